/** The price check: every rate of the catalog against the sources its model is pinned to. Pure: no clock, no files. */
import { rateStatuses, type RateStatus } from '#catalog/evidence.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import { priceSources, type PriceSource } from '#catalog/vocabulary.ts';
import type { Finding } from '../report.ts';
import { checkModel } from './check-model.ts';
import { finding } from './finding.ts';
import type { Verdict } from './judge.ts';
import type { SourceAdapter } from './source.ts';
import { unpinnedFindings } from './unpinned.ts';

export interface PriceCheck {
  /** The UTC day for which prices were compared. */
  readonly date: string;
  readonly adapters: readonly SourceAdapter[];
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly Finding[];
  readonly counts: {
    readonly status: Readonly<Record<RateStatus, number>>;
    readonly announced: number;
    readonly past: number;
    /** Models by kind of pricing; only priced ones have rates. */
    readonly models: Readonly<Record<Model['pricing']['kind'], number>>;
  };
}

const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** Makers change prices several times a year; data older than a quarter says little about today. */
const oldAfterDays = 90;

/** The sources that any model of the catalog is pinned to. */
export function pinnedSources(catalog: Catalog): PriceSource[] {
  return priceSources.filter((source) =>
    catalog.models.some((model) => model.verify?.[source] !== undefined),
  );
}

/** @param date UTC day, `YYYY-MM-DD` */
export function checkPrices(catalog: Catalog, sources: readonly SourceAdapter[], date: string): PriceCheck {
  // In the vocabulary's order wherever sources are listed.
  const adapters = priceSources.flatMap((id) => sources.filter((adapter) => adapter.id === id));
  const results = catalog.models.map((model) => checkModel(catalog.file, model, adapters, date));
  const verdicts = results.flatMap((result) => result.verdicts);
  return {
    date,
    adapters,
    verdicts,
    findings: [
      ...results.flatMap((result) => result.findings),
      ...unpinnedFindings(catalog, adapters, date),
      ...adapters.flatMap((adapter) => ageFinding(adapter, date)),
    ],
    counts: {
      status: Object.fromEntries(
        rateStatuses.map((status) => [
          status,
          verdicts.filter((verdict) => verdict.status === status).length,
        ]),
      ) as Record<RateStatus, number>,
      announced: verdicts.filter(({ announced }) => announced).length,
      past: results.reduce((sum, { past }) => sum + past, 0),
      models: Object.fromEntries(
        (['priced', 'free', 'plan', 'unknown'] as const).map((kind) => [
          kind,
          catalog.models.filter(({ pricing }) => pricing.kind === kind).length,
        ]),
      ) as Record<Model['pricing']['kind'], number>,
    },
  };
}

function ageFinding(adapter: SourceAdapter, date: string): Finding[] {
  const age = Math.round((Date.parse(date) - Date.parse(adapter.asOf)) / millisecondsPerDay);
  if (age <= oldAfterDays) return [];
  const message = `The prices of ${adapter.package} ${adapter.version} are ${age} days old (${adapter.asOf}).`;
  return [finding('source-old', message, { file: 'package.json' }, { source: adapter.id, age })];
}
