/** The questions readers ask about a model's price, each answered for this very model. */
import { modalityAddress } from '#address.ts';
import { cacheReads, meters, unitOf } from '#catalog/registry/meters.ts';
import { keysOf } from '#catalog/registry/when.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { comparePrices, isAnnounced, pickRate, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Question } from '#views/page/blocks.ts';
import {
  chargesForCached,
  committedUseSentence,
  freeTierOf,
  freeTierSentence,
  meteringSentence,
  semanticCacheSentence,
} from '#views/words/gateway-sentences.ts';
import { code, link, listing, say, sentences, type Inlines } from '#views/page/inline.ts';
import {
  asSentence,
  displayName,
  feePhrase,
  modelLink,
  pricePhrase,
  pricesTokens,
  noteOf,
  ratePhrase,
  sellerName,
} from '#views/words/phrases.ts';
import { pastSentence, publishedSentence } from './answer.ts';
import { replacementPrice } from './relations.ts';
import type { Site } from '#views/site.ts';
import { feeOfPayment } from '#views/words/fee.ts';
import { isPassedThrough } from '#views/words/markup.ts';

/** At least five questions with answers; two of a model that is no longer served. */
export function faq(site: Site, model: Model): Question[] {
  if (!site.lifecycle(model).isServed) return [cost(site, model), instead(site, model)];
  return [
    cost(site, model),
    freeTier(site, model),
    caching(site, model),
    discounts(site, model),
    metering(site, model),
    published(site, model),
  ].filter((question) => question !== undefined);
}

function cost(site: Site, model: Model): Question {
  const name = displayName(site, model);
  const price = pricePhrase(site, model);
  const first = headline(model, site.date)?.rates[0];
  if (price === undefined || first === undefined) {
    const question = `What does ${name} cost?`;
    if (!site.lifecycle(model).isServed) return { question, answer: pastSentence(site, model) };
    const answers: Readonly<Record<Model['pricing']['kind'], Inlines>> = {
      free: say`Nothing: ${name} is free. ${asSentence([noteOf(model) ?? ''])}`,
      plan: sentences(say`${name} has no price per use: it is part of a plan.`, noteSentence(model)),
      unknown: sentences(
        say`${site.gateway.name} lists ${name}, but no reliable price for it is published.`,
        noteSentence(model),
      ),
      priced: isAnnounced(model, site.date)
        ? say`The price of ${name} is announced, but not in force yet.`
        : say`The listed price of ${name} has ended, and no other is in force.`,
    };
    return { question, answer: answers[model.pricing.kind] };
  }
  // Input and output share the question where their unit is the usual one.
  const { unit: listed } = unitOf(first);
  const unit =
    listed === meters[first.meter].unit && meters[first.meter].kind === 'tokens' ? 'million tokens' : listed;
  const question = `How much does ${name} cost per ${unit}?`;
  const through = site.gateway.name;
  if (!site.lifecycle(model).isServed) return { question, answer: pastSentence(site, model) };
  const withFee = feePhrase(site, model);
  const fee = withFee ? say`; with ${feeOfPayment(site) ?? ''}, ${withFee}` : [];
  return { question, answer: say`${name} costs ${price} through ${through}${fee}.` };
}

/** What to call in place of a model that is gone. */
function instead(site: Site, model: Model): Question {
  const name = displayName(site, model);
  const { modality } = model;
  const { replacement } = site.lifecycle(model);
  const list = link(modalityAddress(modality), `all ${modalities[modality].plural} by price`);
  const next =
    replacement === undefined
      ? say`No replacement that is served is listed here; see ${list}.`
      : say`${modelLink(site, replacement)}, its replacement, or one of ${list}.`;
  const answer = sentences(next, replacementPrice(site, model));
  return { question: `What can be called in place of ${name}?`, answer };
}

function noteSentence(model: Model): Inlines {
  const note = noteOf(model);
  return note === undefined ? [] : asSentence([note]);
}

function freeTier(site: Site, model: Model): Question | undefined {
  const sentence = freeTierSentence(site, model);
  if (sentence === undefined) return undefined;
  const question = `Is there a free tier for ${displayName(site, model)}?`;
  const covered = freeTierOf(site)?.model === model;
  if (model.pricing.kind === 'free' && !covered)
    return { question, answer: ['It needs none: the model itself is free.'] };
  return { question, answer: sentences([covered ? 'Yes.' : 'No.'], sentence) };
}

const cachingWords = {
  automatic: 'The provider caches repeated input by itself.',
  explicit: 'Mark the part of the input that is to be cached in the request.',
  none: '',
} as const;

