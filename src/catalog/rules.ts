/** What must hold between entries of the catalog. Each rule is one function; all of them always run. */
import type { Finding } from './problem.ts';
import type { ParsedModel } from './schema.ts';
import type { Path } from './source.ts';
import { hint } from './nearest.ts';
import { rateRules } from './rate-rules.ts';
import type { Rate } from './types.ts';

/** A model's entry: its id even when the rest of it could not be parsed. */
export interface Entry {
  readonly id: string;
  readonly path: Path;
  readonly line: number;
  readonly parsed?: ParsedModel;
  readonly rates: readonly (Omit<Rate, 'line'> & { path: Path })[];
}

export interface RuleContext {
  readonly entries: readonly Entry[];
  readonly providers: readonly string[];
  /** The free tier's model, with the place where it is named. */
  readonly named: readonly { id: string; path: Path }[];
}

type Rule = (context: RuleContext) => Finding[];

/** The page's address part of an id. */
export function slugOf(id: string): string {
  return id.replaceAll('/', '-');
}

const idsAreUnique: Rule = ({ entries }) => {
  const seen = new Map<string, Entry>();
  return entries.flatMap((entry): Finding[] => {
    const slug = slugOf(entry.id);
    const other = seen.get(slug);
    if (other === undefined) {
      seen.set(slug, entry);
      return [];
    }
    const values = { id: entry.id, other: other.id, slug, line: String(other.line) };
    return [{ code: other.id === entry.id ? 'id-duplicate' : 'slug-collision', path: [...entry.path, 'id'], values }];
  });
};

const aliasesAreUnique: Rule = ({ entries }) => {
  const owners = new Map(entries.map((entry) => [entry.id, entry]));
  return entries.flatMap((entry) =>
    (entry.parsed?.aliases ?? []).flatMap((alias, index): Finding[] => {
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
  const known = new Set(providers);
  const check = (provider: string, path: Path): Finding[] =>
    known.has(provider)
      ? []
      : [{ code: 'provider-unknown', path, values: { provider, hint: hint(provider, known) } }];
  return entries.flatMap((entry) => [
    ...check(entry.id.split('/')[0] ?? '', [...entry.path, 'id']),
    ...(entry.parsed?.host === undefined ? [] : check(entry.parsed.host, [...entry.path, 'host'])),
  ]);
};

const namedModelsExist: Rule = ({ entries, named }) => {
  const ids = new Set(entries.map((entry) => entry.id));
  const references = [
    ...named,
    ...entries.flatMap(({ parsed, path }) =>
      (['replacement', 'snapshotOf'] as const).flatMap((key) => {
        const id = parsed?.[key];
        return id === undefined ? [] : [{ id, path: [...path, key] }];
      }),
    ),
  ];
  return references.flatMap(({ id, path }): Finding[] =>
    ids.has(id) ? [] : [{ code: 'model-unknown', path, values: { id, hint: hint(id, ids) } }],
  );
};

const oneWayToBePriced: Rule = ({ entries }) =>
  entries.flatMap(({ parsed, path }): Finding[] => {
    if (parsed === undefined) return [];
    const ways = (['prices', 'free', 'priceStatus'] as const).filter((key) => parsed[key] !== undefined);
    if (ways.length === 1) return [];
    if (ways.length === 0) return [{ code: 'price-missing', path }];
    return [{ code: 'price-twice', path: [...path, ways[1] ?? 'free'], at: 'key', values: { found: ways.join(' and ') } }];
  });

const factsFit: Rule = ({ entries }) =>
  entries.flatMap(({ parsed, path }): Finding[] => {
    if (parsed === undefined) return [];
    const findings: Finding[] = [];
    const { context, maxOutput } = parsed;
    if (context !== undefined && maxOutput !== undefined && maxOutput > context) {
      const values = { context: String(context), maxOutput: String(maxOutput) };
      findings.push({ code: 'max-output-over-context', path: [...path, 'maxOutput'], values });
    }
    for (const key of ['retires', 'replacement'] as const) {
      if (parsed[key] !== undefined && parsed.status !== 'deprecated') {
        findings.push({ code: 'status-incomplete', path: [...path, key], at: 'key', values: { key } });
      }
    }
    return findings;
  });

const ratesAreSound: Rule = ({ entries }) => entries.flatMap(rateRules);

const rules: readonly Rule[] = [
  idsAreUnique,
  aliasesAreUnique,
  providersAreListed,
  namedModelsExist,
  oneWayToBePriced,
  factsFit,
  ratesAreSound,
];

/** Runs every rule over the whole catalog. */
export function checkRules(context: RuleContext): Finding[] {
  return rules.flatMap((rule) => rule(context));
}
