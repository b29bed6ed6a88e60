import type { SourceAdapter, SourceEntry } from '../../../scripts/check/prices/sources/source.ts';

/** The same source, asked once for each entry and day: thousands of small checks look up the same few. */
export function remembering(adapter: SourceAdapter): SourceAdapter {
  const known = new Map<string, SourceEntry | undefined>();
  return {
    ...adapter,
    list: () => adapter.list(),
    lookup(ref, date) {
      const key = `${date} ${ref}`;
      if (!known.has(key)) known.set(key, adapter.lookup(ref, date));
      return known.get(key);
    },
  };
}
