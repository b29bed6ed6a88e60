/** What the calculator, the comparison and the search load in a reader's browser: all of it is in the catalog. */
import { isDeepStrictEqual } from 'node:util';
import type Fraction from 'fraction.js';
import type { HTMLElement } from 'node-html-parser';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { addressOf, localPath, nameOf, pagePath, type BuiltSite } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import {
  isObject,
  listOf,
  wordsOf,
  type Json,
  type JsonObject,
  objectsOf,
  parsed,
  plain,
} from '../../json.ts';
import { currencySign, decimalsOf } from '../../oracle/print.ts';
import { isGone, stageOf } from '../../oracle/life.ts';
import { keyOfRate, perUnitOfMeter, ratesInForce } from '../../oracle/rates.ts';
import {
  asSaid,
  boundsPart,
  countedPerCall,
  dateInWords,
  isCached,
  namedCounts,
  rankedBy,
  saidOnce,
} from '../../oracle/words.ts';
import { isTag } from '../../html-page.ts';
import type { PageFacts, PartKind } from '../../part.ts';
import { listAt, placeOf, shown } from '../claims/places.ts';
import { owned } from '../../once.ts';

export const toolCodes = codes('tools', {
  'tool-data-wrong': {
    why: 'The calculator and the comparison work with it in the browser, after all pages were checked.',
    fix: 'Build again; if it stays, correct src/views/model/tool-offers.ts.',
  },
  'tool-use-wrong': {
    why: 'A sum beside the words of another use is a wrong sum.',
    fix: 'Correct the counts or the words of the use in src/catalog/registry/modalities.ts.',
  },
  'search-wrong': {
    why: 'The search shows it as an answer, and leads to it.',
    fix: 'Build again; if it stays, correct src/views/data/search-index.ts.',
  },
});

const finding = raising(toolCodes);

export const toolsPart: PartKind = {
  codes: [toolCodes],
  start(site) {
    const answers = new Map<string, string>();
    const controls = new Map<string, string>();
    return {
      page(page) {
        if (page.path === '/models/') {
          for (const [control, label] of controlsOn(page.elements)) controls.set(control, label);
        }
        if (listAt(page.path)?.first === '/q/')
          for (const [id, answer] of answersOn(site, page.blocks)) answers.set(id, answer);
        return [];
      },
      *end(pages) {
        for (const file of site.files.paths) {
          const [, name] = /^data\/([^/]+)\.json$/.exec(file) ?? [];
          if (name !== undefined) yield* checkOffers(site, file, name);
        }
        if (site.files.paths.has(searchFile)) {
          const entries = objectsOf(jsonOf(site, searchFile).entries);
          yield* checkSearch(site, entries, pages, { answers, controls });
          yield* checkPriceOrder(site, entries);
        }
      },
    };
  },
};

function jsonOf({ files }: BuiltSite, file: string): JsonObject {
  const data = parsed(files.read(file));
  return isObject(data) ? data : {};
}

/** Names of the values that are not what they have to be. */
function differing(found: JsonObject, right: Readonly<Record<string, unknown>>): string[] {
  const wanted = plain(right) as JsonObject;
  return [...new Set([...Object.keys(found), ...Object.keys(wanted)])].filter(
    (name) => !isDeepStrictEqual(found[name], wanted[name]),
  );
}

// The prices and terms of one kind of model.

function* checkOffers(site: BuiltSite, file: string, name: string): Findings {
  const { catalog } = site;
  const data = jsonOf(site, file);
  const { currency, platformFee, chargesNoFee, topUp } = catalog.gateway;
  const models = catalog.models.filter(({ modality }) => modality === name);
  const [first] = models;
  if (first === undefined) {
    yield finding('tool-data-wrong', file, `The catalog has no model of the kind "${name}".`);
    return;
  }
  const { modality } = first;
  const right = {
    modality,
    gateway: {
      currency,
      platformFee,
      chargesNoFee,
      topUpMinimum: topUp && { amount: topUp.minimum, key: 'gateway#topUp.minimum' },
    },
    currencyForm: { sign: currencySign(currency), decimals: decimalsOf(currency) },
    perCall: ['request', ...(countedPerCall[modality] ?? [])],
  };
  const { starts, headline, uses, models: offers, ...terms } = data;
  for (const wrong of differing(terms, right))
    yield finding(
      'tool-data-wrong',
      file,
      `"${wrong}" is ${wordsOf(terms[wrong])}, the catalog has ${JSON.stringify(right[wrong as keyof typeof right])}.`,
    );
  const answering = listOf(headline).map((group) => listOf(group)[0]);
  if (!isDeepStrictEqual(answering, Object.keys(rankedBy[modality])))
    yield finding('tool-data-wrong', file, `It answers by ${wordsOf(headline)}.`);
  yield* checkUses(file, modality, listOf(uses), listOf(starts));
  yield* checkModels(site, file, models, listOf(offers), listOf(starts));
}

