const mark = '▸';

/**
 * The smallest catalog there is, and the same with one thing changed: for tests, and for the examples of mistakes.
 */
export const gateway = `gateway:
  name: Example Gateway
  url: https://gateway.example
  baseUrl: https://gateway.example/v1
  currency: USD
  apiKey: { env: EXAMPLE_KEY, placeholder: sk-... }
  links: { getKey: https://gateway.example/key }
`;

export const providers = `providers:
  acme: { name: Acme }
`;

/** A catalog with one model: `lines` are keys of it, besides its id, name and modality. */
export function withModel(lines: string, model = 'id: acme/one\nname: One\nmodality: chat'): string {
  const text = [...model.split('\n'), ...lines.split('\n')].map((line) => `    ${line}`).join('\n');
  return `${gateway}${providers}models:\n${text.replace('    ', '  - ')}\n`;
}

/** A catalog with one model whose prices are `lines`. */
export function withPrices(lines: string): string {
  return withModel(`prices:\n${lines.replaceAll(/^/gm, '  ')}`);
}

/** Where in an otherwise sound catalog the lines stand. "▸" marks the place of the report. */
export type ErrorExample =
  /** Keys of a model, besides its id, name and modality; with more entries of `providers`, where it takes them. */
  | {
      readonly model: string;
      readonly head?: string;
      readonly more?: string;
      readonly others?: string;
    }
  /** What stands under the model's `prices`. */
  | { readonly prices: string }
  /** The `url` of the gateway. */
  | { readonly site: string }
  /** What stands under `gateway`, besides what must; with the prices of the model, where they are not for input tokens. */
  | { readonly gateway: string; readonly priced?: string }
  /** Under `providers`. */
  | { readonly providers: string }
  /** Above `models`; there are `acme/one` and `acme/two`, which are priced, and more that are not. */
  | { readonly comparisons: string }
  /** The history beside a catalog with one model, of which `model` are keys. */
  | {
      readonly history: string;
      readonly model: string;
      /** What the last check has seen of it. @default all */
      readonly sealed?: { readonly lines: number; readonly digest: string };
    }
  /** The end of the file. */
  | { readonly end: string };

/** What the last price check recorded, for examples of the history. */
export function exampleKnown(example: ErrorExample) {
  return { date: '2026-11-23', history: 'sealed' in example ? example.sealed : undefined };
}

/** A line of a history, with the mark before the value of a key. */
export function changeLine(marked: string, own: Readonly<Record<string, unknown>> = {}): string {
  const line = { date: '2026-06-01', id: 'acme/one', meter: 'input', from: '2', to: '1', source: 'Acme' };
  return JSON.stringify({ ...line, kind: 'stated', ...own }).replace(`"${marked}":`, `$&${mark}`);
}

/** One more entry of `models`. */
export const second = (id: string) => `- { id: ${id}, name: Two, modality: chat, prices: { input: 1 } }`;

/** Models for comparisons, besides `acme/one`. */
const comparable = [
  second('acme/two'),
  '- { id: acme/picture, name: Picture, modality: image, prices: { image: 0.04 } }',
  '- { id: acme/secret, name: Secret, modality: chat, priceStatus: unknown }',
].join('\n');

/** The lines of an example as an author would see them, without the rest of the catalog. */
export function exampleLines(example: ErrorExample): string {
  if ('prices' in example) return `prices:\n${indented(example.prices, '  ')}`;
  if ('gateway' in example) {
    const model = example.priced === undefined ? '' : `\nmodels:\n- id: acme/one\n  ${example.priced}`;
    return `gateway:\n${indented(example.gateway, '  ')}${model}`;
  }
  if ('site' in example) return `gateway:\n  url: ${example.site}`;
  if ('providers' in example) return `providers:\n${indented(example.providers, '  ')}`;
  if ('comparisons' in example) return `comparisons:\n${indented(example.comparisons, '  ')}`;
  if ('end' in example) return example.end;
  if ('history' in example)
    return `# models.yaml\n${example.model}${example.history === '' ? '' : `\n# price-history.jsonl\n${example.history}`}`;
  const { head, model, more, others } = example;
  const entry = indented(head === undefined ? model : `${head}\n${model}`, '  ');
  if (others !== undefined)
    return `${providers}${indented(others, '  ')}\nmodels:\n  - ${entry.trimStart().replaceAll('\n', '\n  ')}`;
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
  const sound = withModel('prices: { input: 1 }');
  if ('gateway' in example)
    return sound
      .replace('  links:', `${indented(example.gateway, '  ')}\n  links:`)
      .replace('prices: { input: 1 }', example.priced ?? '$&');
  if ('site' in example) return sound.replace('url: https://gateway.example\n', `url: ${example.site}\n`);
  if ('providers' in example)
    return sound.replace(providers, `${providers}${indented(example.providers, '  ')}\n`);
  if ('comparisons' in example)
    return `${sound.replace('models:', `${exampleLines(example)}\nmodels:`)}${indented(comparable, '  ')}\n`;
  if ('end' in example) return `${sound}${example.end}\n`;
  if ('history' in example) return withModel(example.model);
  const { head, model, more, others } = example;
  const text = withModel(model, head) + (more === undefined ? '' : `${indented(more, '  ')}\n`);
  return others === undefined ? text : text.replace(providers, `${providers}${indented(others, '  ')}\n`);
}

/** Takes the mark "▸" out of a text and says where it stood. */
export function unmark(marked: string): { text: string; line: number; column: number } {
  const before = marked.slice(0, marked.indexOf(mark)).split('\n');
  return { text: marked.replace(mark, ''), line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
