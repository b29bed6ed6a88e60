/** What a catalog holds, counted. */
import { conditionKeys } from '#catalog/registry/conditions.ts';
import type { Evidence } from '#catalog/records/price-evidence.ts';
import { rateStatuses } from '#catalog/records/price-evidence.ts';
import { meterNames } from '#catalog/registry/meters.ts';
import { modalityNames } from '#catalog/registry/modalities.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';

/** Names with how often they occur, in a fixed order, without those that do not. */
export type Counts = readonly (readonly [name: string, count: number])[];

export interface Stats {
  readonly models: number;
  readonly providers: number;
  readonly rates: number;
  readonly modalities: Counts;
  readonly meters: Counts;
  /** Rates that carry the condition; a rate with two is counted under both. */
  readonly conditions: Counts;
  readonly priceStatus: Counts;
  /** From the evidence file; empty when there is none. */
  readonly verification: Counts;
  /** Models that state the fact. */
  readonly facts: Counts;
}

const factKeys = [
  'context',
  'maxOutput',
  'released',
  'knowledge',
  'openWeights',
  'status',
  'retires',
  'replacement',
  'caching',
] as const satisfies readonly (keyof Model)[];

export function statsOf(catalog: Catalog, evidence: Evidence | undefined): Stats {
  const { models } = catalog;
  const rates = models.flatMap(({ pricing }) => (pricing.kind === 'priced' ? pricing.rates : []));
  const statuses = Object.values(evidence?.rates ?? {}).map(({ status }) => status);
  return {
    models: models.length,
    providers: new Set(models.map(({ provider }) => provider.id)).size,
    rates: rates.length,
    modalities: count(
      modalityNames,
      models.map(({ modality }) => modality),
    ),
    meters: count(
      meterNames,
      rates.map(({ meter }) => meter),
    ),
    conditions: count([...conditionKeys, 'from', 'until', 'marginal', 'none'], rates.flatMap(conditionsOf)),
    priceStatus: count(
      ['priced', 'free', 'plan', 'unknown'],
      models.map(({ pricing }) => pricing.kind),
    ),
    verification: count(rateStatuses, statuses),
    facts: count([...factKeys, 'capabilities'], models.flatMap(factsOf)),
  };
}

function conditionsOf({ when, mode, from, until }: Rate): string[] {
  const names = [
    ...conditionKeys.filter((key) => when[key] !== undefined),
    ...(from === undefined ? [] : ['from']),
    ...(until === undefined ? [] : ['until']),
    ...(mode === 'marginal' ? ['marginal'] : []),
  ];
  return names.length === 0 ? ['none'] : names;
}

function factsOf(model: Model): string[] {
  const stated = factKeys.filter((key) => model[key] !== undefined);
  return model.capabilities.length > 0 ? [...stated, 'capabilities'] : stated;
}

function count(names: readonly string[], found: readonly string[]): Counts {
  const groups = Map.groupBy(found, (name) => name);
  return names.flatMap((name) => {
    const number = groups.get(name)?.length ?? 0;
    return number === 0 ? [] : [[name, number] as const];
  });
}
