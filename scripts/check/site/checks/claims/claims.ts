/**
 * Counts, places and days that carry no key. Each is worked out from the catalog; a sentence of another form is left to the
 * twin and to the parts that know its figures. Differences and lists have files of their own.
 */
import Fraction from 'fraction.js';
import type { Model, Rate } from '#catalog/types.ts';
import { fileOf, localPath, modelLinked, type BuiltSite } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, metaContent, tagged, textsOf } from '../../html-page.ts';
import { parsed } from '../../json.ts';
import { isGone } from '../../oracle/life.ts';
import { perUnitOfMeter, rankingPrice, ratesInForce, ratesOf, type Ranked } from '../../oracle/rates.ts';
import { isObject, objectsOf, wordsOf } from '../../json.ts';
import { subjectFor, subjectOf } from '../../oracle/trace-key.ts';
import { conditionKeys, dateInWords, meterNames } from '../../oracle/words.ts';
import { remembered } from '../../once.ts';
import type { PartKind } from '../../part.ts';
import type { TextBlock } from '../../text-blocks.ts';
import { isAbout, isTrue, keepingUpTo, keeps, modelsOf, placeOf, shown } from './places.ts';

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
  'list-incomplete': {
    why: 'Who reads without scripts finds a model on the pages of its list only.',
    fix: 'List each model once on the pages of a list (src/views/lists/list-pages.ts), and build again.',
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
    const counts = countsOf(site);
    const barsOf = remembered(barsAmong);
    return {
      *page(page) {
        yield* checkCounts(site, counts, page);
        for (const block of page.blocks) yield* checkPlaces(site, page, block);
        yield* checkCheaper(site, page);
        yield* checkNotice(site, page);
        yield* checkStart(site, page);
        yield* checkModel(page);
        yield* checkStrip(site, page, barsOf);
      },
      *text(file, text) {
        if (/^(?:changes|new-models)\.json$/.test(file)) yield* checkFeed(site, file, text);
      },
    };
  },
};

// Counts of models, makers and changes.

/** What a sentence counts, by its words; several where it may be one or another. */
type CountRule = readonly [pattern: RegExp, ...right: (readonly number[])[]];

interface Counts {
  /** Models that are served. */
  readonly served: number;
  /** Of the whole catalog. */
  readonly rules: readonly CountRule[];
}

function countsOf({ catalog, changes, date }: BuiltSite): Counts {
  const served = catalog.models.filter((model) => !isGone(model, date));
  const makers = new Set(catalog.models.map(({ provider }) => provider.id)).size;
  const past = changes.filter((change) => change.date <= date);
  const announced = changes.length - past.length;
  const priced = (models: readonly Model[]) => models.filter((model) => ratesOf(model).length > 0);
  const rules: readonly CountRule[] = [
    [/\bkey for (\d[\d,]*) models?\b/, [served.length]],
    [/^One page for each of (\d[\d,]*) models/, [served.length]],
    [/^Models from (\d[\d,]*) providers?\b/, [makers]],
    [
      /\bExact prices of (\d[\d,]*) models? from (\d[\d,]*) providers?\b/,
      [
        priced(served).length,
        served.filter(({ pricing: { kind } }) => kind === 'priced' || kind === 'free').length,
      ],
      [makers],
    ],
    [/^One question per model, (\d[\d,]*) models?\b/, [served.length]],
    [/^Every model of .* in one list: (\d[\d,]*) models?\b/, [served.length]],
    [
      /^(\d[\d,]*) changes? of (\d[\d,]*) models?: (\d[\d,]*) (?:announced )?prices?/,
      [new Set(changes.map((change) => `${change.date} ${change.id}`)).size],
      [new Set(changes.map(({ id }) => id)).size],
      [past.length > 0 ? past.length : announced],
    ],
    [/^\d[\d,]* changes? of .*: .*, and (\d[\d,]*) announced/, [announced]],
  ];
  return { served: served.length, rules };
}

/** What every sentence has that counts: most are done after this. */
const counting = /model|provider|announced/;

