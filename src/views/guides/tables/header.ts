import { canQuote } from '#pricing/quote.ts';
import { ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Table } from '#views/page/blocks.ts';
import type { Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { calledModel } from './representatives.ts';

const answers = [
  { usage: { input: 20, output: 40 }, label: 'The example: about 20 tokens in, 40 out' },
  { usage: { input: 1500, output: 400 }, label: 'A chat: 1,500 in, 400 out' },
  { usage: { input: 50_000, output: 1000 }, label: 'A long document: 50,000 in, 1,000 out' },
];

/** From the counts of an answer to its cost, and to what is paid for it. */
export function header(site: Site): Table | undefined {
  const model = calledModel(site);
  if (model === undefined) return undefined;
  const { platformFee } = site.gateway;
  const rates = ratesOn(model, site.date);
  const rows = answers.flatMap(({ usage, label }): Inlines[][] => {
    if (!canQuote(rates, { usage })) return [];
    const key = keys.quote(model, { usage });
    return [[[label], [site.amount(key)], ...(platformFee ? [[site.amount(keys.fee(key))]] : [])]];
  });
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    caption: `What a paid answer of ${model.name} costs`,
    columns: [
      { label: 'Answer' },
      { label: 'Usage cost', align: 'end' },
      ...(platformFee ? [{ label: 'You pay, with fee', align: 'end' } as const] : []),
    ],
    rows,
  };
}