function* checkModels(
  site: BuiltSite,
  file: string,
  models: readonly Model[],
  offers: readonly Json[],
  starts: readonly Json[],
): Findings {
  const ids = offers.map((offer) => (isObject(offer) ? wordsOf(offer.id) : ''));
  if (
    !isDeepStrictEqual(
      ids,
      models.map(({ id }) => id),
    )
  )
    yield finding('tool-data-wrong', file, `It has the models ${ids.join(', ')}.`);
  for (const offer of offers.filter(isObject)) {
    const model = site.modelById.get(wordsOf(offer.id));
    if (model?.modality !== models[0]?.modality || model === undefined) continue;
    const { start: _, startsWith: __, ...facts } = offer;
    for (const wrong of differing(facts, offerOf(site, model)))
      yield finding('tool-data-wrong', file, `"${wrong}" of ${model.id} is ${wordsOf(facts[wrong])}.`);
    yield* checkStart(site, file, model, offer, starts);
  }
}

function offerOf(site: BuiltSite, model: Model): Readonly<Record<string, unknown>> {
  const { id, provider, context, maxOutput, capabilities, openWeights, life, request } = model;
  return {
    id,
    name: nameOf(site, model),
    provider: provider.name,
    path: addressOf(site.catalog, pagePath(model)),
    context,
    maxOutput,
    contextOf: boundsPart.includes(model.modality) ? 'part' : undefined,
    capabilities,
    openWeights,
    seconds: request?.seconds,
    released:
      life.released === undefined || life.released > site.date ? undefined : dateInWords(life.released),
    stage: stageOf(model, site.date),
    rates: ratesInForce(model, site.date).map((rate) => {
      const { meter, amount, when, mode, unit, rules } = rate;
      return { key: keyOfRate(id, rate), meter, amount, when, mode, unit, rules };
    }),
  };
}

/** A calculation begins with the first use whose counts all have a price, and with the conditions of the lowest one. */
function* checkStart(
  { date }: BuiltSite,
  file: string,
  model: Model,
  offer: JsonObject,
  starts: readonly Json[],
): Findings {
  const rates = ratesInForce(model, date);
  const prices = (use: Json) =>
    isObject(use) &&
    isObject(use.counts) &&
    [...Object.keys(use.counts), ...(Object.keys(use.counts).length === 0 ? ['request'] : [])].every(
      (meter) => !isCached(meter as Meter) && rates.some((rate) => rate.meter === meter),
    );
  const first = starts.findIndex(prices);
  const bare = (meter: Meter) =>
    rates.every((rate) => rate.meter !== meter || Object.keys(asked(rate)).length > 0);
  const conditional = [...new Set(rates.map(({ meter }) => meter))].filter(bare);
  // Several conditions at once may leave no use that has a price.
  if (offer.start === undefined && conditional.length > 0) return;
  if ((offer.start ?? -1) !== first)
    yield finding(
      'tool-data-wrong',
      file,
      `A calculation of ${model.id} starts with use ${wordsOf(offer.start)}.`,
    );
  const fitting = conditional.map((meter) => asked(lowestOf(rates.filter((rate) => rate.meter === meter))));
  const isRight =
    fitting.length === 0
      ? offer.startsWith === undefined
      : fitting.some((conditions) => isDeepStrictEqual(conditions, offer.startsWith ?? {}));
  if (!isRight)
    yield finding(
      'tool-data-wrong',
      file,
      `A calculation of ${model.id} starts with ${wordsOf(offer.startsWith) || 'no condition'}.`,
    );
}

/** What a request asks for; a count of its tokens, or an hour, it does not. */
function asked(rate: Rate | undefined): Partial<Rate['when']> {
  const {
    inputTokensOver: _,
    outputTokensOver: __,
    unitsOver: ___,
    utc: ____,
    days: _____,
    ...rest
  } = rate?.when ?? {};
  return rest;
}

function lowestOf(rates: readonly Rate[]): Rate | undefined {
  return rates.toSorted((a, b) => perUnitOfMeter(a).compare(perUnitOfMeter(b)))[0];
}

// Uses, with their counts in words.

