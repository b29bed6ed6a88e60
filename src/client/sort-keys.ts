/** How table keys compare. */

export type SortKind = 'text' | 'number';

/**
 * Compares two keys of a column; cells without a value come last in either direction. A number may be led
 * by its unit ("image 0.040"): units are then grouped first, so that prices of different units never mix.
 */
export function compareKeys(a: string, b: string, kind: SortKind, descending: boolean): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  const sign = descending ? -1 : 1;
  if (kind === 'text') return sign * a.localeCompare(b, 'en');
  const [aUnit, aNumber] = unitAndNumber(a);
  const [bUnit, bNumber] = unitAndNumber(b);
  return aUnit.localeCompare(bUnit, 'en') || sign * (aNumber - bNumber);
}

function unitAndNumber(key: string): [unit: string, number: number] {
  const space = key.lastIndexOf(' ');
  return [key.slice(0, Math.max(0, space)), Number(key.slice(space + 1))];
}

/** True when every word of the query occurs in the text, whatever the case and order. */
export function matchesQuery(text: string, query: string): boolean {
  const haystack = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
