/** Which of a model's dated rates are to be compared on a given day. */
import type { Rate } from '#catalog/types.ts';

export interface DatedRates {
  /** Charged on the day. */
  readonly current: readonly Rate[];
  /** Not yet charged on the day. */
  readonly announced: readonly Rate[];
  /** No longer charged on the day. */
  readonly past: readonly Rate[];
}

/** @param date UTC day, `YYYY-MM-DD`; days of this form sort as text. */
export function datedRates(rates: readonly Rate[], date: string): DatedRates {
  const isAnnounced = ({ from }: Rate) => from !== undefined && from > date;
  const isPast = ({ until }: Rate) => until !== undefined && until <= date;
  return {
    current: rates.filter((rate) => !isAnnounced(rate) && !isPast(rate)),
    announced: rates.filter(isAnnounced),
    past: rates.filter((rate) => !isAnnounced(rate) && isPast(rate)),
  };
}
