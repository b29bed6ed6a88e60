/** From a traced key to its amount: used once to print it, and once more to check what was printed. */
import { meterNames, unitNamed, type Meter } from '#catalog/registry/meters.ts';
import { modalityNames, type Modality } from '#catalog/registry/modalities.ts';
import { subjectOfKey } from '#catalog/registry/rate-key.ts';
import type { Catalog, Model, PriceChange, Rate } from '#catalog/types.ts';
import * as amounts from './amount.ts';
import type { Amount, Terms } from './amount.ts';
import { kept } from './kept.ts';
import { costOfMonth, quote } from './quote.ts';
import {
  blendedPrice,
  rank,
  rankedPrice,
  standings,
  statisticOf,
  statistics,
  type Ranked,
  type Standing,
} from './ranking.ts';
import { listedRates, ratesOn } from './rates.ts';
import {
  callArgument,
  isStepName,
  keys,
  parseKey,
  parseQuote,
  stepArguments,
  stepKey,
  type KeyStep,
} from './trace-key.ts';

export interface Tracer {
  /** The amount of a key. @throws with the reason when the key leads nowhere in this catalog */
  readonly amount: (key: string) => Amount;
  /** All models of a modality whose headline is the meter, cheapest first. */
  readonly ranking: (modality: Modality, meter: Meter) => readonly Ranked[];
  /** Where each of them stands. */
  readonly standings: (modality: Modality, meter: Meter) => ReadonlyMap<Model, Standing>;
}

/** Where a key starts, with the steps that are still to be applied. */
type Start = readonly [Amount, readonly KeyStep[]];

/**
 * Evaluates keys against one catalog on one UTC day; results are kept, so asking twice costs nothing.
 * @param history recorded price changes, for keys that speak of the past
 */
