import { whenText } from '#catalog/registry/when.ts';
import { changedRate, historyFile, type PriceChange } from '#catalog/records/price-history.ts';
import type { Catalog } from '#catalog/types.ts';
import { holdsOn, listedRates } from '#pricing/rates.ts';
import type { Finding } from '../report.ts';
import { sameAmount } from './exact-amounts.ts';
import { finding } from './finding.ts';
import { historyLine } from './history.ts';
import { changeOf, type Unrecorded } from './unrecorded.ts';
import { price, rateName } from './wording.ts';

/** @param file the catalog's path */
export function historyFindings(file: string, unrecorded: readonly Unrecorded[]): Finding[] {
  return unrecorded.map((change) => {
    const { model, rate, date, from } = change;
    const line = historyLine(changeOf(change, { source: 'maintainer', kind: 'update' }));
    return finding(
      'change-unrecorded',
      `${model.id}: ${rateName({ ...rate, from: undefined })} goes from $${from} to ${price(rate)} on ${date}, and ${historyFile(file)} has no line for it.`,
      { file, line: rate.line },
      { key: `${model.id}#${rate.meter}`, line },
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
    const known = newest.get(changedRate(change));
    if (change.date <= date && (known === undefined || known.date <= change.date))
      newest.set(changedRate(change), change);
  }
  return catalog.models.flatMap((model) =>
    listedRates(model)
      .filter((rate) => holdsOn(rate, date))
      .flatMap((rate) => {
        const change = newest.get(
          changedRate({ id: model.id, meter: rate.meter, when: whenText(rate.when) }),
        );
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
