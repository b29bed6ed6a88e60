/**
 * Counts, places, winners and differences that carry no key: in sentences, in lists and in what a reader filters by. Each
 * is worked out from the catalog; a sentence of another form is left to the twin and to the parts that know its figures.
 */
import Fraction from 'fraction.js';
import type { Model, Rate } from '#catalog/types.ts';
import { loadHistory } from '#catalog/records/price-history.ts';
import type { HTMLElement } from 'node-html-parser';
import { modelLinked, type BuiltSite } from '../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../finding.ts';
import { type HtmlPage, isTag, metaContent } from '../html-page.ts';
import {
  isGone,
  perUnitOfMeter,
  priceAtLength,
  ranking,
  rankingPrice,
  rankingRate,
  ratesInForce,
  ratesOf,
  type Ranked,
} from '../oracle/rates.ts';
import { isObject, listOf, wordsOf, type Json } from '../json.ts';
import { listedRateOf, subjectOf } from '../oracle/trace-key.ts';
import { dateInWords, grouped, meterWords, ordinalOf } from '../oracle/words.ts';
import type { PartKind } from '../part.ts';
import type { TextBlock } from '../text-blocks.ts';

export const claimCodes = codes('claims', {
  'count-wrong': {
    why: 'Readers and search engines take the count for what there is.',
    fix: 'Count the models of the catalog (src/views/lists), and build again.',
  },
  'place-wrong': {
    why: 'Readers choose by what is cheapest, and by how much.',
    fix: 'Build again; if it stays, correct the sentence in src/views/model or src/pricing/comparison.',
  },
  'order-wrong': {
    why: 'A list that says “cheapest first” is read from the top.',
    fix: 'Sort it by the ranking (src/views/lists/model-table.ts).',
  },
  'filter-wrong': {
    why: 'The table in the browser filters by it, and readers see only what is left.',
    fix: 'Take the words of the row from the catalog (src/views/lists/model-filters.ts).',
  },
  'start-differs': {
    why: 'The calculator shows the sum of another use than the one in its fields.',
    fix: 'Print fields and sum from the same use (src/views/model/calculator.ts).',
  },
  'day-wrong': {
    why: 'Prices hold on the day that is named, and on no other.',
    fix: 'Print the day of the build, and the days of the catalog.',
  },
});

const finding = raising(claimCodes);

export const claimsPart: PartKind = {
  codes: [claimCodes],
  start(site) {
    const changes = loadHistory(site.catalog).filter(({ kind }) => kind !== 'repair');
    return {
      *page(page) {
        yield* checkCounts(site, page, changes);
        for (const block of page.blocks) {
          yield* checkPlaces(site, page, block);
          yield* checkDifferences(site, page, block);
          yield* checkComparison(site, page, block);
        }
        yield* checkDays(
          site,
          page.file,
          page.blocks.map(({ text }) => text),
        );
        yield* checkTables(site, page);
        yield* checkFilters(site, page);
        yield* checkStart(page);
        yield* checkModel(page);
        yield* checkDescription(page);
        yield* checkStrip(site, page);
      },
      *text(file, text) {
        if (/\.(?:md|txt)$/.test(file)) yield* checkDays(site, file, text.split('\n'));
        if (/^(?:changes|new-models)\.json$/.test(file)) yield* checkFeed(site, file, text, changes);
      },
    };
  },
};

const shown = (count: number) => grouped(String(count));

// Counts of models, makers and changes.

