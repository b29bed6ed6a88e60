/** For each text the one that is most like it, without comparing every pair in full. */
import { similarity } from './shingles.ts';

export interface Nearest {
  /** Index of the other text; undefined when there is none. */
  readonly other: number | undefined;
  /** 1 for the same set of shingles. */
  readonly similarity: number;
}

/** Values of a sketch: an estimate is off by about 1/√64, an eighth, so that several candidates are compared. */
const sketchLength = 64;
const candidates = 16;

/**
 * The nearest neighbour of each set. Sketches (MinHash) choose the candidates, which are then compared exactly:
 * 5,000 pages take seconds, where comparing all pairs exactly would take minutes.
 */
export function nearestOf(sets: readonly Uint32Array[]): Nearest[] {
  const best = bestBySketch(sets);
  return sets.map((set, index) => {
    const compared = (best[index] ?? []).map(({ other }) => ({
      other,
      similarity: similarity(set, sets[other] ?? set),
    }));
    return compared.reduce<Nearest>((a, b) => (b.similarity > a.similarity ? b : a), {
      other: undefined,
      similarity: 0,
    });
  });
}

/**
 * Sketches of all sets, one after the other: of each, the smallest value under each of many permutations. A byte of it
 * is enough to tell two of them apart, and thousands of sketches then stay in the processor's cache.
 */
function sketchesOf(sets: readonly Uint32Array[]): Uint8Array {
  const sketches = new Uint8Array(sets.length * sketchLength);
  const smallest = new Uint32Array(sketchLength);
  for (const [index, set] of sets.entries()) {
    smallest.fill(0xffffffff);
    for (const value of set) {
      for (let place = 0; place < sketchLength; place += 1) {
        const mixed = mix(value, place);
        if (mixed < (smallest[place] ?? 0)) smallest[place] = mixed;
      }
    }
    // The lowest byte of a smallest value is as random as any.
    for (let place = 0; place < sketchLength; place += 1)
      sketches[index * sketchLength + place] = (smallest[place] ?? 0) & 0xff;
  }
  return sketches;
}

/** MurmurHash3's finaliser, seeded: each seed orders all values in another way. */
function mix(value: number, seed: number): number {
  let hash = value ^ Math.imul(seed + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

interface Candidate {
  readonly other: number;
  /** Values of the two sketches that are the same. */
  readonly agreeing: number;
}

/** For each set the others whose sketches agree with its own most, best first; each pair is looked at once. */
function bestBySketch(sets: readonly Uint32Array[]): readonly (readonly Candidate[])[] {
  const sketches = sketchesOf(sets);
  const best: Candidate[][] = sets.map(() => []);
  /** What a candidate has to exceed. */
  const floors = new Int16Array(sets.length).fill(-1);
  const keep = (index: number, other: number, agreeing: number) => {
    const kept = best[index] ?? [];
    if (kept.length === candidates) kept.pop();
    const at = kept.findIndex((candidate) => candidate.agreeing < agreeing);
    kept.splice(at < 0 ? kept.length : at, 0, { other, agreeing });
    if (kept.length === candidates) floors[index] = kept.at(-1)?.agreeing ?? -1;
  };
  for (let one = 0; one < sets.length; one += 1) {
    const own = one * sketchLength;
    for (let other = one + 1; other < sets.length; other += 1) {
      const its = other * sketchLength;
      let agreeing = 0;
      for (let place = 0; place < sketchLength; place += 1)
        if (sketches[own + place] === sketches[its + place]) agreeing += 1;
      if (agreeing > (floors[one] ?? 0)) keep(one, other, agreeing);
      if (agreeing > (floors[other] ?? 0)) keep(other, one, agreeing);
    }
  }
  return best;
}
