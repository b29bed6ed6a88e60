/** How billing works, in three parts. */
import type { Model } from '#catalog/types.ts';
import { isProportional } from '#pricing/fee.ts';
import { meters } from '#catalog/registry/meters.ts';
import { headline } from '#pricing/headline.ts';
import { ratesOn } from '#pricing/rates.ts';
import type { Block } from '#views/page/blocks.ts';
import {
  byokSentence,
  feeArithmetic,
  freeTierOf,
  freeTierSentence,
  taxSentence,
  topUpSentence,
} from '#views/words/gateway-sentences.ts';
import { say, sentences, type Inlines } from '#views/page/inline.ts';
import { capital, displayName, sellerName } from '#views/words/phrases.ts';
import { isPassedThrough, tokenFeeWords } from '#views/words/markup.ts';
import type { Site } from '#views/site.ts';

/** The three parts for one model; empty for one that is no longer served. */
export function howItWorks(site: Site, model: Model): Block[] {
  // Nobody is billed for what is no longer served.
  if (!site.lifecycle(model).isServed) return [];
  const parts = model.pricing.kind === 'free' ? forFree(site, model) : forBilled(site, model);
  const items = parts.filter(({ content }) => content.length > 0);
  return items.length > 0 ? [{ kind: 'steps', items }] : [];
}

type Part = Extract<Block, { kind: 'steps' }>['items'][number];

function forFree(site: Site, model: Model): Part[] {
  const name = displayName(site, model);
  return [
    {
      title: 'Nothing is billed',
      content: sentences(
        [
          `Calls to ${name} cost nothing${site.gateway.platformFee ? ', so no fee comes up for them either' : ''}.`,
        ],
        freeTierOf(site)?.model === model ? freeTierSentence(site, model) : undefined,
      ),
    },
    {
      title: 'What other models cost',
      content: sentences(feeArithmetic(site), topUpSentence(site), taxes(site)),
    },
  ];
}

function forBilled(site: Site, model: Model): Part[] {
  return [
    {
      title:
        headline(model, site.date) === undefined
          ? 'What a call costs'
          : costTitle(isPassedThrough(site, model)),
      content: callCost(site, model),
    },
    { title: feeTitle(site), content: feeArithmetic(site) ?? [] },
    { title: waysTitle(site), content: waysToPay(site, model) },
  ];
}

/** The heading of what a call costs. */
export function costTitle(isPassed: boolean): string {
  return isPassed ? 'The provider’s price, passed through' : 'The listed price';
}

function callCost(site: Site, model: Model): Inlines {
  const { name } = site.gateway;
  const billed =
    // Where the provider publishes another figure, the page says both and leaves it at that.
    isPassedThrough(site, model)
      ? say`${name} bills ${displayName(site, model)} at the ${sellerName(site, model)} rate it lists, without a markup on the call.`
      : say`${name} bills ${displayName(site, model)} at the listed price.`;
  if (headline(model, site.date) === undefined) return [];
  const isOfTokens = ratesOn(model, site.date).some(({ meter }) => meters[meter].kind === 'tokens');
  const fee = isOfTokens ? tokenFeeWords(site) : undefined;
  return sentences(billed, fee && say`Of that, ${fee} are what ${name} itself takes.`, taxes(site));
}

/** Whether taxes are in the prices, where the gateway says so. */
export function taxes(site: Site): Inlines | undefined {
  const sentence = taxSentence(site);
  return sentence === undefined ? undefined : [sentence];
}

/** When the fee is charged. */
export function feeTitle({ gateway: { platformFee, chargesNoFee } }: Site): string {
  if (chargesNoFee) return 'No platform fee';
  const often = platformFee && !isProportional(platformFee) ? 'each time' : 'once';
  return platformFee?.chargedOn === 'credits'
    ? `The fee, ${often}, on the credits`
    : `The fee, ${often}, at top-up`;
}

/** Names what the gateway offers, and nothing else. */
function waysTitle(site: Site): string {
  const { gateway } = site;
  const ways = [freeTierOf(site) && 'free tier', 'pay as you go', gateway.byok && 'your own keys'];
  return capital(ways.filter((way) => way !== undefined).join(', '));
}

function waysToPay(site: Site, model: Model): Inlines {
  return sentences(shortFreeTier(site, model), topUpSentence(site), byokSentence(site));
}

/** The answer and the questions tell more of it. */
function shortFreeTier(site: Site, model: Model): Inlines | undefined {
  const freeTier = freeTierOf(site);
  if (freeTier === undefined) return undefined;
  return [
    freeTier.model === model
      ? 'The free tier covers this model.'
      : 'The free tier does not cover this model.',
  ];
}
