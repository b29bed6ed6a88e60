/** What a pricing library or file must offer to be compared with the catalog. */
import type { When } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Capability, PriceSource } from '#catalog/registry/vocabulary.ts';

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

/** What a source knows of a model besides its prices; only what it states. */
export interface SourceFacts {
  readonly modality?: Modality | undefined;
  /** Most tokens a request may have, input and output together. */
  readonly context?: number | undefined;
  /** Most tokens of one answer. */
  readonly maxOutput?: number | undefined;
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  readonly released?: string | undefined;
  /** Knowledge cutoff, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly knowledge?: string | undefined;
  readonly openWeights?: boolean | undefined;
  readonly capabilities?: readonly Capability[] | undefined;
  readonly status?: 'preview' | 'deprecated' | undefined;
  /** The day on which its provider switches it off. */
  readonly retires?: string | undefined;
  /** The same model under the name of its maker: joins the offers of several hosts. */
  readonly baseModel?: string | undefined;
}

/** One entry of a source, without its prices: those come from {@link SourceAdapter.lookup}, for a date. */
export interface SourceModel {
  /** The pin of this entry. */
  readonly ref: string;
  /** The part of `ref` before its first slash, and the part after it. */
  readonly provider: string;
  readonly model: string;
  readonly name?: string | undefined;
  readonly facts: SourceFacts;
  /** Other refs under which the source repeats the very same entry. */
  readonly otherRefs: readonly string[];
}

export interface SourceAdapter {
  readonly id: PriceSource;
  /** Name of the package or file, as readers can look it up. */
  readonly package: string;
  /** Version of a package. */
  readonly version?: string | undefined;
  /** Which copy of a file it was: `sha256:` and the first 12 digits of its hash. */
  readonly digest?: string | undefined;
  /** The UTC day its prices were taken. */
  readonly asOf: string;
  /**
   * @param ref the pin, `provider/model-id`; only the entry of exactly this name is ever returned
   * @param date UTC day, `YYYY-MM-DD`
   */
  lookup(ref: string, date: string): SourceEntry | undefined;
  /** Every entry of the source, each once, whether or not it has a price. */
  list(): Iterable<SourceModel>;
  /** Price fields of the source that nobody has looked at yet, with the number of entries that have them. */
  readonly unknownFields?: ReadonlyMap<string, number> | undefined;
}

/** Splits a pin at its first slash; undefined when it has none. Model ids may contain further slashes. */
export function splitRef(ref: string): { provider: string; model: string } | undefined {
  const slash = ref.indexOf('/');
  if (slash <= 0 || slash === ref.length - 1) return undefined;
  return { provider: ref.slice(0, slash), model: ref.slice(slash + 1) };
}
