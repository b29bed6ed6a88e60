/** What stands on the image that is shown where somebody shares a page: words and figures, without any drawing. */
import type { Amount } from '#pricing/amount.ts';
import { amountsIn, plainText, type Inlines } from './inline.ts';

/** Pixels of the image: what every place that shows such images asks for. */
export const shareSize = { width: 1200, height: 630 } as const;

export interface CardPrice {
  /** What it is the price of, where the card is about several things. */
  readonly label?: string | undefined;
  readonly amount: Amount;
  readonly unit: string;
}

/** One card. */
export interface ShareCard {
  /** File of the built site. */
  readonly file: string;
  /** Name of the gateway. */
  readonly gateway: string;
  /** What kind of thing it is: "Image model from Black Forest Labs". */
  readonly kind: string;
  readonly title: string;
  /** Figures in large type, each with what it buys. */
  readonly prices: readonly CardPrice[];
  /** What stands before the figures ("from"), or in their place ("Price not known"). */
  readonly remark: string | undefined;
  /** The last line. */
  readonly note: Inlines;
  /** The same in words, for those who do not see it. */
  readonly alt: Inlines;
}

/** Everything that is written on a card. */
export function wordsOf({ gateway, kind, title, prices, remark, note }: ShareCard): string {
  const priced = prices.flatMap(({ label, amount, unit }) => [label, amount.text, unit]);
  return [gateway, kind, title, ...priced, remark, plainText(note)]
    .filter((text) => text !== undefined)
    .join('\n');
}

/** The figures of a card in the order in which they stand on it. */
export function figuresOf({ prices, note: line }: ShareCard): Amount[] {
  return [...prices.map(({ amount }) => amount), ...amountsIn(line)];
}
