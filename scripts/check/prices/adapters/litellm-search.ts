/** `search_context_cost_per_query`: what a request that searches pays besides its tokens, by how much it reads. */
import { z } from 'zod';
import { times } from '../decimal.ts';
import type { SourceRate } from '../source.ts';
import type { LitellmEntry } from './litellm-entry.ts';

const searchSchema = z.looseObject({ search_context_size_low: z.number().positive() });

/**
 * The fee at the smallest search context, the default of the makers that have such fees. For most models the search is
 * a tool, so a catalog may leave it out; for a model that always searches it is the price of a request.
 */
export function litellmSearchFee(entry: LitellmEntry): SourceRate[] {
  const fee = searchSchema.safeParse(entry.search_context_cost_per_query);
  if (!fee.success) return [];
  const amount = times(fee.data.search_context_size_low, 1);
  return [{ meter: 'request', when: {}, amount, incidental: true }];
}
