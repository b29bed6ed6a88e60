/** The price check of one model. */
import type { Model } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import { finding } from './finding.ts';
import { figuresFor, judge, type Pinned, type Verdict } from './judge.ts';
import { missingFindings } from './missing.ts';
import { rateFindings } from './rate-findings.ts';
import { ratesOn } from './rates-in-force.ts';
import type { SourceAdapter } from './source.ts';
import { statementFindings } from './statement-findings.ts';
import { figureText, price, rateName } from './wording.ts';

export interface ModelResult {
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly Finding[];
  /** Rates that ended before the day: not compared. */
  readonly past: number;
}

/** @param date UTC day, `YYYY-MM-DD` */
export function checkModel(
  file: string,
  model: Model,
  adapters: readonly SourceAdapter[],
  date: string,
): ModelResult {
  const { pins, unknown } = resolvePins(file, model, adapters, date);
  const rates = ratesOn(model.pricing.kind === 'priced' ? model.pricing.rates : [], date);
  const verdicts = [
    ...rates.current.map((rate) => judge(model, rate, figuresFor(rate, rates.current, pins, date), date)),
    ...rates.announced.map((rate) =>
      judge(model, rate, figuresFor(rate, ratesThen(model, rate.from), pins, date), date),
    ),
  ];
  const estimates = ratesOn(model.estimates, date).current;
  const judgedEstimates = estimates.map((rate) =>
    judge(model, rate, figuresFor(rate, estimates, pins, date), date),
  );
  const all = [...verdicts, ...judgedEstimates];
  return {
    verdicts,
    findings: [
      ...unknown,
      ...rateFindings(file, verdicts),
      ...estimateFindings(file, judgedEstimates),
      ...statementFindings(file, model, all, date),
      ...weekdayFindings(file, verdicts),
      // Free models and unknown prices have no rates by intent: nothing is missing there.
      ...(model.pricing.kind === 'priced'
        ? missingFindings(file, model, [...rates.current, ...estimates], pins, date)
        : []),
    ],
    past: rates.past.length,
  };
}

function ratesThen(model: Model, date: string | undefined) {
  return date === undefined || model.pricing.kind !== 'priced'
    ? []
    : ratesOn(model.pricing.rates, date).current;
}

function resolvePins(file: string, model: Model, adapters: readonly SourceAdapter[], date: string) {
  const pins: Pinned[] = [];
  const unknown: Finding[] = [];
  for (const adapter of adapters) {
    const ref = model.verify?.[adapter.id];
    if (ref === undefined) continue;
    if (adapter.lookup(ref, date) !== undefined) pins.push({ adapter, ref });
    else {
      const message = `${model.id}: ${adapter.package} ${adapter.version} has no entry named exactly "${ref}".`;
      unknown.push(
        finding(
          'pin-unknown',
          message,
          { file, line: model.line },
          { model: model.id, source: adapter.id, ref },
        ),
      );
    }
  }
  return { pins, unknown };
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