function* checkCounts(site: BuiltSite, page: HtmlPage, changes: ReturnType<typeof loadHistory>): Findings {
  const { catalog, date } = site;
  const listed = modelsOf(site, page.path);
  const served = catalog.models.filter((model) => !isGone(model, date));
  const makers = new Set(catalog.models.map(({ provider }) => provider.id)).size;
  const past = changes.filter((change) => change.date <= date);
  const announced = changes.length - past.length;
  const priced = (models: readonly Model[]) => models.filter((model) => ratesOf(model).length > 0);
  /** What a sentence counts, by its words; several where it may be one or another. */
  const rules: readonly (readonly [pattern: RegExp, ...right: (readonly number[])[]])[] = [
    [/\bin front of (\d[\d,]*) models?\b/, [served.length]],
    [/^One page for each of (\d[\d,]*) models/, [served.length]],
    [/\b[Tt]hose of (\d[\d,]*) providers?\b/, [makers]],
    [
      /\bExact prices of (\d[\d,]*) models? from (\d[\d,]*) providers?\b/,
      [
        priced(served).length,
        served.filter(({ pricing: { kind } }) => kind === 'priced' || kind === 'free').length,
      ],
      [makers],
    ],
    [/^One question per model, (\d[\d,]*) models?\b/, [served.length]],
    [/^Every model of .* in one table: (\d[\d,]*) models?\b/, [served.length]],
    [
      /^(\d[\d,]*) price changes? and (\d[\d,]*) announced ones?(?: of (\d[\d,]*) models?)?/,
      [past.length],
      [announced],
      [new Set(changes.map(({ id }) => id)).size],
    ],
    [/^(\d[\d,]*) announced price changes?/, [announced]],
    [/^(\d[\d,]*) price changes? (?:of|with)/, [past.length]],
    [/\bThrough .* has (\d[\d,]*) models?\b/, [listed.filter((model) => !isGone(model, date)).length]],
    [/^(\d[\d,]*) models? from /, [listed.length, listed.filter((model) => !isGone(model, date)).length]],
    [
      /^What .*: (\d[\d,]*) models?, (?:free or |from |none)/,
      [listed.length, listed.filter((model) => !isGone(model, date)).length],
    ],
    ...(page.path.startsWith('/models/')
      ? [
          [
            /^(\d[\d,]*) models?[.,]/,
            [listed.length, listed.filter((model) => !isGone(model, date)).length],
          ] as const,
        ]
      : []),
  ];
  const texts = [metaContent(page, 'description') ?? '', ...page.blocks.map(({ text }) => text)].map((text) =>
    text.trim(),
  );
  for (const text of texts) {
    for (const [pattern, ...right] of rules) {
      const match = pattern.exec(text);
      const wrong = match?.slice(1).find((said, index) => right[index]?.map(shown).includes(said) === false);
      if (wrong !== undefined)
        yield finding(
          'count-wrong',
          page.file,
          `It says ${excerpt(match?.[0] ?? '')}; ${wrong} is ${right.flat().map(shown).join(' or ')} by the catalog.`,
        );
    }
  }
}

/** The models of a list by its address. */
function modelsOf({ catalog }: BuiltSite, path: string): readonly Model[] {
  const [, list, name] = /^\/(models|providers)\/(?:([^/]+)\/)?$/.exec(path) ?? [];
  if (list === undefined || name === undefined) return catalog.models;
  return catalog.models.filter(
    ({ modality, provider }) => (list === 'models' ? modality : provider.id) === name,
  );
}

// Places among all of a kind.

const rank =
  /has the (?:(\d+\w\w) )?(lowest|highest) price of the (\d[\d,]*) [^.]*? priced that way here(?:, shared with (one|\d[\d,]*) others?)?(?:; (\d[\d,]*) of them costs? more)?/;

function* checkPlaces(site: BuiltSite, page: HtmlPage, block: TextBlock): Findings {
  const match = rank.exec(block.text);
  if (match === null) return;
  const before = block.traced.filter(({ start }) => start < match.index).at(-1);
  const model = site.modelById.get(subjectOf(before?.key ?? '') ?? '');
  const found = model && placeOf(site, model);
  if (found === undefined) {
    yield finding('place-wrong', page.file, `It ranks what has no place: ${excerpt(match[0])}`);
    return;
  }
  const { cheaper, dearer, size } = found;
  const [nearer, end] = cheaper <= dearer ? [cheaper, 'lowest'] : [dearer, 'highest'];
  const alike = size - cheaper - dearer - 1;
  const right = [
    nearer === 0 ? undefined : ordinalOf(nearer + 1),
    end,
    shown(size),
    alike === 0 ? undefined : alike === 1 ? 'one' : shown(alike),
  ];
  const [, ...said] = match;
  const more = said[4] === undefined || said[4] === shown(dearer);
  if (right.every((part, index) => part === said[index]) && more) return;
  yield finding(
    'place-wrong',
    page.file,
    `It says ${excerpt(match[0])}; by the catalog ${cheaper} cost less and ${dearer} more, of ${size}.`,
  );
}

