/** From what stands in the fields to a use that can be priced. */
import { askedKeys, fieldOf } from '#catalog/registry/conditions.ts';
import { cacheReads, isMeasured, meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import { queryId } from '#address.ts';
import type { Field } from '#pricing/calculator-fields.ts';
import type { MonthlyUse } from '#pricing/monthly-bill.ts';
import type { Offer } from '#pricing/offer.ts';
import { exactNumber } from '#pricing/decimal.ts';
import { exactCount, type Count } from '#pricing/quote.ts';
import { cacheField, contextOf } from '#pricing/use-fields.ts';
import { readNumber, readShare } from './read-number.ts';

/** Texts by name of a field. Those without a field of this model stay, for the next one. */
export type Values = Readonly<Record<string, string>>;

export interface ReadUse {
  readonly use: MonthlyUse;
  /** By name of the field: what is wrong and what to do. The use counts when there is none. */
  readonly problems: Readonly<Record<string, string>>;
}

/** As a pasted usage fills a field in: 11 seconds are 11/60 minutes. */
const quotient = /^\d+(?:\.\d+)?\/[1-9]\d*$/;

/** Reads the fields of the form; each that cannot be read has its problem, said to the reader beside it. */
export function readUse(fields: readonly Field[], values: Values): ReadUse {
  const problems: Record<string, string> = {};
  const number = (name: string, limits: { decimals: number; min: number }): number => {
    const text = values[name] ?? '';
    const reading = readNumber(text === '' && limits.min === 0 ? '0' : text, limits);
    if ('value' in reading) return reading.value;
    problems[name] = reading.problem;
    return 1;
  };
  const share = (name: string): string => {
    const text = values[name] ?? '';
    const reading = readShare(text === '' ? '0' : text);
    if ('value' in reading) return reading.value;
    problems[name] = reading.problem;
    return '0';
  };
  const counts: Partial<Record<Meter, Count>> = {};
  for (const meter of meterNames) {
    const text = values[meter] ?? '';
    const count =
      isMeasured(meter) && quotient.test(text)
        ? exactNumber(text)
        : number(meter, { decimals: isMeasured(meter) ? 3 : 0, min: 0 });
    if (exactCount(count).gt(exactCount())) counts[meter] = count;
  }
  const chosen = Object.fromEntries(
    askedKeys.map((key) => {
      const { name } = fieldOf(key);
      return [key, fields.some((field) => field.name === name) ? values[name] : undefined];
    }),
  );
  const use: MonthlyUse = {
    counts,
    requests: number('requests', { decimals: 0, min: 1 }),
    cachedShares: Object.fromEntries(cacheReads.map((meter) => [meter, share(cacheField(meter))])),
    batchShare: share('batch'),
    context: contextOf(chosen),
  };
  return { use, problems };
}

/** Counts that a model has no price for and that nothing else stands for: they are left out of the use. */
export function unpriced(offer: Offer, use: MonthlyUse): Meter[] {
  const counted = Object.keys(use.counts) as Meter[];
  const priced = (meter: Meter): boolean => offer.rates.some((rate) => rate.meter === meter);
  return counted.filter((meter) => !priced(meter) && !priced(meters[meter].billedAs ?? meter));
}

/** @param search the query of an address */
export function readAddress(search: string): { model: string | undefined; values: Values } {
  // The example that was marked when the form was sent stands in the fields.
  const { model, example: _, ...values } = Object.fromEntries(new URLSearchParams(search));
  return { model, values };
}

/** The query that leads back to a calculation; what says nothing is left out. */
export function writeAddress(model: string, fields: readonly Field[], values: Values): string {
  const said = Object.entries(values).filter(
    ([name, value]) =>
      !isNothing(value) || fields.some((field) => field.name === name && !isNothing(field.initial)),
  );
  // Numbers read better plain; a slash and a comma may stand in a query.
  const uses = new URLSearchParams(said).toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
  return `?model=${queryId(model)}${uses === '' ? '' : `&${uses}`}`;
}

/** True of what a field says that was left alone; one that begins with something else has to say it. */
const isNothing = (value: string): boolean => value === '' || value === '0';
