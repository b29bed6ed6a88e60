/** Chance that is the same on every run and machine. */
export interface Random {
  /** A whole number from 0 up to but not including `below`. */
  readonly below: (below: number) => number;
  /** One of the items; undefined when there is none. */
  readonly pick: <T>(items: readonly T[]) => T | undefined;
}

/** mulberry32: small, well spread, and the same everywhere. @see https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, pick: (items) => items[below(items.length)] };
}

/** `count` of the items, in the order of chance. */
export function sample<T>(items: readonly T[], count: number, random: Random): T[] {
  const rest = [...items];
  return Array.from({ length: Math.min(count, rest.length) }, () =>
    rest.splice(random.below(rest.length), 1),
  ).flat();
}
