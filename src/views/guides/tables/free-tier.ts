import { canQuote, type QuoteInput } from '#pricing/quote.ts';
import { ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Table } from '#views/page/blocks.ts';
import type { Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';

const sizes = [
  { label: 'A question: 200 tokens in, 200 out', usage: { input: 200, output: 200 } },
  { label: 'A chat: 1,500 in, 400 out', usage: { input: 1500, output: 400 } },
  { label: 'A document: 20,000 in, 1,000 out', usage: { input: 20_000, output: 1000 } },
];

/** What a day of free requests would cost if they were paid. */
export function freeDay(site: Site): Table | undefined {
  const { freeTier } = site.gateway;
  if (freeTier === undefined) return undefined;
  const model = site.model(freeTier.model);
  const rates = ratesOn(model, site.date);
  const rows = sizes.flatMap(({ label, usage }): Inlines[][] => {
    const one: QuoteInput = { usage };
    const day: QuoteInput = { usage, requests: freeTier.requestsPerDay };
    if (!canQuote(rates, one)) return [];
    return [[[label], [site.amount(keys.quote(model, one))], [site.amount(keys.quote(model, day))]]];
  });
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    caption: 'What the free requests of a day would cost',
    columns: [
      { label: 'Each request' },
      { label: 'One, paid', align: 'end' },
      { label: 'A day of them, paid', align: 'end' },
    ],
    rows,
  };
}
