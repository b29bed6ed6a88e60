/** The verbs of `npm run catalog`, in the order in which the help lists them. A new verb is one line here. */
import type { Verb } from './verb.ts';

/** Loaded when called: `validate` does not wait for pricing libraries. */
export const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  validate: async () => (await import('./verbs/validate.ts')).validate,
  stats: async () => (await import('./verbs/stats.ts')).stats,
  explain: async () => (await import('./verbs/explain.ts')).explain,
  format: async () => (await import('./verbs/format.ts')).format,
  add: async () => (await import('./verbs/add.ts')).add,
  diff: async () => (await import('./verbs/diff.ts')).diff,
  import: async () => (await import('./verbs/import.ts')).importMarket,
  mutate: async () => (await import('./verbs/mutate.ts')).mutate,
};
