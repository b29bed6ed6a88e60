/** What must hold between entries of the catalog. Each rule is one function; all of them always run. */
import { comparisonsCompare } from './comparison-rules.ts';
import type { Entry } from './entry.ts';
import { listingRules } from './listing-rules.ts';
import { aliasesAreUnique, idsAreUnique, withId } from './name-rules.ts';
import { hint } from '#catalog/errors/nearest.ts';
import type { Finding } from '#catalog/read/problem.ts';
import { slugOf } from './slug.ts';
import type { Path } from '#catalog/read/source.ts';

export { slugOf };

/** A model's entry without its rates. */
export type Listing = Pick<Entry, 'id' | 'path' | 'line' | 'keys' | 'facts'>;

export interface RuleContext {
  readonly listings: readonly Listing[];
  readonly providers: readonly string[];
  /** 1-based line of a place in the file. */
  readonly lineOf: (path: Path) => number;
  /** The pairs to compare as written, if any. */
  readonly comparisons: unknown;
  /** The free tier's model as written, if any. */
  readonly freeModel: unknown;
}

export type Rule = (context: RuleContext) => Finding[];

const providersAreListed: Rule = ({ listings, providers }) => {
  // Without any, that is the mistake to mend first.
  if (providers.length === 0) return [];
  const known = new Set(providers);
  const check = (provider: string, path: Path): Finding[] =>
    known.has(provider)
      ? []
      : [{ code: 'provider-unknown', path, values: { provider, hint: hint(provider, known) } }];
  return listings.flatMap((entry) => [
    // What is not an id has no provider.
    ...(entry.facts.id === undefined ? [] : check(entry.facts.id.split('/')[0] ?? '', [...entry.path, 'id'])),
    ...(entry.facts.host === undefined ? [] : check(entry.facts.host, [...entry.path, 'host'])),
  ]);
};

const namedModelsExist: Rule = ({ listings, freeModel }) => {
  const ids = new Set(withId(listings).map((entry) => entry.id));
  const references = listings.flatMap(({ facts, path, id: self }) =>
    (['replacement', 'snapshotOf'] as const)
      // Of which the listing itself is told.
      .filter((key) => facts[key] !== self)
      .map((key) => ({ id: facts[key], path: [...path, key] as Path })),
  );
  return [{ id: freeModel, path: ['gateway', 'freeTier', 'model'] }, ...references].flatMap(
    ({ id, path }): Finding[] =>
      typeof id !== 'string' || ids.has(id)
        ? []
        : [{ code: 'model-unknown', path, values: { id, hint: hint(id, ids) } }],
  );
};

const rules: readonly Rule[] = [
  idsAreUnique,
  aliasesAreUnique,
  providersAreListed,
  namedModelsExist,
  comparisonsCompare,
  ({ listings }) => listings.flatMap(listingRules),
];

/** Runs every rule over the whole catalog. */
export function checkRules(context: RuleContext): Finding[] {
  return rules.flatMap((rule) => rule(context));
}
