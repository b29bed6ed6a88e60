/**
 * For every code of the error table the smallest mistake that has it. The tests trigger each code with these,
 * and the site's page of errors shows them, so that what is documented is what happens.
 */
import type { ErrorCode } from './error-table.ts';
import { providers, withModel, withPrices } from './example-catalog.ts';

/** Where in an otherwise sound catalog the lines stand. "▸" marks the place of the report. */
export type ErrorExample =
  /** Keys of a model, besides its id, name and modality. */
  | { readonly model: string; readonly head?: string; readonly more?: string }
  /** What stands under the model's `prices`. */
  | { readonly prices: string }
  /** What stands under `gateway`, besides what must. */
  | { readonly gateway: string }
  /** Under `providers`. */
  | { readonly providers: string }
  /** Above `models`; there are `acme/one` and `acme/two`, which are priced, and more that are not. */
  | { readonly comparisons: string }
  /** The end of the file. */
  | { readonly end: string };

const priced = 'prices: { input: 1 }';
const unverified = (dates: string, more = '') =>
  `unverified: { reason: none lists it, source: https://acme.example, ${dates}${more} }`;
const dates = 'checked: 2026-01-01, expires: 2026-02-01';
const second = (id: string) => `- { id: ${id}, name: Two, modality: chat, prices: { input: 1 } }`;

/** Models for comparisons, besides `acme/one`. */
const compared = [
  second('acme/two'),
  '- { id: acme/picture, name: Picture, modality: image, prices: { image: 0.04 } }',
  '- { id: acme/secret, name: Secret, modality: chat, priceStatus: unknown }',
].join('\n');

export const errorExamples: Readonly<Record<Exclude<ErrorCode, 'file-unreadable'>, ErrorExample>> = {
  'yaml-syntax': { end: '▸\tfooter: 1' },
  'yaml-feature': { prices: 'input: ▸*price' },
  'key-duplicate': { prices: 'input: 1\n▸input: 2' },
  'key-unknown': { model: `${priced}\n▸contxt: 1` },
  'key-missing': { head: '▸id: acme/one\nmodality: chat', model: priced },
  'value-empty': { head: 'id: acme/one\nname: ▸""\nmodality: chat', model: priced },
  'value-kind': { model: 'prices: ▸3' },
  'value-unknown': { head: 'id: acme/one\nname: One\nmodality: ▸chta', model: priced },
  'value-repeated': { model: `${priced}\ncapabilities: [tools, vision, ▸tools]` },
  'price-negative': { prices: 'input: ▸-1' },
  'price-zero': { prices: 'input: ▸0.00' },
  'price-not-decimal': { prices: 'input: ▸1e3' },
  'price-missing': { head: '▸id: acme/one\nname: One\nmodality: chat', model: 'context: 1000' },
  'price-twice': { model: `${priced}\n▸priceStatus: plan` },
  'price-magnitude': { prices: 'input: ▸0.00000125' },
  'magnitude-needless': { model: `${priced}\n▸magnitude: the provider says so` },
  'cache-dearer': { prices: 'input: 1\ncacheRead: ▸10' },
  'service-dearer': { prices: 'input: [1, ▸{ amount: 2, when: { service: batch } }]' },
  'rate-duplicate': { prices: 'input: [1, ▸2]' },
  'rate-tie': {
    prices: 'input: [2, { amount: 1, when: { service: batch } }, ▸{ amount: 3, when: { region: eu } }]',
  },
  'rate-dates': { prices: 'input: [▸{ amount: 1, from: 2026-02-01, until: 2026-02-01 }]' },
  'rate-gap': { prices: 'input: [{ amount: 1, until: 2026-12-31 }, ▸{ amount: 2, from: 2027-01-01 }]' },
  'grid-shape': { prices: 'image: { grid: [quality, size], rates: { low: ▸1 } }' },
  'condition-invalid': { prices: 'image: [{ amount: 1, when: { size: ▸"a,b" } }]' },
  'number-invalid': { model: `${priced}\ncontext: ▸010` },
  'boolean-invalid': { model: `${priced}\nopenWeights: ▸yes` },
  'percent-invalid': { gateway: 'platformFee: { percent: ▸5%, chargedOn: top-up }' },
  'date-invalid': { model: `${priced}\nreleased: ▸2026-02-30` },
  'dates-reversed': { model: `${priced}\n${unverified('checked: 2026-02-01, expires: ▸2026-01-01')}` },
  'utc-invalid': { prices: 'input: [{ amount: 1, when: { utc: [▸"24:00-01:00"] } }]' },
  'url-invalid': { model: 'free: { reason: for tests, source: ▸http://acme.example }' },
  'name-invalid': { gateway: 'metering: { costHeader: ▸x cost }' },
  'id-invalid': { head: 'id: ▸acme/One\nname: One\nmodality: chat', model: priced },
  'id-duplicate': { model: priced, more: second('▸acme/one') },
  'slug-collision': {
    head: 'id: acme/b-c\nname: One\nmodality: chat',
    model: priced,
    more: second('▸acme/b/c'),
  },
  'alias-clash': { model: `${priced}\naliases: [{ id: ▸acme/one }]` },
  'provider-unknown': { head: 'id: ▸acmee/one\nname: One\nmodality: chat', model: priced },
  'provider-invalid': { providers: '▸Acme Inc: { name: Acme }' },
  'model-unknown': { model: `${priced}\nsnapshotOf: ▸acme/on` },
  'model-itself': { model: `${priced}\nsnapshotOf: ▸acme/one` },
  'verify-unknown-rate': { model: `${priced}\n${unverified(dates, ', rates: [▸output]')}` },
  'status-incomplete': { model: `${priced}\n▸retires: 2026-02-01` },
  'deprecated-undated': { model: `${priced}\nstatus: ▸deprecated` },
  'price-note': { model: `${priced}\n▸priceNote: on request` },
  'max-output-over-context': { model: `${priced}\ncontext: 1000\nmaxOutput: ▸1001` },
  'comparison-pair': { comparisons: '- ▸[acme/one]' },
  'comparison-modality': { comparisons: '- [acme/one, ▸acme/picture]' },
  'comparison-unpriced': { comparisons: '- [acme/one, ▸acme/secret]' },
  'comparison-duplicate': { comparisons: '- [acme/one, acme/two]\n- ▸[acme/two, acme/one]' },
};

