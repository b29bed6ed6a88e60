/** The beginning of the market's catalog: where it comes from, and a gateway that is nobody's. */
import type { SourceAdapter } from '../../check/prices/source.ts';
import type { Provider } from '#catalog/types.ts';
import { flowMap, textScalar } from '../print/scalar.ts';
import { byCodeUnit } from '../text/order.ts';
import type { MarketProvider } from './provider-type.ts';

/** Invented; it charges no fee, gives nothing away, and makes no other claim. */
const gateway = `gateway:
  name: Open Market
  url: https://market.example.com
  baseUrl: https://api.market.example.com/v1
  currency: USD
  apiKey: { env: MARKET_API_KEY, placeholder: sk-market-... }
  links: { getKey: https://market.example.com/keys }`;

/** @param date UTC day whose prices are listed, `YYYY-MM-DD` */
export function headLines(adapters: readonly SourceAdapter[], date: string): string[] {
  return [
    '# yaml-language-server: $schema=./public/schema/models.schema.json',
    '#',
    '# The market: what makers and hosts of AI models charge, under the name of a gateway that does not exist.',
    '#',
    '# Written by `npm run catalog -- import`, not by hand: the prices of',
    `# ${date} in ${adapters.map(({ id, asOf }) => `${id} (${asOf})`).join(', ')}.`,
    '# Where these sources disagree, the price of the first named stands, and `exceptions` says so.',
    '# No resellers, no subscription plans; a price of zero is no price.',
    '',
    ...gateway.split('\n'),
    '',
  ];
}

export function providerLines(providers: readonly MarketProvider[]): string[] {
  return [
    'providers:',
    ...providers.toSorted((a, b) => byCodeUnit(a.id, b.id)).map((provider) => providerLine(provider)),
    '',
  ];
}

/** One provider as the catalog writes it. */
export function providerLine({ id, name, url, pricing }: Provider): string {
  return `  ${id}: ${flowMap([
    ['name', textScalar(name)],
    ...(url === undefined ? [] : [['url', url] as const]),
    ...(pricing === undefined ? [] : [['pricing', pricing] as const]),
  ])}`;
}