function caching(site: Site, model: Model): Question | undefined {
  const name = displayName(site, model);
  if (model.pricing.kind === 'priced' && !readsTokens(model)) return repeating(site, model);
  const question = `Does ${name} support prompt caching?`;
  if (model.pricing.kind === 'free')
    return { question, answer: ['There is nothing to save by it: no call is billed.'] };
  const semantic = semanticCacheSentence(site);
  const rates = ratesOn(model, site.date);
  const reads = cacheReads.flatMap((meter) => {
    const standard = pickRate(rates, meter);
    if (standard !== undefined) return [ratePhrase(site, model, standard)];
    const [lowest] = rates.filter((rate) => rate.meter === meter).sort(comparePrices);
    return lowest === undefined ? [] : [['from ', ...ratePhrase(site, model, lowest)]];
  });
  const write = pickRate(rates, 'cacheWrite');
  const own =
    reads.length === 0
      ? [`No provider cache price is listed for ${name}.`]
      : sentences(
          say`Yes. Cached input is billed at ${listing(reads)}${write ? say`, writing to the cache at ${ratePhrase(site, model, write)}` : ''}.`,
          model.caching === undefined
            ? undefined
            : [cachingWords[model.caching]].filter((words) => words !== ''),
        );
  return { question, answer: sentences(own, semantic, semantic && cachedPrice(site, model)) };
}

/** Whether a prompt of it is counted, so that there is something to cache. */
function readsTokens({ pricing }: Model): boolean {
  return (
    pricing.kind === 'priced' &&
    pricing.rates.some(({ meter }) => meters[meter].kind === 'tokens' && meters[meter].isInput)
  );
}

/** What stands in place of prompt caching where no prompt is counted. */
function repeating(site: Site, model: Model): Question | undefined {
  const answer = semanticCacheSentence(site);
  return (
    answer && {
      question: `Is a repeated request to ${displayName(site, model)} cheaper?`,
      answer: sentences(answer, cachedPrice(site, model)),
    }
  );
}

/** What the unit of its price comes to from the semantic cache. */
function cachedPrice(site: Site, model: Model): Inlines {
  const rate = headline(model, site.date)?.rates[0];
  if (rate === undefined || !chargesForCached(site.gateway)) return [];
  const from = keysOf(rate.when).length > 0 ? 'from ' : '';
  return say`For ${displayName(site, model)}, that is ${from}${site.amount(keys.cached(keys.rate(model, rate)))} per ${unitOf(rate).unit}.`;
}

function discounts(site: Site, model: Model): Question | undefined {
  const question = `Are there volume discounts for ${displayName(site, model)}?`;
  if (model.pricing.kind === 'free') return { question, answer: ['There is no price to discount.'] };
  const batch = ratesOn(model, site.date).filter(
    ({ when }) => when.service === 'batch' && keysOf(when).length === 1,
  );
  const listed =
    batch.length > 0
      ? say`Batch requests are billed at ${listing(batch.map((rate) => ratePhrase(site, model, rate)))}.`
      : undefined;
  const tiers = ratesOn(model, site.date).some(({ when }) => when.inputTokensOver !== undefined)
    ? say`Long requests have their own rates, shown in the price table.`
    : undefined;
  const first = headline(model, site.date);
  const through =
    first !== undefined && isPassedThrough(site, model)
      ? say`${site.gateway.name} passes the provider’s price through, so any tier that ${sellerName(site, model)} publishes applies.`
      : undefined;
  const answer = sentences(through, listed, tiers, committedUseSentence(site));
  return answer.length > 0 ? { question, answer } : undefined;
}

function metering(site: Site, model: Model): Question | undefined {
  const sentence = meteringSentence(site);
  const rates = ratesOn(model, site.date);
  const counted = [...new Set(rates.map(({ meter }) => meters[meter].noun.many))];
  const hasOthers = rates.some(({ meter }) => meters[meter].kind !== 'tokens');
  const billing =
    counted.length > 0
      ? say`${displayName(site, model)} is billed by ${listing(counted.map((noun) => [noun]))}.`
      : undefined;
  const usage = pricesTokens(model)
    ? say`${hasOthers ? 'Counts of tokens' : 'The counts'} stand in the response’s ${code('usage')} object.`
    : undefined;
  if (billing === undefined && sentence === undefined) return undefined;
  return {
    question: `How is usage of ${displayName(site, model)} metered?`,
    answer: sentences(billing, usage, sentence),
  };
}

function published(site: Site, model: Model): Question | undefined {
  const sentence = publishedSentence(site, model);
  if (sentence === undefined) return undefined;
  return {
    question: `Is that the price ${sellerName(site, model)} itself publishes?`,
    answer: sentences(['Not quite.'], sentence),
  };
}
