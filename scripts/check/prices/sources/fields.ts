/** How the price fields of a source translate into the catalog's meters, and what is said of the others. */
import type { When } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import { hoursOf, whenText } from '#catalog/registry/when.ts';
import {
  amountOver,
  amountTimes,
  decimalOf,
  dividesExactly,
  priceBehind,
  sameAmount,
} from '../exact-amounts.ts';
import type { JsonPath } from './json-file.ts';
import {
  sourceCurrency,
  type PriceFault,
  type PricesRead,
  type SourceRate,
  type UnreadField,
} from './source.ts';

/** What one field means. Where no unit is given, the field's unit is the meter's `per` already. */
export type PriceField = Meaning &
  (
    | { readonly kinds?: undefined }
    | {
        /** The kinds of entry in which the field means this. */
        readonly kinds: readonly string[];
        /** What it is in all others, and why it is not taken there. */
        readonly otherwise: string;
      }
  );

interface Meaning {
  readonly meter: Meter;
  readonly when?: When;
  /** The field is the price of one where the meter's `per` is this many. */
  readonly times?: number;
  /** The field is the price of this many times the meter's `per`. */
  readonly over?: number;
  /** The field is a quotient with a few digits: a price per minute or hour, written per second. */
  readonly rounded?: true;
  /** See `SourceRate.incidental`. */
  readonly incidental?: true;
}

/** A number that is no price, and what it is. */
interface NoPrice {
  readonly noPrice: string;
}

/**
 * Every number of a source's entries, by its name: what it means as a price; as a text, a price that is not taken and
 * why; or that it is no price. A field with two meanings can be listed as either. Names of what stands within something
 * else are dotted (`limit.context`), an item of a list is `[]`, and `.*` is everything below. Any other number is
 * reported as unknown.
 */
export type FieldTable = Readonly<Record<string, PriceField | readonly PriceField[] | NoPrice | string>>;

export interface FieldContext {
  /** Where the prices stand within their entry. */
  readonly path?: JsonPath;
  /** The condition of all these prices. */
  readonly when?: When;
  /** What `PriceField.kinds` asks for. */
  readonly kind?: string | undefined;
  /** The field of which a name is a variant, with the condition it adds, or why there is none. */
  readonly variantOf?: (name: string) => FieldVariant;
  /**
   * Amounts are taken to the last digit, and one below zero is named, not refused: of a list that is somebody's own. Only
   * what has more digits than a float holds is noise.
   */
  readonly isExact?: boolean;
}

export interface FieldVariant {
  readonly field: string;
  readonly when: When;
  readonly reason?: string | undefined;
}

/** Why a price of zero is not taken. */
export const zeroWords = 'zero, which stands for "unknown" as often as for "free"';

/** Why one below zero is not taken of a gateway's own list. */
const belowZeroWords = 'below zero, which stands for a price that depends on where a request goes';

/** Whatever has more digits than this was computed with floats: nobody writes such a price. */
const mostDigits = 15;

/** What the table says about these prices; whatever stands in maps and lists among them is left to the caller. */
export function readPrices(table: FieldTable, prices: object, context: FieldContext = {}): PricesRead {
  const { path = [], variantOf = (field: string): FieldVariant => ({ field, when: {} }) } = context;
  return allPrices(
    Object.entries(prices).map(([name, price]: [string, unknown]): PricesRead => {
      const field = dotted([...path, name]);
      const variant = variantOf(name);
      const meaning = own(table, dotted([...path, variant.field])) ?? own(table, variant.field);
      const isNested = typeof price === 'object' && (meaning === undefined || !isPriced(meaning));
      if (price === undefined || price === null || isNested) return allPrices([]);
      const {
        rates = [],
        fault,
        ...left
      } = outcomeOf(meaning, variant, { field, name, value: price }, context);
      return {
        rates,
        unread: 'reason' in left ? [{ field, value: written(price), reason: left.reason }] : [],
        faults: fault === undefined ? [] : [{ path: [...path, name], says: fault }],
        // Of what is no price nothing was said yet.
        asked: rates.length > 0 || fault !== undefined || 'reason' in left ? [field] : [],
      };
    }),
  );
}

/** A number or a text as it stands; anything else is no price, and in short. */
function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What becomes of one price: rates, why there are none, or that it cannot be a price; for what is none, nothing. */
interface Outcome {
  readonly rates?: readonly SourceRate[];
  readonly reason?: string | undefined;
  readonly fault?: string;
}

