/** Which rows a choice of filters leaves. */
import { withoutSigns, type Row } from './row.ts';

/** What the reader asks for. */
export interface Query {
  /** Lower-case words that all occur in the row. */
  readonly words: readonly string[];
  /** Chosen values; each is among the row's words for that filter. */
  readonly chosen: readonly (readonly [name: string, value: string])[];
  /** Numbers that the row reaches. */
  readonly least: readonly (readonly [name: string, value: number])[];
  /** Bounds of the price in one unit, both included; not a number when there is none. */
  readonly range?: { readonly unit: string; readonly min: number; readonly max: number } | undefined;
}

/** The words of a text field: "GPT-4o" and "gpt 4o" look for the same. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/**
 * True when a row is what is asked for.
 * @param priceColumn the place of the column that holds prices of a unit, for that row
 */
export function matches(
  row: Row,
  { words, chosen, least, range }: Query,
  priceColumn: (row: Row, unit: string) => number | undefined,
): boolean {
  return (
    chosen.every(([name, value]) => row.facts[name]?.includes(value) === true) &&
    least.every(([name, value]) => Number(row.facts[name]?.[0] ?? 0) >= value) &&
    words.every(
      (word) => row.text.includes(word) || (/[a-z]/.test(word) && row.text.includes(withoutSigns(word))),
    ) &&
    (range === undefined || isWithin(row, range, priceColumn))
  );
}

/** Amounts become numbers only to be compared; what is shown stays the exact text. */
function isWithin(
  row: Row,
  { unit, min, max }: NonNullable<Query['range']>,
  priceColumn: (row: Row, unit: string) => number | undefined,
): boolean {
  const key = row.keys[priceColumn(row, unit) ?? -1] ?? '';
  if (key === '') return false;
  const amount = Number(key.slice(key.lastIndexOf(' ') + 1));
  return !(amount < min) && !(amount > max);
}

/** A price as a reader types it: "$1.50", "CHF 5", "1,000"; "0,5" is not guessed at. */
export function typedPrice(text: string): number {
  const digits = text.replaceAll(/[\s\p{Sc},]|^\s*[A-Z]{1,3}/gu, '');
  return digits === '' ? Number.NaN : Number(digits);
}
