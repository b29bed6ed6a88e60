/** The market's catalog as text, with the line on which each entry begins. */
import { modalityNames } from '#catalog/registry/modalities.ts';
import { longestStatement } from '#catalog/schema/scalars.ts';
import type { Provider } from '#catalog/types.ts';
import { addDays } from '../../check/prices/dates.ts';
import type { SourceAdapter } from '../../check/prices/sources/source.ts';
import type { Draft } from '../draft/draft.ts';
import { headingOf } from '../text/catalog-text.ts';
import { entryLines } from '../text/entry-text.ts';
import { byCodeUnit } from '../text/key-order.ts';
import { flowList, flowMap, textScalar } from '../text/scalar.ts';
import type { MarketProvider } from './providers.ts';

export interface MarketEntry {
  readonly provider: MarketProvider;
  readonly draft: Draft;
}

/**
 * @param entries in the order of the file, one provider after the other
 * @param unlisted by model, selectors of what its sources price besides
 */
export function marketText(
  entries: readonly MarketEntry[],
  adapters: readonly SourceAdapter[],
  date: string,
  unlisted: ReadonlyMap<string, readonly string[]>,
): string {
  const sections = [...Map.groupBy(entries, ({ provider }) => provider)];
  const models = sections.flatMap(([provider, own]) =>
    own.map(({ draft }, index) =>
      [...(index === 0 ? [headingOf(provider.name)] : []), ...entryLines(draft)].join('\n'),
    ),
  );
  const head = [
    ...headLines(adapters, date),
    ...providerLines(sections.map(([provider]) => provider)),
    ...unlistedLines(unlisted, date),
    'models:',
  ];
  return `${head.join('\n')}\n${models.join('\n\n')}\n`;
}

// The beginning of the market's catalog: where it comes from, and a gateway that is nobody's.

/** Invented; it charges no fee, gives nothing away, and makes no other claim. */
const gateway = `gateway:
  name: Open Market
  url: https://market.example.com
  baseUrl: https://api.market.example.com/v1
  currency: USD
  apiKey: { env: MARKET_API_KEY, placeholder: sk-market-... }
  links: { getKey: https://market.example.com/keys }`;

/** @param date UTC day whose prices are listed, `YYYY-MM-DD` */
function headLines(adapters: readonly SourceAdapter[], date: string): string[] {
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

function providerLines(providers: readonly MarketProvider[]): string[] {
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

/** Providers by id; within one its chat models first, then the other kinds, each with the newest ahead. */
export function newestFirst(entries: readonly MarketEntry[]): MarketEntry[] {
  return entries.toSorted(
    (a, b) =>
      byCodeUnit(a.provider.id, b.provider.id) ||
      modalityNames.indexOf(a.draft.modality) - modalityNames.indexOf(b.draft.modality) ||
      byCodeUnit(b.draft.facts.released ?? '', a.draft.facts.released ?? '') ||
      byCodeUnit(a.draft.id, b.draft.id),
  );
}

/** Prices that the entries leave out: what a source has of one service only, or beside tiers of another one. */
function unlistedLines(unlisted: ReadonlyMap<string, readonly string[]>, date: string): string[] {
  const byRates = Map.groupBy(unlisted, ([, selectors]) => flowList(selectors.map(textScalar)));
  if (byRates.size === 0) return [];
  return [
    'unlisted:',
    ...[...byRates].flatMap(([rates, models]) => [
      `  - rates: ${rates}`,
      `    models: ${flowList(models.map(([id]) => textScalar(id)))}`,
      '    reason: the sources do not say how these prices go with the others',
      '    source: https://market.example.com',
      `    checked: ${date}`,
      `    expires: ${addDays(date, longestStatement)}`,
    ]),
    '',
  ];
}
