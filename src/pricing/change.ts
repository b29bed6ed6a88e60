/** By how much a price changed. */
import { decimal, plain, roundHalfEven } from './decimal.ts';

/** The change in per cent of the old price with its sign, one decimal at most: "−80%", "+50%", "0%". */
export function percentChange(from: string, to: string): string {
  const share = decimal(to).minus(decimal(from)).times(decimal(100)).div(decimal(from));
  const rounded = roundHalfEven(share, share.abs().lt(decimal(10)) ? 1 : 0);
  const digits = plain(rounded.abs());
  return rounded.lt(decimal(0)) ? `−${digits}%` : rounded.gt(decimal(0)) ? `+${digits}%` : '0%';
}
