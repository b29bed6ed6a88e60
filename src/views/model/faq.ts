/** The questions readers ask about a model's price, each answered for this very model. */
import { modalityAddress } from '#address.ts';
import { cacheReads, meters, unitOf } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { isAnnounced, ratesOn } from '#pricing/rates.ts';
import type { Question } from '#views/page/blocks.ts';
import {
  committedUseSentence,
  freeTierOf,
  meteringSentence,
  semanticCacheSentence,
} from '#views/words/gateway-sentences.ts';
import { code, link, say, sentences, type Inlines } from '#views/page/inline.ts';
import {
  capital,
  displayName,
  modelLink,
  pricePhrase,
  pricesTokens,
  sellerName,
  hasOwnList,
} from '#views/words/phrases.ts';
import { pastSentence } from './answer.ts';
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
  ].filter((question) => question !== undefined);
}

function cost(site: Site, model: Model): Question {
  const name = displayName(site, model);
  const price = pricePhrase(site, model);
  const first = headline(model, site.date)?.rates[0];
  const { isServed } = site.lifecycle(model);
  if (price === undefined || first === undefined) {
    const question = `What does ${name} cost?`;
    if (!isServed) return { question, answer: pastSentence(site, model) };
    const answers: Readonly<Record<Model['pricing']['kind'], Inlines>> = {
      free: ['Nothing: it is free.'],
      plan: say`${name} has no price per use: it is part of a plan.`,
      unknown: [hasOwnList(site) ? 'No price is announced.' : 'No reliable price for it is published.'],
      priced: isAnnounced(model, site.date)
        ? say`The price of ${name} is announced but not yet in force.`
        : say`The listed price of ${name} has ended, and no other is in force.`,
    };
    return { question, answer: answers[model.pricing.kind] };
  }
  // Input and output share the question where their unit is the usual one.
  const { unit: listed } = unitOf(first);
  const unit =
    listed === meters[first.meter].unit && meters[first.meter].kind === 'tokens' ? 'million tokens' : listed;
  const question = `How much does ${name} cost per ${unit}?`;
  if (!isServed) return { question, answer: say`Until it was retired, ${price}.` };
  return {
    question,
    answer: say`${capitalised(price)}${feeOfPayment(site) === undefined ? '' : ', before the fee'}.`,
  };
}

/** What to call in place of a model that is gone. */
function instead(site: Site, model: Model): Question {
  const { modality } = model;
  const { replacement } = site.lifecycle(model);
  const list = link(modalityAddress(modality), `all ${modalities[modality].plural} by price`);
  const next =
    replacement === undefined
      ? say`No replacement is named; see ${list}.`
      : say`${modelLink(site, replacement)}, its replacement, or any of ${list}.`;
  return { question: 'What can I use instead?', answer: next };
}

function capitalised([first, ...rest]: Inlines): Inlines {
  return typeof first === 'string' ? [capital(first), ...rest] : first === undefined ? [] : [first, ...rest];
}

function freeTier(site: Site, model: Model): Question | undefined {
  const free = freeTierOf(site);
  if (free === undefined) return undefined;
  const question = 'Is there a free tier?';
  if (free.model === model) return { question, answer: ['Yes, within its limit.'] };
  const answer =
    model.pricing.kind === 'free' ? 'None is needed: the model is free.' : 'No, not for this model.';
  return { question, answer: [answer] };
}

const cachingWords = {
  automatic: 'Yes, automatically: repeated input is billed at the cached price.',
  explicit: 'Yes: mark in the request what to cache, and it is read at the cached price.',
  none: 'Yes, at the cached price.',
} as const;

function caching(site: Site, model: Model): Question | undefined {
  if (model.pricing.kind !== 'free' && !readsTokens(model)) return repeating(site);
  const question = 'Does it support prompt caching?';
  if (model.pricing.kind === 'free')
    return { question, answer: ['It would save nothing: no call is billed.'] };
  const rates = ratesOn(model, site.date);
  const reads = cacheReads.filter((meter) => rates.some((rate) => rate.meter === meter));
  const own = reads.length === 0 ? 'No cached price is listed.' : cachingWords[model.caching ?? 'none'];
  return { question, answer: sentences([own], semanticCacheSentence(site)) };
}

/** Whether a prompt of it is counted, so that there is something to cache. */
function readsTokens({ pricing, modality }: Model): boolean {
  const counted =
    pricing.kind === 'priced'
      ? pricing.rates.map(({ meter }) => meter)
      : (modalities[modality].headline[0] ?? []);
  return counted.some((meter) => meters[meter].kind === 'tokens' && meters[meter].isInput);
}

/** What stands in place of prompt caching where no prompt is counted. */
function repeating(site: Site): Question | undefined {
  const answer = semanticCacheSentence(site);
  return answer && { question: 'Is a repeated request cheaper?', answer };
}

function discounts(site: Site, model: Model): Question | undefined {
  const question = 'Are there volume discounts?';
  if (model.pricing.kind === 'free') return { question, answer: ['There is no price to discount.'] };
  const through =
    headline(model, site.date) !== undefined && isPassedThrough(site, model)
      ? [`Tiers that ${sellerName(site, model)} publishes apply.`]
      : undefined;
  const answer = sentences(through, committedUseSentence(site));
  return answer.length > 0 ? { question, answer } : undefined;
}

function metering(site: Site, model: Model): Question | undefined {
  const sentence = meteringSentence(site);
  // What answers with a sound file has no object beside it.
  const hasUsage = pricesTokens(model) && model.modality !== 'speech';
  const usage = hasUsage ? say`The response’s ${code('usage')} object counts tokens.` : undefined;
  const answer = sentences(usage, sentence);
  return answer.length > 0 ? { question: 'How is usage metered?', answer } : undefined;
}