function outcomeOf(
  meaning: FieldTable[string] | undefined,
  variant: FieldVariant,
  { field, name, value }: Leaf,
  { when = {}, kind = '', isExact = false }: FieldContext,
): Outcome {
  if (meaning === undefined || typeof meaning === 'string') {
    const isPrice = isNumber(name, value) && (meaning === undefined || Number(value) !== 0);
    return isPrice ? { reason: meaning } : {};
  }
  if (!isPriced(meaning)) return {};
  if (isExact && /^-(?=.*[1-9])[\d.]+$/.test(written(value))) return { reason: belowZeroWords };
  const amount = amountIn(value);
  if (amount === undefined) return { fault: faultWords(field, value) };
  if (!/[1-9]/.test(amount)) return { reason: zeroWords };
  if (variant.reason !== undefined) return { reason: variant.reason };
  const meanings = [meaning].flat();
  const fitting = meanings.filter(({ kinds }) => kinds === undefined || kinds.includes(kind));
  if (fitting.length === 0)
    return { reason: meanings.flatMap((one) => (one.kinds === undefined ? [] : one.otherwise)).at(0) };
  const rates = fitting.flatMap((one): SourceRate[] => {
    const isNoisy = amount.replace(/^0\.0*|\./g, '').length > mostDigits;
    const converted = amountOf(one, amount, typeof value === 'number' && (!isExact || isNoisy));
    if (converted === undefined) return [];
    const condition = { ...one.when, ...variant.when, ...when };
    return [{ meter: one.meter, when: condition, ...converted, ...(one.incidental && { incidental: true }) }];
  });
  return rates.length > 0 ? { rates } : { reason: 'a rounded quotient: no exact price comes out of it' };
}

function isPriced(meaning: FieldTable[string]): meaning is PriceField | readonly PriceField[] {
  return typeof meaning === 'object' && !('noPrice' in meaning);
}

function own(table: FieldTable, name: string): FieldTable[string] | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** A number, or a text that is one where the name says that it is a price. */
function isNumber(name: string, value: unknown): value is number | string {
  if (typeof value === 'number') return true;
  const looksLikePrice = /cost|pric|fee|charge|rate|mult|uplift|discount/i.test(name);
  return (
    looksLikePrice && typeof value === 'string' && /^[-+]?[$€£¥]?[\d.,_]*\d(?:e[-+]?\d+)?\s*%?$/i.test(value)
  );
}

/** The decimal that was written, zero or above; undefined when it is none. */
function amountIn(price: unknown): string | undefined {
  try {
    return typeof price === 'number' || typeof price === 'string' ? decimalOf(price) : undefined;
  } catch {
    return undefined;
  }
}

function faultWords(field: string, price: unknown): string {
  const isNegative = typeof price === 'number' && price < 0;
  const why = isNegative ? 'a price below zero stands for something else' : 'it is no plain amount';
  return `\`${field}\` is ${JSON.stringify(price)}: ${why}`;
}

/** All numbers of a part that the rates leave out. */
export function leftOut(part: object, path: JsonPath, reason: string | undefined): PricesRead {
  const leaves = leavesIn(part, dotted(path)).filter(({ name, value }) => isNumber(name, value));
  const unread = leaves.map(({ field, value }) => ({ field, value: written(value), reason }));
  return { rates: [], unread, faults: [], asked: unread.map(({ field }) => field) };
}

/** Everything of a part, whatever it is called: of a list whose prices are texts. */
export function partLeftOut(part: object, path: JsonPath, reason: string): PricesRead {
  const leaves = leavesIn(part, dotted(path)).filter(({ value }) => value !== null && value !== undefined);
  const unread = leaves.map(({ field, value }) => ({ field, value: written(value), reason }));
  return { rates: [], unread, faults: [], asked: unread.map(({ field }) => field) };
}

/** All of them, in one. */
export function allPrices(reads: readonly PricesRead[]): PricesRead {
  return {
    rates: reads.flatMap(({ rates }) => rates),
    unread: reads.flatMap(({ unread }) => unread),
    faults: reads.flatMap(({ faults }) => faults),
    asked: reads.flatMap(({ asked }) => asked),
  };
}

/** The same with the numbers of the entry that nobody has asked for: a price may stand anywhere. */
export function withOtherNumbers(table: FieldTable, entry: object, read: PricesRead): PricesRead {
  const asked = new Set(read.asked);
  const leaves = leavesIn(entry, '');
  const others = leaves.flatMap(({ field, name, value }): UnreadField[] => {
    if (asked.has(field) || !isNumber(name, value)) return [];
    const meaning = meaningAt(table, field);
    if (typeof meaning === 'object' && 'noPrice' in meaning) return [];
    if (typeof meaning === 'string')
      return Number(value) === 0 ? [] : [{ field, value: written(value), reason: meaning }];
    return [{ field, value: written(value), reason: undefined }];
  });
  return {
    ...read,
    unread: [...read.unread, ...others],
    faults: [...read.faults, ...leaves.flatMap(foreignPrices)],
  };
}