interface Place {
  readonly ranked: readonly Ranked[];
  readonly own: Ranked;
  readonly cheaper: number;
  readonly dearer: number;
  readonly size: number;
}

/** Rows of many lists ask for the same places. */
const known = new WeakMap<BuiltSite, Map<Model, Place | undefined>>();

function placeOf(site: BuiltSite, model: Model): Place | undefined {
  const places = known.get(site) ?? placesOn(site);
  known.set(site, places);
  return places.get(model);
}

function placesOn({ catalog, date, modelById }: BuiltSite): Map<Model, Place | undefined> {
  const places = new Map<Model, Place | undefined>();
  const fields = new Set(
    catalog.models.flatMap((model) => {
      const meter = rankingRate(model, date)?.meter;
      return meter === undefined ? [] : [`${model.modality} ${meter}`];
    }),
  );
  for (const field of fields) {
    const [modality, meter] = field.split(' ') as [Model['modality'], Rate['meter']];
    const ranked = ranking(catalog, date, modality, meter);
    for (const own of ranked) {
      const model = modelById.get(own.id);
      if (model === undefined) continue;
      const cheaper = ranked.findIndex(({ price }) => price.equals(own.price));
      const dearer = ranked.length - 1 - ranked.findLastIndex(({ price }) => price.equals(own.price));
      places.set(model, { ranked, own, cheaper, dearer, size: ranked.length });
    }
  }
  return places;
}

// Differences in per cent, and how often one price is another.

/** Half a unit of the last digit that is told. */
const slack = new Fraction(1, 2);

function isAbout(said: string, right: Fraction): boolean {
  const digits = said.split('.')[1]?.length ?? 0;
  return new Fraction(said)
    .sub(right)
    .abs()
    .mul(10 ** digits)
    .lte(slack);
}

/** Whether "20% more", "twice as much" and the like are true of one price against another. */
function isTrue(words: string, price: Fraction, base: Fraction): boolean {
  const [, percent, direction] = /([\d.]+)% (less|more)/.exec(words) ?? [];
  const [, times] = /([\d.]+) times/.exec(words) ?? [];
  const change = price.div(base).sub(1).mul(100);
  if (percent !== undefined) return isAbout(percent, direction === 'less' ? change.neg() : change);
  if (times !== undefined) return isAbout(times, price.div(base));
  return words.includes('twice') ? price.equals(base.mul(2)) : true;
}

const difference = String.raw`(?:(?:about )?[\d.]+% (?:less|more)|twice as much|(?:about )?[\d.]+ times as much)`;

