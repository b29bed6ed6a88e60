/**
 * The lists of prices in the shapes of other people's programs: each number is read back as that program reads it, and is
 * what the catalog says, digit by digit; what a list leaves out stands in the file beside it.
 */
import Fraction from 'fraction.js';
import type { ClientFormat } from '#catalog/registry/client-formats.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Model, Rate } from '#catalog/types.ts';
import type { BuiltSite } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import { isObject, listOf, wordsOf, type Json, type JsonObject, objectsOf } from '../../json.ts';
import { isGone } from '../../oracle/life.ts';
import { isInForce, keyOfRate, rateFor, ratesInForce, ratesOf } from '../../oracle/rates.ts';
import { wordsOfRate } from '../../oracle/words.ts';
import type { PartKind } from '../../part.ts';

export const clientCodes = codes('api', {
  'client-file-invalid': {
    why: 'The program for which it is made cannot read it.',
    fix: 'Correct how the file is written (src/views/data/clients).',
  },
  'client-price-wrong': {
    why: 'The program bills by it: it has to be what the catalog says, digit by digit.',
    fix: 'Build again; if it stays, correct src/views/data/clients.',
  },
  'client-life-wrong': {
    why: 'The program goes on calling a model that is gone, or leaves one that is served.',
    fix: 'Print the last day, or the stage, of the catalog (src/views/data/clients).',
  },
  'client-price-missing': {
    why: 'The program would price a request without it, and nobody would know.',
    fix: 'Print the price, or name it in the file of what is left out (src/views/data/clients/client-prices.ts).',
  },
  'client-left-out-wrong': {
    why: 'Readers take from this file what a program does not know.',
    fix: 'Name what is left out, with a reason, and nothing else (src/views/data/clients/client-files.ts).',
  },
});

const finding = raising(clientCodes);

/** A price as its program understands it. */
interface FoundPrice {
  /** Where it stands. */
  readonly field: string;
  /** As it is written. */
  readonly digits: string;
  /** What it prices: the first that has a rate. None for a field of no known meaning. */
  readonly meters: readonly Meter[];
  /** Counted things that it is the price of. */
  readonly things: Fraction;
  readonly service?: string | undefined;
  /** Input tokens beyond which it holds. */
  readonly over?: number;
  /** The day from which on it holds, where that is to come. */
  readonly from?: string | undefined;
}

interface FoundModel {
  readonly id: string;
  readonly prices: readonly FoundPrice[];
  /** Tokens, as they are written; empty where the file does not say. */
  readonly context: string;
  readonly maxOutput: string;
  /** Its last day, or its stage, as far as the program has a field for it. */
  readonly life?: string;
}

interface ClientReader {
  readonly file: string;
  /** What that field has to say; undefined where the program has none. */
  readonly lifeOf?: (model: Model) => string | undefined;
  /** @returns undefined when it is not of its shape at all */
  readonly read: (data: Json) => readonly FoundModel[] | undefined;
}

const one = new Fraction(1);

// LiteLLM: `input_cost_per_token_above_272k_tokens_flex`.

const litellmNames: Readonly<Record<string, readonly [Meter, Fraction]>> = {
  input_cost_per_token: ['input', one],
  output_cost_per_token: ['output', one],
  cache_read_input_token_cost: ['cacheRead', one],
  cache_creation_input_token_cost: ['cacheWrite', one],
  cache_creation_input_token_cost_above_1hr: ['cacheWrite1h', one],
  output_cost_per_reasoning_token: ['reasoning', one],
  input_cost_per_audio_token: ['audioInput', one],
  output_cost_per_audio_token: ['audioOutput', one],
  cache_read_input_audio_token_cost: ['audioCacheRead', one],
  input_cost_per_image_token: ['imageInput', one],
  output_cost_per_image_token: ['imageOutput', one],
  cache_read_input_image_token_cost: ['imageCacheRead', one],
  input_cost_per_video_token: ['videoInput', one],
  output_cost_per_video_token: ['videoOutput', one],
  input_cost_per_character: ['characters', one],
  // Minutes are counted here, seconds there.
  input_cost_per_second: ['audioMinute', new Fraction(1, 60)],
  input_cost_per_query: ['searches', one],
};

