/** Tables and filters of lists: their order, their counts and the words of their rows are those of the catalog. */
import type Fraction from 'fraction.js';
import type { Model } from '#catalog/types.ts';
import type { HTMLElement } from 'node-html-parser';
import { localPath, modelLinked, type BuiltSite } from '../../built-site.ts';
import { excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, tagged, rowAddress } from '../../html-page.ts';
import { isGone, stageOf } from '../../oracle/life.ts';
import { priceAtLength, ratesInForce, type Ranked } from '../../oracle/rates.ts';
import { listedRateOf } from '../../oracle/trace-key.ts';
import { dateInWords } from '../../oracle/words.ts';
import type { PartKind } from '../../part.ts';
import { claimCodes } from './claims.ts';
import { isReleasedIn, listAt, modelsOf, placeOf, shown } from './places.ts';

const finding = raising(claimCodes);

export const listsPart: PartKind = {
  codes: [claimCodes],
  start(site) {
    const lists = new Map<string, ListPage[]>();
    return {
      *page(page) {
        yield* checkTables(site, page);
        yield* checkFilters(site, page);
        const place = listAt(page.path);
        if (place === undefined) return;
        const pages = lists.get(place.first) ?? [];
        lists.set(place.first, [...pages, listPage(site, page, place.page)]);
      },
      *end() {
        for (const [first, pages] of lists)
          yield* checkList(
            site,
            first,
            pages.toSorted((a, b) => a.number - b.number),
          );
      },
    };
  },
};

// A list whose lines may stand on several pages.

/** What is kept of one page of a list. */
interface ListPage {
  readonly file: string;
  readonly number: number;
  readonly caption: string;
  /** In the order in which they are listed. */
  readonly models: readonly Model[];
  /** Of each row, by the names of filters, what it is filtered by. */
  readonly facts: readonly Readonly<Record<string, string | undefined>>[];
  readonly options: readonly FilterOption[];
}

function listPage(site: BuiltSite, page: HtmlPage, number: number): ListPage {
  const table = tagged(page, 'table').find((element) => element.classList.contains('models'));
  const form = tagged(page, 'form').find((element) => element.classList.contains('finder'));
  const lines =
    table?.querySelectorAll('tbody tr') ??
    tagged(page, 'li').filter((element) => element.parentNode?.classList.contains('list'));
  return {
    file: page.file,
    number,
    caption: table?.querySelector('caption')?.text ?? '',
    models: lines.flatMap(
      (line) => modelLinked(site, line.querySelector('a')?.getAttribute('href') ?? '') ?? [],
    ),
    facts:
      table === undefined
        ? []
        : rowsOf(site, table).map(({ fact }) =>
            Object.fromEntries(filterNames.map((name) => [name, fact(name)])),
          ),
    options: form === undefined ? [] : optionsOf(form),
  };
}

/** Every model of a list stands on one of its pages, once and in the order of the whole; filters count all rows. */
function* checkList(site: BuiltSite, first: string, pages: readonly ListPage[]): Findings {
  const [{ file, caption } = { file: '', caption: '' }] = pages;
  const listed = pages.flatMap(({ models }) => models);
  const times = Map.groupBy(listed, ({ id }) => id);
  for (const { id } of modelsOf(site, first)) {
    const count = times.get(id)?.length ?? 0;
    if (count !== 1)
      yield finding('list-incomplete', file, `It has ${id} ${count} times, on ${pages.length} pages.`);
  }
  if (pages.length > 1) yield* checkListOrder(site, file, caption, listed);
  const facts = pages.flatMap((page) => page.facts);
  for (const { name, value, isLeast, label, said } of pages.flatMap(({ options }) => options)) {
    const right = facts.filter((fact) => {
      const words = fact[name]?.split(' ') ?? [];
      return isLeast ? Number(words[0] ?? 0) >= Number(value) : words.includes(value);
    }).length;
    if (said !== shown(right))
      yield finding('filter-wrong', file, `${excerpt(label)} is of ${shown(right)} rows.`);
  }
}