function* checkDifferences(site: BuiltSite, page: HtmlPage, block: TextBlock): Findings {
  const { model } = page;
  const { text } = block;
  const wrong = (said: string) =>
    finding('place-wrong', page.file, `It says ${excerpt(said)}, which the catalog makes false.`);
  const cached = /\bsemantic cache, it bills ([\d.]+)% of the uncached price/.exec(text);
  if (cached && cached[1] !== site.catalog.gateway.semanticCache?.percentOfUncached) yield wrong(cached[0]);
  if (model === undefined) return;
  const rates = ratesInForce(model, site.date);
  const plain = (meter: Rate['meter']) =>
    rates.find((rate) => rate.meter === meter && Object.keys(rate.when).length === 0);
  const price = (meter: Rate['meter']) => {
    const rate = plain(meter);
    return rate && perUnitOfMeter(rate);
  };
  const [input, output, cacheRead] = [price('input'), price('output'), price('cacheRead')];
  for (const [said] of text.matchAll(
    new RegExp(
      `An output token costs ${difference} as an input token|less than ([\\d.]+) times as long`,
      'g',
    ),
  ))
    if (!input || !output || !isTrue(said.replace('as long', 'as much'), output, input)) yield wrong(said);
  const read = new RegExp(`A token read from the provider’s cache costs ${difference} than`).exec(text);
  if (read && (!input || !cacheRead || !isTrue(read[0], cacheRead, input))) yield wrong(read[0]);
  yield* checkServices(page, text, rates, wrong);
  yield* checkAnnounced(site, model, text, wrong);
  const own = placeOf(site, model);
  // "Of the 3 chat models here released in 2026, 2 cost less per input token."
  const [subset, size = '', year = '', less = ''] =
    /\bOf the (\d[\d,]*) [\w ]*? here released in (\d{4}), (\d[\d,]*) costs? less/.exec(text) ?? [];
  if (subset !== undefined && own !== undefined) {
    const among = own.ranked.filter(({ id }) => isReleasedIn(site, id, year));
    const cheaper = among.filter(({ price: other }) => other.lt(own.own.price)).length;
    if (size !== shown(among.length) || less !== shown(cheaper)) yield wrong(subset);
  }
  // "the one below, Talk Mini, costs about 87% less", of what is linked there
  for (const match of text.matchAll(
    new RegExp(`the one (?:below|above), [^,]+, costs (${difference})`, 'g'),
  )) {
    const linked = block.group?.hrefs.flatMap((href) => modelLinked(site, href) ?? []) ?? [];
    const others = linked.flatMap((other) => rankingPrice(other, site.date) ?? []);
    if (
      own !== undefined &&
      others.length > 0 &&
      !others.some((other) => isTrue(match[1] ?? '', other, own.own.price))
    )
      yield wrong(match[0]);
  }
}

function isReleasedIn({ modelById, date }: BuiltSite, id: string, year: string): boolean {
  const { released = '' } = modelById.get(id)?.life ?? {};
  return released.startsWith(year) && released <= date;
}

/** "Against the standard rates, batch costs 50% less for input tokens and output tokens." */
function* checkServices(
  _: HtmlPage,
  text: string,
  rates: readonly Rate[],
  wrong: (said: string) => ReturnType<typeof finding>,
): Findings {
  const [, list = ''] = /Against the standard rates, (.*)\.$/.exec(text.trim()) ?? [];
  for (const clause of list.split('; ')) {
    const [service = ''] = /^\w+/.exec(clause) ?? [];
    const whole = new RegExp(`^[\\w ]+? costs (${difference})$`).exec(clause)?.[1];
    const claims = [
      ...clause.matchAll(new RegExp(`(${difference}) for (.+?)(?=(?:,| and) ${difference} for |$)`, 'g')),
    ];
    for (const rate of rates.filter(
      ({ when }) => when.service === service && Object.keys(when).length === 1,
    )) {
      const base = rates.find((other) => other.meter === rate.meter && Object.keys(other.when).length === 0);
      const said =
        whole ??
        claims.find(([, , nouns = '']) => nouns.split(/, | and /).includes(meterWords[rate.meter].many))?.[1];
      if (
        base !== undefined &&
        said !== undefined &&
        !isTrue(said, perUnitOfMeter(rate), perUnitOfMeter(base))
      )
        yield wrong(clause);
    }
  }
}

/** "From 1 January 2027, input tokens cost 20% more." */
function* checkAnnounced(
  { date }: BuiltSite,
  model: Model,
  text: string,
  wrong: (said: string) => ReturnType<typeof finding>,
): Findings {
  const match = new RegExp(`From (\\d{1,2} [A-Z][a-z]+ \\d{4}), (.+? costs? ${difference})`).exec(text);
  if (match === null) return;
  const [said, day = '', clause = ''] = match;
  const later = ratesOf(model).filter(({ from = '' }) => from > date && dateInWords(from) === day);
  if (later.length === 0) {
    yield wrong(said);
    return;
  }
  const named = later.filter(({ meter }) => clause.includes(meterWords[meter].many));
  for (const rate of named.filter(({ when }) => Object.keys(when).length === 0)) {
    const base = ratesInForce(model, date).find(
      (one) => one.meter === rate.meter && Object.keys(one.when).length === 0,
    );
    const own = new RegExp(`${meterWords[rate.meter].many} costs? (${difference})`).exec(clause)?.[1];
    if (base && own !== undefined && !isTrue(own, perUnitOfMeter(rate), perUnitOfMeter(base)))
      yield wrong(said);
  }
}

