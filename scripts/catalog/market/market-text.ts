/** The market's catalog as text, with the line on which each entry begins. */
import type { SourceAdapter } from '../../check/prices/source.ts';
import type { Draft } from '../draft/draft.ts';
import { entryLines } from '../print/entry-text.ts';
import { headingOf } from '../text/section.ts';
import { headLines, providerLines } from './catalog-head.ts';
import type { MarketProvider } from './provider-type.ts';

export interface MarketEntry {
  readonly provider: MarketProvider;
  readonly draft: Draft;
}

/** @param entries in the order of the file, one provider after the other */
export function marketText(
  entries: readonly MarketEntry[],
  adapters: readonly SourceAdapter[],
  date: string,
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
    'models:',
  ];
  return `${head.join('\n')}\n${models.join('\n\n')}\n`;
}
