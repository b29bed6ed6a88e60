/** What a gateway's own list is: how one of its shapes is defined, and what an opened one offers. */
import type { ListShape } from '#catalog/registry/list-shapes.ts';
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import { joinedWindows, rateCase } from '../../prices/condition.ts';
import { sameAmount } from '../../prices/exact-amounts.ts';
import {
  allPrices,
  everyField,
  readPrices,
  type FieldContext,
  type FieldTable,
} from '../../prices/sources/fields.ts';
import type { JsonPath } from '../../prices/sources/json-file.ts';
import type { PricesRead, SourceFacts, SourceRate, UnreadField } from '../../prices/sources/source.ts';

/** Parsed data, and where each value stands in its text. */
export interface ListFile {
  readonly data: unknown;
  readonly placeOf: (path: JsonPath) => string;
}

/** One model as its list has it. */
export interface ListEntry {
  /** Letter by letter what requests send. */
  readonly id: string;
  readonly name?: string | undefined;
  /** Who makes or hosts it, where the id does not begin with that. */
  readonly owner?: { readonly id?: string; readonly name?: string } | undefined;
  readonly facts: SourceFacts;
  readonly rates: readonly SourceRate[];
  /** Every field that is neither among the rates nor among the facts, and why. */
  readonly unread: readonly UnreadField[];
  /** Prices that cannot be one: nothing is taken of such an entry. */
  readonly faults: readonly string[];
  /** The currency that the entry itself names. */
  readonly currency?: string | undefined;
  /** Whether the list says anything of its price; one of nothing too. */
  readonly isPriced: boolean;
  /** The entries of LiteLLM's map that it may be made from, the likeliest first. */
  readonly upstream?: readonly string[] | undefined;
  /** The entry of a pricing library that this one is. */
  readonly pin?: { readonly source: PriceSource; readonly ref: string } | undefined;
  /** Where it stands in the list: `12:5`. */
  readonly place: string;
}

/** What a shape makes of one entry; the frame adds its place and names what was left over. */
export interface EntryRead extends Pick<ListEntry, 'id' | 'name' | 'owner' | 'facts' | 'upstream' | 'pin'> {
  readonly path: JsonPath;
  readonly value: object;
  readonly prices: readonly PricesRead[];
  /** Fields that facts were read from, dotted; `x.*` is everything below. */
  readonly told: readonly string[];
}

/** A list of one shape: one file of this folder each. */
export interface ListDefinition {
  /** Where gateways publish it, and where its shape was read. */
  readonly addresses: readonly string[];
  /** How its text is written. @default json */
  readonly format?: 'json' | 'yaml or json' | 'csv';
  /** What its fields mean. Those that are named nowhere are named as not taken. */
  readonly fields: FieldTable;
  /** Whether parsed data have this shape. */
  readonly isShape: (data: unknown) => boolean;
  readonly read: (data: unknown) => Iterable<EntryRead>;
}

export interface OpenedList {
  readonly shape: ListShape;
  readonly entries: readonly ListEntry[];
  /** Entries that name no model of their own: patterns, doubles. */
  readonly skipped: readonly { readonly name: string; readonly why: string; readonly place: string }[];
}

/** Why a second rate of one case is not taken. */
const secondWords = 'a second price of the same; the first stands';

/** Every field of an entry: taken as a rate, read as a fact, or named with the reason why it is not taken. */
export function entryOf(fields: FieldTable, entry: EntryRead, place: string): ListEntry {
  const read = everyField(fields, entry.value, allPrices(entry.prices), entry.told);
  const rates: SourceRate[] = [];
  const unread = [...read.unread];
  for (const rate of read.rates) {
    const first = rates.find((other) => rateCase(other) === rateCase(rate));
    if (first === undefined) rates.push(rate);
    else if (!sameAmount(first.amount, rate.amount))
      unread.push({ field: rate.meter, value: rate.amount, reason: secondWords });
  }
  const currency = currencyOf(entry.value);
  const { id, name, owner, facts, upstream, pin } = entry;
  return {
    ...{ id, name, owner, facts, upstream, pin, unread, place },
    isPriced: entry.prices.some(({ asked }) => asked.length > 0),
    rates: joinedWindows(rates),
    faults: read.faults.map(({ says }) => says),
    ...(currency !== undefined && { currency }),
  };
}

/** The one currency that an entry names somewhere, in capitals. */
function currencyOf(value: object): string | undefined {
  for (const [key, item] of Object.entries(value) as [string, unknown][]) {
    if (/^currency$/i.test(key) && typeof item === 'string') return item.toUpperCase();
    const inner = typeof item === 'object' && item !== null ? currencyOf(item) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

// What several shapes share.

export const million = 1_000_000;

/** As `readPrices`, exactly: see {@link FieldContext.isExact}. */
export function listPrices(fields: FieldTable, prices: unknown, context: FieldContext): PricesRead {
  return readPrices(fields, recordOf(prices), { ...context, isExact: true });
}

/** A map as it is; of anything else an empty one. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The maps of a list; of anything else none. */
export function recordsOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

/** The texts of a list; of anything else none. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A whole number above zero: lists write 0 where they do not know. */
export function countOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** `YYYY-MM-DD` of a day, a time, or seconds since 1970. */
export function dayOf(value: unknown): string | undefined {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d(?=$|T)/.exec(value)?.[0];
  const seconds = countOf(value);
  return seconds === undefined ? undefined : new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** The maps below `data` of `{ data: [{ id, … }] }`, each with its way. */
export function dataOf(
  data: unknown,
): { readonly value: Readonly<Record<string, unknown>>; readonly path: JsonPath }[] {
  return recordsOf(recordOf(data).data).map((value, index) => ({ value, path: ['data', index] }));
}
