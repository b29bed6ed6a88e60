/**
 * Figures with their keys, worked out step by step. What the tracer reads out of a key, this writes into one: tools in
 * the browser need no parser, and the site check and the tests recompute each figure from the key it was given here.
 */
import type { Amount } from './amount.ts';
import { difference } from './change.ts';
import { decimal } from './decimal.ts';
import { countFunded, withFee } from './fee.ts';
import { listedFigure, printFigure, sumFigure, type Figure } from './figure.ts';
import type { OfferedRate, Offers } from './offer.ts';
import { quote, type QuoteInput } from './quote.ts';
import { quoteKey } from './trace-key.ts';

export interface Traced {
  readonly key: string;
  readonly figure: Figure;
}

type Gateway = Offers['gateway'];

/** A listed rate. */
export function rateFigure(rate: OfferedRate): Traced {
  return { key: rate.key, figure: listedFigure(rate) };
}

/** The cost of a use, before the fee. @throws UnpricedError when something in it has no rate */
export function costFigure(id: string, rates: readonly OfferedRate[], input: QuoteInput): Traced {
  return { key: quoteKey(id, input), figure: { value: quote(rates, input).total, style: 'derived', per: 1 } };
}

/** A round sum. */
export function roundSum(amount: string): Traced {
  return { key: `sum#${amount}`, figure: sumFigure(amount) };
}

export function feeFigure({ key, figure }: Traced, { platformFee }: Gateway): Traced {
  const value = withFee(figure.value, platformFee);
  return { key: `${key}~fee`, figure: { value, style: 'derived', per: figure.per } };
}

/** How many of them a payment buys. */
export function countFigure({ key, figure }: Traced, payment: string, { platformFee }: Gateway): Traced {
  const sum = decimal(payment).times(decimal(figure.per));
  const value = countFunded(sum, figure.value, platformFee);
  return { key: `${key}~count(${payment})`, figure: { value, style: 'count', per: 1 } };
}

/** The difference from another figure of the same unit, in per cent of that one: "+25%". */
export function versusFigure(one: Traced, other: Traced): Traced {
  const value = difference(one.figure.value, other.figure.value);
  return { key: `${one.key}~versus(${other.key})`, figure: { value, style: 'difference', per: 1 } };
}

/** By how many per cent a figure lies below another, dearer one of the same unit: "20%". */
export function belowFigure(one: Traced, other: Traced): Traced {
  const value = difference(one.figure.value, other.figure.value).abs();
  return { key: `${one.key}~below(${other.key})`, figure: { value, style: 'share', per: 1 } };
}

/** The figure as it is shown. */
export function shown({ key, figure }: Traced, { currency }: Gateway): Amount {
  return printFigure(key, figure, currency);
}