function litellmPrice(field: string, digits: string): FoundPrice {
  const [, name = '', length = '', thousand = '', service] =
    /^(.+?)(?:_above_(\d+)(k?)_tokens)?(?:_(flex|priority|batches))?$/.exec(field) ?? [];
  const [meter, things = one] = Object.hasOwn(litellmNames, name) ? (litellmNames[name] ?? []) : [];
  return {
    field,
    digits,
    meters: meter === undefined ? [] : [meter],
    things,
    service: service === 'batches' ? 'batch' : service,
    over: Number(length) * (thousand === '' ? 1 : 1000),
  };
}

// genai-prices: by the million, the thousand, the hour; what is a part has its whole priced, too.

const [mtok, thousand] = [new Fraction(1_000_000), new Fraction(1000)];
const genaiNames: Readonly<Record<string, readonly [Fraction, ...Meter[]]>> = {
  input_mtok: [
    mtok,
    'input',
    'cacheRead',
    'cacheWrite',
    'cacheWrite1h',
    'audioInput',
    'imageInput',
    'videoInput',
  ],
  output_mtok: [mtok, 'output', 'reasoning', 'audioOutput', 'imageOutput', 'videoOutput'],
  cache_read_mtok: [mtok, 'cacheRead', 'input', 'audioCacheRead', 'imageCacheRead'],
  cache_write_mtok: [mtok, 'cacheWrite', 'input', 'cacheWrite1h'],
  cache_write_1h_mtok: [mtok, 'cacheWrite1h'],
  output_reasoning_mtok: [mtok, 'reasoning'],
  input_audio_mtok: [mtok, 'audioInput', 'audioCacheRead'],
  output_audio_mtok: [mtok, 'audioOutput'],
  input_image_mtok: [mtok, 'imageInput', 'imageCacheRead'],
  output_image_mtok: [mtok, 'imageOutput'],
  input_video_mtok: [mtok, 'videoInput'],
  output_video_mtok: [mtok, 'videoOutput'],
  cache_audio_read_mtok: [mtok, 'audioCacheRead', 'audioInput'],
  cache_image_read_mtok: [mtok, 'imageCacheRead', 'imageInput'],
  cache_video_read_mtok: [mtok, 'videoInput'],
  cache_audio_write_mtok: [mtok, 'cacheWrite', 'input'],
  cache_audio_write_1h_mtok: [mtok, 'cacheWrite1h'],
  output_audio_reasoning_mtok: [mtok, 'reasoning'],
  cache_image_write_mtok: [mtok, 'cacheWrite', 'input'],
  cache_image_write_1h_mtok: [mtok, 'cacheWrite1h'],
  output_image_reasoning_mtok: [mtok, 'reasoning'],
  cache_video_write_mtok: [mtok, 'cacheWrite', 'input'],
  cache_video_write_1h_mtok: [mtok, 'cacheWrite1h'],
  output_video_reasoning_mtok: [mtok, 'reasoning'],
  input_mchars: [mtok, 'characters'],
  input_audio_hours: [new Fraction(60), 'audioMinute'],
  audio_hours: [new Fraction(60), 'audioMinute'],
  requests_kcount: [thousand, 'request'],
  input_document_kpages: [thousand, 'pages', 'annotatedPages'],
  input_annotated_document_kpages: [thousand, 'annotatedPages'],
  web_searches_kcount: [thousand, 'searches'],
  rerank_searches_kcount: [thousand, 'searches'],
};

const genaiServices: Readonly<Record<string, string>> = {
  '{"processing":"batch"}': 'batch',
  '{"service_tier":"flex"}': 'flex',
  '{"service_tier":"priority"}': 'priority',
  '{"speed":"fast"}': 'fast',
};

function* genaiPrices(prices: Json | undefined, service?: string, constraint?: Json): Iterable<FoundPrice> {
  const from = isObject(constraint) ? wordsOf(constraint.start_date) : undefined;
  for (const [field, value] of Object.entries(isObject(prices) ? prices : {})) {
    const [things = one, ...meters] = Object.hasOwn(genaiNames, field) ? (genaiNames[field] ?? []) : [];
    const found = { field, meters, things, service, from };
    yield { ...found, digits: wordsOf(isObject(value) ? value.base : value) };
    for (const tier of listOf(isObject(value) ? value.tiers : []))
      if (isObject(tier)) yield { ...found, digits: wordsOf(tier.price), over: Number(tier.start) };
  }
}

