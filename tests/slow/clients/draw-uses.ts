/** Random requests that a client's file claims to price, with what our calculator makes of each. */
import { isMeasured, meters, type Meter } from '#catalog/registry/meters.ts';
import type { Service } from '#catalog/registry/conditions.ts';
import type { Model } from '#catalog/types.ts';
import { decimal, plain } from '#pricing/decimal.ts';
import { quoteIfPriced, type Usage } from '#pricing/quote.ts';
import { ratesOn } from '#pricing/rates.ts';
import { isOwn, type ClientPlan } from '#views/data/clients/client-prices.ts';
import type { Random } from '../catalog-mutations/random.ts';

export interface Use {
  readonly model: Model;
  readonly usage: Readonly<Partial<Record<Meter, number>>>;
  readonly service: Service | undefined;
  /** The UTC day on which it is made. */
  readonly day: string;
  /** What our calculator makes of it: a plain decimal. */
  readonly cost: string;
  /** How each of its parts is priced: by the meter and the conditions of the rate. */
  readonly priced: readonly string[];
}

type Priced = Extract<ClientPlan, { kind: 'priced' }>;

/**
 * One request for every price that the file has, as near as chance comes to it, and further ones up to a number. A request
 * some part of which pays a rate that the file leaves out is none of those it claims to price.
 */
export function drawUses(
  plans: readonly (readonly [Model, Priced])[],
  count: number,
  random: Random,
  date: string,
): Use[] {
  const uses: Use[] = [];
  for (let turn = 0; uses.length < count; turn += 1) {
    const [model, plan] = plans[turn % plans.length] ?? [];
    if (model === undefined || plan === undefined) throw new Error('The file prices nothing.');
    if (turn > count * 50) throw new Error('Too few requests pay only what the file has.');
    const use = drawUse(model, plan, random, date);
    if (use !== undefined) uses.push(use);
  }
  return uses;
}

function drawUse(model: Model, plan: Priced, random: Random, date: string): Use | undefined {
  const periods = [{ from: date, prices: plan.prices }, ...plan.later];
  const { from: day, prices } = random.pick(periods) ?? { from: date, prices: [] };
  const wanted = random.pick(prices);
  if (wanted === undefined) return undefined;
  const { service } = wanted;
  const priced = [...new Set(prices.filter((one) => one.service === service).map(({ meter }) => meter))];
  const isChosen = (meter: Meter) => meter === wanted.meter || isCall(meter) || random.below(2) === 0;
  const chosen = priced.filter(isChosen);
  const usage = Object.fromEntries(chosen.map((meter) => [meter, amountOf(meter, random)]));
  // As many tokens as the wanted price asks for, often just so many or one more.
  const fill = chosen.find((meter) => meters[meter].kind === 'tokens' && meters[meter].isInput);
  if (fill !== undefined && wanted.over > 0) {
    const others = chosen
      .filter((meter) => meter !== fill && meters[meter].kind === 'tokens' && meters[meter].isInput)
      .reduce((sum, meter) => sum + (usage[meter] ?? 0), 0);
    usage[fill] = Math.max(
      1,
      wanted.over - others + (random.below(3) === 0 ? random.below(500_000) : random.below(2)),
    );
  }
  const quoted = quoteIfPriced(ratesOn(model, day), { usage: exact(usage), context: { service } });
  const held = new Set(prices.filter(isOwn).map(({ rate }) => rate));
  const rates = quoted?.items.flatMap(({ spans }) => spans.map(({ rate }) => rate)) ?? [];
  if (quoted === undefined || rates.length === 0 || !rates.every((rate) => held.has(rate))) return undefined;
  return {
    model,
    usage,
    service,
    day,
    cost: plain(quoted.total),
    priced: rates.map(({ meter, when }) => [meter, ...Object.keys(when)].join(' ')),
  };
}

/** What every call pays, and one of. */
function isCall(meter: Meter): boolean {
  return meter === 'request';
}

/** Of time, whole seconds: what clients are told. */
function amountOf(meter: Meter, random: Random): number {
  if (isCall(meter)) return 1;
  if (meters[meter].kind === 'tokens') return 1 + random.below(random.below(4) === 0 ? 300_000 : 20_000);
  if (meters[meter].kind === 'minutes') return (1 + random.below(600)) / 4;
  return 1 + random.below(isMeasured(meter) ? 60 : meters[meter].kind === 'characters' ? 50_000 : 10);
}

function exact(usage: Use['usage']): Usage {
  return Object.fromEntries(Object.entries(usage).map(([meter, count]) => [meter, decimal(String(count))]));
}
