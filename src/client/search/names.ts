/** How well a query spells a name, written together or apart. */
import type { SearchEntry } from '#pricing/search-entry.ts';
import { squeeze } from './tokens.ts';

/** From no spelling of it to the very name. */
export const fits = { no: 0, begins: 1, beginsWithVersion: 2, is: 3 } as const;
export type Fit = (typeof fits)[keyof typeof fits];

/** Every way to name an entry: its title, its id with and without the provider, its aliases. */
export function namesOf({ title, id, aliases = [] }: SearchEntry): string[] {
  const ids = [...(id === undefined ? [] : [id]), ...aliases];
  const short = ids.flatMap((one) => (one.includes('/') ? [one.slice(one.indexOf('/') + 1)] : []));
  const names = [title, ...ids, ...short].map(squeeze);
  // "gemini25pro" is typed, too.
  return [...new Set([...names, ...names.map((name) => name.replaceAll('.', ''))])];
}

/** @param names of {@link namesOf} @param query squeezed */
export function fitOf(names: readonly string[], query: string): Fit {
  if (query === '') return fits.no;
  if (names.includes(query)) return fits.is;
  const rests = names.filter((name) => name.startsWith(query)).map((name) => name.slice(query.length));
  if (!/\d$/.test(query)) return rests.length > 0 ? fits.begins : fits.no;
  // "gpt5" begins "gpt5mini" and, less so, "gpt5.4", but never "gpt54".
  if (rests.some((rest) => /^[^\d.]/.test(rest))) return fits.beginsWithVersion;
  return rests.some((rest) => rest.startsWith('.')) ? fits.begins : fits.no;
}