function* checkListOrder(
  site: BuiltSite,
  file: string,
  caption: string,
  models: readonly (Model | undefined)[],
): Findings {
  if (caption.includes('cheapest first')) yield* checkOrder(site, file, models);
  if (caption.includes('newest first')) yield* checkNewest(site, file, models);
}

function* checkTables(site: BuiltSite, page: HtmlPage): Findings {
  for (const table of tagged(page, 'table')) {
    const caption = table.querySelector('caption')?.text ?? '';
    const rows = table.querySelectorAll('tbody tr');
    yield* checkListOrder(
      site,
      page.file,
      caption,
      rows.map((row) => rowModel(site, row)),
    );
    if (caption.startsWith('The cheapest of the')) yield* checkNeeds(site, page, rows);
    if (caption.startsWith('Listed prices by type of model')) yield* checkKinds(site, page, rows);
    yield* checkContexts(site, page, rows);
    yield* checkColumns(site, page, rows);
    yield* checkChanges(page, rows);
  }
}

function rowModel(site: BuiltSite, row: HTMLElement): Model | undefined {
  return modelLinked(site, rowAddress(row));
}

/** By what they are ranked by; of other units, and of what has no place, the order says nothing. */
function* checkOrder(site: BuiltSite, file: string, models: readonly (Model | undefined)[]): Findings {
  const places = new Map<string, Fraction>();
  for (const model of models) {
    const found = model === undefined || isGone(model, site.date) ? undefined : placeOf(site, model);
    if (model === undefined || found === undefined) continue;
    const { meter } = found.own.rate;
    const before = places.get(meter);
    if (before?.gt(found.own.price))
      yield finding('order-wrong', file, `${model.id} stands behind what costs more.`);
    places.set(meter, found.own.price);
  }
}

/** "With 128,000 tokens of context or more | 3 | Talk Mini". */
function* checkNeeds(site: BuiltSite, page: HtmlPage, rows: readonly HTMLElement[]): Findings {
  const models = modelsOf(site, page.path);
  const [first] = models;
  for (const row of rows) {
    const need = row.querySelector('th')?.text ?? '';
    const [, tokens] = /^With ([\d,]+) tokens of context or more$/.exec(need) ?? [];
    const [, year] = /^Released in (\d{4})$/.exec(need) ?? [];
    if (first === undefined || (tokens === undefined && year === undefined)) continue;
    const least = Number(tokens?.replaceAll(',', '') ?? 0);
    const fits = (model: Model | undefined) =>
      model !== undefined &&
      (tokens === undefined || (model.context ?? 0) >= least) &&
      (year === undefined || isReleasedIn(site, model.id, year));
    const [counted, best] = row.querySelectorAll('td');
    const link = modelLinked(site, best?.querySelector('a')?.getAttribute('href') ?? '');
    const all = models.filter((model) => !isGone(model, site.date) && fits(model));
    const staying = all.filter(({ life }) => life.status !== 'deprecated');
    if (
      ![all, staying].some(({ length }) => shown(length) === counted?.text.trim()) &&
      !isRankedCount(site, all, link && placeOf(site, link)?.own.rate.meter, counted?.text)
    )
      yield finding(
        'count-wrong',
        page.file,
        `It says that ${counted?.text ?? ''} fit “${need}”; by the catalog it is ${all.length}.`,
      );
    const price = link && placeOf(site, link)?.own;
    // Who asks for a window fills it: compared is what so long a request costs.
    const paid = (model: Model, own: Ranked) => priceAtLength(model, own, least, site.date);
    const cheaper =
      link &&
      price &&
      staying.find((model) => {
        const own = placeOf(site, model)?.own;
        return own?.rate.meter === price.rate.meter && paid(model, own).lt(paid(link, price));
      })?.id;
    if (!fits(link) || cheaper !== undefined)
      yield finding(
        'place-wrong',
        page.file,
        `The cheapest for “${need}” is ${cheaper ?? 'another one'}, not ${link?.id ?? ''}.`,
      );
  }
}

