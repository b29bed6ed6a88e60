/** From a traced key to its figure: used once to print it, and once more to check what was printed. */
import { meters, type Meter } from '#catalog/meters.ts';
import { modalities, type Modality } from '#catalog/modalities.ts';
import { rateKey } from '#catalog/rate-key.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import type { Amount } from './amount.ts';
import { decimal, plain, type Decimal } from './decimal.ts';
import { countFunded, funds, semanticCachePrice, withFee } from './fee.ts';
import { formatCount, formatDerived, formatListed, formatQuoted, formatSum } from './format.ts';
import { quote, type Quote } from './quote.ts';
import { headline, listedRates, ratesOn } from './rates.ts';
import { callArgument, keys, parseKey, parseQuote } from './trace-key.ts';

/** A figure on its way through the steps of its key. */
interface Step {
  readonly value: Decimal;
  /** How it prints: with its source digits, rounded as computed, as a sum of money, or as a count. */
  readonly style: 'listed' | 'quoted' | 'derived' | 'sum' | 'count';
  /** Source digits of a listed or quoted figure. */
  readonly source?: string;
  /** How many counted things `value` buys. */
  readonly per: number;
}

export interface Tracer {
  /** The figure of a key. @throws with the reason when the key leads nowhere in this catalog */
  readonly amount: (key: string) => Amount;
  /** Its exact value, unrounded. */
  readonly exact: (key: string) => Decimal;
  /** All models of a modality whose headline is the meter, cheapest first. */
  readonly ranking: (modality: Modality, meter: Meter) => readonly Ranked[];
}

export interface Ranked {
  readonly model: Model;
  readonly rate: Rate;
}

