/** The recipe for a price source: its entry, its file and its line, and nothing else. */
import { type Addition, type Recipe } from './workshop.ts';

const definition = 'scripts/check/prices/sources/acme-prices.ts';
const index = 'scripts/check/prices/sources/index.ts';

const entry: Addition = {
  file: 'src/catalog/registry/price-sources.ts',
  text: `  'acme-prices': ['provider/model in the price list of Acme.', 'acme/chat'],\n`,
  before: '} as const satisfies',
};

const definitionText = `/** The price list of Acme: dollars per token. */
import { z } from 'zod';
import { readPrices, type FieldTable } from './fields.ts';
import type { SourceDefinition } from './source.ts';

const fields: FieldTable = {
  in: { meter: 'input', times: 1_000_000 },
  out: { meter: 'output', times: 1_000_000 },
  in_batch: { meter: 'input', when: { service: 'batch' }, times: 1_000_000 },
  setup: 'paid once; no meter',
};

const dataSchema = z.array(z.object({ model: z.string(), prices: z.record(z.string(), z.unknown()) }));

export const acmePrices: SourceDefinition = {
  title: 'Price list of Acme',
  factRank: 9,
  from: { address: 'https://acme.example/prices.json' },
  *read(data) {
    for (const [index, { model, prices }] of dataSchema.parse(data).entries()) {
      yield {
        provider: 'acme',
        model,
        path: [index],
        prices: readPrices(fields, prices),
      };
    }
  },
  gather: (entries) => entries.map(({ value }) => value),
};
`;

/** What the source lists. */
export const listed = JSON.stringify([
  { model: 'chat', prices: { in: 2.5e-7, in_batch: 1.25e-7, out: 2e-6, setup: 9, smell: 1 } },
]);

export const priceSource: Recipe = {
  kind: 'A price source',
  key: 'acme-prices',
  entry,
  lines: [
    { file: definition, text: definitionText },
    {
      file: index,
      text: `import { acmePrices } from './acme-prices.ts';\n`,
      before: 'import { aiSdkCostCalculator }',
    },
    { file: index, text: `  'acme-prices': acmePrices,\n`, before: '};\n' },
  ],
  incomplete: (read) => {
    const properties = definitionText.matchAll(
      /^ {2}(?:(title|factRank|from|gather): .*\n|\*(read).*\n(?: {3,}.*\n)* {2}\},\n)/gm,
    );
    const bare = entry.text.replace(", 'acme/chat'", '');
    return new Map([
      ...[...properties].map(
        ([text, name = 'read']) =>
          [`scripts/check/prices/sources/without-${name}.ts`, definitionText.replace(text, '')] as const,
      ),
      // Nor does a pin without an example.
      [
        'src/catalog/registry/price-sources-without-example.ts',
        read(entry.file).replace(entry.before ?? '', bare + (entry.before ?? '')),
      ],
    ]);
  },
  called: (file) => file.replace('acme-prices', '<source>'),
};
