/**
 * Price changes that the catalog makes and the history does not have: against what the committed evidence recorded, and
 * between the dated rates of one price.
 */
import type { Evidence } from '#catalog/records/price-evidence.ts';
import { historyFile, type PriceChange } from '#catalog/records/price-history.ts';
import { whenText } from '#catalog/registry/when.ts';
import { pers } from '#catalog/registry/meters.ts';
import { keySubject, rateKey } from '#catalog/registry/rate-key.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { holdsOn, listedRates } from '#pricing/rates.ts';
import type { Finding } from '../report.ts';
import { amountIn, sameAmount } from './exact-amounts.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import { historyLine, type ChangeLog } from './change-log.ts';
import { money, price, rateName } from './wording.ts';

export const historyKinds = {
  'change-unrecorded': {
    severity: 'error',
    why: 'Readers are shown how prices changed, from price-history.jsonl; without a line the change would be silent.',
    fix: 'If the provider changed the price, run `npm run check:prices -- --record change`; if it was listed wrongly before, `--record repair`. Either appends the line.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(historyKinds);

export interface Unrecorded {
  readonly model: Model;
  readonly rate: Rate;
  /** The day from which the new price holds, as far as the catalog says. */
  readonly date: string;
  readonly from: string;
  /** The day of the check, of a change that is to come. */
  readonly announced?: string | undefined;
}

/** @param date the day of the check: rates that ended before are history already */
export function unrecordedChanges(
  models: readonly Model[],
  recorded: Evidence | undefined,
  changes: ChangeLog,
  date: string,
): Unrecorded[] {
  return models.flatMap((model) => {
    const byPrice = Map.groupBy(listedRates(model), (rate) =>
      rateKey('', { meter: rate.meter, when: rate.when }),
    );
    return [...byPrice.values()].flatMap((rates) => {
      const since = sinceRecorded(model, rates, recorded, date).filter(
        (change) => !isRecorded(changes, change, date),
      );
      // A price that came into force since is told once.
      const isTold = ({ rate }: Unrecorded) => since.some((change) => change.rate === rate);
      return [
        ...since,
        ...dated(model, rates, date).filter((change) => !isTold(change) && !hasLine(changes, change)),
      ];
    });
  });
}

/** The price in force when the evidence was recorded, and the one in force now. */
function sinceRecorded(
  model: Model,
  dated: readonly Rate[],
  recorded: Evidence | undefined,
  date: string,
): Unrecorded[] {
  const rate = dated.find((listed) => holdsOn(listed, date));
  if (rate === undefined || recorded === undefined) return [];
  const before = recordedAmount(recorded, model, rate);
  if (before === undefined || sameAmount(before, rate.amount)) return [];
  return [{ model, rate, date: rate.from ?? date, from: before }];
}

/** What was recorded of a price, in the unit of the rate; of several days, that of the last one that had begun. */
export function recordedAmount(
  recorded: Evidence,
  model: Model,
  rate: Pick<Rate, 'meter' | 'when' | 'per'>,
): string | undefined {
  const key = rateKey(model.id, { meter: rate.meter, when: rate.when });
  const prefix = `${key}${key.includes('?') ? ',' : '?'}from=`;
  const days = Object.keys(recorded.rates).flatMap((other) =>
    other.startsWith(prefix) ? [other.slice(prefix.length)] : [],
  );
  const begun = days.filter((day) => day <= recorded.date).toSorted();
  const last = begun.at(-1);
  const before = recorded.rates[last === undefined ? key : `${prefix}${last}`];
  const per = pers.find((name) => name === before?.per);
  return before && amountIn(rate.meter, before.amount, per, rate.per);
}

/** Each dated price against the one that holds on the day before, whether it is to come or has come. */
function dated(model: Model, rates: readonly Rate[], date: string): Unrecorded[] {
  return rates.flatMap((rate) => {
    const { from } = rate;
    if (from === undefined) return [];
    const before = rates.find(
      (other) => other !== rate && (other.from ?? '') < from && (other.until ?? from) >= from,
    );
    const amount = before && amountIn(rate.meter, before.amount, before.per, rate.per);
    return amount === undefined || sameAmount(amount, rate.amount)
      ? []
      : [{ model, rate, date: from, from: amount, ...(from > date && { announced: date }) }];
  });
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

function hasLine(changes: ChangeLog, { model, rate, date, from }: Unrecorded): boolean {
  return changes
    .of(model.id, rate)
    .some(
      (change) => change.date === date && sameAmount(change.from, from) && sameAmount(change.to, rate.amount),
    );
}

/** The line the history lacks. */
export function changeOf(
  { model, rate, date, from, announced }: Unrecorded,
  rest: Pick<PriceChange, 'source' | 'kind'>,
): PriceChange {
  const when = whenText(rate.when);
  return {
    date,
    id: model.id,
    meter: rate.meter,
    ...(when !== '' && { when }),
    ...(rate.mode === 'marginal' && { mode: rate.mode }),
    ...(rate.per !== undefined && { per: rate.per }),
    from,
    to: rate.amount,
    ...rest,
    ...(announced !== undefined && { announced }),
  };
}

/** A finding for each change that has no line in the history. */
export function historyFindings(
  { file, gateway }: Pick<Catalog, 'file' | 'gateway'>,
  unrecorded: readonly Unrecorded[],
): Finding[] {
  const { currency } = gateway;
  return unrecorded.map((change) => {
    const { model, rate, date, from } = change;
    const line = historyLine(changeOf(change, { source: 'maintainer', kind: 'update' }));
    return finding(
      'change-unrecorded',
      `${model.id}: ${rateName({ ...rate, from: undefined })} goes from ${money(from, currency)} to ${price(rate, currency)} on ${date}, and ${historyFile(file)} has no line for it.`,
      { file, line: rate.line },
      { key: `${keySubject(model.id)}#${rate.meter}`, line },
    );
  });
}
