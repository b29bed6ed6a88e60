/** Any JSON file: an amount has its key, and a sum within a text is traced or quoted from the catalog. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Model, Rate } from '#catalog/types.ts';
import { type BuiltSite, localPath, pagePath, wholeAddress } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { isObject, type Json, type JsonObject, stringsIn, parsed } from '../../json.ts';
import { moneyIn } from '../../money.ts';
import { dataFileOf } from '../pages/moved.ts';
import { conditionText } from '../../oracle/rates.ts';
import { subjectOf, traceKeyOf } from '../../oracle/trace-key.ts';
import { limitsOf, wordsOfRate } from '../../oracle/words.ts';
import { figureCodes } from '../prices/figures.ts';
import { wordCodes } from '../pages/sentences.ts';

export const dataCodes = codes('prices', {
  'api-invalid': {
    why: 'Programs read this file.',
    fix: 'Build again; if it stays, correct src/views/data/models-json.ts.',
  },
  'api-model-missing': {
    why: 'A program would not find the model.',
    fix: 'Correct src/views/data/models-json.ts.',
  },
  'api-model-unknown': { why: 'The catalog does not have the model.', fix: 'Build again from this catalog.' },
  'api-price-missing': {
    why: 'Every listed rate belongs in the file.',
    fix: 'Correct src/views/data/models-json.ts.',
  },
  'api-price-unknown': { why: 'The catalog does not list the rate.', fix: 'Build again from this catalog.' },
  'api-price-duplicate': {
    why: 'A program cannot know which of the two holds.',
    fix: 'Correct src/views/data/models-json.ts.',
  },
  'api-value-wrong': {
    why: 'Programs calculate with it: it has to be what the catalog says, digit by digit.',
    fix: 'Build again; if it stays, correct src/views/data/models-json.ts.',
  },
  'json-price-untraced': {
    why: 'An amount without a key cannot be recomputed.',
    fix: 'Put the traced `key` beside the `amount`.',
  },
});

const finding = raising(dataCodes, figureCodes, wordCodes);

export function* checkJsonFile(site: BuiltSite, file: string, text: string): Findings {
  const data = parsed(text);
  if (data === undefined) {
    yield finding('api-invalid', file, 'It is no JSON.');
    return;
  }
  yield* checkTexts(site, file, data);
  yield* checkAmounts(site, file, data);
  yield* checkPrintedFigures(site, file, data);
  yield* checkModelFile(site, file, data);
}

function* checkTexts(site: BuiltSite, file: string, data: Json): Findings {
  const indexed = new Set((site.index.get(file) ?? []).map(([shown]) => shown));
  for (const text of stringsIn(data, isFigure)) {
    if (/\bNaN\b|\bundefined\b|\[object /.test(text)) {
      yield finding('word-forbidden', file, `A value is missing in ${excerpt(text)}.`);
    }
    for (const figure of moneyIn(text)) {
      if (indexed.has(figure.text)) continue;
      yield finding(
        'figure-untraced',
        file,
        `"${figure.text}" is not in the trace index: ${excerpt(text, figure.start, figure.end)}`,
      );
    }
  }
}

/** A printed figure beside its key, as `search.json` has them: it needs no entry in the trace index. */
function isFigure(value: JsonObject): boolean {
  return typeof value.key === 'string' && typeof value.text === 'string';
}

/** @param id of the model in whose entry the figures stand */
function* checkPrintedFigures(site: BuiltSite, file: string, data: Json, id?: string): Findings {
  if (Array.isArray(data)) {
    for (const item of data as readonly Json[]) yield* checkPrintedFigures(site, file, item, id);
  } else if (isObject(data)) {
    const { key = '', text = '' } = data;
    if (isFigure(data) && typeof key === 'string' && typeof text === 'string') {
      const fault = site.ledger.faultOf({ key, text });
      if (fault) yield finding(fault.code, file, fault.message);
      const subject = subjectOf(key);
      if (id !== undefined && subject !== undefined && subject !== id)
        yield finding(
          'api-value-wrong',
          file,
          `"${text}" stands at ${id}, but it is the price of ${subject}.`,
        );
    }
    const own = typeof data.id === 'string' ? data.id : id;
    for (const child of Object.values(data)) yield* checkPrintedFigures(site, file, child, own);
  }
}

