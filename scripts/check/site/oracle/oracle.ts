/**
 * From a traced key to the figure that has to stand there: worked out a second time, from the catalog, the history and
 * the grammar of keys alone. Nothing here is shared with the code that prints pages (the linter says so), so that a
 * fault there comes out as a difference.
 */
import Fraction from 'fraction.js';
import type { Currency } from '#catalog/registry/currencies.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Catalog, Model, PriceChange, Rate } from '#catalog/types.ts';
import {
  decimalsOf,
  printCost,
  printCount,
  printListed,
  printCharge,
  printPaid,
  printPercent,
  printQuoted,
  type Printed,
} from './print.ts';
import {
  around,
  costs,
  keyOfRate,
  feeOf,
  perUnitOfMeter,
  ranking,
  rankingPrice,
  rankingRate,
  ratesInForce,
  ratesOf,
} from './rates.ts';
import { idOf, parseQuote, parseTraceKey, subjectFor, type Step, type TraceKey } from './trace-key.ts';
import { meterNames, meterWords, rankedBy, wordsOfRate, type MeterWords } from './words.ts';

const single = new Fraction(1);

/** Steps that are nothing without their brackets. */
const withArgument = ['count', 'times', 'each', 'plus', 'versus', 'below'];

export interface Oracle {
  /** What a key comes to. @throws with the reason when it leads nowhere in this catalog */
  readonly figure: (key: string) => Printed;
}

/** A figure between two steps of its key. */
interface Figure {
  readonly value: Fraction;
  readonly style: 'listed' | 'quoted' | 'cost' | 'charge' | 'paid' | 'left' | 'count' | 'change' | 'share';
  /** Of a charge: what is paid in all. */
  readonly paid?: Fraction;
  /** The digits of a listed or quoted one. */
  readonly source?: string;
  /** Of one that is quoted in another currency. */
  readonly currency?: Currency;
  /** How many things the value buys. @default 1 */
  readonly per?: Fraction | undefined;
  /** What these are; nothing of a sum. */
  readonly counts?: MeterWords['counts'] | undefined;
  /** Whether it is for one unit of a meter, and not for a use. */
  readonly isRate?: boolean;
}

