import type { Model } from '#catalog/types.ts';
import { canQuote, type QuoteInput } from '#pricing/quote.ts';
import { isRetired, pickRate, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Table } from '#views/page/blocks.ts';
import type { Inlines } from '#views/page/inline.ts';
import { modelLink } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

const night: QuoteInput = { usage: { input: 1500, output: 400 }, requests: 10_000 };

/** Every chat model with a price for batches: the same night of work, both ways. */
export function batch(site: Site): Table | undefined {
  const models = site.catalog.models.filter((model) => hasBatch(site, model));
  if (models.length === 0) return undefined;
  return {
    kind: 'table',
    caption: '10,000 chats of 1,500 tokens in and 400 out',
    columns: [
      { label: 'Model' },
      { label: 'One by one', align: 'end' },
      { label: 'As a batch', align: 'end' },
    ],
    rows: models.map((model): Inlines[] => [
      [modelLink(site, model)],
      [site.amount(keys.quote(model, night))],
      [site.amount(keys.quote(model, batched))],
    ]),
  };
}

const batched: QuoteInput = { ...night, context: { service: 'batch' } };

function hasBatch(site: Site, model: Model): boolean {
  const rates = ratesOn(model, site.date);
  return (
    !isRetired(model, site.date) &&
    (['input', 'output'] as const).every(
      (meter) => pickRate(rates, meter, { service: 'batch' })?.when.service === 'batch',
    ) &&
    canQuote(rates, night)
  );
}