// Two models side by side.

function* checkComparison(site: BuiltSite, page: HtmlPage, block: TextBlock): Findings {
  if (!page.path.startsWith('/compare/') || page.path === '/compare/') return;
  const { text } = block;
  const wrong = (said: string) =>
    finding('place-wrong', page.file, `It says ${excerpt(said)}, which the catalog makes false.`);
  const named = (name: string | undefined) =>
    site.catalog.models.filter(
      (model) => name !== undefined && name.endsWith(model.name) && page.source.includes(model.slug),
    );
  const context =
    /(?:^|\. )(.+?) has the larger context: ([\d,]+) tokens against ([\d,]+) of (.+?)\.(?: |$)/.exec(text);
  if (context) {
    const [said, large, more, less, small] = context;
    const is = (name: string | undefined, count: string | undefined) =>
      named(name).some((model) => model.context !== undefined && shown(model.context) === count);
    const digits = [more, less].map((count) => Number(count?.replaceAll(',', '')));
    if (!is(large, more) || !is(small, less) || (digits[0] ?? 0) <= (digits[1] ?? 0)) yield wrong(said);
  }
  const newer = /^(.+?) is the newer of the two, released (.+?); (.+?) came out (.+?)\.$/.exec(text.trim());
  if (newer) {
    const [said, one, day, other, before] = newer;
    const released = (name: string | undefined, words: string | undefined) =>
      named(name)
        .map(({ life }) => life.released ?? '')
        .find((date) => date !== '' && dateInWords(date) === words);
    const [late, early] = [released(one, day), released(other, before)];
    if (late === undefined || early === undefined || late <= early) yield wrong(said);
  }
  const winner = /(?:^|\. )([^.]+?) costs less in each use below/.exec(text);
  if (winner) {
    const costs = usesOn(page);
    const best = named(winner[1]).find(({ id }) =>
      costs.every((row) =>
        row.every((cost) => cost.id === id || cost.value.gt(row.find((own) => own.id === id)?.value ?? 0)),
      ),
    );
    if (best === undefined) yield wrong(winner[0]);
  }
}

