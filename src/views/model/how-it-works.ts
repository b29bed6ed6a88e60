/** How billing works, in three short points. */
import type { Model } from '#catalog/types.ts';
import { feeShareOfSpend, isProportional } from '#pricing/fee.ts';
import { meters } from '#catalog/registry/meters.ts';
import { headline } from '#pricing/headline.ts';
import { ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Block } from '#views/page/blocks.ts';
import {
  byokSentence,
  feeArithmetic,
  hundred,
  taxSentence,
  topUpSentence,
} from '#views/words/gateway-sentences.ts';
import { say, sentences, type Inlines } from '#views/page/inline.ts';
import { capital, sellerName } from '#views/words/phrases.ts';
import { isPassedThrough, tokenFeeWords } from '#views/words/markup.ts';
import type { Site } from '#views/site.ts';

/** The three parts for one model; empty for one that is no longer served. */
export function howItWorks(site: Site, model: Model): Block[] {
  // Nobody is billed for what is no longer served.
  if (!site.lifecycle(model).isServed) return [];
  const parts = model.pricing.kind === 'free' ? forFree(site) : forBilled(site, model);
  const items = parts.filter(({ content }) => content.length > 0);
  return items.length > 0 ? [{ kind: 'steps', items }] : [];
}

type Part = Extract<Block, { kind: 'steps' }>['items'][number];

function forFree(site: Site): Part[] {
  const { platformFee } = site.gateway;
  return [
    {
      title: 'Nothing is billed',
      content: [`Calls cost nothing${platformFee ? ', so no fee comes up for them either' : ''}.`],
    },
    {
      title: 'What other models cost',
      content: sentences(feeShort(site), topUpSentence(site), taxes(site)),
    },
  ];
}

function forBilled(site: Site, model: Model): Part[] {
  const ways = [site.gateway.topUp && 'prepaid', site.gateway.byok && 'your own keys'].filter(Boolean);
  return [
    { title: costTitle(isPassedThrough(site, model)), content: callCost(site, model) },
    { title: feeTitle(site), content: feeShort(site) ?? [] },
    {
      title: capital(ways.join(', ')),
      content: sentences(topUpSentence(site), byokSentence(site)),
    },
  ];
}

/** The heading of what a call costs. */
export function costTitle(isPassed: boolean): string {
  return isPassed ? 'Provider’s price' : 'Listed price';
}

function callCost(site: Site, model: Model): Inlines {
  if (headline(model, site.date) === undefined) return [];
  const billed =
    // Where the provider publishes another figure, the page says both and leaves it at that.
    isPassedThrough(site, model)
      ? [`You pay ${sellerName(site, model)}’s price, without a markup.`]
      : ['A call costs the listed price.'];
  const isOfTokens = ratesOn(model, site.date).some(({ meter }) => meters[meter].kind === 'tokens');
  const fee = isOfTokens ? tokenFeeWords(site) : undefined;
  return sentences(
    billed,
    fee && say`Of that, ${fee} are what ${site.gateway.name} itself takes.`,
    taxes(site),
  );
}

/** What the gateway takes of a payment, where that is the same part of each; else with its arithmetic. */
function feeShort(site: Site): Inlines | undefined {
  const { name, platformFee: fee } = site.gateway;
  if (fee === undefined || !isProportional(fee)) return feeArithmetic(site);
  const paid = keys.sum(hundred(site));
  const funded = site.amount(keys.funds(paid));
  return fee.chargedOn === 'top-up'
    ? say`${name} takes ${fee.percent}% of each top-up: ${site.amount(paid)} funds ${funded} of usage, so the fee is ${feeShareOfSpend(fee)}% of what you spend.`
    : say`${name} adds ${fee.percent}% to the credits you buy: ${site.amount(paid)} pays for ${funded} of usage.`;
}

/** Whether taxes are in the prices, where the gateway says so. */
export function taxes(site: Site): Inlines | undefined {
  const sentence = taxSentence(site);
  return sentence === undefined ? undefined : [sentence];
}

/** When the fee is charged. */
export function feeTitle({ gateway: { platformFee, chargesNoFee } }: Site): string {
  if (chargesNoFee) return 'No platform fee';
  return platformFee?.chargedOn === 'credits' ? 'Fee on credits' : 'Fee at top-up';
}
