/** The headline among rates, by the groups of meters of a modality: without the registry of those, for tools in the browser. */
import { meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import type { Rate } from '#catalog/types.ts';
import { askedOf, keysOf } from '#catalog/registry/when.ts';
import type { QuoteInput } from './quote.ts';
import { comparePrices, pickRate, type RateTerms } from './rates.ts';

/** What answers "how much": the headline rates of a model on a day. */
export interface Headline<R extends RateTerms = Rate> {
  /** The first is the one that models are ranked by. */
  readonly rates: readonly [R, ...R[]];
  /** True when no rate is without condition: the price shown is the lowest, "from". */
  readonly isFrom: boolean;
}

const fee: Meter = 'request';

/**
 * What answers for a model, whatever it prices: undefined only where there is no rate at all.
 * @param groups as a modality has them: the first group whose first meter is priced, else {@link ownGroup}
 */
export function headlineAmong<R extends RateTerms>(
  groups: readonly (readonly Meter[])[],
  rates: readonly R[],
): Headline<R> | undefined {
  const own = ownGroup(rates.filter(({ meter }) => meter !== fee));
  for (const group of [...groups, own, [fee] as const]) {
    // Every bill has the price per request in it, whatever else is counted.
    const whole: readonly Meter[] = [...group, ...(group[0] === fee ? own : [fee])];
    const [first, ...rest] = whole.map((meter) => standardOrLowest(rates, meter));
    if (first === undefined) continue;
    const headlineRates = [first, ...rest.filter((rate) => rate !== undefined)] as const;
    return { rates: headlineRates, isFrom: headlineRates.some((rate) => keysOf(rate.when).length > 0) };
  }
  return undefined;
}

/** What a request asks for that pays just the rates of a headline; where they differ, those of the first. */
export function conditionsOf({ rates }: Headline<RateTerms>): NonNullable<QuoteInput['context']> {
  const asked = rates.toReversed().flatMap(({ when }) => Object.entries(askedOf(when)));
  return Object.fromEntries(asked.filter(([, value]) => value !== undefined));
}

/** The first meter that is priced at all, and beside tokens of one direction the first of the other. */
function ownGroup(rates: readonly RateTerms[]): Meter[] {
  const [first, ...rest] = meterNames.filter((meter) => rates.some((rate) => rate.meter === meter));
  if (first === undefined) return [];
  const { kind, isInput } = meters[first];
  const isOther = (meter: Meter) => meters[meter].kind === kind && meters[meter].isInput !== isInput;
  return [first, ...rest.filter(isOther).slice(0, 1)];
}

function standardOrLowest<R extends RateTerms>(rates: readonly R[], meter: Meter): R | undefined {
  return pickRate(rates, meter) ?? lowest(rates.filter((rate) => rate.meter === meter));
}

function lowest<R extends RateTerms>(rates: readonly R[]): R | undefined {
  return [...rates].sort(comparePrices)[0];
}
