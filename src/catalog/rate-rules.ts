/** What must hold for the rates of one model. */
import { compareDecimals } from './decimal.ts';
import type { Entry } from './entry.ts';
import type { PlacedRate } from './flatten-rates.ts';
import { magnitudes } from './magnitudes.ts';
import { meters } from './meters.ts';
import type { Finding } from './problem.ts';
import { clash } from './rate-clash.ts';
import { selectRates } from './rate-selector.ts';

/** Findings about one model's rates: magnitudes, dates, duplicates, ties, selectors. */
export function rateRules(entry: Entry): Finding[] {
  const { rates, estimates, keys } = entry;
  return [
    ...(keys.includes('magnitude') ? [] : [...rates, ...estimates].flatMap(magnitude)),
    ...[...rates, ...estimates].flatMap(dates),
    ...clashes(rates),
    ...clashes(estimates),
    ...selectors(entry),
  ];
}

function magnitude({ meter, amount, path }: PlacedRate): Finding[] {
  const [low, high] = magnitudes[meter];
  if (compareDecimals(amount, low) >= 0 && compareDecimals(amount, high) <= 0) return [];
  return [{ code: 'price-magnitude', path, values: { value: amount, unit: meters[meter].unit, low, high } }];
}

function dates({ from, until, path }: PlacedRate): Finding[] {
  if (from === undefined || until === undefined || from < until) return [];
  return [{ code: 'rate-dates', path, values: { from, until } }];
}

function clashes(rates: readonly PlacedRate[]): Finding[] {
  return rates.flatMap((first, index) =>
    rates.slice(index + 1).flatMap((second) => clash(first, second, rates)),
  );
}

function selectors({ keys, facts, rates, path }: Entry): Finding[] {
  // Where the prices themselves cannot be read, what names them cannot be judged.
  if (keys.includes('prices') && facts.prices === undefined) return [];
  return (['unverified', 'exceptions'] as const).flatMap((key) =>
    (facts[key] ?? []).flatMap((statement, index) =>
      (statement.rates ?? []).flatMap((selector, position): Finding[] =>
        selectRates(rates, selector).length > 0
          ? []
          : [
              {
                code: 'verify-unknown-rate',
                path: [...path, key, index, 'rates', position],
                values: { selector },
              },
            ],
      ),
    ),
  );
}
