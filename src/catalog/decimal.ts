/** Compares two plain decimal texts exactly: negative when `a` is smaller, 0 when equal, positive when larger. */
export function compareDecimals(a: string, b: string): number {
  const [aWhole = '', aFraction = ''] = a.split('.');
  const [bWhole = '', bFraction = ''] = b.split('.');
  const whole = Math.max(aWhole.length, bWhole.length);
  const fraction = Math.max(aFraction.length, bFraction.length);
  // Digits below digits, as texts: neither rounded nor turned into anything else.
  const left = aWhole.padStart(whole, '0') + aFraction.padEnd(fraction, '0');
  const right = bWhole.padStart(whole, '0') + bFraction.padEnd(fraction, '0');
  return left < right ? -1 : left > right ? 1 : 0;
}
