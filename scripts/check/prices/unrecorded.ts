/**
 * Price changes that the catalog makes and the history does not have (against what the committed evidence recorded,
 * and between the dated rates of one price), and lines of the history that the catalog contradicts.
 */
import type { Evidence } from '#catalog/records/price-evidence.ts';
import { changedRate, historyFile, type PriceChange } from '#catalog/records/price-history.ts';
import { whenText } from '#catalog/registry/when.ts';
import { pers } from '#catalog/registry/meters.ts';
import { keySubject, rateKey } from '#catalog/registry/rate-key.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { holdsOn, listedRates } from '#pricing/rates.ts';
import type { Finding } from '../report.ts';
import { amountIn, sameAmount } from './exact-amounts.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import { changeIn, historyLine, type ChangeLog } from './change-log.ts';
import { price, rateName } from './wording.ts';

export const historyKinds = {
  'change-unrecorded': {
    severity: 'error',
    why: 'Readers are shown how prices changed, from price-history.jsonl; without a line the change would be silent.',
    fix: 'If the provider changed the price, run `npm run check:prices -- --record change`; if it was listed wrongly before, `--record repair`. Either appends the line.',
  },
  'history-contradicted': {
    severity: 'error',
    why: 'Readers would be told of a price change that did not come.',
    fix: 'Correct the price, record what happened since with `npm run check:prices -- --record change`, or take the line back if it was never published.',
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
  const rate = dated.find((listed) => holdsOn(listed, date));
  if (rate === undefined || recorded === undefined) return [];
  const before = recordedAmount(recorded, model, rate);
  if (before === undefined || sameAmount(before, rate.amount)) return [];
  return [{ model, rate, date: rate.from ?? date, from: before }];
}

/** In the unit of the rate. */
function recordedAmount(recorded: Evidence, model: Model, rate: Rate): string | undefined {
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

/** Each dated price against the one that holds on the day before. */
function announced(model: Model, dated: readonly Rate[], date: string): Unrecorded[] {
  return dated.flatMap((rate) => {
    const { from } = rate;
    if (from === undefined || from <= date) return [];
    const before = dated.find(
      (other) => other !== rate && (other.from ?? '') < from && (other.until ?? from) >= from,
    );
    const amount = before && amountIn(rate.meter, before.amount, before.per, rate.per);
    return amount === undefined || sameAmount(amount, rate.amount)
      ? []
      : [{ model, rate, date: from, from: amount, announced: date }];
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

function isAnnounced(changes: ChangeLog, { model, rate, date, from }: Unrecorded): boolean {
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
    ...(rate.per !== undefined && { per: rate.per }),
    from,
    to: rate.amount,
    ...rest,
    ...(announced !== undefined && { announced }),
  };
}

/** A finding for each change that has no line in the history. */
export function historyFindings(file: string, unrecorded: readonly Unrecorded[]): Finding[] {
  return unrecorded.map((change) => {
    const { model, rate, date, from } = change;
    const line = historyLine(changeOf(change, { source: 'maintainer', kind: 'update' }));
    return finding(
      'change-unrecorded',
      `${model.id}: ${rateName({ ...rate, from: undefined })} goes from $${from} to ${price(rate)} on ${date}, and ${historyFile(file)} has no line for it.`,
      { file, line: rate.line },
      { key: `${keySubject(model.id)}#${rate.meter}`, line },
    );
  });
}

/**
 * Lines that tell of a price the catalog does not list: the newest one of a rate, up to the day of the check, must
 * end in the price in force. A rate that is no longer listed has nothing to contradict.
 */
export function contradictedHistory(
  catalog: Catalog,
  history: readonly PriceChange[],
  date: string,
): Finding[] {
  const newest = new Map<string, PriceChange>();
  for (const change of history) {
    const last = newest.get(changedRate(change));
    if (change.date <= date && (last === undefined || last.date <= change.date))
      newest.set(changedRate(change), change);
  }
  return catalog.models.flatMap((model) =>
    listedRates(model)
      .filter((rate) => holdsOn(rate, date))
      .flatMap((rate) => {
        const last = newest.get(changedRate({ id: model.id, meter: rate.meter, when: whenText(rate.when) }));
        const change = last && changeIn(last, rate.per);
        if (change === undefined || sameAmount(change.to, rate.amount)) return [];
        return [
          finding(
            'history-contradicted',
            `${model.id}: ${historyFile(catalog.file)} says that ${rateName(rate)} became $${change.to} on ${change.date}, and the catalog lists ${price(rate)}.`,
            { file: catalog.file, line: rate.line },
            { key: changedRate(change), line: historyLine(change) },
          ),
        ];
      }),
  );
}
