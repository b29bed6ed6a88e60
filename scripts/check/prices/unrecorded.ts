/**
 * Price changes that the catalog makes and the history does not have: against what the committed evidence recorded,
 * and between the dated rates of one price.
 */
import type { Evidence } from '#catalog/records/price-evidence.ts';
import { whenText } from '#catalog/registry/when.ts';
import type { PriceChange } from '#catalog/records/price-history.ts';
import { rateKey } from '#catalog/registry/rate-key.ts';
import type { Model, Rate } from '#catalog/types.ts';
import type { ChangeLog } from './changes.ts';
import { sameAmount } from './exact-amounts.ts';

export interface Unrecorded {
  readonly model: Model;
  readonly rate: Rate;
  /** The day from which the new price holds, as far as the catalog says. */
  readonly date: string;
  readonly from: string;
}

/** @param date the day of the check: rates that ended before are history already */
export function unrecordedChanges(
  models: readonly Model[],
  recorded: Evidence | undefined,
  changes: ChangeLog,
  date: string,
): Unrecorded[] {
  return models.flatMap((model) => {
    const rates = model.pricing.kind === 'priced' ? model.pricing.rates : [];
    const byPrice = Map.groupBy(rates, (rate) => rateKey('', { meter: rate.meter, when: rate.when }));
    return [...byPrice.values()].flatMap((dated) => [
      ...sinceRecorded(model, dated, recorded, date).filter((change) => !isRecorded(changes, change, date)),
      ...announced(model, dated, date).filter((change) => !isAnnounced(changes, change)),
    ]);
  });
}

/** The price in force when the evidence was recorded, and the one in force now. */
function sinceRecorded(
  model: Model,
  dated: readonly Rate[],
  recorded: Evidence | undefined,
  date: string,
): Unrecorded[] {
  const rate = inForce(dated, date);
  if (rate === undefined || recorded === undefined) return [];
  const before = recordedAmount(recorded, model, rate);
  if (before === undefined || sameAmount(before, rate.amount)) return [];
  return [{ model, rate, date: rate.from ?? date, from: before }];
}

function recordedAmount(recorded: Evidence, model: Model, rate: Rate): string | undefined {
  const key = rateKey(model.id, { meter: rate.meter, when: rate.when });
  const prefix = `${key}${key.includes('?') ? ',' : '?'}from=`;
  const days = Object.keys(recorded.rates).flatMap((other) =>
    other.startsWith(prefix) ? [other.slice(prefix.length)] : [],
  );
  const begun = days.filter((day) => day <= recorded.date).toSorted();
  const last = begun.at(-1);
  return recorded.rates[last === undefined ? key : `${prefix}${last}`]?.amount;
}

/** Each dated price against the one that holds on the day before. */
function announced(model: Model, dated: readonly Rate[], date: string): Unrecorded[] {
  return dated.flatMap((rate) => {
    const { from } = rate;
    if (from === undefined || from <= date) return [];
    const before = dated.find(
      (other) => other !== rate && (other.from ?? '') < from && (other.until ?? from) >= from,
    );
    return before === undefined || sameAmount(before.amount, rate.amount)
      ? []
      : [{ model, rate, date: from, from: before.amount }];
  });
}

function inForce(dated: readonly Rate[], date: string): Rate | undefined {
  return dated.find(({ from, until }) => (from ?? '') <= date && (until === undefined || until > date));
}

/** The lines lead from the recorded price to the listed one, in one step or in several. */
function isRecorded(changes: ChangeLog, { model, rate, from }: Unrecorded, date: string): boolean {
  const past = changes.of(model.id, rate).filter((change) => change.date <= date);
  const last = past.at(-1);
  return (
    last !== undefined &&
    sameAmount(last.to, rate.amount) &&
    past.some((change) => sameAmount(change.from, from))
  );
}

function isAnnounced(changes: ChangeLog, { model, rate, date, from }: Unrecorded): boolean {
  return changes
    .of(model.id, rate)
    .some(
      (change) => change.date === date && sameAmount(change.from, from) && sameAmount(change.to, rate.amount),
    );
}

/** The line the history lacks. */
export function changeOf(
  { model, rate, date, from }: Unrecorded,
  rest: Pick<PriceChange, 'source' | 'kind'>,
): PriceChange {
  const when = whenText(rate.when);
  return {
    date,
    id: model.id,
    meter: rate.meter,
    ...(when !== '' && { when }),
    from,
    to: rate.amount,
    ...rest,
  };
}
