/** `tiered_pricing`: prices by the length of the request, each with its own range of input tokens. */
import { z } from 'zod';
import { roundThreshold } from '../condition.ts';
import { times } from '../decimal.ts';
import type { SourceRate } from '../source.ts';
import type { LitellmEntry } from './litellm-entry.ts';
import { litellmFields } from './litellm-units.ts';

/** Tiers of another kind (by number of search results) are left out. */
const tierSchema = z.looseObject({ range: z.tuple([z.number(), z.number()]) });

export function litellmTiers(entry: LitellmEntry): SourceRate[] {
  const tiers = z.array(tierSchema).safeParse(entry.tiered_pricing);
  if (!tiers.success) return [];
  return tiers.data.flatMap(({ range: [start], ...fields }) =>
    Object.entries(fields).flatMap(([name, price]): SourceRate[] => {
      const mapping = Object.hasOwn(litellmFields, name) ? litellmFields[name] : undefined;
      if (mapping === undefined || typeof price !== 'number' || price <= 0) return [];
      const when = start === 0 ? {} : { inputTokensOver: roundThreshold(start) };
      const rate: SourceRate = { meter: mapping.meter, when, amount: times(price, mapping.times) };
      return [mapping.incidental === true ? { ...rate, incidental: true } : rate];
    }),
  );
}
