/** What the catalog says a data file must say, as text. */
import type { Model, Rate } from '#catalog/types.ts';
import { pagePath, type BuiltSite } from '../built-site.ts';
import { finding, type SiteFinding } from '../finding.ts';
import { conditionText, ratesOf } from '../oracle/rates.ts';
import { meterWords } from '../oracle/words.ts';

type Values = Readonly<Record<string, string>>;

export function modelValues(site: BuiltSite, model: Model): Values {
  const { id, name, provider, modality } = model;
  return {
    id,
    name,
    provider: provider.id,
    modality,
    url: new URL(pagePath(model), site.catalog.gateway.url).href,
  };
}

export function rateValues({ meter, amount, when, from, until }: Rate): Values {
  const { per, unit } = meterWords[meter];
  return {
    meter,
    per: String(per),
    unit,
    amount,
    when: conditionText(when),
    from: from ?? '',
    until: until ?? '',
  };
}

/** A finding for every value that is not the expected one. */
export function* compare(
  file: string,
  place: string,
  expected: Values,
  found: Values,
  line?: number,
): Iterable<SiteFinding> {
  for (const [name, value] of Object.entries(expected)) {
    if (found[name] === value) continue;
    yield finding(
      'api-value-wrong',
      file,
      `${name} of ${place} is "${found[name] ?? ''}", the catalog says "${value}".`,
      line,
    );
  }
}

/** Every listed rate of the catalog exactly once, and no other. */
export function* compareKeys(site: BuiltSite, file: string, keys: readonly string[]): Iterable<SiteFinding> {
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
export function* compareModels(site: BuiltSite, file: string, ids: readonly string[]): Iterable<SiteFinding> {
  const seen = new Set(ids);
  for (const id of seen) {
    if (!site.modelById.has(id)) yield finding('api-model-unknown', file, `It has the model "${id}".`);
  }
  for (const model of site.catalog.models) {
    if (!seen.has(model.id)) yield finding('api-model-missing', file, `It does not have ${model.id}.`);
  }
}

/** True when the model has no rate, so that the file has one line without a price. */
export function isUnpriced(model: Model): boolean {
  return ratesOf(model).length === 0;
}
