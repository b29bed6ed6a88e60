/** Compares two plain decimal texts exactly: negative when `a` is smaller, 0 when equal, positive when larger. */
export function compareDecimals(a: string, b: string): number {
  // Without leading zeros, the longer whole part is the larger one; with as many digits, texts sort as numbers do.
  const difference = wholeDigits(a) - wholeDigits(b);
  if (difference !== 0 || a === b) return Math.sign(difference);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // "1.5" and "1.50" are one number.
  if (long.startsWith(short) && /^[.0]*$/.test(long.slice(short.length))) return 0;
  return a < b ? -1 : 1;
}

function wholeDigits(text: string): number {
  const point = text.indexOf('.');
  return point === -1 ? text.length : point;
}