function* checkUses(
  file: string,
  modality: Modality,
  uses: readonly Json[],
  starts: readonly Json[],
): Findings {
  const before: number[] = [];
  for (const use of uses.filter(isObject)) {
    const { label, usage, requests = 1, service } = use;
    const words = wordsOf(label);
    const counts = isObject(usage) ? Object.values(usage).map(Number) : [];
    const said = namedCounts(words);
    // "10,000 such chats" are those that were told of before.
    const known = /\bsuch\b/.test(words) ? [...said, ...before] : said;
    before.push(...said);
    const isSaid = counts.every((count) => asSaid(count, known, Number(requests)));
    const requestsAreSaid =
      asSaid(Number(requests), said, 1) || counts.some((count) => said.includes(count * Number(requests)));
    const isUsed = said.every((number) => saidOnce(number, counts, Number(requests), said));
    if (!isSaid || !requestsAreSaid || !isUsed || (service === 'batch') !== /\bbatch\b/.test(words))
      yield finding('tool-use-wrong', file, `"${words}" is ${wordsOf(usage)}, ${wordsOf(requests)} times.`);
  }
  for (const start of starts.filter(isObject)) {
    const counts = isObject(start.counts) ? start.counts : {};
    const isUse = uses.filter(isObject).some(({ usage, requests = 1, service }) => {
      const own = isObject(usage) ? usage : {};
      const besides = Object.entries(counts).filter(([meter]) => own[meter] === undefined);
      return (
        service === undefined &&
        requests === start.requests &&
        Object.entries(own).every(([meter, count]) => meter === 'request' || counts[meter] === count) &&
        besides.every(([meter, count]) => count === 1 && countedPerCall[modality]?.includes(meter as Meter))
      );
    });
    if (!isUse)
      yield finding(
        'tool-use-wrong',
        file,
        `A calculation may start with ${wordsOf(start)}, which is no use.`,
      );
  }
}

// What is found by its words.

const searchFile = 'search.json';

function* checkSearch(
  site: BuiltSite,
  entries: readonly JsonObject[],
  pages: readonly PageFacts[],
  { answers, controls }: SeenOnPages,
): Findings {
  const { catalog, date } = site;
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const wrong = (entry: JsonObject, what: string) =>
    finding('search-wrong', searchFile, `The entry "${wordsOf(entry.title)}" ${what}.`);
  const found = Map.groupBy(
    entries.filter(({ kind }) => kind === 'Model'),
    ({ id }) => wordsOf(id),
  );
  for (const { id } of catalog.models)
    if (found.get(id)?.length !== 1)
      yield finding('search-wrong', searchFile, `It does not have ${id} just once.`);
  for (const entry of entries) {
    const { kind, title, path } = entry;
    const [whole = '', fragment] = wordsOf(path).split('#');
    const [there = '', filter] = whole.split('?');
    const place = localPath(site, there)?.pathname ?? '';
    const page = byPath.get(place);
    if (page === undefined || (fragment !== undefined && !page.ids.has(fragment))) {
      yield wrong(entry, `leads to ${wordsOf(path)}, which is not there`);
      continue;
    }
    const own = page.headings;
    const model = site.modelById.get(wordsOf(entry.id));
    if (kind === 'Model') {
      if (model === undefined) {
        yield wrong(entry, 'is no model of the catalog');
        continue;
      }
      const { retires } = model.life;
      const right = {
        kind,
        title: nameOf(site, model),
        path: addressOf(catalog, pagePath(model)),
        id: model.id,
        aliases: model.aliases.length === 0 ? undefined : model.aliases.map(({ id }) => id),
        about: [
          model.provider.name,
          model.modality,
          ...model.capabilities,
          ...new Set(ratesInForce(model, date).flatMap(({ when }) => when.service ?? [])),
          ...(model.pricing.kind === 'free' && !isGone(model, date) ? ['free'] : []),
        ],
        ends: isGone(model, date) || retires === undefined ? undefined : `retires ${dateInWords(retires)}`,
        retired: isGone(model, date) || undefined,
      };
      const { note, place: order, ...facts } = entry;
      for (const name of differing(facts, right)) yield wrong(entry, `has a wrong "${name}"`);
      const isFree = model.pricing.kind === 'free';
      const hasPlace = !isGone(model, date) && (isFree || ratesInForce(model, date).length > 0);
      if (hasPlace ? isFree !== (order === 0) || order === undefined : order !== undefined)
        yield wrong(entry, `stands at ${wordsOf(order)} by price`);
      const said = plainNote(note);
      const answer = answers.get(model.id);
      if (answer !== undefined && said !== answer)
        yield wrong(entry, `says "${said}", the list of questions "${answer}"`);
    } else if (kind === 'Provider' || kind === 'List') {
      const provider = catalog.providers.find(({ id }) => place === `/providers/${id}/`);
      const kindOf = /^\/models\/([^/]+)\/$/.exec(place)?.[1];
      const listed = catalog.models.filter((one) =>
        kind === 'Provider' ? one.provider === provider : one.modality === kindOf,
      );
      const served = listed.filter((one) => !isGone(one, date)).length;
      const note = `${shown(served)} ${served === 1 ? 'model' : 'models'}`;
      const gone = listed.length - served;
      const rest = gone === 0 ? '' : ` and ${shown(gone)} retired`;
      if (plainNote(entry.note) !== note + rest)
        yield wrong(entry, `says "${plainNote(entry.note)}", not "${note}${rest}"`);
      const names = kind === 'Provider' ? [provider?.name] : [...own];
      if (!names.includes(wordsOf(title)) && !names.some((name) => name?.startsWith(wordsOf(title))))
        yield wrong(entry, 'has another name than its page');
      if (kind === 'List' && !isDeepStrictEqual(listOf(entry.about), [kindOf]))
        yield wrong(entry, `is about ${wordsOf(entry.about)}`);
    } else if (filter !== undefined) {
      const label = controls.get(filter);
      if (label === undefined || !wordsOf(title).includes(label)) yield wrong(entry, `filters by ${filter}`);
    } else if (fragment === undefined ? !own.has(wordsOf(title)) : fragment !== wordsOf(title)) {
      yield wrong(entry, 'has another name than its page');
    }
    for (const heading of listOf(entry.headings))
      if (!own.has(wordsOf(heading)))
        yield wrong(entry, `names a heading "${wordsOf(heading)}" that its page does not have`);
  }
}

