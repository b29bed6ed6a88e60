/** Compares two plain decimal texts exactly: negative when `a` is smaller, 0 when equal, positive when larger. */
export function compareDecimals(a: string, b: string): number {
  const [aWhole = '', aFraction = ''] = a.split('.');
  const [bWhole = '', bFraction = ''] = b.split('.');
  const digits = Math.max(aFraction.length, bFraction.length);
  const difference =
    BigInt(aWhole + aFraction.padEnd(digits, '0')) - BigInt(bWhole + bFraction.padEnd(digits, '0'));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