function* genaiBlocks({ prices, price_variants: variants }: JsonObject): Iterable<FoundPrice> {
  if (Array.isArray(prices)) {
    for (const block of listOf(prices))
      if (isObject(block)) yield* genaiPrices(block.prices, undefined, block.constraint);
  } else yield* genaiPrices(prices);
  for (const variant of listOf(variants))
    if (isObject(variant))
      yield* genaiPrices(
        variant.prices,
        genaiServices[JSON.stringify(variant.when)] ?? 'unknown',
        variant.constraint,
      );
}

// models.dev by the million, OpenRouter by the one: plain names, longer requests in a list.

const modelsDevNames: Readonly<Record<string, Meter>> = {
  input: 'input',
  output: 'output',
  cache_read: 'cacheRead',
  cache_write: 'cacheWrite',
  reasoning: 'reasoning',
  input_audio: 'audioInput',
  output_audio: 'audioOutput',
};
const modelsDevStages: Readonly<Record<string, string>> = { deprecated: 'deprecated', preview: 'beta' };
const openrouterNames: Readonly<Record<string, Meter>> = {
  prompt: 'input',
  completion: 'output',
  request: 'request',
  image: 'inputImage',
  image_token: 'imageInput',
  image_output: 'imageOutput',
  audio: 'audioInput',
  audio_output: 'audioOutput',
  input_audio_cache: 'audioCacheRead',
  internal_reasoning: 'reasoning',
  input_cache_read: 'cacheRead',
  input_cache_write: 'cacheWrite',
  input_cache_write_1h: 'cacheWrite1h',
};

/** @param besides fields that are no price */
function* namedPrices(
  prices: Json | undefined,
  names: Readonly<Record<string, Meter>>,
  things: Fraction,
  besides: readonly string[],
  over = 0,
): Iterable<FoundPrice> {
  for (const [field, value] of Object.entries(isObject(prices) ? prices : {})) {
    const meter = Object.hasOwn(names, field) ? names[field] : undefined;
    if (!besides.includes(field))
      yield { field, digits: wordsOf(value), meters: meter === undefined ? [] : [meter], things, over };
  }
}

/** 0 is what stands for tokens that a model does not have. */
function isNothing({ meters: [meter], digits, over }: FoundPrice, model: Model): boolean {
  const isAsked = (meter === 'input' || meter === 'output') && digits === '0';
  return isAsked && (over ?? 0) >= 0 && ratesOf(model).every((rate) => rate.meter !== meter);
}

