import { catalogFile, loadCatalog } from '#catalog/load.ts';
import { type Evidence, evidenceFile, rateStatuses } from '#catalog/records/price-evidence.ts';
import { keysOf } from '#catalog/registry/when.ts';
import { conditionKeys } from '#catalog/registry/conditions.ts';
import { meterNames } from '#catalog/registry/meters.ts';
import { modalityNames } from '#catalog/registry/modalities.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { factKeys } from '../text/key-order.ts';
import { counted, exit, parseVerb, print, readEvidence, type Verb } from '../verb.ts';

/** `stats [file]`: the catalog in numbers. */
export const stats: Verb = {
  summary: 'the catalog in numbers: models, providers, meters, conditions, verification',
  usage: `npm run catalog -- stats [file] [--json]
  file     the catalog to count (default: CATALOG, else models.yaml in the site folder)
  --json   the same figures for machines
Exit code: 0 counted, 1 the catalog has mistakes, 2 could not run.`,
  run: (argv, io) => {
    const { values, positionals } = parseVerb(argv, { json: { type: 'boolean', default: false } }, 1);
    const [file = catalogFile()] = positionals;
    const catalog = loadCatalog({ file });
    const figures = statsOf(catalog, readEvidence(catalog));
    print(io, values.json ? [JSON.stringify(figures, null, 2)] : linesOf(file, figures));
    return exit.ok;
  },
};

function linesOf(file: string, found: Stats): string[] {
  const { models, providers, rates } = found;
  return [
    `${file}: ${counted(models, 'model')} from ${counted(providers, 'provider')}, ${counted(rates, 'rate')}`,
    ...group('Models per modality', found.modalities),
    ...group('Models per price status', found.priceStatus),
    ...group('Models that state a fact', found.facts),
    ...group('Rates per meter', found.meters),
    ...group('Rates per condition', found.conditions),
    ...group(`Rates per verification status (${evidenceFile(file)})`, found.verification),
  ];
}

function group(title: string, counts: Counts): string[] {
  if (counts.length === 0) return ['', title, '  none'];
  const width = Math.max(...counts.map(([name]) => name.length));
  const right = Math.max(...counts.map(([, number]) => String(number).length));
  return ['', title, ...counts.map(([name, n]) => `  ${name.padEnd(width)}  ${String(n).padStart(right)}`)];
}

// What a catalog holds, counted.

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

/** Counts what a catalog holds. @param evidence of the last price check, where there is any */
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
    facts: count(factKeys, models.flatMap(factsOf)),
  };
}

function conditionsOf({ when, mode, from, until }: Rate): string[] {
  const names = [
    ...keysOf(when),
    ...(from === undefined ? [] : ['from']),
    ...(until === undefined ? [] : ['until']),
    ...(mode === 'marginal' ? ['marginal'] : []),
  ];
  return names.length === 0 ? ['none'] : names;
}

function factsOf(model: Model): string[] {
  const facts = { ...model, ...model.life };
  return factKeys.filter((key) => {
    const fact = facts[key];
    return Array.isArray(fact) ? fact.length > 0 : fact !== undefined;
  });
}

function count(names: readonly string[], found: readonly string[]): Counts {
  const groups = Map.groupBy(found, (name) => name);
  return names.flatMap((name) => {
    const number = groups.get(name)?.length ?? 0;
    return number === 0 ? [] : [[name, number] as const];
  });
}
