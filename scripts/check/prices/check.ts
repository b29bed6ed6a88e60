/** The price check: every rate of the catalog against the sources its model is pinned to. Pure: no clock, no files. */
import { rateStatuses, type Evidence, type RateStatus } from '#catalog/records/price-evidence.ts';
import type { PriceChange } from '#catalog/records/price-history.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import { priceSources, type PriceSource } from '#catalog/registry/price-sources.ts';
import type { OwnList } from '../gateway/own-list.ts';
import type { Finding } from '../report.ts';
import { aheadFindings, unannounced, verdictsAhead } from './ahead.ts';
import { checkModel, type CheckContext } from './check-model.ts';
import { ChangeLog } from './change-log.ts';
import { readingFindings, unsourcedRequests } from './claims.ts';
import { checkFacts, type FactVerdict } from './facts.ts';
import { unneededStatements, unpinnedFindings } from './left-out.ts';
import { pinFindings } from './pins.ts';
import { sourceCurrency, type SourceAdapter } from './sources/source.ts';
import { statementFindings } from './statements.ts';
import type { Verdict } from './verdict.ts';
import { foreignPins, isStale, sourceFindings, unasked } from './witnesses.ts';

export interface CheckInput {
  readonly catalog: Catalog;
  readonly sources: readonly SourceAdapter[];
  /** The committed evidence: a fact that it has may neither change unconfirmed nor be dropped. */
  readonly recorded?: Evidence | undefined;
  readonly history?: readonly PriceChange[] | undefined;
  /** What is kept of the gateway's own list. */
  readonly ownList?: OwnList | undefined;
  /** UTC day, `YYYY-MM-DD`. */
  readonly date: string;
  /** The models to check. @default all */
  readonly only?: ((model: Model) => boolean) | undefined;
}

export interface PriceCheck {
  /** Address of the gateway whose prices these are. */
  readonly gateway: string;
  /** Their currency. */
  readonly currency: string;
  /** The UTC day for which prices were compared. */
  readonly date: string;
  /** In the vocabulary's order, as wherever sources are listed. */
  readonly adapters: readonly SourceAdapter[];
  readonly models: readonly Model[];
  /** What the sections beside the models say (see `Sealed`). */
  readonly sealed: Catalog['sealed'];
  readonly verdicts: readonly Verdict[];
  readonly facts: readonly FactVerdict[];
  readonly findings: readonly Finding[];
  readonly counts: {
    readonly status: Readonly<Record<RateStatus, number>>;
    readonly facts: Readonly<Record<RateStatus, number>>;
    readonly announced: number;
    readonly past: number;
    /** Models by kind of pricing; only priced ones have rates. */
    readonly models: Readonly<Record<Model['pricing']['kind'], number>>;
  };
}

const pricingKinds = ['priced', 'free', 'plan', 'unknown'] as const;

/** The sources that any model of the catalog is pinned to. */
export function pinnedSources(catalog: Catalog): PriceSource[] {
  return priceSources.filter((source) =>
    catalog.models.some((model) => model.verify?.[source] !== undefined),
  );
}

/** Whether the sources' prices can be held against the catalog's: an exchange rate would make each comparison a guess. */
export function canCompare({ gateway }: Catalog): boolean {
  return gateway.currency === sourceCurrency;
}

/** Compares every rate of the models with every source that can speak about it, for one day and the days ahead. */
export function checkPrices({
  catalog,
  sources,
  recorded,
  history = [],
  ownList,
  date,
  only,
}: CheckInput): PriceCheck {
  const isComparable = canCompare(catalog);
  const atHand = isComparable ? sources : [];
  const opened = priceSources.flatMap((id) => atHand.filter((adapter) => adapter.id === id));
  const adapters = opened.filter((adapter) => !isStale(adapter, date));
  const stale = opened.filter((adapter) => isStale(adapter, date));
  const changes = new ChangeLog(history);
  const context: CheckContext = { catalog, adapters, stale, changes };
  const models = only === undefined ? catalog.models : catalog.models.filter(only);
  const results = models.map((model) => {
    const today = checkModel({ ...context, ownList }, model, date);
    const ahead = verdictsAhead(context, model, date);
    const covered = [...today.verdicts, ...today.estimates, ...ahead];
    return {
      ...today,
      findings: [
        ...today.findings,
        ...(model.pricing.kind === 'priced'
          ? today.witnesses.flatMap((witness) => unannounced(catalog.file, model, witness, date))
          : []),
        ...aheadFindings(catalog.file, ahead, today.verdicts),
        ...statementFindings(catalog.file, model, covered, date),
        ...unsourcedRequests(catalog.file, model),
      ],
    };
  });
  const verdicts = results.flatMap((result) => result.verdicts);
  const facts = checkFacts(catalog, models, adapters, date, recorded?.facts, ownList);
  const leftOut = new Set(results.flatMap((result) => result.leftOut));
  return {
    gateway: catalog.gateway.url,
    currency: catalog.gateway.currency,
    date,
    adapters,
    models,
    sealed: catalog.sealed,
    verdicts,
    facts: facts.verdicts,
    findings: [
      ...readingFindings(catalog, models, date),
      ...results.flatMap((result) => result.findings),
      ...facts.findings,
      ...(isComparable ? pinFindings(catalog, models) : []),
      ...unpinnedFindings(catalog, models, adapters, date),
      ...(only === undefined && isComparable ? unneededStatements(catalog, leftOut) : []),
      ...sourceFindings(opened, date),
      ...(isComparable ? unasked(catalog, models, opened) : foreignPins(catalog, models)),
    ],
    counts: {
      status: countBy(rateStatuses, (status) => verdicts.filter((verdict) => verdict.status === status)),
      facts: countBy(rateStatuses, (status) => facts.verdicts.filter((verdict) => verdict.status === status)),
      announced: verdicts.filter(({ announced }) => announced).length,
      past: results.reduce((sum, { past }) => sum + past, 0),
      models: countBy(pricingKinds, (kind) => models.filter(({ pricing }) => pricing.kind === kind)),
    },
  };
}

function countBy<K extends string>(names: readonly K[], of: (name: K) => readonly unknown[]) {
  return Object.fromEntries(names.map((name) => [name, of(name).length])) as Record<K, number>;
}
