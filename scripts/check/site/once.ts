/** What a run works out, or looks at, once. */
import type { Findings } from './finding.ts';

/** A function that works out each answer once in a run. */
export function remembered<K, V>(work: (of: K) => V): (of: K) => V {
  const known = new Map<K, V>();
  return (of) => {
    const value = known.has(of) ? (known.get(of) as V) : work(of);
    known.set(of, value);
    return value;
  };
}

/** Texts beyond so many are asked for anew. */
const mostTexts = 50_000;

/** A check of a text alone, which remembers where it found nothing: most texts stand on many pages. */
export function perText(
  check: (file: string, text: string) => Findings,
): (file: string, text: string) => Findings {
  const clean = new Set<string>();
  return function* (file, text) {
    if (clean.has(text)) return;
    const found = [...check(file, text)];
    yield* found;
    if (found.length > 0) return;
    if (clean.size >= mostTexts) clean.clear();
    clean.add(owned(text));
  };
}

/** A text of its own: a part of a longer one would keep all of that in memory. */
export function owned(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
