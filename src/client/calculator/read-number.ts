/** Numbers as people type them. */

/** Large enough for any use, small enough that sums of a few stay exact whole numbers. */
const largest = 1_000_000_000_000_000;

const suffixes: Readonly<Record<string, number>> = { k: 3, m: 6 };

/** What was read, or what to do about it. */
export type Reading = { readonly value: number } | { readonly problem: string };

export interface NumberLimits {
  /** @default 0 */
  readonly min?: number;
  /** Decimals that are allowed. @default 0 */
  readonly decimals?: number;
}

/**
 * Reads "1500", "1,500", "1 500", "1.5k" and "2M"; never through a binary fraction. "1.500" and "1,5" are not guessed
 * at.
 */
export function readNumber(text: string, { min = 0, decimals = 0 }: NumberLimits = {}): Reading {
  const match = /^(\d+|\d{1,3}(?:[,_ \u00a0\u202f]\d{3})+)(?:\.(\d*))?\s*([km])?$/i.exec(text.trim());
  if (match === null) {
    if (/^[-\u2212]/.test(text.trim())) return { problem: 'Enter a number that is not negative.' };
    return { problem: 'Enter a number such as 1500, 1,500 or 1.5k.' };
  }
  const [, whole = '', fraction = '', suffix = ''] = match;
  const shift = suffixes[suffix.toLowerCase()] ?? 0;
  const digits = fraction.replace(/0+$/, '');
  const behind = digits.slice(shift);
  const before = `${whole.replaceAll(/\D/g, '')}${digits.slice(0, shift).padEnd(shift, '0')}`.replace(
    /^0+(?=\d)/,
    '',
  );
  if (behind.length > decimals) {
    return {
      problem: decimals === 0 ? 'Enter a whole number.' : `Enter at most ${String(decimals)} decimals.`,
    };
  }
  const value = Number(`${before}.${behind || '0'}`);
  if (value > largest) return { problem: 'Enter at most 1,000,000,000,000,000.' };
  if (value < min) return { problem: `Enter at least ${String(min)}.` };
  return { value };
}

/** Reads a share in per cent as a plain decimal, with or without its sign: "50", "66.67%". */
export function readShare(text: string): { readonly value: string } | { readonly problem: string } {
  const [, digits] = /^(\d{1,3}(?:\.\d{1,14})?)\s*%?$/.exec(text.trim()) ?? [];
  if (digits === undefined || Number(digits) > 100) return { problem: 'Enter a share from 0 to 100.' };
  return { value: digits };
}