const readers: Readonly<Record<ClientFormat, ClientReader>> = {
  litellm: {
    file: 'api/clients/litellm.json',
    lifeOf: ({ life }) => life.retires,
    read: (data) =>
      isObject(data)
        ? Object.entries(data).map(([name, value]): FoundModel => {
            const entry = isObject(value) ? value : {};
            const isCalled = name.startsWith('hosted_vllm/') && entry.litellm_provider === 'hosted_vllm';
            return {
              id: isCalled ? name.slice('hosted_vllm/'.length) : '',
              prices: Object.entries(entry)
                .filter(([field]) => field.includes('cost'))
                .map(([field, digits]) => litellmPrice(field, wordsOf(digits))),
              context: wordsOf(entry.max_input_tokens),
              maxOutput: wordsOf(entry.max_output_tokens),
              life: wordsOf(entry.deprecation_date),
            };
          })
        : undefined,
  },
  'models-dev': {
    file: 'api/clients/models-dev/api.json',
    lifeOf: ({ life }) => modelsDevStages[life.status ?? ''],
    read(data) {
      const [provider, ...others] = isObject(data) ? Object.values(data) : [];
      if (!isObject(provider) || !isObject(provider.models) || others.length > 0) return undefined;
      return Object.entries(provider.models).map(([id, value]): FoundModel => {
        const { cost, limit, status, id: own } = isObject(value) ? value : {};
        const tiers = isObject(cost) ? objectsOf(cost.tiers) : [];
        const limits = isObject(limit) ? limit : {};
        const shown = (count: Json | undefined) => (count === '0' ? '' : wordsOf(count));
        return {
          id: own === id ? id : '',
          prices: [
            ...namedPrices(cost, modelsDevNames, mtok, ['tiers']),
            ...tiers.flatMap((tier) => {
              const size = isObject(tier.tier) ? Number(tier.tier.size) : 0;
              return [...namedPrices(tier, modelsDevNames, mtok, ['tier'], size)];
            }),
          ],
          context: shown(limits.context),
          maxOutput: shown(limits.output),
          life: wordsOf(status),
        };
      });
    },
  },
  openrouter: {
    file: 'api/clients/openrouter.json',
    lifeOf: ({ life }) => life.retires,
    read(data) {
      if (!isObject(data) || Number(data.total_count) !== listOf(data.data).length) return undefined;
      return objectsOf(data.data).map(
        ({ id, pricing, context_length: context, top_provider: top, expiration_date: last }): FoundModel => {
          const overrides = isObject(pricing) ? objectsOf(pricing.overrides) : [];
          const longest = isObject(top) ? top.max_completion_tokens : undefined;
          return {
            id: wordsOf(id),
            prices: [
              ...namedPrices(pricing, openrouterNames, one, ['overrides']),
              ...overrides.flatMap((override) => [
                ...namedPrices(
                  override,
                  openrouterNames,
                  one,
                  ['min_prompt_tokens'],
                  Number(override.min_prompt_tokens),
                ),
              ]),
            ],
            context: wordsOf(context ?? ''),
            maxOutput: wordsOf(longest ?? ''),
            life: wordsOf(last ?? ''),
          };
        },
      );
    },
  },
  'genai-prices': {
    file: 'api/clients/genai-prices.json',
    read(data) {
      const [provider, ...others] = listOf(data);
      if (!isObject(provider) || others.length > 0) return undefined;
      return objectsOf(provider.models).map((entry) => ({
        id: JSON.stringify(entry.match) === JSON.stringify({ equals: entry.id }) ? wordsOf(entry.id) : '',
        prices: [...genaiBlocks(entry)],
        context: wordsOf(entry.context_window),
        maxOutput: '',
      }));
    },
  },
};

export const clientsPart: PartKind = {
  codes: [clientCodes],
  start: (site) => ({
    *end() {
      for (const [format, reader] of Object.entries(readers))
        yield* checkFormat(site, reader, `api/clients/${format}.left-out.json`);
    },
  }),
};

function* checkFormat(site: BuiltSite, { file, lifeOf, read }: ClientReader, beside: string): Findings {
  const { files, catalog } = site;
  const built = [file, beside].filter((path) => files.paths.has(path));
  if (catalog.gateway.currency !== 'USD') {
    for (const path of built)
      yield finding(
        'client-file-invalid',
        path,
        `It speaks of dollars, the catalog of ${catalog.gateway.currency}.`,
      );
    return;
  }
  if (built.length < 2) {
    yield finding('client-file-invalid', file, 'It, or the file of what it leaves out, was not built.');
    return;
  }
  const models = read(exactJson(files.read(file)));
  const out = leftOutOf(exactJson(files.read(beside)));
  if (models === undefined || out === undefined) {
    yield finding('client-file-invalid', models === undefined ? file : beside, 'It has another shape.');
    return;
  }
  site.look('api', 'models of clients', models.length);
  const printed = new Map(models.map((model) => [model.id, model]));
  for (const [id, { prices, context, maxOutput, life = '' }] of printed) {
    const model = site.modelById.get(id);
    if (model === undefined || out.models.has(id)) {
      yield finding(
        'client-price-wrong',
        file,
        `It prices "${id}", which the catalog or the other file does not let it.`,
      );
      continue;
    }
    const facts = [
      ['context', context, model.context],
      ['longest output', maxOutput, model.maxOutput],
    ] as const;
    for (const [name, shown, right] of facts)
      if (shown !== '' && shown !== String(right ?? ''))
        yield finding(
          'client-price-wrong',
          file,
          `The ${name} of ${id} is ${shown}, the catalog says ${String(right)}.`,
        );
    const right = lifeOf?.(model) ?? '';
    if (life !== right)
      yield finding('client-life-wrong', file, `The end of ${id} is "${life}", not "${right}".`);
    yield* checkPrices(site, file, model, prices);
  }
  for (const model of catalog.models) {
    const held = printed.get(model.id);
    if (held === undefined && !out.models.has(model.id)) {
      yield finding('client-price-missing', file, `${model.id} is neither in it nor left out by name.`);
      continue;
    }
    yield* checkLeftOut(site, [file, beside], model, held, out.rates);
  }
  for (const [what, reason] of [...out.models, ...out.rates])
    if (!out.reasons.has(reason) || !(site.modelById.has(what) || site.rates.has(what)))
      yield finding('client-left-out-wrong', beside, `"${what}" is left out for "${reason}".`);
}

