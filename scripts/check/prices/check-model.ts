/** The price check of one model on one day. */
import type { Evidence } from '#catalog/records/price-evidence.ts';
import type { Model } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import type { ChangeLog } from './changes.ts';
import { finding } from './finding.ts';
import { judge, type Verdict } from './judge.ts';
import { missingFindings } from './missing.ts';
import { rateFindings } from './rate-findings.ts';
import { datedRates } from './rates-in-force.ts';
import { resolvePins } from './resolve-pins.ts';
import type { SourceAdapter } from './sources/source.ts';
import { figuresFor } from './witness.ts';
import { figureText, price, rateName } from './wording.ts';

export interface ModelResult {
  readonly verdicts: readonly Verdict[];
  readonly estimates: readonly Verdict[];
  readonly findings: readonly Finding[];
  /** Rates that ended before the day: not compared. */
  readonly past: number;
}

export interface CheckContext {
  /** Path of the catalog, as findings name it. */
  readonly file: string;
  readonly adapters: readonly SourceAdapter[];
  /** The committed evidence: speaks for sources that are not at hand. Without it, pins to those are left out. */
  readonly recorded: Evidence | undefined;
  readonly changes: ChangeLog;
}

/**
 * Everything but the model's own statements: whether those are needed depends on the days ahead too.
 * @param date UTC day, `YYYY-MM-DD`
 */
export function checkModel(context: CheckContext, model: Model, date: string): ModelResult {
  const { file, adapters, recorded, changes } = context;
  const pins = resolvePins(file, model, adapters, recorded, date);
  const { witnesses } = pins;
  const rates = datedRates(model.pricing.kind === 'priced' ? model.pricing.rates : [], date);
  const estimates = datedRates(model.estimates, date).current;
  const judged = (those: typeof rates.current, siblingsOf: (from?: string) => typeof rates.current) =>
    those.map((rate) =>
      judge(model, rate, figuresFor(rate, siblingsOf(rate.from), witnesses, date), date, changes),
    );
  const verdicts = [
    ...judged(rates.current, () => rates.current),
    ...judged(rates.announced, (from) => ratesThen(model, from)),
  ];
  const judgedEstimates = judged(estimates, () => estimates);
  return {
    verdicts,
    estimates: judgedEstimates,
    findings: [
      ...pins.findings,
      ...rateFindings(file, verdicts),
      ...estimateFindings(file, judgedEstimates),
      ...weekdayFindings(file, verdicts),
      ...behindFindings(file, verdicts),
      // Free models and unknown prices have no rates by intent: nothing is missing there.
      ...(model.pricing.kind === 'priced'
        ? missingFindings(file, model, [...rates.current, ...estimates], witnesses, date)
        : []),
    ],
    past: rates.past.length,
  };
}

function ratesThen(model: Model, date: string | undefined) {
  return date === undefined || model.pricing.kind !== 'priced'
    ? []
    : datedRates(model.pricing.rates, date).current;
}

/** Estimates are shown, never charged: one that no source has is no fault, one that sources contradict is. */
function estimateFindings(file: string, verdicts: readonly Verdict[]): Finding[] {
  return verdicts
    .filter(
      ({ status, statement }) => status === 'mismatch' || (status === 'disputed' && statement === undefined),
    )
    .map(({ model, rate, figures, key }) =>
      finding(
        'estimate-mismatch',
        `${model.id}: the estimate ${rateName(rate)} is ${price(rate)}, but ${figures.map(figureText).join(', ')}.`,
        { file, line: rate.line },
        { key, amount: rate.amount, sources: figures },
      ),
    );
}

function weekdayFindings(file: string, verdicts: readonly Verdict[]): Finding[] {
  return verdicts
    .filter(({ rate, figures }) => rate.when.days !== undefined && figures.length > 0)
    .map(({ model, rate, key }) =>
      finding('weekdays-unchecked', `${model.id}: ${rateName(rate)}.`, { file, line: rate.line }, { key }),
    );
}

function behindFindings(file: string, verdicts: readonly Verdict[]): Finding[] {
  return verdicts.flatMap(({ model, rate, key, behind }) =>
    behind.map(({ figure, change }) =>
      finding(
        'source-behind',
        `${model.id}: ${rateName(rate)} is $${rate.amount} since ${change.date}; ${figureText(figure)}, as of ${figure.asOf}.`,
        { file, line: rate.line },
        { key, source: figure.source, change },
      ),
    ),
  );
}
