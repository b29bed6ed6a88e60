/** The catalog's own sentences, and the sums of money in them. */
import { currencySign, type Currency } from '#catalog/registry/currencies.ts';
import type { Model } from '#catalog/types.ts';

/** Currencies by the sign that stands before their sums, where that is one: "$", "CN¥"; "CHF" is a word. */
const bySign = new Map(
  Intl.supportedValuesOf('currency')
    .map((code) => [currencySign(code), code] as const)
    .filter(([sign]) => /\p{Sc}$/u.test(sign)),
);
const signs = [...bySign.keys()]
  .sort((a, b) => b.length - a.length)
  .map((sign) => sign.replaceAll('$', String.raw`\$`));

/** Matches a sum in prose: "$0.015", "€1,250.50"; its one group is the sum with its sign. */
export const moneyPattern = new RegExp(
  String.raw`((?:${signs.join('|')})(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?))`,
  'g',
);

export interface Sum {
  /** Its digits as a plain decimal: "1250.50". */
  readonly source: string;
  readonly currency: Currency;
}

/** @param text what {@link moneyPattern} matches */
export function sumOf(text: string): Sum {
  const [sign = ''] = /^\D+/.exec(text) ?? [];
  return { source: text.slice(sign.length).replaceAll(',', ''), currency: bySign.get(sign) ?? '' };
}

/**
 * The sums of a sentence as a `figure(…)` step names them: "0.015", or "0.015USD" in a catalog whose currency is
 * another one. A provider may publish its prices in dollars whatever the gateway counts in.
 */
export function figuresIn(text: string, currency: Currency): string[] {
  return [...text.matchAll(moneyPattern)].map(([sum]) => {
    const { source, currency: own } = sumOf(sum);
    return own === currency ? source : source + own;
  });
}

/** Reads back what {@link figuresIn} wrote. */
export function figureSum(figure: string, currency: Currency): Sum {
  const [, source = figure, own = currency] = /^(.*\d)([A-Z]{3})$/.exec(figure) ?? [];
  return { source, currency: own };
}

/** The sentence that a `text(…)` key names; empty when there is none. */
export function proseOf(model: Model, field: string): string {
  switch (field) {
    case 'published':
      return model.published?.text ?? '';
    case 'note':
      if (model.pricing.kind === 'priced') return '';
      return model.pricing.kind === 'free' ? model.pricing.reason : (model.pricing.note ?? '');
    default:
      return '';
  }
}
