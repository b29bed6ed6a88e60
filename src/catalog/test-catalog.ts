/** A small catalog for tests, and a way to mark where in it a mistake is expected. */
import { loadCatalog } from './load.ts';
import { CatalogError, type Problem } from './problem.ts';
import type { Catalog, Rate } from './types.ts';

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

export function load(text: string): Catalog {
  return loadCatalog({ file: 'models.yaml', text });
}

/** The rates of a catalog's first model. */
export function ratesOf(text: string): readonly Rate[] {
  const pricing = load(text).models[0]?.pricing;
  return pricing?.kind === 'priced' ? pricing.rates : [];
}

/** What is wrong with a catalog; nothing when it loads. Any other error is thrown. */
export function problemsOf(text: string): readonly Problem[] {
  try {
    load(text);
    return [];
  } catch (error) {
    if (error instanceof CatalogError) return error.problems;
    throw error;
  }
}

/** "line:column code" of every mistake. */
export function placesOf(text: string): string[] {
  return problemsOf(text).map(({ line, column, code }) => `${line}:${column} ${code}`);
}

const mark = '▸';

/** Takes the mark "▸" out of a text and says where it stood. */
export function unmark(marked: string): { text: string; line: number; column: number } {
  const before = marked.slice(0, marked.indexOf(mark)).split('\n');
  return { text: marked.replace(mark, ''), line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