function* checkCounts(site: BuiltSite, { served, rules }: Counts, page: HtmlPage): Findings {
  const { catalog, date } = site;
  const texts = textsOf(page)
    .slice(1)
    .filter((text) => counting.test(text));
  if (texts.length === 0) return;
  const listed = modelsOf(site, page.path);
  const staying = listed === catalog.models ? served : listed.filter((model) => !isGone(model, date)).length;
  const either = [listed.length, staying];
  const ofList: readonly CountRule[] = [
    [/\bThrough .* has (\d[\d,]*) models?\b/, [staying]],
    [/^(\d[\d,]*) models? from /, either],
    [/^What .*: (\d[\d,]*) models?, (?:free or |from |none)/, either],
    ...(page.path.startsWith('/models/') ? [[/^(\d[\d,]*) models?[.,]/, either] as const] : []),
  ];
  for (const text of texts.map((one) => one.trim())) {
    for (const [pattern, ...right] of [...rules, ...ofList]) {
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

// Places among all of a kind.

/** "By input price, 58 of 164 chat models cost more, 2 the same; the median is $0.75." */
const rank = /\b(none|[\d,]+) of ([\d,]+) [^,;.]+? costs? more(?:, ([\d,]+) the same)?; the median is /i;

function* checkPlaces(site: BuiltSite, page: HtmlPage, block: TextBlock): Findings {
  const match = block.text.includes('edian is ') ? rank.exec(block.text) : null;
  if (match === null) return;
  // On other pages than the model's own, its price stands before its place.
  const before = block.traced.filter(({ start }) => start < match.index).at(-1);
  const model = page.model ?? site.modelById.get(subjectOf(before?.key ?? '') ?? '');
  const found = model && placeOf(site, model);
  if (found === undefined) {
    yield finding('place-wrong', page.file, `It ranks what has no place: ${excerpt(match[0])}`);
    return;
  }
  const { cheaper, dearer, size } = found;
  const alike = size - cheaper - dearer - 1;
  const right = [dearer === 0 ? 'none' : shown(dearer), shown(size), alike === 0 ? undefined : shown(alike)];
  const [, ...said] = match;
  if (right.every((part, index) => part === said[index]?.toLowerCase())) return;
  yield finding(
    'place-wrong',
    page.file,
    `It says ${excerpt(match[0])}; by the catalog ${cheaper} cost less and ${dearer} more, of ${size}.`,
  );
}

// Days.

/** Feeds tell of a change by its day and its size, of a new model by its kind, its maker and its day. */
function* checkFeed(site: BuiltSite, file: string, text: string): Findings {
  const data = parsed(text);
  for (const item of isObject(data) ? objectsOf(data.items) : []) {
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
    const own = site.changesOf(model.id).filter((change) => change.date === day);
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
  // A name in letters that no font of the images has cannot be drawn. An own picture that is not shown is found elsewhere.
  const showsSite = metaContent(page, 'og:image')?.endsWith('/og/site.png') === true;
  const alt = metaContent(page, 'og:image:alt') ?? model.name;
  if (!alt.startsWith(model.name) && !showsSite)
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

/** What is named as cheaper at the top of a page costs less, can do as much and stays; "none" and a number are counted. */
function* checkCheaper(site: BuiltSite, page: HtmlPage): Findings {
  const { file, model } = page;
  const term = tagged(page, 'dt').find((element) => element.text.trim() === 'Cheaper');
  if (term === undefined || model === undefined) return;
  const said = term.nextElementSibling?.text.trim() ?? '';
  const wrong = (why: string) =>
    finding('place-wrong', file, `It says ${excerpt(said)} of what is cheaper than ${model.id}; ${why}.`);
  const place = placeOf(site, model);
  const less = () =>
    (place?.ranked.slice(0, place.cheaper) ?? []).filter(({ id }) => keeps(site.modelById.get(id), model));
  const [, number] = /^([\d,]+) (?:others?|with its [a-z ]+?)(?: ha(?:s|ve) cheaper .+)?$/.exec(said) ?? [];
  if (number !== undefined) {
    const count = place === undefined ? 0 : (keepingUpTo(site, place.ranked, model)[place.cheaper] ?? 0);
    if (number !== shown(count)) yield wrong(`${String(count)} are`);
    return;
  }
  const [isNone, isThatWay] = [said.startsWith('None'), said.endsWith(' priced that way')];
  if (isNone) {
    const able = site.catalog.models.filter(
      (one) =>
        one !== model && one.modality === model.modality && !isGone(one, site.date) && keeps(one, model),
    );
    const free = able.find(({ pricing }) => pricing.kind === 'free');
    const other = able.find((one) => place !== undefined && placeOf(site, one)?.ranked !== place.ranked);
    const better = less()[0] ?? free ?? (isThatWay ? undefined : other);
    if (better !== undefined) yield wrong(`${better.id} is, or is billed otherwise`);
    if (place === undefined) yield wrong('it has no price to be compared by');
    return;
  }
  const linked = term.nextElementSibling?.querySelector('a')?.getAttribute('href') ?? '';
  // What has no price to be compared by leads to the list of its kind.
  if (place === undefined && linked.endsWith(`/models/${model.modality}/`)) return;
  const other = modelLinked(site, linked);
  const [price, own] = [other && rankingPrice(other, site.date), rankingPrice(model, site.date)];
  const isLess =
    other?.pricing.kind === 'free' || (price !== undefined && own !== undefined && price.lt(own));
  const stays = other !== undefined && other.life.status !== 'deprecated' && !isGone(other, site.date);
  if (isLess && stays && keeps(other, model)) return;
  yield wrong(`${other?.id ?? 'nothing'} is not`);
}

/** "Doubles 1 January 2027", "Costs 25% more 1 January 2027": the day and the size of the next change. */
function* checkNotice({ date }: BuiltSite, { file, blocks, model }: HtmlPage): Findings {
  const block = blocks.find(
    ({ section, text }) => section === 'notice' && /^\s*(?:Doubles|Costs|Price changes) /.test(text),
  );
  if (block === undefined || model === undefined) return;
  const [, label = '', day = ''] = /^(.*?) (\d{1,2} [A-Z][a-z]+ \d{4})$/.exec(block.text.trim()) ?? [];
  const later = ratesOf(model).filter(({ from = '' }) => from > date && dateInWords(from) === day);
  const plain = (rates: readonly Rate[]) => rates.filter(({ when }) => Object.keys(when).length === 0);
  const now = plain(ratesInForce(model, date));
  const told = label === 'Doubles' ? 'twice as much' : label;
  const isSo = plain(later).some((rate) => {
    const before = now.find(({ meter }) => meter === rate.meter);
    return (
      label === 'Price changes' || (before && isTrue(told, perUnitOfMeter(rate), perUnitOfMeter(before)))
    );
  });
  if (isSo || (label === 'Price changes' && later.length > 0)) return;
  yield finding(
    'place-wrong',
    file,
    `Its notice says “${block.text.trim()}”, which the catalog makes false.`,
  );
}

/** Prices of a kind as bars: as far from the left as their logarithms are, and the model's own among them. */
function* checkStrip(site: BuiltSite, page: HtmlPage, barsOf: (ranked: readonly Ranked[]) => Bars): Findings {
  const { file, model } = page;
  const place = model && placeOf(site, model);
  const drawing = tagged(page, 'figure').find((element) => element.classList.contains('strip'));
  if (place === undefined || drawing === undefined) return;
  const { at, right } = barsOf(place.ranked);
  const [bars, own] = [
    positionsIn(sharedDrawing(site, drawing.querySelector('use')?.getAttribute('href') ?? '')),
    positionsIn(drawing.querySelector('path.own')?.getAttribute('d') ?? ''),
  ];
  if (isNear(bars, right) && isNear([...right], new Set(bars)) && isNear(own, new Set([at(place.own.price)])))
    return;
  yield finding(
    'place-wrong',
    file,
    'Its drawing of all prices has a bar where no price is, or none where one is.',
  );
}

/** The path of a drawing that pages share, by how one of them names it; nothing where there is none. */
function sharedDrawing(site: BuiltSite, href: string): string {
  const place = localPath(site, href);
  const file = place === undefined ? '' : fileOf(place.pathname);
  if (!site.files.paths.has(file)) return '';
  const [, path = ''] =
    new RegExp(`<path id="${place?.hash.slice(1) ?? ''}"[^>]* d="([^"]*)"`).exec(site.files.read(file)) ?? [];
  return path;
}

/** Where a ranking has its bars: of whole pixels. */
interface Bars {
  readonly at: (price: Fraction) => number;
  readonly right: ReadonlySet<number>;
}

function barsAmong(ranked: readonly Ranked[]): Bars {
  const width = 500;
  const [low = 0, high = 1] = [ranked[0], ranked.at(-1)].map((end) => Math.log(end?.price.valueOf() ?? 1));
  const at = (price: Fraction) => Math.round(((Math.log(price.valueOf()) - low) / (high - low)) * width);
  return { at, right: new Set(ranked.map(({ price }) => at(price))) };
}

/** Whether each stands within two pixels of a wanted one. */
function isNear(found: readonly number[], wanted: ReadonlySet<number>): boolean {
  return found.every((x) =>
    [0, -1, 1, -2, 2].some((by) => Math.abs(x - Math.round(x) - by) <= 2 && wanted.has(Math.round(x) + by)),
  );
}

/** Where the strokes of a path stand: "M3 56v-9m247 9v-4" at 3 and 250. */
function positionsIn(path: string): number[] {
  let x = 0;
  return [...path.matchAll(/([Mm])(-?[\d.]+)/g)].map(
    ([, how, by]) => (x = how === 'M' ? Number(by) : x + Number(by)),
  );
}

// The use that a calculator begins with.

function* checkStart(site: BuiltSite, page: HtmlPage): Findings {
  for (const form of tagged(page, 'form').filter(
    (element) => element.getAttribute('data-tool') === 'calculator',
  )) {
    const receipts = form.querySelectorAll('.receipt');
    const queries = form
      .querySelectorAll('[name=example]')
      .map((input) => (input.getAttribute('value') ?? '').replaceAll('&amp;', '&'));
    const fields = form.querySelectorAll('input[inputmode]').map((input) => {
      const [name, value] = [input.getAttribute('name'), input.getAttribute('value')];
      return [name ?? '', value ?? ''] as const;
    });
    for (const [index, receipt] of receipts.entries()) {
      const total = receipt.querySelector('.total [data-rate]');
      const asked = new Map(queries[index] === undefined ? fields : new URLSearchParams(queries[index]));
      // The fields begin with the first example.
      const differing = index > 0 ? [] : fields.filter(([name, value]) => (asked.get(name) ?? '0') !== value);
      const id = subjectOf(total?.getAttribute('data-rate') ?? '');
      const named = form.querySelector('input[name=model]')?.getAttribute('value') ?? id;
      const model = site.modelById.get(id ?? '');
      const right = model && usageOf(model, asked);
      const fault =
        right === undefined
          ? undefined
          : site.ledger.valueFaultOf(
              `${right}${site.catalog.gateway.platformFee ? '~fee' : ''}`,
              total?.getAttribute('value') ?? '',
            );
      if (differing.length === 0 && fault === undefined && named === id) continue;
      yield finding(
        'start-differs',
        page.file,
        `The example ${String(index + 1)} of ${named ?? ''} asks for ${[...asked].map((part) => part.join(' ')).join(', ')}; ${fault?.message ?? `the fields say ${differing.map((part) => part.join(' ')).join(', ')}`}`,
      );
    }
  }
}

/** The key of what the fields ask for; undefined where something is free of a month, which no key of one use knows. */
function usageOf(model: Model, asked: ReadonlyMap<string, string>): string | undefined {
  const rates = ratesOf(model);
  if (rates.some(({ billing }) => billing?.freePerMonth !== undefined)) return undefined;
  const counts = new Map<Rate['meter'], number>();
  for (const meter of meterNames) {
    const count = Number(asked.get(meter) ?? 0);
    if (count > 0) counts.set(meter, (counts.get(meter) ?? 0) + count);
  }
  for (const [meter, whole, field] of cachedParts) {
    const all = counts.get(whole) ?? 0;
    const cached = new Fraction(asked.get(field) ?? '0').mul(all).div(100).floor().valueOf();
    if (cached === 0) continue;
    counts.set(whole, all - cached);
    counts.set(meter, cached);
  }
  if (rates.some(({ meter }) => meter === 'request')) counts.set('request', 1);
  const said = meterNames.flatMap((meter) => {
    const count = counts.get(meter) ?? 0;
    return count === 0 ? [] : [`${meter}=${String(count)}`];
  });
  const conditions = [
    ...(asked.get('batch') === '100' ? ['service=batch'] : []),
    ...[...asked]
      .filter(([name, value]) => value !== '' && conditionKeys.some((key) => key === name))
      .map((part) => part.join('=')),
  ];
  const requests = asked.get('requests') ?? '1';
  const rest =
    conditions.length > 0 ? `;${requests};${conditions.join(',')}` : requests === '1' ? '' : `;${requests}`;
  return `${subjectFor(model.id)}#quote(${said.join(',')}${rest})`;
}

/** What is read from a cache, the whole that it is part of, and the field that asks for its share. */
const cachedParts = [
  ['cacheRead', 'input', 'cached'],
  ['audioCacheRead', 'audioInput', 'audioCacheReadShare'],
  ['imageCacheRead', 'imageInput', 'imageCacheReadShare'],
] as const;
