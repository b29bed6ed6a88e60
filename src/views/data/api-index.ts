/** `/api/index.json`: every model in one short row, for programs that read it all at once. */
import { unitOf, type Meter } from '#catalog/registry/meters.ts';
import { keysOf } from '#catalog/registry/when.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { isAnnounced, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Site } from '#views/site.ts';
import { modalitiesOf } from '#views/words/catalog-groups.ts';
import { indexColumns, type ApiIndexFile } from './api-schema.ts';
import { apiHead } from './models-json.ts';

type Row = ApiIndexFile['models'][string][number];

/** Columns of a price per 1M tokens, which nothing asked for changes. */
const tokenMeters = ['input', 'output', 'cacheRead'] as const satisfies readonly Meter[];

export function apiIndex(site: Site): ApiIndexFile {
  return {
    ...apiHead(site, site.date),
    columns: indexColumns,
    models: Object.fromEntries(
      modalitiesOf(site).map(({ modality, models }) => [modality, models.map((model) => rowOf(site, model))]),
    ),
    aliases: Object.fromEntries(
      site.catalog.models.flatMap(({ id, aliases }) => aliases.map((alias) => [alias.id, id])),
    ),
  };
}

function rowOf(site: Site, model: Model): Row {
  const rates = ratesOn(model, site.date);
  const amountOf = (rate: Rate) => site.amount(keys.rate(model, rate)).value;
  const byToken = tokenMeters.map((meter) =>
    rates.find((rate) => rate.meter === meter && keysOf(rate.when).length === 0 && rate.unit === undefined),
  );
  const first = headline(model, site.date)?.rates[0];
  const other = byToken.includes(first) ? undefined : first;
  const [input, output, cached] = byToken.map((rate) => (rate === undefined ? null : amountOf(rate)));
  const shown = [...byToken, other].filter((rate) => rate !== undefined).length;
  return [
    model.id,
    input ?? null,
    output ?? null,
    cached ?? null,
    ...(other === undefined
      ? unpriced(site, model, shown)
      : ([amountOf(other), unitOf(other).unit] as const)),
    rates.length - shown,
    model.context ?? null,
    model.capabilities.join(' '),
    lifecycleText(site, model),
  ];
}

/** What stands in the place of a price: nothing beside another one. */
function unpriced(site: Site, { pricing, ...model }: Model, shown: number): [string | null, string | null] {
  if (pricing.kind === 'free') return ['0', 'free'];
  if (pricing.kind !== 'priced') return [null, pricing.kind];
  return shown === 0 && isAnnounced({ pricing, ...model }, site.date) ? [null, 'announced'] : [null, null];
}

function lifecycleText(site: Site, model: Model): string {
  const { stage, retires } = site.lifecycle(model);
  const words = [stage === 'current' ? undefined : stage, retires];
  return words.filter((word) => word !== undefined).join(' ');
}
