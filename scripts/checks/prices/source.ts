/** What a pricing library or file must offer to be compared with the catalog. */
import type { When } from '#catalog/conditions.ts';
import type { Meter } from '#catalog/meters.ts';
import type { PriceSource } from '#catalog/vocabulary.ts';

export interface SourceRate {
  readonly meter: Meter;
  readonly when: When;
  /** Decimal above zero, in US dollars for the meter's `per`. */
  readonly amount: string;
  /** Compared when the catalog lists it, but not missed when it does not: it repeats another rate, or is optional. */
  readonly incidental?: boolean;
}

/** What a source says about one model on one day. */
export interface SourceEntry {
  /** The entry that was read, `provider/model-id` as the source spells it. */
  readonly ref: string;
  /** Where several rates of one meter hold at one time of the day (`utc`), the first one is charged. */
  readonly rates: readonly SourceRate[];
  /** The day these rates began, where the source says so. */
  readonly since?: string | undefined;
  /** The next day on which they change, where the source announces one. */
  readonly next?: string | undefined;
}

export interface SourceAdapter {
  readonly id: PriceSource;
  /** Name of the package or file, as readers can look it up. */
  readonly package: string;
  readonly version: string;
  /** The UTC day its prices were taken. */
  readonly asOf: string;
  /**
   * @param ref the pin, `provider/model-id`; only the entry of exactly this name is ever returned
   * @param date UTC day, `YYYY-MM-DD`
   */
  lookup(ref: string, date: string): SourceEntry | undefined;
}

/** Splits a pin at its first slash; undefined when it has none. Model ids may contain further slashes. */
export function splitRef(ref: string): { provider: string; model: string } | undefined {
  const slash = ref.indexOf('/');
  if (slash <= 0 || slash === ref.length - 1) return undefined;
  return { provider: ref.slice(0, slash), model: ref.slice(slash + 1) };
}
