import type { Model } from '#catalog/types.ts';
import { decimal } from '#pricing/decimal.ts';
import { pickRate, ratesOn } from '#pricing/rates.ts';
import type { Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { against } from '#views/words/ratio-words.ts';

/** Uses after which caching is no longer worth telling about. */
const mostUses = 50;

/** From which use on a cached prompt is cheaper than one that is sent again. */
export function cachingPays(site: Site, model: Model): Inlines | undefined {
  const rates = ratesOn(model, site.date);
  const [input, read, write] = (['input', 'cacheRead', 'cacheWrite'] as const).map((meter) =>
    pickRate(rates, meter),
  );
  if (input === undefined || read === undefined) return undefined;
  if (write === undefined || decimal(write.amount).lte(decimal(input.amount))) {
    const saving = against(read.amount, input.amount, 'one that is sent plainly');
    return [`A token read from the provider’s cache costs ${saving}.`];
  }
  const uses = firstPaying(input.amount, read.amount, write.amount);
  const extra = against(write.amount, input.amount, 'sending it plainly');
  const facts = `Writing a token to the provider’s cache costs ${extra}, reading it back ${against(read.amount, input.amount)}`;
  return uses === undefined
    ? [`${facts}.`]
    : [
        `${facts}: a prompt that is used ${uses === 2 ? 'twice' : `${String(uses)} times`} is already cheaper with the cache.`,
      ];
}

/** The smallest number of uses for which one write and the other reads cost less than sending each time. */
function firstPaying(input: string, read: string, write: string): number | undefined {
  for (let uses = 2; uses <= mostUses; uses += 1) {
    const cached = decimal(write).plus(decimal(read).times(decimal(uses - 1)));
    if (cached.lt(decimal(input).times(decimal(uses)))) return uses;
  }
  return undefined;
}
