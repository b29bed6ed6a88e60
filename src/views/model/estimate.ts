/** What a model costs in practice: the calculator with worked uses, and what a top-up funds. */
import { isMonthly, meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import type { Amount } from '#pricing/amount.ts';
import { metersOf } from '#pricing/quote.ts';
import { ratesOn } from '#pricing/rates.ts';
import { enumerated } from '#pricing/words.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Block, Pair } from '#views/page/blocks.ts';
import { say } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { exampleTopUps, paymentName } from '#views/words/gateway-sentences.ts';
import { capital } from '#views/words/phrases.ts';
import { calculatorForm } from './calculator.ts';
import { usesOf, type Use } from './worked-uses.ts';

/** The form with what it leaves out, and the top-ups; nothing of a model that nobody can pay for. */
export function estimateBlocks(site: Site, model: Model): Block[] {
  // What is no longer served costs nobody anything.
  const form = site.lifecycle(model).isServed ? calculatorForm(site, model) : undefined;
  if (form === undefined) return [];
  const funds = fundedFacts(site, model);
  return [
    form,
    ...besidesNote(site, model),
    ...(funds.length > 0 ? [{ kind: 'pairs', items: funds } as const] : []),
  ];
}

/** What a payment buys: "$10 top-up: 1,617 chats (1,500 in, 400 out)". */
function fundedFacts(site: Site, model: Model): Pair[] {
  const use = countedUse(site, model);
  if (use === undefined) return [];
  return exampleTopUps(site).map((sum) => {
    const number = site.amount(keys.count(use.key, sum));
    // What one of them is stands in the fields above.
    const things = countedName(number, use).replace(/ \([^)]*\)/, '');
    return {
      term: say`${site.amount(keys.sum(sum))} ${paymentName(site)}`,
      content: say`${number} ${things}`,
    };
  });
}

/** What follows the number: "clip of 8 seconds" after 1, "clips of 8 seconds" after 29. */
export function countedName({ text }: Amount, { one, many }: { one: string; many: string }): string {
  return text === '1' ? one : many;
}

/** Whatever is no token and comes on top of a use: it is missing from what the use is said to cost. */
function apartFrom(site: Site, model: Model, uses: readonly Use[]): Meter[] {
  return besidesOf(site, model, uses).filter((meter) => meters[meter].kind !== 'tokens');
}

/** ", not counting searches"; nothing where nothing is. */
function apartWords(besides: readonly Meter[]): string {
  const words = enumerated(besides.map((meter) => meters[meter].noun.many));
  return besides.length === 0 ? '' : `, not counting ${words}`;
}

/** What the model bills and no use counts, apart from what caches do to the price of input. */
function besidesOf(site: Site, model: Model, uses: readonly Use[]): Meter[] {
  const counted = new Set(uses.flatMap(({ input }) => metersOf(input.usage)));
  const rates = ratesOn(model, site.date);
  return meterNames.filter((meter) => {
    const { isInput, billedAs } = meters[meter];
    const isCache = (isInput && billedAs !== undefined) || isMonthly(meter);
    return !isCache && !counted.has(meter) && rates.some((rate) => rate.meter === meter);
  });
}

function besidesNote(site: Site, model: Model): Block[] {
  const besides = besidesOf(site, model, usesOf(site, model));
  if (besides.length === 0) return [];
  const words = capital(enumerated(besides.map((meter) => meters[meter].noun.many)));
  const isFreeFirst = ratesOn(model, site.date).some(
    ({ meter, billing = {} }) => besides.includes(meter) && billing.freePerRequest !== undefined,
  );
  return [{ kind: 'note', content: [`${words} cost extra${isFreeFirst ? ' beyond the free ones' : ''}.`] }];
}

/**
 * The use by which top-ups are counted for a model: the key of its cost, and its name. Undefined where a
 * call pays something besides that no use counts.
 */
export function countedUse(site: Site, model: Model): { key: string; one: string; many: string } | undefined {
  const use = usesOf(site, model).find(({ counted }) => counted !== undefined);
  if (use?.counted === undefined) return undefined;
  const { one, many } = use.counted;
  const key = keys.quote(model, { ...use.input, requests: 1 });
  const counted = metersOf(use.input.usage);
  const { headline: groups, perCall } = modalities[model.modality];
  const besides = [...new Set([...groups.flat(), ...perCall])].filter(
    (meter) => !counted.includes(meter) && ratesOn(model, site.date).some((rate) => rate.meter === meter),
  );
  const isTokens = (meter: Meter) => meters[meter].kind === 'tokens';
  // A use that is told by its tokens says how many of them.
  if (!counted.some(isTokens) && !besides.every(isTokens)) return undefined;
  const apart = apartWords(counted.some(isTokens) ? apartFrom(site, model, [use]) : besides);
  return { key, one: one + apart, many: many + apart };
}
