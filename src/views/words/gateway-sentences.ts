/** What may be said of the gateway: each sentence needs its key in the catalog; no key, no sentence. */
import { inMagnitudeOf } from '#catalog/registry/currency-magnitudes.ts';
import { decimal } from '#pricing/decimal.ts';
import { feeShareOfSpend, isProportional } from '#pricing/fee.ts';
import { keys } from '#pricing/trace-key.ts';
import { enumerated } from '#pricing/words.ts';
import type { Model } from '#catalog/types.ts';
import { code, listing, say, type Inlines } from '#views/page/inline.ts';
import { capital, count, displayName, modelLink } from './phrases.ts';
import type { Site } from '#views/site.ts';
import { feeAmount } from './fee.ts';

/** "plus a 5% platform fee applied at credit top-up: nothing added per call, no monthly minimum". */
export function feeClause(site: Site): Inlines {
  const { platformFee: fee, tokenFee, topUp, chargesNoFee, callFee } = site.gateway;
  const nothing = [
    callFee === false && tokenFee === undefined
      ? fee === undefined
        ? 'no fee per call'
        : 'nothing added per call'
      : '',
    topUp?.monthlyMinimum === false ? 'no monthly minimum' : '',
  ].filter((words) => words !== '');
  if (fee === undefined) {
    const lacking = [...(chargesNoFee ? ['no platform fee'] : []), ...nothing];
    return lacking.length === 0 ? [] : [enumerated(lacking)];
  }
  const how = fee.chargedOn === 'top-up' ? 'applied at credit top-up' : 'added when credits are bought';
  const name = isProportional(fee)
    ? say`a ${fee.percent}% platform fee`
    : say`a platform fee of ${feeAmount(site)},`;
  return say`plus ${name} ${how}${nothing.length > 0 ? `: ${nothing.join(', ')}` : ''}`;
}

/** "Nothing is added per call, and nothing is due per month.": as much of it as the gateway says. */
export function nothingElseSentence({ gateway: { callFee, tokenFee, topUp } }: Site): Inlines | undefined {
  const nothing = [
    ...(callFee === false && tokenFee === undefined ? ['nothing is added per call'] : []),
    ...(topUp?.monthlyMinimum === false && topUp.subscription === false ? ['nothing is due per month'] : []),
  ];
  return nothing.length === 0 ? undefined : [`${capital(nothing.join(', and '))}.`];
}

/** What a reader's money is called here: only a budget, where nobody says how one pays or that nothing is taken of it. */
export function paymentName({ gateway }: Site): 'top-up' | 'payment' | 'budget' {
  if (gateway.topUp !== undefined) return 'top-up';
  return gateway.platformFee === undefined && !gateway.chargesNoFee ? 'budget' : 'payment';
}

/** The fee with its arithmetic: what a payment of 100 funds; that there is none, where the gateway says so. */
export function feeArithmetic(site: Site): Inlines | undefined {
  const { name, platformFee: fee, topUp, chargesNoFee } = site.gateway;
  if (fee === undefined)
    return chargesNoFee ? ['There is no platform fee: all that you pay in funds usage.'] : undefined;
  const paid = keys.sum(hundred(site));
  const funded = site.amount(keys.funds(paid));
  if (!isProportional(fee)) {
    const how = fee.chargedOn === 'top-up' ? 'out of each payment' : 'on top of the credits you buy';
    const least =
      topUp === undefined
        ? []
        : say`${site.amount(keys.minimumTopUp)} funds ${site.amount(keys.funds(keys.minimumTopUp))} of usage, `;
    return say`The platform fee is ${feeAmount(site)}, ${how}: ${least}${site.amount(paid)} funds ${funded}. Larger payments lose a smaller share.`;
  }
  return fee.chargedOn === 'top-up'
    ? say`${name} takes ${fee.percent}% of each top-up: ${site.amount(paid)} funds ${funded} of usage, so the fee is ${feeShareOfSpend(fee)}% of what you spend.`
    : say`${name} adds ${fee.percent}% to the credits you buy: ${site.amount(paid)} pays for ${funded} of usage.`;
}

/** Whether taxes are in the prices; a text that needs no other sentence before it, because it stands in many places. */
export function taxSentence({ gateway: { taxes } }: Site): string | undefined {
  if (taxes === undefined) return undefined;
  const { included, name = 'taxes' } = taxes;
  return included ? `Prices include ${name}.` : `Prices do not include ${name}.`;
}