/** @param date the UTC day on which prices are asked for */
export function createOracle(catalog: Catalog, date: string, history: readonly PriceChange[]): Oracle {
  const { gateway } = catalog;
  const models = new Map(catalog.models.map((model) => [model.id, model]));
  const listed = new Map<string, Rate>();
  for (const model of catalog.models) {
    for (const rate of ratesOf(model)) {
      requireMade(rate, model, gateway);
      listed.set(keyOfRate(model.id, rate), rate);
    }
    for (const rate of model.estimates)
      listed.set(keyOfRate(model.id, rate).replace('#', '#estimate.'), rate);
  }
  const told = history.filter(({ kind }) => kind !== 'repair');
  const changes = new Map(
    told.map((change) => {
      const name = `${change.meter}${change.when === undefined ? '' : `?${change.when}`},${change.date}`;
      return [`${subjectFor(change.id)}#past(${name})`, change];
    }),
  );
  const fee = feeOf(gateway);
  const printed = new Map<string, Printed>();

  function modelOf(subject: string): Model {
    const id = idOf(subject);
    const model = models.get(id);
    if (model === undefined) throw new Error(`there is no model "${id}" in the catalog`);
    return model;
  }

  /** Where a key starts, and how many of its steps that takes. */
  function startOf(key: TraceKey): [Figure, taken: number] {
    const { subject, start, call, steps } = key;
    const [first] = steps;
    if (subject === 'sum') return [{ value: decimal(start), style: 'paid' }, 0];
    if (subject === 'gateway') return [gatewayFigure(start), 0];
    if (subject.startsWith('modality/'))
      return [statistic(subject.slice('modality/'.length), start, first), 1];
    if (call?.name === 'quote') return quoted(subject, call.argument ?? '', first);
    if (call?.name === 'past') return [pastFigure(`${subject}#${start}`, first), 1];
    if (start.startsWith('printed.'))
      return [printedFigure(modelOf(subject), `${subject}#${start.slice(8)}`), 0];
    if (start.startsWith('published.'))
      return [publishedFigure(modelOf(subject), `${subject}#${start.slice(10)}`), 0];
    if (start.startsWith('provider.')) return [providerFigure(`${subject}#${start.slice(9)}`), 0];
    const rate = listed.get(`${subject}#${start}`);
    if (rate === undefined) throw new Error(`the catalog lists no rate "${subject}#${start}"`);
    if (first?.argument === undefined && first?.name === 'dearer') return [dearer(modelOf(subject), rate), 1];
    if (first?.argument === undefined && first?.name === 'inclusive')
      return [inclusive(modelOf(subject), rate), 1];
    if (first?.argument === undefined && first?.name === 'blended')
      return [blended(modelOf(subject), rate), 1];
    return [listedFigure(rate.amount, rate), 0];
  }

  function gatewayFigure(name: string): Figure {
    const { topUp, platformFee, exchange, tokenFee } = gateway;
    const ofToken = { 'tokenFee.input': tokenFee?.input, 'tokenFee.output': tokenFee?.output }[name];
    if (ofToken !== undefined) return listedFigure(ofToken, { meter: 'input' });
    if (name === 'exchange.rate' && exchange)
      return { value: decimal(exchange.rate), style: 'quoted', source: exchange.rate };
    const sums: Readonly<Record<string, string | undefined>> = {
      'topUp.minimum': topUp?.minimum,
      'platformFee.fixed': platformFee?.fixed,
      'platformFee.minimum': platformFee?.minimum,
    };
    const sum = sums[name];
    if (sum === undefined) throw new Error(`the gateway has no figure "${name}"`);
    return { value: decimal(sum), style: 'paid' };
  }

  function quoted(subject: string, text: string, step: Step | undefined): [Figure, taken: number] {
    const isMonth = step?.name === 'month' && step.argument === undefined;
    const lines = costs(ratesInForce(modelOf(subject), date), parseQuote(text), isMonth);
    if (step?.name !== 'item') {
      const value = [...lines.values()].reduce((sum, cost) => sum.add(cost), new Fraction(0));
      return [{ value, style: 'cost' }, isMonth ? 1 : 0];
    }
    const line = [...lines].find(([meter]) => meter === step.argument);
    if (line === undefined) throw new Error(`the quote has no line "${step.argument ?? ''}"`);
    return [{ value: line[1], style: 'cost' }, 1];
  }

  /** What the provider itself publishes, in the currency in which it does. */
  function publishedFigure({ id, published }: Model, key: string): Figure {
    const rate = published?.rates.find((one) => keyOfRate(id, one) === key);
    if (published === undefined || rate === undefined) throw new Error(`no provider publishes ${key}`);
    const { currency } = published;
    return { ...listedFigure(rate.amount, rate), ...(currency !== gateway.currency && { currency }) };
  }

  /** What the gateway itself prints elsewhere for one of its rates. */
  function printedFigure({ printed }: Model, key: string): Figure {
    const rate = listed.get(key);
    const amount = rate && printed?.prices[rate.meter];
    if (rate === undefined || amount === undefined)
      throw new Error(`the gateway prints no other price of ${key}`);
    return listedFigure(amount, rate);
  }

  /** What the provider charges, of which the listed price is a multiple. */
  function providerFigure(key: string): Figure {
    const rate = listed.get(key);
    if (rate?.providerAmount === undefined)
      throw new Error(`the provider's own price is the one listed of ${key}`);
    const { from = gateway.currency } = gateway.exchange ?? {};
    return {
      ...listedFigure(rate.providerAmount, rate),
      ...(from !== gateway.currency && { currency: from }),
    };
  }

  function pastFigure(name: string, step: Step | undefined): Figure {
    const change = changes.get(name);
    if (change === undefined || step?.argument !== undefined)
      throw new Error(`the history has no change "${name}"`);
    const { from = gateway.currency } = gateway.exchange ?? {};
    const own = from !== gateway.currency && { currency: from };
    if (step?.name === 'before') return { ...listedFigure(change.from, change), ...own };
    if (step?.name === 'after') return { ...listedFigure(change.to, change), ...own };
    throw new Error(`a change has a price before and one after, and nothing else`);
  }

  function statistic(name: string, start: string, step: Step | undefined): Figure {
    const modality = (Object.keys(rankedBy) as Modality[]).find((known) => known === name);
    const meter = meterNames.find((known) => known === start);
    const prices = modality && meter && ranking(catalog, date, modality, meter);
    if (prices?.[0] === undefined) throw new Error(`nothing is ranked as "modality/${name}#${start}"`);
    const last = prices.length - 1;
    const places = new Map([
      ['lowest', [0, 0]],
      ['median', [last >> 1, (last + 1) >> 1]],
      ['highest', [last, last]],
    ]);
    const [low, high] = (places.get(step?.name ?? '') ?? []).map((place) => prices[place]);
    if (low === undefined || high === undefined) throw new Error(`"${step?.name ?? ''}" is no statistic`);
    // The digits are those of the one that stands there.
    if (low.price.equals(high.price) && low.rate.per === undefined && low.price.equals(low.rate.amount))
      return listedFigure(low.rate.amount, low.rate);
    const { per, counts } = meterWords[low.rate.meter];
    const value = low.price.add(high.price).div(2);
    return { value, style: 'cost', per: new Fraction(per), counts, isRate: true };
  }

  /** How many per cent of its kind cost more, rounded down. */
  function dearer(model: Model, rate: Rate): Figure {
    const prices = ranking(catalog, date, model.modality, rate.meter);
    if (rankingRate(model, date) !== rate || !prices.some(({ id }) => id === model.id))
      throw new Error('nothing is ranked by this rate');
    const own = rankingPrice(model, date) ?? perUnitOfMeter(rate);
    return { value: new Fraction(around(prices, own).dearer * 100, prices.length).floor(), style: 'share' };
  }

  /** Three parts of the price of input and one of output, of 1M tokens each. */
  function blended(model: Model, rate: Rate): Figure {
    const always = (meter: Meter) =>
      ratesInForce(model, date).find((one) => one.meter === meter && Object.keys(one.when).length === 0);
    const output = always('output');
    if (always('input') !== rate || output === undefined || always('request') !== undefined)
      throw new Error('input and output are not all that it costs');
    return { value: perUnitOfMeter(rate).mul(3).add(perUnitOfMeter(output)).div(4), style: 'cost' };
  }

  /** A rate that models are ranked by, with what every call pays besides. */
  function inclusive(model: Model, rate: Rate): Figure {
    const value = rankingPrice(model, date);
    if (rankingRate(model, date) !== rate || value === undefined || value.equals(perUnitOfMeter(rate)))
      throw new Error('nothing is paid besides this rate');
    const { per, counts } = meterWords[rate.meter];
    return { value, style: 'cost', per: new Fraction(per), counts, isRate: true };
  }

  function applied(figure: Figure, { name, argument }: Step): Figure {
    const { value, style, currency, per = single, counts, isRate = false } = figure;
    if (['count', 'change', 'share'].includes(style) || currency !== undefined)
      throw new Error(`"${name}" cannot follow what is no sum in ${gateway.currency}`);
    if (withArgument.includes(name) !== (argument !== undefined))
      throw new Error(`"${name}" has the wrong argument`);
    const result = style === 'paid' || style === 'left' ? 'paid' : 'cost';
    switch (name) {
      case 'fee':
        return { value: fee.paid(value, isRate), style: result, per, counts, isRate };
      case 'funds':
        return { value: fee.left(value), style: 'left', per, counts };
      case 'cached': {
        const { percentOfUncached = '100' } = gateway.semanticCache ?? {};
        return { value: value.mul(percentOfUncached).div(100), style: result, per, counts, isRate };
      }
      case 'count':
        return {
          value: fee
            .left(decimal(argument ?? ''))
            .mul(per)
            .div(value)
            .floor(),
          style: 'count',
        };
      case 'charge': {
        const paid = fee.paid(value, isRate);
        return { value: paid.sub(value), style: 'charge', paid, per, counts, isRate };
      }
      case 'payment': {
        const smallest = 10n ** BigInt(decimalsOf(gateway.currency));
        const needed = value.mul(smallest).ceil().div(smallest);
        const least = decimal(gateway.topUp?.minimum ?? '0');
        return { value: least.gt(needed) ? least : needed, style: 'paid' };
      }
      case 'times':
        return { value: value.mul(number(argument ?? '')).div(per), style: 'cost' };
      case 'each':
        return { value: value.div(decimal(argument ?? '')), style: 'cost', per, counts, isRate };
      case 'plus':
        return { value: value.add(alike(argument ?? '', per, counts)), style: 'cost', per, counts, isRate };
      case 'versus':
        return {
          value: value
            .div(alike(argument ?? '', per, counts))
            .sub(1)
            .mul(100),
          style: 'change',
        };
      case 'below': {
        const share = new Fraction(1).sub(value.div(alike(argument ?? '', per, counts)));
        if (share.lt(0)) throw new Error(`it is not below "${argument ?? ''}"`);
        return { value: share.mul(100), style: 'share' };
      }
      default:
        throw new Error(`"${name}" is no step of a key`);
    }
  }

  /** What another key comes to for as much. @throws when that is no money, or of other things or in another currency */
  function alike(key: string, per: Fraction, counts: Figure['counts']): Fraction {
    const { value, style, currency, per: own = single, counts: things } = evaluated(key);
    if (['count', 'change', 'share'].includes(style) || things !== counts || currency !== undefined)
      throw new Error(`"${key}" is in another unit`);
    return value.mul(per).div(own);
  }

  function evaluated(text: string): Figure {
    const key = parseTraceKey(text);
    const [start, taken] = startOf(key);
    return key.steps.slice(taken).reduce(applied, start);
  }

  return {
    figure(key) {
      const known = printed.get(key) ?? print(evaluated(key), gateway.currency);
      printed.set(key, known);
      return known;
    },
  };
}