/** Models of a kind stand by their price, as far as one unit tells it; no two at one place, free ones at none. */
function* checkPriceOrder(site: BuiltSite, entries: readonly JsonObject[]): Findings {
  const ranked = entries
    .flatMap(({ id, place }) => {
      const model = site.modelById.get(wordsOf(id));
      return model === undefined || typeof place !== 'number' || place === 0 ? [] : [{ model, place }];
    })
    .sort((a, b) => a.place - b.place);
  const before = new Map<string, Fraction>();
  const taken = new Set<string>();
  for (const { model, place } of ranked) {
    const at = `${model.modality} ${String(place)}`;
    if (taken.has(at)) yield finding('search-wrong', searchFile, `${model.id} shares its place by price.`);
    taken.add(at);
    const own = placeOf(site, model)?.own;
    if (own === undefined) continue;
    const field = `${model.modality} ${own.rate.meter}`;
    if (before.get(field)?.gt(own.price) === true)
      yield finding('search-wrong', searchFile, `${model.id} stands behind what costs more.`);
    before.set(field, own.price);
  }
}

/** What the filters of a table can be set to, as an address says it, with the label of each. */
function controlsOn(elements: readonly HTMLElement[]): (readonly [control: string, label: string])[] {
  return elements.flatMap((element) => {
    const label = (text = '') => text.replace(/\(?\d[\d,]*\)?\s*$/, '').trim();
    if (isTag(element, 'select')) {
      const name = element.getAttribute('name') ?? '';
      return element
        .querySelectorAll('option')
        .map((option) => [`${name}=${option.getAttribute('value') ?? ''}`, label(option.text)] as const);
    }
    if (element.getAttribute('type') !== 'checkbox') return [];
    const control = `${element.getAttribute('name') ?? ''}=${element.getAttribute('value') ?? ''}`;
    return [[control, label(element.parentNode?.text)] as const];
  });
}

/** What pages say that the search repeats. */
interface SeenOnPages {
  /** Short answers, by model. */
  readonly answers: ReadonlyMap<string, string>;
  /** Labels of the filters of all models, by what each sets: "context=1000000". */
  readonly controls: ReadonlyMap<string, string>;
}

function plainNote(note: Json | undefined): string {
  return listOf(note)
    .map((part) => (isObject(part) ? wordsOf(part.text) : wordsOf(part)))
    .join('');
}

/** The short answers of the list of questions, by the model that each links to. */
function* answersOn(
  site: BuiltSite,
  blocks: readonly {
    readonly tag: string;
    readonly text: string;
    readonly links: readonly (readonly [number, number])[];
    readonly group: { readonly hrefs: readonly string[] } | undefined;
  }[],
): Iterable<readonly [id: string, answer: string]> {
  for (const { tag, text, links, group } of blocks) {
    const [href] = group?.hrefs ?? [];
    const model = href === undefined ? undefined : site.modelByPath.get(href);
    const end = links[0]?.[1];
    if (tag === 'li' && model !== undefined && end !== undefined)
      yield [model.id, owned(text.slice(end).trim())];
  }
}
