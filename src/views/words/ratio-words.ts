/** How one price relates to another, in words. Exact decimals or quotients in; what is rounded says "about". */
import { decimal, exactNumber, plain, roundHalfEven, type Decimal } from '#pricing/decimal.ts';

/** "8", "6.25", "about 5.3": the first over the second. */
export function factorText(a: string, b: string): string {
  return rounded(exactNumber(a).div(exactNumber(b)), 2);
}

/** "50% less", "25% more", "twice as much", "as much": the first against the second, named by `rival` or understood. */
export function against(a: string, b: string, rival?: string): string {
  const [one, other] = [exactNumber(a), exactNumber(b)];
  // From twice on, a factor is read faster than a percentage.
  const isFactor = one.gte(other.times(decimal(2)));
  if (one.eq(other) || isFactor) {
    const factor = one.eq(other)
      ? ''
      : one.eq(other.times(decimal(2)))
        ? 'twice '
        : `${factorText(a, b)} times `;
    return `${factor}as much${rival === undefined ? '' : ` as ${rival}`}`;
  }
  const share = one.minus(other).abs().times(decimal(100)).div(other);
  return `${rounded(share, 1)}% ${one.gt(other) ? 'more' : 'less'}${rival === undefined ? '' : ` than ${rival}`}`;
}

/** @param places digits behind the point that are still told exactly; what needs more is rounded to one fewer */
function rounded(value: Decimal, places: number): string {
  const exact = roundHalfEven(value, places);
  if (exact.eq(value)) return plain(exact);
  for (let digits = places - 1; ; digits += 1) {
    const about = roundHalfEven(value, digits);
    // A difference is never told as none, nor what is left of a price as nothing.
    if (!about.eq(decimal(0)) && !about.eq(decimal(100))) return `about ${plain(about)}`;
  }
}