function listedFigure(source: string, rate: Pick<Rate, 'meter' | 'per'>): Figure {
  const { things, counts } = wordsOfRate(rate);
  return { value: decimal(source), style: 'listed', source, per: things, counts, isRate: true };
}

/** @throws when the text is no plain decimal: the library would take "1e3" and "1/3", too */
function decimal(text: string): Fraction {
  if (!/^\d+(?:\.\d+)?$/.test(text)) throw new Error(`"${text}" is no plain decimal`);
  return new Fraction(text);
}

/** A plain decimal, or one over another: 11/60. @throws when it is neither */
function number(text: string): Fraction {
  const [top = '', bottom = '1', ...rest] = text.split('/');
  if (rest.length > 0) throw new Error(`"${text}" is no number`);
  return decimal(top).div(decimal(bottom));
}

/**
 * The listed price is the provider's, times the markup, times the rate of exchange, and of tokens what the gateway takes
 * of as many. @throws when it is not
 */
function requireMade(rate: Rate, model: Model, { exchange, tokenFee = {} }: Catalog['gateway']): void {
  const { amount, providerAmount, meter } = rate;
  const { counts, isInput } = meterWords[meter];
  const perMillion = (isInput ? tokenFee.input : tokenFee.output) ?? '0';
  const fee = counts === 'tokens' ? wordsOfRate(rate).things.mul(perMillion).div(1_000_000) : new Fraction(0);
  const wanted = new Fraction(providerAmount ?? amount)
    .mul(model.markup ?? '1')
    .mul(exchange?.rate ?? '1')
    .add(fee);
  if (!wanted.equals(amount))
    throw new Error(`${model.id}: ${meter} is listed as ${amount}, not ${wanted.toString(20)}`);
}

function print({ value, style, source = '', currency, paid = value }: Figure, ours: Currency): Printed {
  switch (style) {
    case 'listed':
      return printListed(source, currency ?? ours);
    case 'quoted':
      return printQuoted(source, currency ?? ours);
    case 'cost':
      return printCost(value, ours);
    case 'charge':
      return printCharge(value, paid, ours);
    case 'paid':
      return printPaid(value, ours);
    case 'left':
      return printPaid(value, ours, true);
    case 'count':
      return printCount(value);
    default:
      return printPercent(value, style === 'change');
  }
}
