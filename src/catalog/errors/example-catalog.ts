/** The smallest catalog there is, and the same with one thing changed: for examples and tests. */

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
