/** Numbers as people type them. */

/** Large enough for any use, small enough that sums of a few stay exact whole numbers. */
const largest = 1_000_000_000_000_000;

/** Noughts that a word behind a number stands for. */
const suffixes = new Map<string, number>(
  [
    [3, 'k thousand'],
    [6, 'm mn million millions'],
    [9, 'b bn billion billions'],
    [12, 't trillion trillions'],
  ].flatMap(([noughts, words]) =>
    String(words)
      .split(' ')
      .map((word) => [word, Number(noughts)] as const),
  ),
);

/** What was read, or what to do about it. */
export type Reading = { readonly value: number } | { readonly problem: string };

export interface NumberLimits {
  /** @default 0 */
  readonly min?: number;
  /** Decimals that are allowed. @default 0 */
  readonly decimals?: number;
}

/**
 * Reads "1500", "1,500", "1 500", "1.5k", "2 million", "1b" and "1e6"; never through a binary fraction. "1.500" and
 * "1,5" are not guessed at.
 */
export function readNumber(text: string, { min = 0, decimals = 0 }: NumberLimits = {}): Reading {
  const match = /^(\d+|\d{1,3}(?:[,_ \u00a0\u202f]\d{3})+)(?:\.(\d*))?(?:e\+?(\d{1,2}))?\s*([a-z]+)?$/i.exec(
    text.trim(),
  );
  const [, whole = '', fraction = '', exponent = '0', suffix = ''] = match ?? [];
  const noughts = suffix === '' ? 0 : suffixes.get(suffix.toLowerCase());
  if (match === null || noughts === undefined) {
    if (/^[-\u2212]/.test(text.trim())) return { problem: 'Enter a number that is not negative.' };
    return { problem: 'Enter a number such as 1500, 1.5k or 2 million.' };
  }
  const shift = noughts + Number(exponent);
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
