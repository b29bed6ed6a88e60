/**
 * Counts, places and days that carry no key. Each is worked out from the catalog; a sentence of another form is left to the
 * twin and to the parts that know its figures. Differences and lists have files of their own.
 */
import Fraction from 'fraction.js';
import type { Model } from '#catalog/types.ts';
import { modelLinked, type BuiltSite } from '../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../finding.ts';
import { type HtmlPage, isTag, metaContent } from '../html-page.ts';
import { isGone, ratesOf } from '../oracle/rates.ts';
import { isObject, listOf, wordsOf, type Json } from '../json.ts';
import { subjectOf } from '../oracle/trace-key.ts';
import { dateInWords, ordinalOf } from '../oracle/words.ts';
import type { PartKind } from '../part.ts';
import type { TextBlock } from '../text-blocks.ts';
import { isAbout, modelsOf, placeOf, shown } from './places.ts';

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
    return {
      *page(page) {
        yield* checkCounts(site, page);
        for (const block of page.blocks) yield* checkPlaces(site, page, block);
        yield* checkDays(
          site,
          page.file,
          page.blocks.map(({ text }) => text),
        );
        yield* checkStart(page);
        yield* checkModel(page);
        yield* checkStrip(site, page);
      },
      *text(file, text) {
        if (/\.(?:md|txt)$/.test(file)) yield* checkDays(site, file, text.split('\n'));
        if (/^(?:changes|new-models)\.json$/.test(file)) yield* checkFeed(site, file, text);
      },
    };
  },
};

// Counts of models, makers and changes.

function* checkCounts(site: BuiltSite, page: HtmlPage): Findings {
  const { catalog, changes, date } = site;
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
function* checkFeed(site: BuiltSite, file: string, text: string): Findings {
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
    const own = site.changes.filter((change) => change.id === model.id && change.date === day);
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
