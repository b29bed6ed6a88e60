/** What a price source is: how it is defined, and what an opened one offers. */
import type { When } from '#catalog/registry/conditions.ts';
import type { Meter, Per } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import type { Capability, Effort } from '#catalog/registry/vocabulary.ts';
import { CannotRun } from '../../report.ts';
import type { JsonFile, JsonPath } from './json-file.ts';

/** What every source counts money in. */
export const sourceCurrency = 'USD';

/** A field of which the entry's rates do not tell. */
export interface UnreadField {
  /** Its name in the entry: `provider_specific_entry.fast`. */
  readonly field: string;
  /** As the source has it. */
  readonly value: string;
  /** Why it was not taken, as a clause; undefined where the table does not have it. */
  readonly reason: string | undefined;
}

/** A price that cannot be one; its entry is not read at all. */
export interface PriceFault {
  /** Where it stands within the entry. */
  readonly path: JsonPath;
  /** What is wrong, as a sentence without its place. */
  readonly says: string;
}

/** What the prices of an entry, or of a part of it, come to. */
export interface PricesRead {
  readonly rates: readonly SourceRate[];
  readonly unread: readonly UnreadField[];
  readonly faults: readonly PriceFault[];
  /** The fields that were looked at, as `otherNumbers` calls them. */
  readonly asked: readonly string[];
}

/** A file within a package of a registry, read at an exact version. */
export interface PackageOrigin {
  readonly registry: 'npm' | 'PyPI';
  readonly package: string;
  /** The file that holds the prices, as its path within the package. */
  readonly file: string;
  /** A version whose day is known, for a registry whose client does not tell it: every later one is at least as new. */
  readonly known?: { readonly version: string; readonly day: string };
}

/** A JSON file that is published at an address. */
export interface FileOrigin {
  readonly address: string;
}

/** What is known of a source without its data: one file of this folder each. */
export interface SourceDefinition {
  /** Name of the package, or of the file, as readers can look it up. */
  readonly title: string;
  /** Where facts besides prices contradict one another, those of the lowest rank are believed. */
  readonly factRank: number;
  /** Where its newest data are published. */
  readonly from: PackageOrigin | FileOrigin;
  /**
   * The published text as JSON, where it is another. It is parsed, never run; its parser is loaded only then.
   * @throws NotJson when it cannot be read
   */
  readonly asJson?: (text: string) => Promise<string>;
  /**
   * @param data the parsed JSON
   * @throws z.ZodError when it does not have the source's shape
   */
  readonly read: (data: unknown) => Iterable<RawEntry>;
  /** The reverse of `read`, for a part of the entries: data of the same shape that hold just these. */
  readonly gather: (entries: readonly GatheredEntry[]) => unknown;
}

/** An entry as it stands in the data, with the two parts of its pin. */
export interface GatheredEntry {
  readonly provider: string;
  readonly model: string;
  readonly value: unknown;
}

/** One entry of a source, its prices not yet looked at. */
export interface RawEntry {
  readonly provider: string;
  readonly model: string;
  readonly name?: string | undefined;
  readonly facts?: SourceFacts;
  /** Other spellings of the provider under which the source repeats the very same entry. */
  readonly otherProviders?: readonly string[];
  /** The pin of another entry that this is a part of, such as a cell of its image prices: can be pinned, but is not listed. */
  readonly partOf?: string | undefined;
  /** Where it stands in the data. */
  readonly path: JsonPath;
  /** Its prices on whichever day. */
  readonly prices: PricesRead;
  /**
   * What it says of one day, where the days differ. @default the rates of `prices`
   * @param date UTC day, `YYYY-MM-DD`
   */
  readonly pricesOn?: (date: string) => Omit<SourceEntry, 'ref'>;
}

export interface SourceRate {
  readonly meter: Meter;
  readonly when: When;
  /** Decimal above zero, in US dollars for the meter's `per`. */
  readonly amount: string;
  /** The price as the source publishes it, where `amount` is a quotient of it that does not end, cut after twelve digits. */
  readonly published?: { readonly amount: string; readonly per: Per };
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
  /** What the source says that it cannot do; of what neither list has, it says nothing. */
  readonly lacks?: readonly Capability[] | undefined;
  /** Repeated input is cached, in one way or another. */
  readonly caches?: boolean | undefined;
  /** What `reasoning_effort` can ask it for. */
  readonly efforts?: readonly Effort[] | undefined;
  /** The endpoint that alone serves it, where that is not the usual one of its kind: `/responses`. */
  readonly endpoint?: string | undefined;
  readonly status?: 'preview' | 'deprecated' | undefined;
  /** The day on which its provider switches it off. */
  readonly retires?: string | undefined;
  /** The entry of this source that takes its place, by its pin. */
  readonly replacement?: string | undefined;
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
  /** Its numbers of which its rates do not tell. */
  readonly unread: readonly UnreadField[];
}

