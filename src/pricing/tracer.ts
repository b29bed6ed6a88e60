/** From a traced key to its figure: used once to print it, and once more to check what was printed. */
import { meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import { modalityNames, type Modality } from '#catalog/registry/modalities.ts';
import type { Catalog, Model, PriceChange, Rate } from '#catalog/types.ts';
import type { Amount } from './amount.ts';
import { decimal, type Decimal } from './decimal.ts';
import { applyStep, listedFigure, printFigure, sumFigure, type Figure } from './figure.ts';
import { kept } from './kept.ts';
import { figuresIn, figureSum, proseOf } from './prose.ts';
import { quote, type Quote } from './quote.ts';
import { rank, standings, statisticOf, statistics, type Ranked, type Standing } from './ranking.ts';
import { headline } from './headline.ts';
import { listedRates, ratesOn } from './rates.ts';
import { callArgument, keys, parseKey, parseQuote, type KeyStep } from './trace-key.ts';

export interface Tracer {
  /** The figure of a key. @throws with the reason when the key leads nowhere in this catalog */
  readonly amount: (key: string) => Amount;
  /** Its exact value, unrounded. */
  readonly exact: (key: string) => Decimal;
  /** All models of a modality whose headline is the meter, cheapest first. */
  readonly ranking: (modality: Modality, meter: Meter) => readonly Ranked[];
  /** Where each of them stands. */
  readonly standings: (modality: Modality, meter: Meter) => ReadonlyMap<Model, Standing>;
}

/** Where a key starts, with the steps that are still to be applied. */
type Start = readonly [Figure, readonly KeyStep[]];

/**
 * Evaluates keys against one catalog on one UTC day; results are kept, so asking twice costs nothing.
 * @param history recorded price changes, for keys that speak of the past
 */
export function createTracer(catalog: Catalog, date: string, history: readonly PriceChange[] = []): Tracer {
  const { gateway } = catalog;
  const models = new Map(catalog.models.map((model) => [model.id, model]));
  const rates = new Map(
    catalog.models.flatMap((model) => [
      ...listedRates(model).map((rate) => [keys.rate(model, rate), rate] as const),
      ...model.estimates.map((rate) => [keys.estimate(model, rate), rate] as const),
    ]),
  );

  const changes = new Map(history.flatMap((change) => pastFigures(change)));

  const modelOf = (id: string): Model => {
    const model = models.get(id);
    if (model === undefined) throw new Error(`there is no model "${id}" in the catalog`);
    return model;
  };
  const quoteOf = kept((id: string, text: string): Quote =>
    quote(ratesOn(modelOf(id), date), parseQuote(text)),
  );
  const ranking = kept((modality: Modality, meter: Meter) => rank(catalog, date, modality, meter));
  const standingsOf = kept((modality: Modality, meter: Meter) => standings(ranking(modality, meter)));

  function startOf(key: string): Start {
    const { subject, start, steps } = parseKey(key);
    const [first] = steps;
    const usage = callArgument(start, 'quote');
    const field = callArgument(start, 'text');
    if (subject === 'sum') return [sumFigure(start), steps];
    if (subject === 'gateway') return [gatewayFigure(start), steps];
    if (usage !== undefined) {
      if (first?.name === 'item') return [itemOf(subject, usage, first.argument), steps.slice(1)];
      return [{ value: quoteOf(subject, usage).total, style: 'derived', per: 1 }, steps];
    }
    if (field !== undefined) return [quotedFigure(subject, field, first), steps.slice(1)];
    if (callArgument(start, 'past') !== undefined) {
      const past = changes.get(`${subject}#${start}~${first?.name ?? ''}`);
      if (past === undefined) throw new Error(`the history has no change "${subject}#${start}"`);
      return [past, steps.slice(1)];
    }
    const statistic = statistics.find((name) => name === first?.name);
    if (statistic !== undefined) {
      const figure = statisticOf(rankingOf(subject, start), statistic);
      if (figure === undefined) throw new Error(`nothing is ranked as "${subject}#${start}"`);
      return [figure, steps.slice(1)];
    }
    const rate = rates.get(`${subject}#${start}`);
    if (rate === undefined) throw new Error(`the catalog lists no rate "${subject}#${start}"`);
    if (first?.name === 'dearer' && first.argument === undefined)
      return [dearerShare(modelOf(subject), rate), steps.slice(1)];
    return [listedFigure(rate), steps];
  }

  /** Rounded down, so that "cheaper than 82%" is never said of less. */
  function dearerShare(model: Model, rate: Rate): Figure {
    const standing = standingsOf(model.modality, rate.meter).get(model);
    const { length } = ranking(model.modality, rate.meter);
    if (standing === undefined || headline(model, date)?.rates[0] !== rate)
      throw new Error('nothing is ranked by this rate');
    const share = decimal(standing.dearer * 100)
      .div(decimal(length))
      .round(0, 'down');
    return { value: share, style: 'share', per: 1 };
  }

  function gatewayFigure(name: string): Figure {
    if (name !== 'topUp.minimum' || gateway.topUp === undefined)
      throw new Error(`the gateway has no figure "${name}"`);
    return sumFigure(gateway.topUp.minimum);
  }

  function itemOf(id: string, usage: string, name: string | undefined): Figure {
    const item = quoteOf(id, usage).items.find(({ meter }) => meter === name);
    if (item === undefined) throw new Error(`the quote has no item "${name ?? ''}"`);
    return { value: item.cost, style: 'derived', per: 1 };
  }

  function quotedFigure(id: string, field: string, step: KeyStep | undefined): Figure {
    const figure = step?.name === 'figure' ? (step.argument ?? '') : '';
    if (!figuresIn(proseOf(modelOf(id), field), gateway.currency).includes(figure)) {
      throw new Error(`the text ${field} of ${id} has no figure "${figure}"`);
    }
    const { source, currency } = figureSum(figure, gateway.currency);
    const foreign = currency === gateway.currency ? {} : { currency };
    return { value: decimal(source), style: 'quoted', source, per: 1, ...foreign };
  }

  function rankingOf(subject: string, name: string): readonly Ranked[] {
    const modality = modalityNames.find((known) => `modality/${known}` === subject);
    const meter = meterNames.find((known) => known === name);
    if (modality === undefined || meter === undefined)
      throw new Error(`there is no ranking "${subject}#${name}"`);
    return ranking(modality, meter);
  }

  const evaluate = kept((key: string): Figure => {
    const [figure, steps] = startOf(key);
    return steps.reduce((sofar, step) => applyStep(sofar, step, gateway, evaluate), figure);
  });

  return {
    ranking,
    standings: standingsOf,
    exact: (key) => evaluate(key).value,
    amount: kept((key: string) => printFigure(key, evaluate(key), gateway.currency)),
  };
}

/** The prices before and after a change, by their keys. */
function pastFigures(change: PriceChange): [string, Figure][] {
  const { per } = meters[change.meter];
  const figure = (source: string): Figure => ({ value: decimal(source), style: 'listed', source, per });
  return [
    [keys.past(change, 'before'), figure(change.from)],
    [keys.past(change, 'after'), figure(change.to)],
  ];
}