/** Where only those with a place by the same meter are counted. */
function isRankedCount(
  site: BuiltSite,
  models: readonly Model[],
  meter: string | undefined,
  said: string | undefined,
): boolean {
  const placed = models.filter((model) => placeOf(site, model)?.own.rate.meter === meter);
  const staying = placed.filter(({ life }) => life.status !== 'deprecated');
  return [placed, staying].some(({ length }) => shown(length) === said?.trim());
}

/** How many models there are of each kind. */
function* checkKinds(site: BuiltSite, page: HtmlPage, rows: readonly HTMLElement[]): Findings {
  for (const row of rows) {
    const models = modelsOf(site, localPath(site, rowAddress(row))?.pathname ?? '');
    const said = row.querySelector('td')?.text.trim();
    const served = models.filter((model) => !isGone(model, site.date));
    if ([models, served].some(({ length }) => shown(length) === said)) continue;
    yield finding(
      'count-wrong',
      page.file,
      `It says that there are ${said ?? ''} ${row.querySelector('th')?.text ?? ''}; by the catalog it is ${served.length}.`,
    );
  }
}

/** The row of a change names its day. */
function* checkChanges(page: HtmlPage, rows: readonly HTMLElement[]): Findings {
  for (const row of rows) {
    const key = row.querySelector('[data-rate*="#past("]')?.getAttribute('data-rate') ?? '';
    const [, day] = /,(\d{4}-\d{2}-\d{2})\)/.exec(key) ?? [];
    if (day === undefined || row.text.includes(dateInWords(day))) continue;
    yield finding('day-wrong', page.file, `The row of a change on ${day} says ${excerpt(row.text)}.`);
  }
}

/** 131072 as "131K" and 1048576 as "1.05M": three digits, of which the last is rounded. */
function rounded(tokens: number): string {
  const [unit, sign] = tokens >= 999_500 ? [1_000_000, 'M'] : [1000, 'K'];
  if (tokens < 1000) return String(tokens);
  const whole = Math.floor(tokens / unit);
  const step = unit / 10 ** Math.max(0, 3 - String(whole).length);
  return `${String((Math.round(tokens / step) * step) / unit)}${sign}`;
}

/** Tokens in the row of a model, in short with the exact number to sort by, and "context 200,000" beside its price. */
function* checkContexts(site: BuiltSite, page: HtmlPage, rows: readonly HTMLElement[]): Findings {
  const headings = rows[0]?.closest('table')?.querySelectorAll('thead th') ?? [];
  const column = headings.findIndex((head) => head.text.trim().startsWith('Context'));
  for (const row of rows) {
    const model = rowModel(site, row);
    if (model === undefined) continue;
    const cell = row.querySelector('td.context');
    const said = (cell ?? row.querySelectorAll('th, td')[column])?.text.trim() ?? nothing;
    const [, beside] = /, context (\d(?:[\d,]*\d)?)/.exec(row.text) ?? [];
    const { context } = model;
    // Of a model that is not billed by tokens, none is told.
    const isRight =
      said === nothing ||
      (context !== undefined &&
        (cell === null
          ? said === shown(context)
          : said === rounded(context) && cell.getAttribute('data-key') === String(context)));
    if (isRight && (beside === undefined || (context !== undefined && beside === shown(context)))) continue;
    yield finding(
      'count-wrong',
      page.file,
      `The context of ${model.id} is told as ${beside ?? said}, the catalog has ${context === undefined ? 'none' : shown(context)}.`,
    );
  }
}

const nothing = '–';

// The columns of lists of models, and what a reader filters by.

