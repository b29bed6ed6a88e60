/** Which rate applies: on a day, for a request. */
import { conditionKeys, type Service, type When } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Model, Rate } from '#catalog/types.ts';

/** What pricing needs to know of a rate. */
export type RateTerms = Pick<Rate, 'meter' | 'amount' | 'when' | 'mode'>;

/** What a request is like, as far as conditions ask. */
export interface RequestContext {
  readonly service?: Service | undefined;
  readonly size?: string | undefined;
  readonly quality?: string | undefined;
  readonly resolution?: string | undefined;
  readonly audio?: boolean | undefined;
  readonly input?: 'text' | 'image' | undefined;
  readonly region?: string | undefined;
  /** All input tokens of the request, cached ones included. */
  readonly inputTokens?: number | undefined;
  /** Units of the rate's own meter. */
  readonly units?: number | undefined;
}

/** A model's listed rates; empty for a free, plan-only or unknown price. */
export function listedRates(model: Model): readonly Rate[] {
  return model.pricing.kind === 'priced' ? model.pricing.rates : [];
}

/** True when the rate holds on the UTC day `date`: `from` is inclusive, `until` exclusive. */
export function holdsOn(rate: Rate, date: string): boolean {
  return (rate.from === undefined || rate.from <= date) && (rate.until === undefined || date < rate.until);
}

/** The rates of a model that hold on a day. */
export function ratesOn(model: Model, date: string): readonly Rate[] {
  return listedRates(model).filter((rate) => holdsOn(rate, date));
}

/** Rates that begin after `date`: announced changes. */
export function announcedRates(model: Model, date: string): readonly Rate[] {
  return listedRates(model).filter((rate) => rate.from !== undefined && rate.from > date);
}

const thresholdOf = { inputTokensOver: 'inputTokens', unitsOver: 'units' } as const;

function meets(when: When, context: RequestContext): boolean {
  return conditionKeys.every((key) => {
    const wanted = when[key];
    if (wanted === undefined) return true;
    if (key === 'inputTokensOver' || key === 'unitsOver') {
      return (context[thresholdOf[key]] ?? 0) > (wanted as number);
    }
    // A request without a time of day is not priced by off-peak windows.
    if (key === 'utc' || key === 'days') return false;
    return context[key] === wanted;
  });
}

/** How many conditions a rate has. */
export function keyCount(when: When): number {
  return conditionKeys.filter((key) => when[key] !== undefined).length;
}

/** More conditions win; with as many, the higher threshold that was passed. */
function bySpecificity(a: RateTerms, b: RateTerms): number {
  return (
    keyCount(b.when) - keyCount(a.when) ||
    (b.when.inputTokensOver ?? 0) - (a.when.inputTokensOver ?? 0) ||
    (b.when.unitsOver ?? 0) - (a.when.unitsOver ?? 0)
  );
}

/**
 * The rate of a meter that applies to a request, or undefined when none does.
 * @param unit how many units of the meter lie before the one in question; marginal tiers look at it
 */
export function pickRate<R extends RateTerms>(
  rates: readonly R[],
  meter: Meter,
  context: RequestContext = {},
  unit = 0,
): R | undefined {
  return rates
    .filter((rate) => rate.meter === meter && meets(rate.when, context))
    .filter((rate) => rate.mode === 'whole' || (rate.when.unitsOver ?? 0) <= unit)
    .sort(bySpecificity)[0];
}

/** True when the provider no longer serves the model on the UTC day `date`. */
export function isRetired(model: Model, date: string): boolean {
  return model.retires !== undefined && model.retires <= date;
}
