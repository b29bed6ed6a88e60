/** What the same use costs with each model. */
import { meters, type Meter } from '#catalog/registry/meters.ts';
import type { Workload } from '#catalog/registry/workloads.ts';
import { capital } from '../condition-words.ts';
import type { Offer } from '../offer.ts';
import { canQuote, metersOf, type QuoteInput } from '../quote.ts';
import { headlineAmong } from '../headline-among.ts';
import { pickRate } from '../rates.ts';
import { costFigure, feeFigure, shown, type Traced } from '../traced.ts';
import type { Words } from '../words.ts';
import { cellsOf, columnsOf } from './cells.ts';
import type { Compared, ComparedTable } from './comparison.ts';

export interface PricedUse {
  readonly workload: Workload;
  /** What it costs with each model; undefined where the model has no price for all of it. */
  readonly costs: readonly (Traced | undefined)[];
}

/** The uses that at least one of the models prices, those that all of them price first. */
export function pricedUses({ headline, offers, uses }: Compared): PricedUse[] {
  const rows = uses
    .filter(({ for: purpose }) => offers.every((offer) => can(offer, purpose?.capabilities ?? [])))
    .map((workload) => ({
      workload,
      costs: offers.map((offer) => {
        const input = inputOf(headline, offer, workload);
        return input && costFigure(offer.id, offer.rates, input);
      }),
    }))
    .filter(({ costs }) => costs.some((cost) => cost !== undefined));
  const isShared = ({ costs }: PricedUse) => !costs.includes(undefined);
  return [...rows.filter(isShared), ...rows.filter((row) => !isShared(row))];
}

function can({ capabilities }: Offer, wanted: readonly string[]): boolean {
  return wanted.every((name) => capabilities.some((own) => own === name));
}

/** The use as this model is asked for it; undefined when it does not take or price it. */
function inputOf(headline: Compared['headline'], offer: Offer, workload: Workload): QuoteInput | undefined {
  const answer = headlineAmong(headline, offer.rates);
  if (answer === undefined) return undefined;
  // A model without a standard rate is quoted at the rate its headline names.
  const {
    size,
    quality,
    resolution,
    audio,
    input: shownInput,
    region,
    service: shownService,
  } = answer.rates[0].when;
  const service = workload.service ?? shownService;
  const isPriced = offer.rates.some(({ when }) => when.input !== undefined && when.input === workload.input);
  const input = isPriced ? workload.input : shownInput;
  const context = { size, quality, resolution, audio, input, region, service };
  // A fee for each request is part of every bill, whatever else the request counts.
  const perRequest = pickRate(offer.rates, 'request', context) === undefined ? {} : { request: 1 };
  const use = { usage: { ...perRequest, ...workload.usage }, requests: workload.requests ?? 1, context };
  const isServed = (meter: Meter) =>
    offer.rates.some((rate) => rate.meter === meter && rate.when.service === workload.service);
  const served = workload.service === undefined || metersOf(workload.usage).every(isServed);
  return served && fits(offer, workload) && canQuote(offer.rates, use) ? use : undefined;
}

function fits({ context, contextOf, maxOutput }: Offer, { usage }: Workload): boolean {
  if (maxOutput !== undefined && (usage.output ?? 0) > maxOutput) return false;
  if (contextOf === 'part') return true;
  const tokens = metersOf(usage).filter((meter) => meters[meter].kind === 'tokens');
  return context === undefined || tokens.reduce((sum, meter) => sum + (usage[meter] ?? 0), 0) <= context;
}

export function usesTable(compared: Compared): ComparedTable | undefined {
  const { gateway } = compared;
  const rows = pricedUses(compared);
  if (rows.length === 0) return undefined;
  const withFee = (cost: Traced): Words =>
    gateway.platformFee === undefined ? [] : ['(you pay ', shown(feeFigure(cost, gateway), gateway), ')'];
  return {
    caption:
      gateway.platformFee === undefined
        ? 'The same use with each of them'
        : `The same use with each of them, and what you pay with the ${gateway.platformFee.percent}% fee`,
    columns: columnsOf(compared, 'Use'),
    rows: rows.map(({ workload, costs }) => [
      [capital(workload.label)],
      ...cellsOf(compared, costs, withFee),
    ]),
    figures: true,
  };
}