/** What the same use costs with each model, of the uses that all have a price for. */
function usesOn(page: HtmlPage): { readonly id: string; readonly value: Fraction }[][] {
  const rows = Map.groupBy(
    page.blocks.filter(({ section, group }) => section === 'in-practice' && group?.kind === 'row'),
    ({ group }) => group,
  );
  const costs = [...rows.values()].map((row) =>
    row.flatMap(({ traced }) => {
      const [first] = traced.filter(({ key }) => /#quote\([^)]*\)$/.test(key));
      const id = subjectOf(first?.key ?? '');
      return first?.value === undefined || id === undefined ? [] : [{ id, value: new Fraction(first.value) }];
    }),
  );
  const most = Math.max(0, ...costs.map(({ length }) => length));
  return costs.filter(({ length }) => length === most && length > 1);
}

// Days.

function* checkDays({ date }: BuiltSite, file: string, texts: readonly string[]): Findings {
  for (const text of texts) {
    const [said, day] =
      /\b(?:Prices of|these are the prices of) (\d{1,2} [A-Z][a-z]+ \d{4})/.exec(text) ?? [];
    if (said !== undefined && day !== dateInWords(date))
      yield finding('day-wrong', file, `It says “${said}”, the site is of ${date}.`);
  }
}

/** Feeds tell of a change by its day and its size, of a new model by its kind, its maker and its day. */
function* checkFeed(
  site: BuiltSite,
  file: string,
  text: string,
  changes: ReturnType<typeof loadHistory>,
): Findings {
  let data: Json = null;
  try {
    data = JSON.parse(text) as Json;
  } catch {
    // Found by the check of feeds.
  }
  for (const item of isObject(data) ? listOf(data.items).filter(isObject) : []) {
    const [url, id, title, words] = [item.url, item.id, item.title, item.content_text].map(wordsOf);
    const model = modelLinked(site, url ?? '');
    if (model === undefined) continue;
    const { provider, life } = model;
    const day = file.startsWith('new')
      ? (life.released ?? life.listed ?? '')
      : (/\d{4}-\d{2}-\d{2}$/.exec(id ?? '')?.[0] ?? '');
    const isSaid =
      words?.includes(dateInWords(day)) === true &&
      (!file.startsWith('new') || words.includes(` by ${provider.name}`));
    const [, percent] = /\(([+−][\d.]+)%\)$/.exec(title ?? '') ?? [];
    const own = changes.filter((change) => change.id === model.id && change.date === day);
    const fits = own.some(({ from, to }) =>
      isAbout(percent?.replace(/[+−]/, '') ?? '0', new Fraction(to).div(from).sub(1).mul(100).abs()),
    );
    if (day === '' || (isSaid && (percent === undefined || own.length === 0 || fits))) continue;
    yield finding(
      'day-wrong',
      file,
      `The item ${excerpt(title ?? '')} says ${excerpt(words ?? '')}, by the records it is of ${day}.`,
    );
  }
}

/** A model's page names its day of release, and its picture the model. */
function* checkModel(page: HtmlPage): Findings {
  const { file, blocks, model } = page;
  if (model === undefined) return;
  const alt = metaContent(page, 'og:image:alt') ?? model.name;
  if (!alt.startsWith(model.name))
    yield finding(
      'place-wrong',
      file,
      `Its picture is described as ${excerpt(alt)}, which is not of ${model.name}.`,
    );
  for (const [index, { tag, text }] of blocks.entries()) {
    const said = blocks[index + 1];
    if (tag !== 'dt' || text.trim() !== 'Released' || said?.tag !== 'dd') continue;
    if (model.life.released !== undefined && said.text.trim().startsWith(dateInWords(model.life.released)))
      continue;
    yield finding(
      'day-wrong',
      file,
      `It says that it was released ${excerpt(said.text)}, the catalog has ${model.life.released ?? 'no day'}.`,
    );
  }
}

/** What a description of two models says of their difference, its page says. */
function* checkDescription(page: HtmlPage): Findings {
  const text = metaContent(page, 'description') ?? '';
  for (const sentence of text
    .split(/(?<=\.) (?=[A-Z])/)
    .filter((one) => /\d%/.test(one) && page.path.startsWith('/compare/'))) {
    if (page.blocks.some((block) => block.text.includes(sentence))) continue;
    yield finding(
      'place-wrong',
      page.file,
      `Its description says ${excerpt(sentence)}, which the page does not.`,
    );
  }
}

/** Prices of a kind as ticks: as far from the left as their logarithms are, the longest of them the model's own. */
function* checkStrip(site: BuiltSite, { file, model, elements }: HtmlPage): Findings {
  const place = model && placeOf(site, model);
  const drawing = elements.find((element) => isTag(element, 'figure') && element.classList.contains('strip'));
  if (place === undefined || drawing === undefined) return;
  const [left, width] = [3, 314];
  const [low, high] = [place.ranked[0], place.ranked.at(-1)].map((ranked) =>
    Math.log(ranked?.price.valueOf() ?? 1),
  );
  const at = (price: Fraction) =>
    left + Math.round(((Math.log(price.valueOf()) - (low ?? 0)) / ((high ?? 1) - (low ?? 0))) * width);
  const right = [...new Set(place.ranked.map(({ price }) => at(price)))];
  const [ticks, own] = ['path:not([class])', 'path.own'].map((which) =>
    positionsIn(drawing.querySelector(which)?.getAttribute('d') ?? ''),
  );
  const isNear = (found: readonly number[] | undefined, wanted: readonly number[]) =>
    found?.every((x) => wanted.some((other) => Math.abs(x - other) <= 1)) ?? false;
  if (isNear(ticks, right) && isNear(right, ticks ?? []) && isNear(own, [at(place.own.price)])) return;
  yield finding(
    'place-wrong',
    file,
    'Its drawing of all prices has a tick where no price is, or none where one is.',
  );
}

/** Where the strokes of a path stand: "M3 9v10m250-10v10" at 3 and 253. */
function positionsIn(path: string): number[] {
  let x = 0;
  return [...path.matchAll(/([Mm])(-?[\d.]+)/g)].map(
    ([, how, by]) => (x = how === 'M' ? Number(by) : x + Number(by)),
  );
}

// Tables.

function* checkTables(site: BuiltSite, page: HtmlPage): Findings {
  for (const table of page.elements.filter((element) => isTag(element, 'table'))) {
    const caption = table.querySelector('caption')?.text ?? '';
    const rows = table.querySelectorAll('tbody tr');
    if (caption.includes('cheapest first')) yield* checkOrder(site, page, rows);
    if (caption.startsWith('The cheapest of the')) yield* checkNeeds(site, page, rows);
    if (caption.startsWith('Listed prices per kind of model')) yield* checkKinds(site, page, rows);
    yield* checkContexts(site, page, rows);
    yield* checkChanges(page, rows);
  }
}

function rowModel(site: BuiltSite, row: HTMLElement): Model | undefined {
  return modelLinked(site, row.querySelector('th a')?.getAttribute('href') ?? '');
}

/** By what they are ranked by; of other units, and of what has no place, the order says nothing. */
function* checkOrder(site: BuiltSite, page: HtmlPage, rows: readonly HTMLElement[]): Findings {
  const places = new Map<string, Fraction>();
  for (const row of rows) {
    const model = rowModel(site, row);
    const found = model === undefined || isGone(model, site.date) ? undefined : placeOf(site, model);
    if (model === undefined || found === undefined) continue;
    const { meter } = found.own.rate;
    const before = places.get(meter);
    if (before?.gt(found.own.price))
      yield finding('order-wrong', page.file, `${model.id} stands behind what costs more.`);
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
    const models = modelsOf(site, row.querySelector('th a')?.getAttribute('href') ?? '');
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

/** A bare number of tokens in the row of a model, and "context 200,000" beside its price. */
function* checkContexts(site: BuiltSite, page: HtmlPage, rows: readonly HTMLElement[]): Findings {
  for (const row of rows) {
    const model = rowModel(site, row);
    if (model === undefined) continue;
    const table = row.parentNode?.parentNode as HTMLElement | undefined;
    const column =
      table?.querySelectorAll('thead th').findIndex((head) => head.text.startsWith('Context')) ?? -1;
    const cell = column < 0 ? undefined : row.querySelectorAll('th, td')[column]?.text.trim();
    const [, beside] = /, context (\d(?:[\d,]*\d)?)/.exec(row.text) ?? [];
    const right = model.context === undefined ? '–' : shown(model.context);
    // Of a model that is not billed by tokens, none is told.
    if ((cell === undefined || cell === right || cell === '–') && (beside === undefined || beside === right))
      continue;
    yield finding(
      'count-wrong',
      page.file,
      `The context of ${model.id} is told as ${beside ?? cell ?? ''}, the catalog has ${right}.`,
    );
  }
}

// What a reader filters by.

const marks: Readonly<Record<string, (model: Model, site: BuiltSite) => string | undefined>> = {
  'data-modality': ({ modality }) => modality,
  'data-provider': ({ provider }) => provider.id,
  'data-can': ({ capabilities }) => (capabilities.length === 0 ? undefined : capabilities.join(' ')),
  'data-status': (model, { date }) => (isGone(model, date) ? 'retired' : (model.life.status ?? 'current')),
};

function* checkFilters(site: BuiltSite, page: HtmlPage): Findings {
  const rows = page.elements.filter(
    (element) => isTag(element, 'tr') && element.hasAttribute('data-modality'),
  );
  if (rows.length === 0) return;
  const wrong = (what: string) => finding('filter-wrong', page.file, what);
  for (const row of rows) {
    const model = rowModel(site, row);
    if (model === undefined) {
      yield wrong('A row is of no model.');
      continue;
    }
    for (const [name, of] of Object.entries(marks))
      if (row.getAttribute(name) !== of(model, site))
        yield wrong(`${name} of ${model.id} is "${row.getAttribute(name) ?? ''}".`);
    const context = row.getAttribute('data-context');
    if (context !== undefined && context !== String(model.context))
      yield wrong(`data-context of ${model.id} is ${context}.`);
    const [unit = ''] = (row.getAttribute('data-unit') ?? '').split(' ');
    const meters = new Set<string>(ratesInForce(model, site.date).map(({ meter }) => meter));
    const traced = row
      .querySelectorAll('[data-rate]')
      .map((data) => site.rates.get(listedRateOf(data.getAttribute('data-rate') ?? '') ?? '')?.rate.meter);
    if (
      unit !== '' &&
      (!meters.has(unit.split('/')[0] ?? '') || !traced.some((meter) => meter === unit.split('/')[0]))
    )
      yield wrong(`data-unit of ${model.id} is "${unit}".`);
    const said = row.querySelectorAll('td').at(-1)?.text.trim() ?? '';
    const checked = row.getAttribute('data-checked');
    const count = /^(\d+) sources?$/.exec(said)?.[1];
    const right = count === undefined ? undefined : Number(count) > 1 ? 'two' : 'one';
    if (count !== undefined ? checked !== right : ['one', 'two'].includes(checked ?? ''))
      yield wrong(`data-checked of ${model.id} is "${checked ?? ''}", its row says “${said}”.`);
  }
  yield* checkOptions(page, rows, wrong);
}

/** "Chat models (4)": as many rows have the word. */
function* checkOptions(
  page: HtmlPage,
  rows: readonly HTMLElement[],
  wrong: (what: string) => ReturnType<typeof finding>,
): Findings {
  const counted = (name: string, value: string, isLeast: boolean) =>
    rows.filter((row) => {
      const words = row.getAttribute(`data-${name}`)?.split(' ') ?? [];
      return isLeast ? Number(words[0] ?? 0) >= Number(value) : words.includes(value);
    }).length;
  for (const select of page.elements.filter(
    (element) => isTag(element, 'select') && element.closest('form.finder'),
  )) {
    const name = select.getAttribute('name') ?? '';
    for (const option of select.querySelectorAll('option')) {
      const value = option.getAttribute('value') ?? '';
      const [, said] = /\((\d[\d,]*)\)$/.exec(option.text.trim()) ?? [];
      if (value === '' || said === undefined) continue;
      const right = shown(counted(name, value, select.hasAttribute('data-least')));
      if (said !== right) yield wrong(`${excerpt(option.text)} is of ${right} rows.`);
    }
  }
  for (const box of page.elements.filter(
    (element) =>
      isTag(element, 'input') &&
      element.getAttribute('type') === 'checkbox' &&
      element.closest('form.finder'),
  )) {
    const said = box.parentNode?.querySelector('.muted')?.text.trim();
    const right = shown(counted(box.getAttribute('name') ?? '', box.getAttribute('value') ?? '', false));
    if (said !== undefined && said !== right)
      yield wrong(`${excerpt(box.parentNode?.text ?? '')} is of ${right} rows.`);
  }
}

// The use that a calculator begins with.

function* checkStart(page: HtmlPage): Findings {
  for (const form of page.elements.filter(
    (element) => isTag(element, 'form') && element.getAttribute('data-tool') === 'calculator',
  )) {
    const total = form.querySelector('.calculator-total [data-rate]')?.getAttribute('data-rate') ?? '';
    const [, counts = '', requests = '1'] = /#quote\(([^;)]*)(?:;(\d+))?/.exec(total) ?? [];
    const id = subjectOf(total);
    if (id === undefined) continue;
    const right = new Map([
      ...counts.split(',').map((part) => part.split('=') as [string, string]),
      ['requests', requests] as const,
      ['model', id] as const,
    ]);
    for (const field of form.querySelectorAll('input')) {
      const name = field.getAttribute('name') ?? '';
      const value = field.getAttribute('value');
      if (!right.has(name) || value === undefined || right.get(name) === value) continue;
      yield finding(
        'start-differs',
        page.file,
        `The field "${name}" begins with ${value}, the sum beside it is of ${right.get(name) ?? ''}.`,
      );
    }
  }
}