/** The lines of an example as an author would see them, without the rest of the catalog. */
export function exampleLines(example: ErrorExample): string {
  if ('prices' in example) return `prices:\n${indented(example.prices, '  ')}`;
  if ('gateway' in example) return `gateway:\n${indented(example.gateway, '  ')}`;
  if ('providers' in example) return `providers:\n${indented(example.providers, '  ')}`;
  if ('comparisons' in example) return `comparisons:\n${indented(example.comparisons, '  ')}`;
  if ('end' in example) return example.end;
  const { head, model, more } = example;
  const entry = indented(head === undefined ? model : `${head}\n${model}`, '  ');
  return head === undefined && more === undefined
    ? entry.replaceAll(/^ {2}/gm, '')
    : [`- ${(head === undefined ? `  id: acme/one\n${entry}` : entry).trimStart()}`, more ?? '']
        .join('\n')
        .trimEnd();
}

function indented(lines: string, by: string): string {
  return lines.replaceAll(/^/gm, by);
}

/** The whole catalog of an example, with its mark. */
export function exampleText(example: ErrorExample): string {
  if ('prices' in example) return withPrices(example.prices);
  const sound = withModel(priced);
  if ('gateway' in example) return sound.replace('  links:', `${indented(example.gateway, '  ')}\n  links:`);
  if ('providers' in example)
    return sound.replace(providers, `${providers}${indented(example.providers, '  ')}\n`);
  if ('comparisons' in example)
    return `${sound.replace('models:', `${exampleLines(example)}\nmodels:`)}${indented(compared, '  ')}\n`;
  if ('end' in example) return `${sound}${example.end}\n`;
  const { head, model, more } = example;
  return withModel(model, head) + (more === undefined ? '' : `${indented(more, '  ')}\n`);
}

const mark = '▸';

/** Takes the mark "▸" out of a text and says where it stood. */
export function unmark(marked: string): { text: string; line: number; column: number } {
  const before = marked.slice(0, marked.indexOf(mark)).split('\n');
  return { text: marked.replace(mark, ''), line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
