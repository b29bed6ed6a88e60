/** Where the entries of block maps and lists stand in the file, by lines. */
import { isMap, isNode, isScalar, type LineCounter, type YAMLSeq } from 'yaml';
import type { Place } from './cut.ts';

/** Offset of a node's first character, and one behind the last of its value. */
function rangeOf(node: unknown): readonly [start: number, end: number] {
  const range = isNode(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : [0, 0];
}

/** The 0-based lines of a span; a value that ends at the start of a line ended on the line before. */
function linesOf(counter: LineCounter, start: number, end: number): { first: number; last: number } {
  const first = counter.linePos(start).line - 1;
  const { line, col } = counter.linePos(end);
  return { first, last: Math.max(first, col === 1 ? line - 2 : line - 1) };
}

/** The keys of a block map; undefined when it is written between braces, or two keys share a line. */
export function placesOfMap(map: unknown, counter: LineCounter): Place[] | undefined {
  if (!isMap(map) || map.flow === true) return undefined;
  return apart(
    map.items.map(({ key, value }) => {
      const [start, endOfKey] = rangeOf(key);
      const end = isNode(value) ? Math.max(rangeOf(value)[1], endOfKey) : endOfKey;
      return { name: isScalar(key) ? String(key.value) : '', ...linesOf(counter, start, end) };
    }),
  );
}

/**
 * The items of a block list of maps, named by their `id`; undefined when an item does not begin on the line
 * of its dash, or is no map.
 */
export function placesOfModels(
  list: YAMLSeq,
  counter: LineCounter,
  lines: readonly string[],
): Place[] | undefined {
  if (list.flow === true) return undefined;
  const places = list.items.map((item): Place | undefined => {
    const id = isMap(item) ? item.get('id') : undefined;
    const [start, end] = rangeOf(item);
    const { first, last } = linesOf(counter, start, end);
    return typeof id === 'string' && /^ *- /.test(lines[first] ?? '') ? { name: id, first, last } : undefined;
  });
  return places.includes(undefined) ? undefined : apart(places as Place[]);
}

function apart(places: readonly Place[]): Place[] | undefined {
  const shared = places.some((place, index) => index > 0 && place.first <= (places[index - 1]?.last ?? -1));
  return shared ? undefined : [...places];
}