export interface SourceAdapter {
  readonly id: PriceSource;
  /** Name of the package or file, as readers can look it up. */
  readonly package: string;
  /** Version of a package. */
  readonly version?: string | undefined;
  /** Which copy it was, of one without a version: `sha256:` and the first 12 digits of its hash. */
  readonly digest?: string | undefined;
  /** The UTC day its prices were taken. */
  readonly asOf: string;
  /**
   * @param ref the pin, `provider/model-id`; only the entry of exactly this name is ever returned
   * @param date UTC day, `YYYY-MM-DD`
   */
  lookup(ref: string, date: string): SourceEntry | undefined;
  /**
   * Whether the copy can tell about a pin: it holds the whole source, or was asked for this name when it was taken.
   * @default always
   */
  readonly wasAsked?: ((ref: string) => boolean) | undefined;
  /** Every entry of the source that could be read, each once, whether or not it has a price. */
  list(): Iterable<SourceModel>;
  /** By ref, the entries that are not read, because one of their prices cannot be: what is wrong, with its place. */
  readonly refused?: ReadonlyMap<string, string> | undefined;
  /** Numbers of the source that nobody has looked at yet, with the number of entries that have them. */
  readonly unknownFields?: ReadonlyMap<string, number> | undefined;
}

/** Which copy of a source was read. */
export type SourceCopy = Pick<SourceAdapter, 'version' | 'digest' | 'asOf' | 'wasAsked'>;

/** The file that the entries of a source stand in. */
export interface SourceFile extends Pick<JsonFile, 'repeated' | 'placeOf'> {
  /** Its path or address. */
  readonly name: string;
}

/**
 * An opened source. Where it has several entries of one name, the first counts; an entry with a price that cannot be
 * read, or with a key that stands twice, is refused whole.
 * @throws CannotRun when a key stands twice that belongs to no entry
 */
export function adapterOf(
  id: PriceSource,
  title: string,
  copy: SourceCopy,
  rawEntries: Iterable<RawEntry>,
  file?: SourceFile,
): SourceAdapter {
  const byRef = new Map<string, RawEntry>();
  const models: SourceModel[] = [];
  const refused = new Map<string, string>();
  const unknownFields = new Map<string, number>();
  const open = new Set(file?.repeated);
  const placed = (path: JsonPath) => (file === undefined ? title : `${file.name}:${file.placeOf(path)}`);
  for (const entry of rawEntries) {
    const { provider, model, name, facts = {}, otherProviders = [], path } = entry;
    const { unread, faults } = entry.prices;
    const ref = `${provider}/${model}`;
    const otherRefs = otherProviders.map((other) => `${other}/${model}`);
    if (byRef.has(ref) || refused.has(ref)) continue;
    const wrong = faults.map((fault) => `${placed([...path, ...fault.path])}: ${fault.says}`);
    for (const repeated of file?.repeated ?? []) {
      if (!repeated.every((step, index) => index >= path.length || step === path[index])) continue;
      open.delete(repeated);
      wrong.push(`${placed(repeated)}: the key "${String(repeated.at(-1))}" stands here a second time`);
    }
    if (wrong.length > 0) {
      for (const spelling of [ref, ...otherRefs]) refused.set(spelling, wrong.join('; '));
      continue;
    }
    for (const spelling of [ref, ...otherRefs]) byRef.set(spelling, entry);
    if (entry.partOf === undefined) models.push({ ref, provider, model, name, facts, otherRefs, unread });
    for (const { field, reason } of unread)
      if (reason === undefined) unknownFields.set(field, (unknownFields.get(field) ?? 0) + 1);
  }
  const [stray] = open;
  if (stray !== undefined)
    throw new CannotRun(
      `${placed(stray)}: the key "${String(stray.at(-1))}" stands here a second time, so that ${title} says two things of it.`,
    );
  return {
    id,
    package: title,
    ...copy,
    lookup(ref, date) {
      const entry = byRef.get(ref);
      return entry && { ref, ...(entry.pricesOn?.(date) ?? { rates: entry.prices.rates }) };
    },
    list: () => models,
    refused,
    unknownFields,
  };
}

/** Splits a pin at its first slash; undefined when it has none. Model ids may contain further slashes. */
export function splitRef(ref: string): { provider: string; model: string } | undefined {
  const slash = ref.indexOf('/');
  if (slash <= 0 || slash === ref.length - 1) return undefined;
  return { provider: ref.slice(0, slash), model: ref.slice(slash + 1) };
}
