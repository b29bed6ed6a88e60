/** Small changes to the YAML of one entry. */
import { isMap, isPair, isScalar, isSeq, Scalar, visit, type Document, type Pair, type YAMLMap } from 'yaml';
import { parseEntry, type Specimen } from './specimen.ts';

/** The entry's text after a change; undefined when `change` says that there was nothing to change. */
export function edited(
  { text }: Pick<Specimen, 'text'>,
  change: (entry: YAMLMap, document: Document) => boolean,
): string | undefined {
  const document = parseEntry(text);
  const entry = document.getIn([0], true);
  if (!isMap(entry) || !change(entry, document)) return undefined;
  return indented(document.toString({ lineWidth: 0 }));
}

/** The list stands two columns deep in the catalog. */
function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n');
}

/** Swaps the values of two keys of the map at `path`. */
export function swapped(
  specimen: Specimen,
  path: readonly string[],
  a: string,
  b: string,
): string | undefined {
  return edited(specimen, (entry) => {
    const map = path.length === 0 ? entry : entry.getIn(path, true);
    if (!isMap(map)) return false;
    const [first, second] = [pairOf(map, a), pairOf(map, b)];
    // Where both are alike, nothing is swapped.
    if (first === undefined || second === undefined || String(first.value) === String(second.value))
      return false;
    [first.value, second.value] = [second.value, first.value];
    return true;
  });
}

/** Gives a key of the map at `path` another name. */
export function renamed(
  specimen: Specimen,
  path: readonly string[],
  from: string,
  to: string,
): string | undefined {
  return edited(specimen, (entry) => {
    const map = path.length === 0 ? entry : entry.getIn(path, true);
    const pair = isMap(map) ? pairOf(map, from) : undefined;
    if (!isMap(map) || pair === undefined || map.has(to)) return false;
    pair.key = new Scalar(to);
    return true;
  });
}

/** Takes a key away from the map at `path`. */
export function removed(specimen: Specimen, path: readonly string[], key: string): string | undefined {
  return edited(specimen, (entry) => entry.hasIn([...path, key]) && entry.deleteIn([...path, key]));
}

/** Sets a value, given as plain data. */
export function withValue(specimen: Specimen, path: readonly string[], value: unknown): string | undefined {
  return edited(specimen, (entry, document) => {
    entry.setIn(path, document.createNode(value));
    return true;
  });
}

/** Changes the first scalar that stands under one of `keys`, anywhere in the prices. */
export function rewritten(
  specimen: Specimen,
  keys: readonly string[],
  change: (value: string) => string | undefined,
): string | undefined {
  return edited(specimen, (entry) => {
    let done = false;
    const prices = entry.get('prices', true) as unknown;
    if (!isMap(prices)) return false;
    visit(prices, {
      Pair(_, pair) {
        if (done || !isScalar(pair.key) || !keys.includes(String(pair.key.value)) || !isScalar(pair.value))
          return;
        const next = change(String(pair.value.value));
        if (next === undefined) return;
        pair.value.value = next;
        done = true;
      },
    });
    return done;
  });
}

/** Gives the first key of that name in the prices, however deep, another one. */
export function renamedDeep(specimen: Specimen, from: string, to: string): string | undefined {
  return edited(specimen, (entry) => {
    let done = false;
    const prices = entry.get('prices', true) as unknown;
    if (!isMap(prices)) return false;
    visit(prices, {
      Pair(_, pair) {
        if (done || !isScalar(pair.key) || pair.key.value !== from) return;
        pair.key.value = to;
        done = true;
      },
    });
    return done;
  });
}

/** Removes the first conditional amount for which `wanted` holds; its meter keeps the others. */
export function withoutConditional(
  specimen: Specimen,
  wanted: (conditional: YAMLMap) => boolean,
): string | undefined {
  return edited(specimen, (entry) => {
    const prices = entry.get('prices', true) as unknown;
    if (!isMap(prices)) return false;
    for (const { value } of prices.items) {
      if (!isSeq(value)) continue;
      const at = value.items.findIndex((item) => isMap(item) && wanted(item));
      if (at === -1) continue;
      value.items.splice(at, 1);
      return true;
    }
    return false;
  });
}

export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
}
