import { keysOf, whenText } from '#catalog/registry/when.ts';
import { type ConditionKey } from '#catalog/registry/conditions.ts';
import type { PlacedRate } from './flatten-rates.ts';

/** A rate with what every rule about rates asks of it. */
export interface RateCase {
  readonly rate: PlacedRate;
  /** The keys of its condition, and the whole condition as text. */
  readonly keys: readonly ConditionKey[];
  readonly text: string;
}

export function caseOf(rate: PlacedRate): RateCase {
  const keys = keysOf(rate.when);
  return { rate, keys, text: keys.length === 0 ? '' : whenText(rate.when, keys) };
}