/** What other sources list is their figure, not ours: below `sources` amounts need no key. */
function* checkAmounts(site: BuiltSite, file: string, data: Json): Findings {
  if (Array.isArray(data)) for (const item of data as readonly Json[]) yield* checkAmounts(site, file, item);
  if (!isObject(data)) return;
  if ('amount' in data || 'price' in data) yield* checkAmount(site, file, data);
  for (const [name, child] of Object.entries(data))
    if (name !== 'sources') yield* checkAmounts(site, file, child);
}

function* checkAmount(site: BuiltSite, file: string, object: JsonObject): Findings {
  const { key } = object;
  const value = object.amount ?? object.price;
  if (typeof key !== 'string' || typeof value !== 'string' || traceKeyOf(key) === undefined) {
    yield finding(
      'json-price-untraced',
      file,
      `${excerpt(JSON.stringify(object))} has no key, or an amount that is no string.`,
    );
    return;
  }
  const fault = site.ledger.valueFaultOf(key, value);
  if (fault) yield finding(fault.code, file, fault.message);
}

/** The model whose own file this is: with dashes for slashes, the file is called as the page, or as an alias. */
function modelOfFile(site: BuiltSite, file: string): Model | undefined {
  const [, name = ''] = /^api\/models\/(.+)\.json$/.exec(file) ?? [];
  return (
    site.modelByPath.get(`/q/${name.replaceAll('/', '-')}-pricing/`) ??
    site.catalog.models.find(({ aliases }) => aliases.some(({ id }) => dataFileOf(id) === file))
  );
}

/** A file below `api/models/` says of its model what `api/models.json` says. */
function* checkModelFile(site: BuiltSite, file: string, data: Json): Findings {
  if (!file.startsWith('api/models/')) return;
  const model = modelOfFile(site, file);
  if (model === undefined) {
    yield finding('api-model-unknown', file, 'No model’s page is called as it is.');
  } else if (
    !isObject(data) ||
    data.id !== model.id ||
    !isDeepStrictEqual(data.prices, site.apiEntries.get(model.id)?.prices)
  ) {
    yield finding(
      'api-value-wrong',
      file,
      `Its id or its prices are not those of ${model.id} in api/models.json.`,
    );
  }
}

// `api/models.json`: every model, every listed rate once, amounts with the digits of the catalog.

const jsonFile = 'api/models.json';

/** Amounts are strings: a JSON number would be read as a binary float. */
const price = z.looseObject({
  key: z.string(),
  meter: z.string(),
  per: z.number(),
  times: z.number().optional(),
  billing: z.record(z.string(), z.looseObject({ quantity: z.string() })).optional(),
  unit: z.string(),
  amount: z.string(),
  when: z.record(z.string(), z.unknown()).optional(),
  from: z.string().optional(),
  until: z.string().optional(),
});
const shape = z.looseObject({
  gateway: z.looseObject({ name: z.string(), currency: z.string() }),
  models: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      provider: z.string(),
      modality: z.string(),
      url: z.string(),
      file: z.url(),
      limits: z.array(z.unknown()).optional(),
      prices: z.array(price),
    }),
  ),
});

