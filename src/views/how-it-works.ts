/** How billing works, in three parts. */
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Block } from './blocks.ts';
import {
  byokSentence,
  feeArithmetic,
  freeTierSentence,
  meteringSentence,
  semanticCacheSentence,
  topUpSentence,
} from './gateway-sentences.ts';
import { say, sentences, type Inlines } from './inline.ts';
import { capital, displayName, ratePhrase, sellerName } from './phrases.ts';
import type { Site } from './site.ts';

/** The three parts for one model. */
export function howItWorks(site: Site, model: Model): Block[] {
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
      content: [
        `Calls to ${name} draw on no credits${site.gateway.platformFee ? ', so no fee comes up for them either' : ''}.`,
      ],
    },
    { title: 'What other models cost', content: sentences(feeArithmetic(site), topUpSentence(site)) },
  ];
}

function forBilled(site: Site, model: Model): Part[] {
  return [
    {
      title: headline(model, site.date) === undefined ? 'What a call costs' : costTitle(site),
      content: callCost(site, model),
    },
    { title: feeTitle(site), content: feePart(site, model) },
    { title: waysTitle(site), content: waysToPay(site, model) },
  ];
}

/** The heading of what a call costs: passed through only where the gateway says so. */
export function costTitle({ gateway }: Site): string {
  return gateway.pricing === 'pass-through' ? 'The provider’s price, passed through' : 'The listed price';
}

function callCost(site: Site, model: Model): Inlines {
  const { name, pricing } = site.gateway;
  const billed =
    // Where the provider publishes another figure, the page says both and leaves it at that.
    pricing === 'pass-through' && model.published === undefined
      ? say`${name} bills ${displayName(site, model)} at the ${sellerName(site, model)} rate it lists, without a markup on the call.`
      : say`${name} bills ${displayName(site, model)} at the listed price.`;
  return sentences(
    headline(model, site.date) === undefined ? undefined : billed,
    semanticCacheSentence(site),
    meteringSentence(site),
  );
}

function feePart(site: Site, model: Model): Inlines {
  const arithmetic = feeArithmetic(site);
  const rate = headline(model, site.date)?.rates[0];
  if (arithmetic === undefined || rate === undefined) return arithmetic ?? [];
  const key = keys.rate(model, rate);
  const priced = say`For ${displayName(site, model)}, ${ratePhrase(site, model, rate)} becomes ${site.amount(keys.fee(key))} once the fee is counted in.`;
  return sentences(arithmetic, priced);
}

/** When the fee is charged. */
export function feeTitle({ gateway }: Site): string {
  return gateway.platformFee?.chargedOn === 'credits'
    ? 'The fee, once, on the credits'
    : 'The fee, once, at top-up';
}

/** Names what the gateway offers, and nothing else. */
function waysTitle({ gateway }: Site): string {
  const ways = [gateway.freeTier && 'free tier', 'pay as you go', gateway.byok && 'your own keys'];
  return capital(ways.filter((way) => way !== undefined).join(', '));
}

function waysToPay(site: Site, model: Model): Inlines {
  return sentences(freeTierSentence(site, model), topUpSentence(site), byokSentence(site));
}
