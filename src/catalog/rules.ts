/** What must hold between entries of the catalog. Each rule is one function; all of them always run. */
import type { Entry } from './entry.ts';
import { hint } from './nearest.ts';
import type { Finding } from './problem.ts';
import { rateRules } from './rate-rules.ts';
import type { Path } from './source.ts';

export interface RuleContext {
  readonly entries: readonly Entry[];
  readonly providers: readonly string[];
  /** The free tier's model as written, if any. */
  readonly freeModel: unknown;
}

type Rule = (context: RuleContext) => Finding[];

/** The page's address part of an id. */
export function slugOf(id: string): string {
  return id.replaceAll('/', '-');
}

/** A missing id is reported as such, and only once. */
function withId(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ id }) => id !== '');
}

const idsAreUnique: Rule = ({ entries }) => {
  const seen = new Map<string, Entry>();
  return withId(entries).flatMap((entry): Finding[] => {
    const slug = slugOf(entry.id);
    const other = seen.get(slug);
    if (other === undefined) {
      seen.set(slug, entry);
      return [];
    }
    const values = { id: entry.id, other: other.id, slug, line: String(other.line) };
    return [
      {
        code: other.id === entry.id ? 'id-duplicate' : 'slug-collision',
        path: [...entry.path, 'id'],
        values,
      },
    ];
  });
};

const aliasesAreUnique: Rule = ({ entries }) => {
  const owners = new Map(withId(entries).map((entry) => [entry.id, entry]));
  return entries.flatMap((entry) =>
    (entry.facts.aliases ?? []).flatMap((alias, index): Finding[] => {
      const other = owners.get(alias.id);
      if (other === undefined) {
        owners.set(alias.id, entry);
        return [];
      }
      const values = { alias: alias.id, other: other.id, line: String(other.line) };
      return [{ code: 'alias-clash', path: [...entry.path, 'aliases', index, 'id'], values }];
    }),
  );
};

const providersAreListed: Rule = ({ entries, providers }) => {
  // Without any, that is the mistake to mend first.
  if (providers.length === 0) return [];
  const known = new Set(providers);
  const check = (provider: string, path: Path): Finding[] =>
    known.has(provider)
      ? []
      : [{ code: 'provider-unknown', path, values: { provider, hint: hint(provider, known) } }];
  return entries.flatMap((entry) => [
    // What is not an id has no provider.
    ...(entry.facts.id === undefined ? [] : check(entry.facts.id.split('/')[0] ?? '', [...entry.path, 'id'])),
    ...(entry.facts.host === undefined ? [] : check(entry.facts.host, [...entry.path, 'host'])),
  ]);
};

const namedModelsExist: Rule = ({ entries, freeModel }) => {
  const ids = new Set(withId(entries).map((entry) => entry.id));
  const references = entries.flatMap(({ facts, path }) =>
    (['replacement', 'snapshotOf'] as const).map((key) => ({ id: facts[key], path: [...path, key] as Path })),
  );
  return [{ id: freeModel, path: ['gateway', 'freeTier', 'model'] }, ...references].flatMap(
    ({ id, path }): Finding[] =>
      typeof id !== 'string' || ids.has(id)
        ? []
        : [{ code: 'model-unknown', path, values: { id, hint: hint(id, ids) } }],
  );
};

const oneWayToBePriced: Rule = ({ entries }) =>
  entries.flatMap(({ keys, path }): Finding[] => {
    if (keys.length === 0) return [];
    const [first, second] = ['prices', 'free', 'priceStatus'].filter((key) => keys.includes(key));
    const note: Finding[] =
      keys.includes('priceNote') && !keys.includes('priceStatus')
        ? [{ code: 'price-note', path: [...path, 'priceNote'], at: 'key' }]
        : [];
    if (first === undefined) return [{ code: 'price-missing', path }, ...note];
    if (second === undefined) return note;
    const values = { found: `${first} and ${second}` };
    return [{ code: 'price-twice', path: [...path, second], at: 'key', values }, ...note];
  });

const contextHoldsOutput: Rule = ({ entries }) =>
  entries.flatMap(({ facts: { context, maxOutput }, path }): Finding[] => {
    if (context === undefined || maxOutput === undefined || maxOutput <= context) return [];
    const values = { context: String(context), maxOutput: String(maxOutput) };
    return [{ code: 'max-output-over-context', path: [...path, 'maxOutput'], values }];
  });

const onlyDeprecatedRetire: Rule = ({ entries }) =>
  entries.flatMap(({ keys, facts, path }) =>
    facts.status === 'deprecated'
      ? []
      : ['retires', 'replacement']
          .filter((key) => keys.includes(key))
          .map((key): Finding => ({
            code: 'status-incomplete',
            path: [...path, key],
            at: 'key',
            values: { key },
          })),
  );

const ratesAreSound: Rule = ({ entries }) => entries.flatMap(rateRules);

const rules: readonly Rule[] = [
  idsAreUnique,
  aliasesAreUnique,
  providersAreListed,
  namedModelsExist,
  oneWayToBePriced,
  contextHoldsOutput,
  onlyDeprecatedRetire,
  ratesAreSound,
];

/** Runs every rule over the whole catalog. */
export function checkRules(context: RuleContext): Finding[] {
  return rules.flatMap((rule) => rule(context));
}
