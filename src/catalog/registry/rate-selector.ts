import { conditionKeys, type When } from './conditions.ts';
import type { Rate } from '#catalog/types.ts';

type Selectable = Pick<Rate, 'meter' | 'when' | 'from'>;

/**
 * The rates that a selector of `unverified:`, `exceptions:` or `unlisted:` names: `output@batch` the one with the condition
 * value "batch" and no other, `image@low,1024x1024` the one with both values, `input@2027-01-01` the one that begins that day.
 * Where no rate has exactly these words, all that have them among others are meant: `input@sat` of weekends and hours. `@batch`
 * is about every meter.
 */
export function selectRates<R extends Selectable>(rates: readonly R[], selector: string): R[] {
  const [meter, words = ''] = selector.split('@');
  const wanted = words.split(',').filter((word) => word !== '');
  const named = rates
    // A selector that says nothing names nothing.
    .filter((rate) => (meter === '' ? wanted.length > 0 : rate.meter === meter))
    .map((rate) => ({ rate, has: new Set(wordsOf(rate)) }))
    .filter(({ has }) => wanted.every((word) => has.has(word)));
  const exact = named.filter(({ has }) => has.size === wanted.length);
  return (exact.length > 0 ? exact : named).map(({ rate }) => rate);
}

/** The selector that names this rate and no other. */
export function selectorOf(rate: Selectable): string {
  const words = wordsOf(rate);
  return words.length === 0 ? rate.meter : `${rate.meter}@${words.join(',')}`;
}

function wordsOf({ when, from }: Pick<Rate, 'from'> & { readonly when: When }): string[] {
  return [...conditionKeys.flatMap((key) => [when[key] ?? []].flat().map(String)), from ?? []].flat();
}