/** Why a field without a meaning is not taken. */
const strangeWords = 'no key of the catalog holds it';

/**
 * The same with every other field of the entry, whatever it holds: those that facts were read from are told, any other is
 * named, and of texts only the name, since there may be a secret in one.
 * @param told dotted names of the fields that facts were read from; `x.*` is everything below
 */
export function everyField(
  table: FieldTable,
  entry: object,
  read: PricesRead,
  told: readonly string[],
): PricesRead {
  const asked = new Set(read.asked);
  const isTold = (field: string) =>
    told.some((name) =>
      name.endsWith('.*') ? field.startsWith(name.slice(0, -1)) : field === name || field === `${name}[]`,
    );
  const others = leavesIn(entry, '').flatMap(({ field, value }): UnreadField[] => {
    if (asked.has(field) || isTold(field) || value === null || value === undefined) return [];
    const name = field.replace(/(?:\[\])+$/, '');
    const meaning = meaningAt(table, name) ?? own(table, name.slice(name.lastIndexOf('.') + 1));
    const reason =
      typeof meaning === 'string'
        ? meaning
        : typeof meaning === 'object' && 'noPrice' in meaning
          ? meaning.noPrice
          : strangeWords;
    return [{ field, value: typeof value === 'string' ? '' : written(value), reason }];
  });
  return { ...read, unread: [...read.unread, ...others] };
}

/** An entry that names another currency than that of all sources. */
function foreignPrices({ field, name, value }: Leaf): PriceFault[] {
  if (!/currency$/i.test(name) || typeof value !== 'string') return [];
  if (value.toUpperCase() === sourceCurrency) return [];
  const says = `\`${field}\` is ${JSON.stringify(value)}: prices are read as ${sourceCurrency}`;
  return [{ path: field.split('.'), says }];
}

interface Leaf {
  readonly field: string;
  readonly name: string;
  readonly value: unknown;
}

/** Everything within a value that is neither a map nor a list; `field` is how the value itself is called. */
function leavesIn(value: unknown, field: string, name = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ field, name, value }];
  if (Array.isArray(value)) return value.flatMap((item) => leavesIn(item, `${field}[]`, name));
  return Object.entries(value).flatMap(([key, item]) =>
    leavesIn(item, field === '' ? key : `${field}.${key}`, key),
  );
}

/** What the table says of a name, or of everything below one that it is below. */
function meaningAt(table: FieldTable, field: string): FieldTable[string] | undefined {
  const exact = own(table, field);
  if (exact !== undefined) return exact;
  const parts = field.split('.');
  return parts
    .map((_, index) => own(table, `${parts.slice(0, index + 1).join('.')}.*`))
    .find((meaning) => meaning !== undefined);
}

/** `tiers[].input`. */
function dotted(path: JsonPath): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

/** For the meter's `per`; undefined where no exact price comes out. */
function amountOf(
  { over = 1, rounded, times = 1 }: PriceField,
  amount: string,
  isFloat: boolean,
): Pick<SourceRate, 'amount' | 'published'> | undefined {
  const behind = rounded
    ? priceBehind(amount, times)
    : { amount: amountTimes(amount, times, isFloat), units: times };
  if (behind === undefined) return undefined;
  const units = (behind.units / times) * over;
  const converted = { amount: amountOver(behind.amount, units) };
  if (dividesExactly(behind.amount, units)) return converted;
  // Of what the fields are priced per, only sixty do not divide every decimal: minutes, of an hour.
  return { ...converted, published: { amount: behind.amount, per: 'hour' } };
}

/**
 * A tier or service at the standard price is none: a catalog may leave it out. Rates with hours are compared with
 * those of the same hours.
 */
export function markRepeats(rates: readonly SourceRate[]): SourceRate[] {
  return rates.map((rate) => {
    const [own, hours] = [whenText(rate.when), whenText(hoursOf(rate.when))];
    const standard = rates.find(({ meter, when }) => meter === rate.meter && whenText(when) === hours);
    const repeats = own !== hours && standard !== undefined && sameAmount(standard.amount, rate.amount);
    return repeats ? { ...rate, incidental: true } : rate;
  });
}
