import { keysOf } from '#catalog/registry/when.ts';
import { meters } from '#catalog/registry/meters.ts';
import type { Model } from '#catalog/types.ts';
import { canQuote } from '#pricing/quote.ts';
import { pickRate, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { say, type Inlines } from '#views/page/inline.ts';
import { count } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { against } from '#views/words/ratio-words.ts';

/** What one more token costs at the threshold of a long-context tier, which reprices the whole request. */
export function priceStep(site: Site, model: Model): Inlines | undefined {
  const rates = ratesOn(model, site.date);
  const over = rates
    .filter(({ meter, when, mode }) => meter === 'input' && keysOf(when).length === 1 && mode === 'whole')
    .flatMap(({ when }) => when.inputTokensOver ?? [])
    .sort((a, b) => a - b)[0];
  if (over === undefined) return undefined;
  const below = { usage: { input: over } };
  const above = { usage: { input: over + 1 } };
  if (!canQuote(rates, below) || !canQuote(rates, above)) return undefined;
  const dearer = (['input', 'output'] as const).flatMap((meter) => {
    const [plain, long] = [pickRate(rates, meter), pickRate(rates, meter, { inputTokens: over + 1 })];
    return plain === undefined || long === undefined
      ? []
      : [`${meters[meter].noun.many} ${against(long.amount, plain.amount)}`];
  });
  return say`The long-context rates hold for a whole request: a prompt of ${count(over)} tokens costs ${site.amount(keys.quote(model, below))}, one token more makes it ${site.amount(keys.quote(model, above))} (${dearer.join(', ')}).`;
}