export function createTracer(catalog: Catalog, date: string, history: readonly PriceChange[] = []): Tracer {
  const { currency, platformFee, semanticCache, topUp } = catalog.gateway;
  const topUpMinimum = topUp && { amount: topUp.minimum };
  const terms: Terms = { currency, platformFee, semanticCache, topUpMinimum };
  const { exchange, tokenFee } = catalog.gateway;
  const ofProviders = new Map(
    catalog.models.flatMap((model) =>
      listedRates(model).flatMap(({ providerAmount, ...rate }) =>
        providerAmount === undefined
          ? []
          : [[keys.provider(model, rate), { ...rate, amount: providerAmount }] as const],
      ),
    ),
  );
  const gatewaySums: Readonly<Partial<Record<string, string | undefined>>> = {
    [keys.minimumTopUp]: topUp?.minimum,
    [keys.fixedFee]: platformFee?.fixed,
    [keys.minimumFee]: platformFee?.minimum,
  };
  const models = new Map(catalog.models.map((model) => [model.id, model]));
  const rates = new Map(
    catalog.models.flatMap((model) => [
      ...listedRates(model).map((rate) => [keys.rate(model, rate), rate] as const),
      ...model.estimates.map((rate) => [keys.estimate(model, rate), rate] as const),
      ...listedRates(model).flatMap((rate) => {
        const amount = model.printed?.prices[rate.meter];
        return amount === undefined ? [] : [[keys.printed(model, rate), { ...rate, amount }] as const];
      }),
    ]),
  );
  const published = new Map(
    catalog.models.flatMap((model) =>
      (model.published?.rates ?? []).map(
        (rate) =>
          [keys.published(model, rate), { ...rate, currency: model.published?.currency ?? '' }] as const,
      ),
    ),
  );
  // What was listed wrongly changed no price: on the day of a change, its correction has no key of its own.
  const told = history.filter(({ kind }) => kind !== 'repair');
  const changes = new Map(
    told.flatMap((change) => [
      [
        keys.past(change, 'before'),
        { meter: change.meter, unit: unitNamed(change.meter, change.per), amount: change.from },
      ] as const,
      [
        keys.past(change, 'after'),
        { meter: change.meter, unit: unitNamed(change.meter, change.per), amount: change.to },
      ] as const,
    ]),
  );

  const modelOf = (id: string): Model => {
    const model = models.get(id);
    if (model === undefined) throw new Error(`there is no model "${id}" in the catalog`);
    return model;
  };
  const quoteOf = kept((id: string, text: string) => {
    const input = parseQuote(text);
    const itemised = quote(ratesOn(modelOf(id), date), input);
    return { itemised, input, whole: amounts.quoteCost(id, input, itemised, currency) };
  });
  const ranking = (modality: Modality, meter: Meter) => rank(catalog, date, modality, meter);
  const standingsOf = kept((modality: Modality, meter: Meter) => standings(ranking(modality, meter)));

  function startOf(key: string): Start {
    const { subject, start, steps } = parseKey(key);
    const [first, ...rest] = steps;
    const head = `${subject}#${start}`;
    const id = subjectOfKey(subject);
    if (subject === 'sum') return [amounts.roundSum(start, currency), steps];
    if (subject === 'gateway') {
      if (head === keys.exchangeRate && exchange)
        return [amounts.quotedSum(head, exchange.rate, currency), steps];
      const meter = (['input', 'output'] as const).find((direction) => head === keys.tokenFee[direction]);
      const amount = meter && tokenFee?.[meter];
      if (meter !== undefined && amount !== undefined)
        return [amounts.listedPrice({ key: head, meter, amount }, currency), steps];
      const sum = gatewaySums[head];
      if (sum === undefined) throw new Error(`the gateway has no figure "${start}"`);
      return [amounts.roundSum(sum, currency, head), steps];
    }
    const usage = callArgument(start, 'quote');
    if (usage !== undefined) {
      const { itemised, input, whole } = quoteOf(id, usage);
      if (first?.name === 'month' && first.argument === undefined)
        return [amounts.quoteOfMonth(whole, costOfMonth(itemised, input)), rest];
      if (first?.name !== 'item') return [whole, steps];
      const line = itemised.items.find(({ meter }) => meter === first.argument);
      if (line === undefined) throw new Error(`the quote has no item "${first.argument ?? ''}"`);
      return [amounts.quoteItem(whole, line), rest];
    }
    if (callArgument(start, 'past') !== undefined) {
      const past = stepKey(head, first?.name ?? '');
      const price = changes.get(past);
      if (price === undefined) throw new Error(`the history has no change "${head}"`);
      return [amounts.listedPrice({ ...price, key: past }, exchange?.from ?? currency), rest];
    }
    const statistic = statistics.find((name) => name === first?.name);
    if (statistic !== undefined) {
      const between = statisticOf(rankingOf(subject, start), statistic);
      if (between === undefined) throw new Error(`nothing is ranked as "${head}"`);
      return [amounts.meanPrice(stepKey(head, statistic), ...between, currency), rest];
    }
    const own = ofProviders.get(head);
    if (own !== undefined)
      return [amounts.listedPrice({ ...own, key: head }, exchange?.from ?? currency), steps];
    const quoted = published.get(head);
    if (quoted !== undefined) return [amounts.listedPrice({ ...quoted, key: head }, quoted.currency), steps];
    const rate = rates.get(head);
    if (rate === undefined) throw new Error(`the catalog lists no rate "${head}"`);
    if (first?.name === 'inclusive' && first.argument === undefined)
      return [inclusive(head, modelOf(id), rate), rest];
    if (first?.name === 'blended' && first.argument === undefined)
      return [blended(head, modelOf(id), rate), rest];
    if (first?.name === 'dearer' && first.argument === undefined)
      return [dearerShare(head, modelOf(id), rate), rest];
    return [amounts.listedPrice({ ...rate, key: head }, currency), steps];
  }

  function inclusive(key: string, model: Model, rate: Rate): Amount {
    const ranked = rankedPrice(model, date);
    if (ranked?.rate !== rate || ranked.key === key) throw new Error('nothing is paid besides this rate');
    return amounts.inclusivePrice(ranked.key, rate, ranked.price, currency);
  }

  function blended(key: string, model: Model, rate: Rate): Amount {
    const found = blendedPrice(model, date);
    if (found?.rate !== rate) throw new Error('input and output are not all that it costs');
    return amounts.blendedPrice(keys.blended(key), found.price, currency);
  }

  function dearerShare(key: string, model: Model, rate: Rate): Amount {
    const standing = standingsOf(model.modality, rate.meter).get(model);
    const { length } = ranking(model.modality, rate.meter);
    if (standing === undefined || rankedPrice(model, date)?.rate !== rate)
      throw new Error('nothing is ranked by this rate');
    return amounts.shareOfCount(keys.dearer(key), standing.dearer, length, currency);
  }

  function rankingOf(subject: string, name: string): readonly Ranked[] {
    const modality = modalityNames.find((known) => `modality/${known}` === subject);
    const meter = meterNames.find((known) => known === name);
    if (modality === undefined || meter === undefined)
      throw new Error(`there is no ranking "${subject}#${name}"`);
    return ranking(modality, meter);
  }

  /** @throws when there is no such step, or it cannot follow */
  function apply(one: Amount, { name, argument }: KeyStep): Amount {
    if (!isStepName(name)) throw new Error(`"${name}" is not a step that can follow`);
    if ((stepArguments[name] === 'nothing') !== (argument === undefined))
      throw new Error(`"${name}" has the wrong argument`);
    const given = argument ?? '';
    switch (name) {
      case 'cached':
        return amounts.fromCache(one, terms);
      case 'charge':
        return amounts.feeAlone(one, terms);
      case 'fee':
        return amounts.withFee(one, terms);
      case 'funds':
        return amounts.funds(one, terms);
      case 'payment':
        return amounts.paymentFor(one, terms);
      case 'count':
        return amounts.countBought(one, given, terms);
      case 'each':
        return amounts.perEach(one, given);
      case 'times':
        return amounts.times(one, given);
      case 'below':
        return amounts.below(one, amount(given));
      case 'plus':
        return amounts.plus(one, amount(given));
      case 'versus':
        return amounts.versus(one, amount(given));
    }
  }

  const amount = kept((key: string): Amount => {
    const [start, steps] = startOf(key);
    return steps.reduce(apply, start);
  });

  return { amount, ranking, standings: standingsOf };
}
