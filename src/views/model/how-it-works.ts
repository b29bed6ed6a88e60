/** How billing works, in three short points. */
import type { Model } from '#catalog/types.ts';
import { meters } from '#catalog/registry/meters.ts';
import { headline } from '#pricing/headline.ts';
import { ratesOn } from '#pricing/rates.ts';
import type { Block } from '#views/page/blocks.ts';
import { byokSentence, feeArithmetic, taxSentence, topUpSentence } from '#views/words/gateway-sentences.ts';
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
  const [first, ...others] = items;
  // That a price is what it costs is no section.
  const isAll = others.length === 0 && first?.content.length === 1 && first.content[0] === listedWords;
  return items.length > 0 && !isAll ? [{ kind: 'steps', items }] : [];
}

type Part = Extract<Block, { kind: 'steps' }>['items'][number];

function forFree(site: Site): Part[] {
  const { platformFee } = site.gateway;
  return [
    {
      title: 'Nothing is billed',
      content: [`Calls are free${platformFee ? ', and no fee is due on them' : ''}.`],
    },
    {
      title: 'Paid models',
      content: sentences(feeArithmetic(site), topUpSentence(site), taxes(site)),
    },
  ];
}

function forBilled(site: Site, model: Model): Part[] {
  const ways = [site.gateway.topUp && 'prepaid', site.gateway.byok && 'your own keys'].filter(Boolean);
  return [
    { title: costTitle(isPassedThrough(site, model)), content: callCost(site, model) },
    { title: feeTitle(site), content: feeArithmetic(site) ?? [] },
    {
      title: capital(ways.join(' or ')),
      content: sentences(topUpSentence(site), byokSentence(site)),
    },
  ];
}

/** The heading of what a call costs. */
export function costTitle(isPassed: boolean): string {
  return isPassed ? 'Provider’s price' : 'Listed price';
}

const listedWords = 'A call costs the listed price.';

function callCost(site: Site, model: Model): Inlines {
  if (headline(model, site.date) === undefined) return [];
  const billed =
    // Where the provider publishes another figure, the page says both and leaves it at that.
    isPassedThrough(site, model)
      ? [`You pay ${sellerName(site, model)}’s price, without a markup.`]
      : [listedWords];
  const isOfTokens = ratesOn(model, site.date).some(({ meter }) => meters[meter].kind === 'tokens');
  const fee = isOfTokens ? tokenFeeWords(site) : undefined;
  return sentences(billed, fee && say`${site.gateway.name}’s share of that is ${fee}.`, taxes(site));
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