export function* checkModelsJson(site: BuiltSite): Findings {
  const read = shape.safeParse(site.api);
  if (!read.success) {
    for (const { path, message } of read.error.issues) {
      yield finding('api-invalid', jsonFile, `${path.join('.')}: ${message}.`);
    }
    return;
  }
  const { gateway, models } = read.data;
  const { name, currency } = site.catalog.gateway;
  yield* compare(jsonFile, 'gateway', { name, currency }, { name: gateway.name, currency: gateway.currency });
  yield* compareModels(
    site,
    jsonFile,
    models.map(({ id }) => id),
  );
  yield* compareKeys(
    site,
    jsonFile,
    models.flatMap(({ prices }) => prices.map(({ key }) => key)),
  );
  for (const { prices, ...found } of models) {
    const model = site.modelById.get(found.id);
    if (model === undefined) continue;
    const { id, provider, modality, url } = found;
    yield* compare(jsonFile, id, modelValues(site, model), { id, name: found.name, provider, modality, url });
    if (
      !isDeepStrictEqual(
        found.limits ?? [],
        model.limits.map((limit) => ({ ...limit })),
      )
    )
      yield finding('api-value-wrong', jsonFile, `limits of ${id} are not those of the catalog.`);
    const own = decodeURIComponent(localPath(site, found.file)?.pathname.slice(1) ?? '');
    if (modelOfFile(site, own) !== model || !site.files.paths.has(own))
      yield finding(
        'api-value-wrong',
        jsonFile,
        `file of ${id} is ${found.file}, which is not its own file.`,
      );
    for (const {
      key,
      per,
      times = '',
      billing = {},
      meter,
      unit,
      amount,
      when,
      from = '',
      until = '',
    } of prices) {
      const listed = site.rates.get(key);
      if (listed === undefined) continue;
      if (listed.model !== model) yield finding('api-value-wrong', jsonFile, `${key} stands at ${id}.`);
      const rules = Object.entries(billing).map(([rule, { quantity }]) => `${rule}=${quantity}`);
      const values = {
        meter,
        per: String(per),
        times: String(times),
        billing: rules.join(','),
        unit,
        amount,
        when: conditionText(when ?? {}),
        from,
        until,
      };
      yield* compare(jsonFile, key, rateValues(listed.rate), values);
    }
  }
}

// What the catalog says a data file must say, as text.

export type Values = Readonly<Record<string, string>>;

/** Of a model. */
export function modelValues(site: BuiltSite, model: Model): Values {
  const { id, name, provider, modality } = model;
  return {
    id,
    name,
    provider: provider.id,
    modality,
    url: wholeAddress(site.catalog, pagePath(model)),
  };
}

/** Of one of its rates. */
export function rateValues(rate: Rate): Values {
  const { meter, amount, when, from, until } = rate;
  const { things, unit } = wordsOfRate(rate);
  return {
    meter,
    per: String(things.n),
    times: things.d === 1n ? '' : String(things.d),
    billing: limitsOf(rate),
    unit,
    amount,
    when: conditionText(when),
    from: from ?? '',
    until: until ?? '',
  };
}

/** A finding for every value that is not the expected one. */
function* compare(file: string, place: string, expected: Values, found: Values, line?: number): Findings {
  for (const [name, value] of Object.entries(expected)) {
    if ((found[name] ?? '') === value) continue;
    yield finding(
      'api-value-wrong',
      file,
      `${name} of ${place} is "${found[name] ?? ''}", the catalog says "${value}".`,
      line,
    );
  }
}

/** Every listed rate of the catalog exactly once, and no other. */
export function* compareKeys(site: BuiltSite, file: string, keys: readonly string[]): Findings {
  const seen = new Set<string>();
  for (const key of keys) {
    if (!site.rates.has(key)) yield finding('api-price-unknown', file, `It lists "${key}".`);
    if (seen.has(key)) yield finding('api-price-duplicate', file, `It lists ${key} more than once.`);
    seen.add(key);
  }
  for (const key of site.rates.keys()) {
    if (!seen.has(key)) yield finding('api-price-missing', file, `It does not list ${key}.`);
  }
}

/** The same for models. */
export function* compareModels(site: BuiltSite, file: string, ids: readonly string[]): Findings {
  const seen = new Set(ids);
  for (const id of seen) {
    if (!site.modelById.has(id)) yield finding('api-model-unknown', file, `It has the model "${id}".`);
  }
  for (const model of site.catalog.models) {
    if (!seen.has(model.id)) yield finding('api-model-missing', file, `It does not have ${model.id}.`);
  }
}