/** What the keys of a column's figures are made of. */
const columnKeys: Readonly<Record<string, RegExp>> = {
  input: /#input(?:\?|$)/,
  output: /#output(?:\?|$)/,
  cached: /#cacheRead(?:\?|$)/,
  blended: /#input(?:\?[^~]*)?~blended$/,
};

/** The months of releases, whether a model goes, and figures in the columns of other ones. */
function* checkColumns(site: BuiltSite, page: HtmlPage, rows: readonly HTMLElement[]): Findings {
  for (const row of rows) {
    const model = rowModel(site, row);
    if (model === undefined) continue;
    const { released, retires, status } = model.life;
    const said = row.querySelector('td.released')?.text.replaceAll(/\s+/g, ' ').trim() ?? nothing;
    const month = released === undefined || released > site.date ? '' : shortened(released.slice(0, 7));
    const state = isGone(model, site.date)
      ? 'Retired'
      : status === 'deprecated'
        ? retires === undefined
          ? 'Deprecated'
          : 'Retires'
        : status === 'preview'
          ? 'Preview'
          : '';
    const day = retires === undefined || !state.startsWith('Reti') ? '' : shortened(retires);
    const right = [month, state, day].filter((part) => part !== '').join(' ');
    if (said !== nothing && said !== right)
      yield finding('day-wrong', page.file, `The row of ${model.id} says ${excerpt(said)}, not “${right}”.`);
    for (const [name, pattern] of Object.entries(columnKeys)) {
      const key = row.querySelector(`td.${name} [data-rate]`)?.getAttribute('data-rate');
      if (key !== undefined && !pattern.test(key))
        yield finding('filter-wrong', page.file, `The column “${name}” of ${model.id} has ${key}.`);
    }
  }
}

/** "2025-10-15" as "15 Oct 2025" where the day is told, else "Oct 2025". */
function shortened(date: string): string {
  return dateInWords(date).replace(/([A-Z][a-z]{2})[a-z]*/, '$1');
}

/** Newest first: by the day of their release; those without one behind, retired ones last. */
function* checkNewest(site: BuiltSite, file: string, models: readonly (Model | undefined)[]): Findings {
  const places = models.flatMap((model) => {
    if (model === undefined) return [];
    const { released = '' } = model.life;
    return [{ model, day: released > site.date ? '' : released, isGone: isGone(model, site.date) }];
  });
  for (const [index, { model, day, isGone: goes }] of places.entries()) {
    const before = places[index - 1];
    if (before === undefined || (before.isGone === goes ? before.day >= day : goes)) continue;
    yield finding('order-wrong', file, `${model.id} stands behind what is older.`);
  }
}

const marks: Readonly<Record<string, (model: Model, site: BuiltSite) => string | undefined>> = {
  provider: ({ provider }) => provider.id,
  can: ({ capabilities }) => (capabilities.length === 0 ? undefined : capabilities.join(' ')),
  status: (model, { date }) => stageOf(model, date) ?? 'current',
};

function* checkFilters(site: BuiltSite, page: HtmlPage): Findings {
  for (const table of tagged(page, 'table')) {
    if (table.classList.contains('models') && table.hasAttribute('data-usual'))
      yield* checkRows(site, page, rowsOf(site, table));
  }
}

/** The rows of a table of models, with what each is filtered by. */
function rowsOf(site: BuiltSite, table: HTMLElement): FilteredRow[] {
  const usual = new URLSearchParams((table.getAttribute('data-usual') ?? '').replaceAll('&amp;', '&'));
  return table.querySelectorAll('tbody tr').map((row) => {
    const model = rowModel(site, row);
    return {
      row,
      model,
      // What most rows have is said once, for all that say nothing else; what a column has is not said again.
      fact: (name) => row.getAttribute(`data-${name}`) ?? usual.get(name) ?? shownFacts[name]?.(row, model),
    };
  });
}

const filterNames = ['modality', 'provider', 'unit', 'context', 'status', 'checked', 'can'];

