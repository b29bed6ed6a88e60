/** The price check of one model on one day. */
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { announcedRates, holdsOn, listedRates, ratesOn } from '#pricing/rates.ts';
import type { Finding } from '../report.ts';
import type { OwnList } from '../gateway/own-list.ts';
import type { ChangeLog } from './change-log.ts';
import { rateCase } from './condition.ts';
import { amountIn, sameAmount } from './exact-amounts.ts';
import { missingFindings } from './left-out.ts';
import type { SourceAdapter } from './sources/source.ts';
import { verdictOn, rateFindings, type OwnFigure, type Verdict } from './verdict.ts';
import { figuresFor, resolvePins, type Witness } from './witnesses.ts';

export interface ModelResult {
  readonly verdicts: readonly Verdict[];
  readonly estimates: readonly Verdict[];
  /** Those that can speak about the model. */
  readonly witnesses: readonly Witness[];
  /** The statements by which prices of its sources are left out. */
  readonly leftOut: readonly Catalog['unlisted'][number][];
  readonly findings: readonly Finding[];
  /** Rates that ended before the day: not compared. */
  readonly past: number;
}

export interface CheckContext {
  readonly catalog: Catalog;
  readonly adapters: readonly SourceAdapter[];
  /** Sources that are too old to confirm anything. */
  readonly stale: readonly SourceAdapter[];
  readonly changes: ChangeLog;
  /** What the gateway's own list says, as it is kept. */
  readonly ownList?: OwnList | undefined;
}

/**
 * Everything but the model's own statements: whether those are needed depends on the days ahead too.
 * @param date UTC day, `YYYY-MM-DD`
 */
export function checkModel(context: CheckContext, model: Model, date: string): ModelResult {
  const { catalog, adapters, stale, changes } = context;
  const { file } = catalog;
  const { witnesses, findings } = resolvePins(file, model, adapters, date);
  const current = ratesOn(model, date);
  const announced = announcedRates(model, date);
  const currentEstimates = model.estimates.filter((rate) => holdsOn(rate, date));
  const judged = (rates: readonly Rate[], siblingsOf: (rate: Rate) => readonly Rate[]) =>
    rates.map((rate) =>
      verdictOn(
        model,
        rate,
        figuresFor(rate, siblingsOf(rate), witnesses, date),
        date,
        changes,
        ownFigure(context, model, rate, date),
      ),
    );
  const verdicts = [
    ...judged(current, () => current),
    ...judged(announced, ({ from = date }) => ratesOn(model, from)),
  ];
  const estimates = judged(currentEstimates, () => currentEstimates);
  // Free models and unknown prices have no rates by intent: nothing is missing there.
  const missing =
    model.pricing.kind === 'priced'
      ? missingFindings(catalog, model, [...current, ...currentEstimates], witnesses, date)
      : { findings: [], used: [] };
  return {
    verdicts,
    estimates,
    witnesses,
    leftOut: missing.used,
    findings: [...findings, ...rateFindings(file, verdicts, estimates, stale), ...missing.findings],
    past: listedRates(model).length - current.length - announced.length,
  };
}

/** What the gateway's own list says of a price that holds today; of one to come, and before a markup, it says nothing. */
function ownFigure({ ownList }: CheckContext, model: Model, rate: Rate, date: string): OwnFigure | undefined {
  const amount = ownList?.models[model.id]?.[rateCase(rate)];
  if (ownList === undefined || amount === undefined || rate.providerAmount !== undefined) return undefined;
  if (!holdsOn(rate, date)) return undefined;
  const listed = amountIn(rate.meter, rate.amount, rate.per, undefined);
  return { amount, asOf: ownList.asOf, agrees: sameAmount(listed, amount) };
}
