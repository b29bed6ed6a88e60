import type { CatalogText, EntryText } from './catalog-text.ts';

/** The catalog file of its blocks: one blank line between models, a newline at the end. */
export function joinCatalog({
  head,
  providers,
  between,
  models,
  tail,
}: Omit<CatalogText, 'counter'>): string {
  const lines = [
    ...head,
    ...providers.flatMap(({ lead, body }) => [...lead, ...body]),
    ...between,
    ...models.flatMap((entry, index) => [...(index === 0 ? [] : ['']), ...linesOf(entry)]),
    ...(tail.every((line) => line.trim() === '') ? [] : tail),
  ];
  return `${lines.join('\n')}\n`;
}

function linesOf({ heading, comments, body }: Pick<EntryText, 'heading' | 'comments' | 'body'>): string[] {
  return [...heading, ...(heading.length > 0 && comments.length > 0 ? [''] : []), ...comments, ...body];
}