/** Facts that a row shows. The id begins with the provider, of which there is an attribute otherwise. */
const shownFacts: Readonly<
  Record<string, (row: HTMLElement, model: Model | undefined) => string | undefined>
> = {
  modality: (row, model) => row.querySelector('td.modality')?.text.trim() ?? model?.modality,
  provider: (row) => row.querySelector('th .muted')?.text.trim().split('/')[0],
  context: (row) => row.querySelector('td.context')?.getAttribute('data-key'),
};

interface FilteredRow {
  readonly row: HTMLElement;
  readonly model: Model | undefined;
  /** What it is filtered by. */
  readonly fact: (name: string) => string | undefined;
}

function* checkRows(site: BuiltSite, page: HtmlPage, rows: readonly FilteredRow[]): Findings {
  const wrong = (what: string) => finding('filter-wrong', page.file, what);
  for (const { row, model, fact } of rows) {
    if (model === undefined) {
      yield wrong('A row is of no model.');
      continue;
    }
    for (const [name, of] of Object.entries(marks))
      if ((fact(name) ?? '') !== (of(model, site) ?? ''))
        yield wrong(`${name} of ${model.id} is "${fact(name) ?? ''}".`);
    const type = row.querySelector('td.modality')?.text.trim();
    if (type !== undefined && type !== model.modality) yield wrong(`The type of ${model.id} is "${type}".`);
    if (row.querySelector('th .muted')?.text.trim() !== model.id)
      yield wrong(`The row of ${model.id} has another id.`);
    const [unit = ''] = (fact('unit') ?? '').split(' ');
    const meters = new Set<string>(ratesInForce(model, site.date).map(({ meter }) => meter));
    const traced = row
      .querySelectorAll('[data-rate]')
      .map((data) => site.rates.get(listedRateOf(data.getAttribute('data-rate') ?? '') ?? '')?.rate.meter);
    if (
      unit !== '' &&
      (!meters.has(unit.split('/')[0] ?? '') || !traced.some((meter) => meter === unit.split('/')[0]))
    )
      yield wrong(`data-unit of ${model.id} is "${unit}".`);
    const said = row.querySelector('th .mark')?.getAttribute('aria-label') ?? '';
    const checked = fact('checked');
    const count = /^(\d+) sources?$/.exec(said)?.[1];
    const right = count === undefined ? undefined : Number(count) > 1 ? 'two' : 'one';
    if (count !== undefined ? checked !== right : ['one', 'two'].includes(checked ?? ''))
      yield wrong(`data-checked of ${model.id} is "${checked ?? ''}", its row says “${said}”.`);
  }
}

/** "Chat models (4)": as many rows have the word. */
interface FilterOption {
  readonly name: string;
  readonly value: string;
  readonly isLeast: boolean;
  readonly label: string;
  /** The count in its label. */
  readonly said: string;
}

function optionsOf(form: HTMLElement): FilterOption[] {
  const chosen = form.querySelectorAll('select').flatMap((select) =>
    select.querySelectorAll('option').flatMap((option): FilterOption[] => {
      const value = option.getAttribute('value') ?? '';
      const label = option.text.trim();
      const [, said] = /\((\d[\d,]*)\)$/.exec(label) ?? [];
      if (value === '' || said === undefined) return [];
      const name = select.getAttribute('name') ?? '';
      return [{ name, value, isLeast: select.hasAttribute('data-least'), label, said }];
    }),
  );
  const switched = form.querySelectorAll('input[type=checkbox]').flatMap((box): FilterOption[] => {
    const said = box.parentNode?.querySelector('.muted')?.text.trim();
    const [name = '', value = ''] = [box.getAttribute('name'), box.getAttribute('value')];
    return said === undefined
      ? []
      : [{ name, value, isLeast: false, label: box.parentNode?.text ?? '', said }];
  });
  return [...chosen, ...switched];
}
