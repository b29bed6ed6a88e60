/** What the same use costs with other models. */
import type { Amount } from './amount.ts';
import type { Offer, Offers } from './offer.ts';
import { tokensOf } from './quote.ts';
import { billIfPriced, type MonthlyUse } from './monthly-bill.ts';

export interface Alternative {
  readonly offer: Offer;
  /** Before the platform fee. */
  readonly total: Amount;
}

/** The token limit of a model that one request would exceed, or undefined when it fits or nobody has said. */
export function exceeded(
  { context, contextOf, maxOutput }: Pick<Offer, 'context' | 'contextOf' | 'maxOutput'>,
  { counts }: MonthlyUse,
): 'context' | 'maxOutput' | undefined {
  const { inputTokens, outputTokens } = tokensOf(counts);
  if (maxOutput !== undefined && outputTokens > maxOutput) return 'maxOutput';
  return context !== undefined && contextOf === undefined && inputTokens + outputTokens > context
    ? 'context'
    : undefined;
}

/**
 * The cheapest other models that are still served, take such a request and price all of it; then by id.
 * @param offers those of one modality
 * @param id the model that is compared with
 */
export function cheapestFor(
  { models, gateway }: Pick<Offers, 'models' | 'gateway'>,
  id: string,
  use: MonthlyUse,
  limit: number,
): Alternative[] {
  return models
    .flatMap((offer): Alternative[] => {
      if (offer.id === id || offer.stage === 'retired' || exceeded(offer, use) !== undefined) return [];
      const bill = billIfPriced(offer.rates, use, gateway.currency);
      return bill === undefined ? [] : [{ offer, total: bill.total }];
    })
    .sort((a, b) => a.total.exact.cmp(b.total.exact) || (a.offer.id < b.offer.id ? -1 : 1))
    .slice(0, limit);
}
