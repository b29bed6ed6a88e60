/** Any JSON file: an amount has its key, and a sum within a text is traced or quoted from the catalog. */
import { isDeepStrictEqual } from 'node:util';
import type { BuiltSite } from '../built-site.ts';
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import { traceKeyOf, subjectOf } from '../oracle/trace-key.ts';
import { moneyIn } from '../money.ts';
import { isObject, stringsIn, type Json, type JsonObject } from '../json.ts';

export function* checkJsonFile(site: BuiltSite, file: string, text: string): Iterable<SiteFinding> {
  let data: Json;
  try {
    data = JSON.parse(text) as Json;
  } catch (error) {
    yield finding('api-invalid', file, `It is no JSON: ${String(error)}.`);
    return;
  }
  yield* checkTexts(site, file, data);
  yield* checkAmounts(site, file, data);
  yield* checkFigures(site, file, data);
  yield* checkModelFile(site, file, data);
}

function* checkTexts(site: BuiltSite, file: string, data: Json): Iterable<SiteFinding> {
  const indexed = new Set((site.index.get(file) ?? []).map(([shown]) => shown));
  for (const text of stringsIn(data, isFigure)) {
    if (/\bNaN\b|\bundefined\b|\[object /.test(text)) {
      yield finding('word-forbidden', file, `A value is missing in ${excerpt(text)}.`);
    }
    for (const figure of site.sentences.has(text) ? [] : moneyIn(text)) {
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
function* checkFigures(site: BuiltSite, file: string, data: Json, id?: string): Iterable<SiteFinding> {
  if (Array.isArray(data)) {
    for (const item of data as readonly Json[]) yield* checkFigures(site, file, item, id);
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
    for (const child of Object.values(data)) yield* checkFigures(site, file, child, own);
  }
}

/** What other sources list is their figure, not ours: below `sources` amounts need no key. */
function* checkAmounts(site: BuiltSite, file: string, data: Json): Iterable<SiteFinding> {
  if (Array.isArray(data)) for (const item of data as readonly Json[]) yield* checkAmounts(site, file, item);
  if (!isObject(data)) return;
  if ('amount' in data || 'price' in data) yield* checkAmount(site, file, data);
  for (const [name, child] of Object.entries(data))
    if (name !== 'sources') yield* checkAmounts(site, file, child);
}

function* checkAmount(site: BuiltSite, file: string, object: JsonObject): Iterable<SiteFinding> {
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

/** `api/models/<id>.json` says of its model what `api/models.json` says. */
function* checkModelFile(site: BuiltSite, file: string, data: Json): Iterable<SiteFinding> {
  const id = /^api\/models\/(.+)\.json$/.exec(file)?.[1];
  if (id === undefined) return;
  const entry = site.apiPrices.get(id);
  if (entry === undefined) yield finding('api-model-unknown', file, `api/models.json has no model "${id}".`);
  else if (!isObject(data) || !isDeepStrictEqual(data.prices, entry)) {
    yield finding('api-value-wrong', file, 'Its prices are not those of api/models.json.');
  }
}