/** Each price is that of the rate which a request of its case pays. */
function* checkPrices(site: BuiltSite, file: string, model: Model, prices: readonly FoundPrice[]): Findings {
  if (prices.length === 0) yield finding('client-price-missing', file, `${model.id} has no price in it.`);
  for (const price of prices) {
    const { field, digits, meters, things, service, over = 0, from = site.date } = price;
    site.look('api', 'prices of clients');
    if (isNothing(price, model)) continue;
    if (model.pricing.kind === 'free') {
      if (Number(digits) !== 0)
        yield finding('client-price-wrong', file, `${model.id} is free: ${field} is ${digits}.`);
      continue;
    }
    const asked = service === undefined ? {} : { service };
    const request = { asked, inputTokens: over === 0 ? 0 : over + 1, outputTokens: 0, units: 0 };
    const rates = ratesInForce(model, from);
    const [rate] = meters.flatMap((meter) => rateFor(rates, meter, request, 0) ?? []);
    const right = rate && new Fraction(rate.amount).div(wordsOfRate(rate).things).mul(things);
    const isRight = /^\d+(?:\.\d+)?$/.test(digits) && right?.equals(new Fraction(digits)) === true;
    if (!isRight)
      yield finding(
        'client-price-wrong',
        file,
        `${field} of ${model.id} is ${digits}, but ${right === undefined ? 'no rate says so' : `it comes to ${right.toString()}`}.`,
      );
  }
}

/** Every rate that holds or will hold is printed in its own case, or named. */
function* checkLeftOut(
  site: BuiltSite,
  [file, beside]: readonly [string, string],
  model: Model,
  held: FoundModel | undefined,
  named: ReadonlyMap<string, string>,
): Findings {
  for (const rate of ratesOf(model)) {
    const key = keyOfRate(model.id, rate);
    const isPrinted = held?.prices.some((price) => isOwnCase(price, rate, site.date)) === true;
    const isOver = rate.until !== undefined && rate.until <= site.date;
    if (held !== undefined && !isOver && !isPrinted && !named.has(key))
      yield finding('client-price-missing', file, `${key} is neither in it nor left out by name.`);
    if (named.has(key) && (isPrinted || isOver || held === undefined || isGone(model, site.date)))
      yield finding(
        'client-left-out-wrong',
        beside,
        `${key} is named, but it is printed, over, or of no model there.`,
      );
  }
}

/** Whether a price stands where just this rate belongs. */
function isOwnCase({ meters, service, over = 0, from }: FoundPrice, rate: Rate, date: string): boolean {
  const { service: asked, inputTokensOver = 0, ...others } = rate.when;
  return (
    meters[0] === rate.meter &&
    service === asked &&
    over === inputTokensOver &&
    isInForce(rate, from ?? date) &&
    Object.values(others).every((value) => value === undefined)
  );
}

interface LeftOut {
  /** Reason by id, and by key. */
  readonly models: ReadonlyMap<string, string>;
  readonly rates: ReadonlyMap<string, string>;
  readonly reasons: ReadonlySet<string>;
}

function leftOutOf(data: Json): LeftOut | undefined {
  if (!isObject(data)) return undefined;
  const { models, rates, reasons } = data;
  if (models === undefined || rates === undefined || !isObject(reasons)) return undefined;
  const byName = (list: Json, name: string) =>
    new Map(
      objectsOf(list).map((entry: JsonObject) => [wordsOf(entry[name]), wordsOf(entry.reason)] as const),
    );
  return {
    models: byName(models, 'id'),
    rates: byName(rates, 'key'),
    reasons: new Set(Object.keys(reasons)),
  };
}

/** JSON with every number as the digits that stand there; undefined text is no JSON and has no shape. */
function exactJson(text: string): Json {
  try {
    const digits = (_: string, value: Json, context?: { source?: string }): Json =>
      typeof value === 'number' ? (context?.source ?? String(value)) : value;
    return JSON.parse(text, digits as (key: string, value: unknown) => unknown) as Json;
  } catch {
    return null;
  }
}