/** Prepayment and its smallest amount. */
export function topUpSentence(site: Site): Inlines | undefined {
  const { topUp } = site.gateway;
  if (topUp === undefined) return undefined;
  const renew = topUp.autoRenew ? 'credits renew automatically' : 'nothing renews automatically';
  const none = topUp.subscription === false ? 'No subscription: you' : 'You';
  return say`${none} prepay ${site.amount(keys.minimumTopUp)} or more, and ${renew}.`;
}

/** The free tier with its model; undefined where there is none, or its model is no longer served. */
export function freeTierOf(site: Site) {
  const { freeTier } = site.gateway;
  const model = freeTier && site.model(freeTier.model);
  return model && site.lifecycle(model).isServed ? { ...freeTier, model } : undefined;
}

/** "100 free requests a day, no card needed". */
export function freeRequests({
  requestsPerDay,
  cardRequired,
}: Pick<NonNullable<Site['gateway']['freeTier']>, 'requestsPerDay' | 'cardRequired'>): string {
  const requests = `${count(requestsPerDay)} free ${requestsPerDay === 1 ? 'request' : 'requests'} a day`;
  return `${requests}, ${cardRequired ? 'a payment card needed' : 'no card needed'}`;
}

/** Which model the free tier covers, told from the point of view of the page's model. */
export function freeTierSentence(site: Site, model: Model | undefined): Inlines | undefined {
  const { topUp } = site.gateway;
  const freeTier = freeTierOf(site);
  if (freeTier === undefined) return undefined;
  const requests = freeRequests(freeTier);
  const paid =
    topUp === undefined ? [] : say` Paid use starts at a ${site.amount(keys.minimumTopUp)} top-up.`;
  if (model === freeTier.model) {
    return say`The free tier covers ${displayName(site, model)}: ${requests}.${paid}`;
  }
  const covered = modelLink(site, freeTier.model);
  const notThis = model === undefined ? '' : `, not ${displayName(site, model)}`;
  return say`The free tier covers ${covered}${notThis}: ${requests}.${paid}`;
}

/** What a repeated request costs, without a figure. */
export function semanticCacheSentence({ gateway }: Site): Inlines | undefined {
  const { semanticCache, name } = gateway;
  if (semanticCache === undefined) return undefined;
  const bills = chargesForCached(gateway)
    ? `${semanticCache.percentOfUncached}% of the uncached price`
    : 'nothing';
  return say`Requests answered from ${name}’s semantic cache cost ${bills}.`;
}

/** Whether an answer from the gateway's own cache has a price that can be told. */
export function chargesForCached({ semanticCache }: Site['gateway']): boolean {
  return semanticCache !== undefined && /[1-9]/.test(semanticCache.percentOfUncached);
}

/** Own provider keys. */
export function byokSentence({ gateway }: Site): Inlines | undefined {
  const { byok } = gateway;
  return byok && say`Bring your own provider keys (BYOK) on the ${byok.plan} plan.`;
}

/** Where the cost of a call can be read. */
export function meteringSentence({ gateway }: Site): Inlines | undefined {
  const { costHeader, dashboard, auditLog } = gateway.metering ?? {};
  const clauses = [
    costHeader && say`every response carries its cost in the ${code(costHeader)} header`,
    dashboard && [`the ${gateway.name} dashboard shows usage`],
    auditLog && ['an audit log records every request'],
  ].filter((clause) => typeof clause === 'object');
  const [first, ...others] = clauses;
  return first && say`${listing([capitalised(first), ...others])}.`;
}

function capitalised(words: Inlines): Inlines {
  const [first, ...rest] = words;
  return typeof first === 'string' ? [capital(first), ...rest] : words;
}

/** Who may negotiate. */
export function committedUseSentence({ gateway }: Site): Inlines | undefined {
  const { committedUse } = gateway;
  return committedUse && [`Committed use can be negotiated on the ${committedUse.plan} plan.`];
}

/** Round sums that the top-up tables show; the smallest is the gateway's own minimum. */
export function exampleTopUps({ gateway }: Site): string[] {
  const [five = '', ...round] = ['5', '10', '100'].map((sum) => inMagnitudeOf(gateway.currency, sum));
  const minimum = gateway.topUp?.minimum;
  return minimum === undefined
    ? [five, ...round]
    : [minimum, ...round.filter((sum) => decimal(sum).gt(decimal(minimum)))];
}

/** The sum that stands for any payment: 100 where sums are as large as in dollars. */
function hundred({ gateway }: Site): string {
  return inMagnitudeOf(gateway.currency, '100');
}
