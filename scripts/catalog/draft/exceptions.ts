/** Decisions between sources that disagree, put into words. */
import { priceSources } from '#catalog/registry/vocabulary.ts';
import { selectorOf } from '../../check/prices/selector.ts';
import type { DraftException } from './draft.ts';
import type { MergedRate } from './merge-rates.ts';
import type { Offer } from './offer.ts';
import { conditionCount } from './rate-case.ts';

/** Shops change prices a few times a year: a decision is looked at again after a quarter. */
const monthsUntilExpiry = 3;

/**
 * @param page the provider's own price list, where the decision can be checked
 * @param date UTC day of the decision, `YYYY-MM-DD`
 */
export function exceptionsFor(
  rates: readonly MergedRate[],
  offers: readonly Offer[],
  page: string,
  date: string,
): DraftException[] {
  const disputed = rates.filter(({ against }) => against.length > 0);
  // A selector without conditions names every rate of its meter, so the narrow ones have to come first.
  const groups = Map.groupBy(disputed, ({ prefer, when }) => `${9 - conditionCount(when)} ${prefer}`);
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const prefer = group[0]?.prefer;
      if (prefer === undefined) return [];
      const against = priceSources.filter((id) => group.some((rate) => rate.against.includes(id)));
      const rates = [...new Set(group.map((rate) => selectorOf({ ...rate, mode: 'whole', line: 0 })))];
      return [
        {
          prefer,
          reason: reasonFor(prefer, against, offers),
          source: page,
          date,
          expires: laterBy(date),
          rates,
        },
      ];
    });
}

function reasonFor(prefer: string, against: readonly string[], offers: readonly Offer[]): string {
  const dated = (id: string) =>
    `${id} of ${offers.find(({ adapter }) => adapter.id === id)?.adapter.asOf ?? 'unknown day'}`;
  return `the sources disagree and ${dated(prefer)} comes before ${against.map(dated).join(' and ')} in the order of sources`;
}

function laterBy(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + monthsUntilExpiry, Math.min(day.getUTCDate(), 28));
  return day.toISOString().slice(0, date.length);
}
