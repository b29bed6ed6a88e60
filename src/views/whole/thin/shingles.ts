/** Texts as sets of shingles: every run of five words, each as one number. */

/** Five: long enough that a shared run is a shared phrase, short enough that one changed word spares the rest. */
const shingleLength = 5;

/** The distinct shingles of some texts, none across two of them; a shorter text is one shingle. Sorted. */
export function shinglesOf(texts: readonly (readonly string[])[]): Uint32Array {
  const found = new Set<number>();
  for (const words of texts) {
    if (words.length === 0) continue;
    const last = Math.max(0, words.length - shingleLength);
    for (let start = 0; start <= last; start += 1) {
      found.add(hashOf(words.slice(start, start + shingleLength).join(' ')));
    }
  }
  return Uint32Array.from(found).sort();
}

/** FNV-1a over UTF-16 units: two texts of a site share a number by chance about once in a billion pairs. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Shared shingles of all that either has: 1 for the same text, 0 for nothing in common. */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [one, other] = [a[i] ?? 0, b[j] ?? 0];
    if (one === other) shared += 1;
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  const all = a.length + b.length - shared;
  return all === 0 ? 1 : shared / all;
}
