/** `api/models.json`: every model, every listed rate once, amounts with the digits of the catalog. */
import { z } from 'zod';
import type { BuiltSite } from '../built-site.ts';
import { finding, type SiteFinding } from '../finding.ts';
import { conditionText } from '../oracle/rates.ts';
import { compare, compareKeys, compareModels, modelValues, rateValues } from './expected.ts';

const file = 'api/models.json';

/** Amounts are strings: a JSON number would be read as a binary float. */
const price = z.looseObject({
  key: z.string(),
  meter: z.string(),
  per: z.number(),
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
      prices: z.array(price),
    }),
  ),
});

export function* checkModelsJson(site: BuiltSite): Iterable<SiteFinding> {
  const parsed = shape.safeParse(JSON.parse(site.files.read(file)));
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      yield finding('api-invalid', file, `${path.join('.')}: ${message}.`);
    }
    return;
  }
  const { gateway, models } = parsed.data;
  const { name, currency } = site.catalog.gateway;
  yield* compare(file, 'gateway', { name, currency }, { name: gateway.name, currency: gateway.currency });
  yield* compareModels(
    site,
    file,
    models.map(({ id }) => id),
  );
  yield* compareKeys(
    site,
    file,
    models.flatMap(({ prices }) => prices.map(({ key }) => key)),
  );
  for (const { prices, ...found } of models) {
    const model = site.modelById.get(found.id);
    if (model === undefined) continue;
    const { id, provider, modality, url } = found;
    yield* compare(file, id, modelValues(site, model), { id, name: found.name, provider, modality, url });
    for (const { key, per, meter, unit, amount, when, from = '', until = '' } of prices) {
      const listed = site.rates.get(key);
      if (listed === undefined) continue;
      if (listed.model !== model) yield finding('api-value-wrong', file, `${key} stands at ${id}.`);
      const values = { meter, per: String(per), unit, amount, when: conditionText(when ?? {}), from, until };
      yield* compare(file, key, rateValues(listed.rate), values);
    }
  }
}