/** Evaluates keys against one catalog on one UTC day; results are kept, so asking twice costs nothing. */
export function createTracer(catalog: Catalog, date: string): Tracer {
  const { currency, platformFee, semanticCache, topUp } = catalog.gateway;
  const models = new Map(catalog.models.map((model) => [model.id, model]));
  const rates = new Map<string, Rate>(
    catalog.models.flatMap((model) => [
      ...listedRates(model).map((rate): [string, Rate] => [rateKey(model.id, rate), rate]),
      ...model.estimates.map((rate): [string, Rate] => [keys.estimate(model, rate), rate]),
    ]),
  );
  const quotes = new Map<string, Quote>();
  const rankings = new Map<string, readonly Ranked[]>();
  const amounts = new Map<string, Amount>();

  function modelOf(id: string): Model {
    const model = models.get(id);
    if (model === undefined) throw new Error(`there is no model "${id}" in the catalog`);
    return model;
  }

  function quoteOf(id: string, text: string): Quote {
    const key = `${id}#${text}`;
    const known = quotes.get(key) ?? quote(ratesOn(modelOf(id), date), parseQuote(text));
    quotes.set(key, known);
    return known;
  }

  function ranking(modality: Modality, meter: Meter): readonly Ranked[] {
    const key = `${modality}#${meter}`;
    const known = rankings.get(key) ?? rank(catalog, date, modality, meter);
    rankings.set(key, known);
    return known;
  }

  function evaluate(key: string): Step {
    const { subject, start, steps } = parseKey(key);
    const quoted = callArgument(start, 'quote');
    const field = callArgument(start, 'text');
    let step: Step;
    let rest = steps;
    const [first] = steps;
    if (subject === 'sum') {
      step = { value: decimal(start), style: 'sum', per: 1 };
    } else if (subject === 'gateway') {
      if (start !== 'topUp.minimum' || topUp === undefined) throw new Error(`the gateway has no figure "${start}"`);
      step = { value: decimal(topUp.minimum), style: 'sum', per: 1 };
    } else if (quoted !== undefined) {
      const { items, total } = quoteOf(subject, quoted);
      step = { value: total, style: 'derived', per: 1 };
      if (first?.name === 'item') {
        const item = items.find(({ meter }) => meter === first.argument);
        if (item === undefined) throw new Error(`the quote has no item "${first.argument}"`);
        step = { value: item.cost, style: 'derived', per: 1 };
        rest = steps.slice(1);
      }
    } else if (field !== undefined) {
      const figure = first?.argument ?? '';
      if (!figuresIn(proseOf(modelOf(subject), field)).includes(figure)) {
        throw new Error(`the text ${field} of ${subject} has no figure ${figure}`);
      }
      step = { value: decimal(figure), style: 'quoted', source: figure, per: 1 };
      rest = steps.slice(1);
    } else if (subject.startsWith('modality/')) {
      step = statistic(subject.slice('modality/'.length), start, first?.name ?? '');
      rest = steps.slice(1);
    } else {
      const rate = rates.get(`${subject}#${start}`);
      if (rate === undefined) throw new Error(`the catalog lists no rate "${subject}#${start}"`);
      step = { value: decimal(rate.amount), style: 'listed', source: rate.amount, per: meters[rate.meter].per };
    }
    return rest.reduce(apply, step);
  }

  function statistic(modality: string, meter: string, name: string): Step {
    if (!Object.hasOwn(modalities, modality) || !Object.hasOwn(meters, meter)) {
      throw new Error(`there is no ranking of ${modality} by ${meter}`);
    }
    const ranked = ranking(modality as Modality, meter as Meter).map(({ rate }) => rate);
    const [lowest, highest] = [ranked[0], ranked.at(-1)];
    if (lowest === undefined || highest === undefined) throw new Error(`no ${modality} model is priced by ${meter}`);
    const { per } = meters[meter as Meter];
    if (name === 'lowest') return { value: decimal(lowest.amount), style: 'listed', source: lowest.amount, per };
    if (name === 'highest') return { value: decimal(highest.amount), style: 'listed', source: highest.amount, per };
    if (name !== 'median') throw new Error(`"${name}" is no statistic`);
    const low = ranked[Math.floor((ranked.length - 1) / 2)] ?? lowest;
    const high = ranked[Math.ceil((ranked.length - 1) / 2)] ?? highest;
    if (low === high) return { value: decimal(low.amount), style: 'listed', source: low.amount, per };
    const value = decimal(low.amount).plus(decimal(high.amount)).div(decimal(2));
    return { value, style: 'derived', per };
  }

  function apply(step: Step, { name, argument }: { name: string; argument: string }): Step {
    switch (name) {
      case 'fee':
        return { ...step, value: withFee(step.value, platformFee), style: step.style === 'sum' ? 'sum' : 'derived' };
      case 'funds':
        return { ...step, value: funds(step.value, platformFee) };
      case 'cached':
        return { ...step, value: semanticCachePrice(step.value, semanticCache), style: 'derived' };
      case 'count': {
        const count = countFunded(decimal(argument).times(decimal(step.per)), step.value, platformFee);
        return { value: count, style: 'count', per: 1 };
      }
      default:
        throw new Error(`"${name}" is not a step of a key`);
    }
  }

  function print(key: string, { value, style, source }: Step): Amount {
    if (style === 'count') return { kind: 'count', text: formatCount(value), value: plain(value), key };
    if (style === 'listed' && source !== undefined) {
      return { kind: 'money', text: formatListed(source, currency), value: source, key };
    }
    if (style === 'quoted' && source !== undefined) {
      return { kind: 'money', text: formatQuoted(source, currency), value: source, key };
    }
    const text = style === 'sum' ? formatSum(value, currency) : formatDerived(value, currency);
    return { kind: 'money', text, value: text.replaceAll(/[^\d.]/g, ''), key };
  }

  return {
    ranking,
    exact: (key) => evaluate(key).value,
    amount(key) {
      const known = amounts.get(key);
      if (known !== undefined) return known;
      const amount = print(key, evaluate(key));
      amounts.set(key, amount);
      return amount;
    },
  };
}

function rank(catalog: Catalog, date: string, modality: Modality, meter: Meter): readonly Ranked[] {
  return catalog.models
    .filter((model) => model.modality === modality)
    .flatMap((model): Ranked[] => {
      const rate = headline(model, date)?.rates[0];
      return rate?.meter === meter ? [{ model, rate }] : [];
    })
    .sort((a, b) => decimal(a.rate.amount).cmp(decimal(b.rate.amount)) || (a.model.id < b.model.id ? -1 : 1));
}

/** The catalog's own sentence that a `text(…)` key names. */
export function proseOf(model: Model, field: string): string {
  const [name, index] = field.split('.');
  if (name === 'published') return model.published?.text ?? '';
  if (name === 'unverified') return model.unverified[Number(index)]?.reason ?? '';
  if (name === 'exceptions') return model.exceptions[Number(index)]?.reason ?? '';
  if (name === 'note' && model.pricing.kind !== 'priced') {
    return model.pricing.kind === 'free' ? model.pricing.reason : (model.pricing.note ?? '');
  }
  return '';
}

/** The money figures of a sentence, as plain decimals. */
export function figuresIn(text: string): string[] {
  return [...text.matchAll(moneyPattern)].map((match) => (match[1] ?? '').replaceAll(',', ''));
}

/** Matches a dollar figure in prose: "$0.015", "$1,250.50". */
export const moneyPattern = /\$(\d[\d,]*(?:\.\d+)?)/g;
