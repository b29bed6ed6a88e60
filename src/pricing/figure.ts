/** A figure on its way through the steps of its key, and how it is printed at the end. */
import type { Currency } from '#catalog/registry/currencies.ts';
import { meters } from '#catalog/registry/meters.ts';
import type { Gateway, Rate } from '#catalog/types.ts';
import type { Amount } from './amount.ts';
import { difference, roundPercent, signedPercent } from './change.ts';
import { decimal, plain, type Decimal } from './decimal.ts';
import { countFunded, funds, semanticCachePrice, withFee } from './fee.ts';
import { formatCount, formatDerived, formatListed, formatQuoted, formatSum } from './format.ts';
import type { KeyStep } from './trace-key.ts';

export interface Figure {
  readonly value: Decimal;
  /** How it prints: with its source digits, rounded as computed, as a sum of money, as a count, or as per cent. */
  readonly style: 'listed' | 'quoted' | 'derived' | 'sum' | 'count' | 'difference' | 'share';
  /** Source digits of a listed or quoted figure. */
  readonly source?: string;
  /** Of a figure that is quoted in another currency than the catalog's. */
  readonly currency?: Currency;
  /** How many counted things `value` buys. */
  readonly per: number;
}

/** A price as the catalog lists it. */
export function listedFigure({ amount, meter }: Pick<Rate, 'amount' | 'meter'>): Figure {
  return { value: decimal(amount), style: 'listed', source: amount, per: meters[meter].per };
}

/** A round sum, or one that is paid. */
export function sumFigure(amount: string): Figure {
  return { value: decimal(amount), style: 'sum', per: 1 };
}

/** Steps that take an argument. */
const withArgument = ['count', 'versus', 'below'];

/**
 * The figure after one more step.
 * @param figureOf for steps that name another key
 * @throws when the step does not exist or cannot follow
 */
export function applyStep(
  figure: Figure,
  { name, argument }: KeyStep,
  gateway: Pick<Gateway, 'platformFee' | 'semanticCache'>,
  figureOf: (key: string) => Figure,
): Figure {
  const { value, style, per } = figure;
  const { platformFee, semanticCache } = gateway;
  if (!isMoney(figure)) throw new Error(`"${name}" cannot follow a ${style}`);
  if (figure.currency !== undefined) throw new Error(`"${name}" cannot follow a sum in ${figure.currency}`);
  if (withArgument.includes(name) !== (argument !== undefined))
    throw new Error(`"${name}" has the wrong argument`);
  switch (name) {
    case 'fee':
      return { value: withFee(value, platformFee), style: style === 'sum' ? 'sum' : 'derived', per };
    case 'funds':
      return { value: funds(value, platformFee), style: style === 'sum' ? 'sum' : 'derived', per };
    case 'cached':
      return { value: semanticCachePrice(value, semanticCache), style: 'derived', per };
    case 'count': {
      const payment = decimal(argument ?? '');
      return { value: countFunded(payment.times(decimal(per)), value, platformFee), style: 'count', per: 1 };
    }
    case 'versus':
    case 'below': {
      const other = figureOf(argument ?? '');
      if (!isMoney(other) || other.per !== per) throw new Error(`"${argument ?? ''}" is in another unit`);
      const percent = difference(value, other.value);
      if (name === 'versus') return { value: percent, style: 'difference', per: 1 };
      if (percent.gt(decimal(0))) throw new Error(`it is not below "${argument ?? ''}"`);
      return { value: percent.abs(), style: 'share', per: 1 };
    }
    default:
      throw new Error(`"${name}" is not a step of a key`);
  }
}

function isMoney({ style }: Figure): boolean {
  return style !== 'count' && style !== 'difference' && style !== 'share';
}

/** @param ours the catalog's currency */
export function printFigure(key: string, figure: Figure, ours: Currency): Amount {
  const { value, style, source, currency = ours } = figure;
  if (style === 'count') return { kind: 'count', text: formatCount(value), value: plain(value), key };
  if (style === 'difference' || style === 'share') {
    const rounded = roundPercent(value);
    const text = style === 'share' ? `${plain(rounded)}%` : signedPercent(rounded);
    return { kind: 'percent', text, value: plain(rounded), key };
  }
  if (source !== undefined) {
    const text = style === 'listed' ? formatListed(source, currency) : formatQuoted(source, currency);
    return { kind: 'money', text, value: source, key };
  }
  const text = style === 'sum' ? formatSum(value, currency) : formatDerived(value, currency);
  return { kind: 'money', text, value: text.replaceAll(/[^\d.]/g, ''), key };
}
