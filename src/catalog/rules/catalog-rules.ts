/** What must hold between entries of the catalog. Each rule is one function; all of them always run. */
import { hint } from '#catalog/errors/nearest.ts';
import type { CatalogFinding } from '#catalog/read/problem.ts';
import type { Path } from '#catalog/read/source.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import { modelId, providerId } from '#catalog/schema/scalars.ts';
import type { Listing } from './entry.ts';
import { listingRules } from './listing-rules.ts';
import { modelPaths, pathRules, type PathOwner } from './output-paths.ts';
import { filePaths } from '#catalog/registry/file-paths.ts';
import { fileStemOf, slugOf } from './slug.ts';

interface RuleContext {
  readonly listings: readonly Listing[];
  readonly providers: readonly string[];
  /** What providers name as their hosts. */
  readonly hosts: readonly { readonly provider: string; readonly host: string }[];
  /** 1-based line of a place in the file. */
  readonly lineOf: (path: Path) => number;
  /** Models that are no longer listed, as far as they could be read. */
  readonly removed: readonly { readonly id: string; readonly replacement?: string | undefined }[];
  /** The pairs to compare as written, if any. */
  readonly comparisons: unknown;
  /** The IndexNow key as written, if any. */
  readonly indexNow: unknown;
  /** The free tier's model as written, if any. */
  readonly freeModel: unknown;
}

type Rule = (context: RuleContext) => CatalogFinding[];

/**
 * The provider of a model: the one it names, else the first part of its id, else, where the id has one part and the
 * catalog one provider, that one. Undefined when nothing says which; it need not be listed.
 * @param providers ids of those that are listed
 */
export function providerOf(
  { id, provider }: { readonly id?: string | undefined; readonly provider?: string | undefined },
  providers: readonly string[],
): string | undefined {
  if (provider !== undefined || id === undefined) return provider;
  if (id.includes('/')) return id.slice(0, id.indexOf('/'));
  return providers.length === 1 ? providers[0] : undefined;
}

/** A missing id is reported as such, and only once. */
function withId(listings: readonly Listing[]): Listing[] {
  return listings.filter(({ id }) => id !== '');
}

const idsAreUnique: Rule = ({ listings }) => {
  const byId = new Map<string, Listing>();
  const bySlug = new Map<string, Listing>();
  return withId(listings).flatMap((entry): CatalogFinding[] => {
    const { id, facts, path } = entry;
    const same = byId.get(id);
    if (same !== undefined)
      return [{ code: 'id-duplicate', path: [...path, 'id'], values: { id, line: String(same.line) } }];
    byId.set(id, entry);
    // What is not an id has no slug.
    if (facts.id === undefined) return [];
    const slug = slugOf(fileStemOf({ id, slug: facts.slug }));
    const place = namePlace(entry);
    const other = bySlug.get(slug);
    if (other !== undefined) {
      const values = { id, other: other.id, slug, line: String(other.line) };
      return [{ code: 'slug-collision', path: place, values }];
    }
    bySlug.set(slug, entry);
    return [];
  });
};

/** What names the files of a model. */
function namePlace({ path, facts }: Listing): Path {
  return [...path, facts.slug === undefined ? 'id' : 'slug'];
}

/** Each file is made of one thing; of models with one slug, and of what is not sound itself, other rules tell. */
const filesAreOfOne: Rule = ({ listings, providers, comparisons, removed, indexNow, lineOf }) => {
  const bySlug = new Map<string, Listing>();
  const byId = new Map<string, string>();
  for (const listing of listings) {
    const { id, slug } = listing.facts;
    if (id === undefined || (slug === undefined && listing.keys.includes('slug'))) continue;
    const name = slugOf(fileStemOf({ id, slug }));
    if (!bySlug.has(name)) bySlug.set(name, listing);
    byId.set(id, name);
  }
  const owner = (name: string, place: Path, paths: PathOwner['paths']): PathOwner => ({
    name,
    place,
    line: lineOf(place),
    paths,
  });
  const names = [
    ...listings.flatMap(({ facts, path }) =>
      (facts.aliases ?? []).map(({ id }, index) => ({
        id,
        place: [...path, 'aliases', index, 'id'],
        paths: filePaths.alias,
      })),
    ),
    ...removed.flatMap(({ id, replacement }, index) =>
      replacement === undefined ? [] : [{ id, place: ['removed', index, 'id'], paths: filePaths.moved }],
    ),
  ].map((name) => ({ ...name, stem: fileStemOf(name), slug: slugOf(fileStemOf(name)) }));
  // From the page of a model nothing leads on, and from any other its first name does.
  const slugs = new Set(bySlug.keys());
  const moved = names.filter(({ slug }) => slugs.size < slugs.add(slug).size);
  const pairs = new Set<string>();
  const isFirst = (ids: Pair['ids']) => pairs.size < pairs.add(ids.toSorted().join(' ')).size;
  return pathRules([
    ...providers
      .filter((id) => providerId.safeParse(id).success)
      .map((id): PathOwner => ({
        ...owner(`the provider ${id}`, ['providers', id], filePaths.provider(id)),
        at: 'key',
      })),
    ...[...bySlug.values()].map((listing) => {
      const { id = '', slug } = listing.facts;
      return owner(id, namePlace(listing), modelPaths({ id, slug }));
    }),
    ...moved.map(({ id, slug, stem, place, paths }) => owner(id, place, paths(slug, stem))),
    ...pairsIn(comparisons).flatMap(({ ids: [one, other], path }) => {
      const slugs = [byId.get(one), byId.get(other)] as const;
      return slugs[0] === undefined || slugs[1] === undefined || !isFirst([one, other])
        ? []
        : owner(`${one} compared with ${other}`, path, filePaths.versus(slugs[0], slugs[1]));
    }),
    ...(typeof indexNow === 'string'
      ? [owner('the IndexNow key', ['gateway', 'indexNow'], filePaths.indexNow(indexNow))]
      : []),
  ]);
};

const aliasesAreUnique: Rule = ({ listings }) => {
  const owners = new Map(withId(listings).map((entry) => [entry.id, entry]));
  return listings.flatMap((entry) =>
    (entry.facts.aliases ?? []).flatMap(({ id: alias }, index): CatalogFinding[] => {
      const other = owners.get(alias);
      if (other === undefined) {
        owners.set(alias, entry);
        return [];
      }
      const path = [...entry.path, 'aliases', index, 'id'];
      return [{ code: 'alias-clash', path, values: { alias, other: other.id, line: String(other.line) } }];
    }),
  );
};

/** Scores are compared by the name of their benchmark: it has one spelling, and one meaning of its figure. */
const benchmarksAreAlike: Rule = ({ listings, lineOf }) => {
  const known = new Map<
    string,
    { readonly benchmark: string; readonly metric: string; readonly line: number }
  >();
  return listings.flatMap(({ facts, path }) =>
    (facts.scores ?? []).flatMap(({ benchmark, metric }, index): CatalogFinding[] => {
      const place = [...path, 'scores', index];
      const letters = benchmark.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
      const first = known.get(letters);
      if (first === undefined) {
        known.set(letters, { benchmark, metric, line: lineOf(place) });
        return [];
      }
      const values = {
        benchmark,
        first: first.benchmark,
        metric,
        counts: first.metric,
        line: String(first.line),
      };
      if (first.benchmark !== benchmark)
        return [{ code: 'benchmark-spelling', path: [...place, 'benchmark'], values }];
      return first.metric === metric
        ? []
        : [{ code: 'benchmark-metric', path: [...place, 'metric'], values }];
    }),
  );
};

/** What is no longer listed is not listed, and is named once. */
const removedAreGone: Rule = ({ listings, removed, lineOf }) => {
  const lines = new Map<string, number>();
  for (const { id, line, facts } of listings)
    for (const name of [id, ...(facts.aliases ?? []).map((alias) => alias.id)]) lines.set(name, line);
  const ids = new Map(listings.map((listing) => [listing.id, listing] as const));
  return removed.flatMap(({ id, replacement }, index): CatalogFinding[] => {
    const path = ['removed', index, 'id'];
    if (replacement !== undefined && !ids.has(replacement))
      return unlisted(replacement, ['removed', index, 'replacement'], ids);
    const line = lines.get(id);
    if (line !== undefined) return [{ code: 'removed-listed', path, values: { id, line: String(line) } }];
    lines.set(id, lineOf(path));
    return [];
  });
};

const providersAreListed: Rule = ({ listings, providers, hosts }) => {
  // Without any, that is the mistake to mend first.
  if (providers.length === 0) return [];
  const ids = new Set(providers);
  const check = (provider: string, path: Path): CatalogFinding[] =>
    ids.has(provider)
      ? []
      : [{ code: 'provider-unknown', path, values: { provider, hint: () => hint(provider, ids) } }];
  const checkOwn = (entry: Listing): CatalogFinding[] => {
    const { id, provider } = entry.facts;
    const path = [...entry.path, provider === undefined ? 'id' : 'provider'];
    const named = providerOf(entry.facts, providers);
    if (named !== undefined) return check(named, path);
    // What is not an id is reported as such.
    return id === undefined || entry.keys.includes('provider')
      ? []
      : [{ code: 'provider-missing', path, values: { id } }];
  };
  return [
    ...hosts.flatMap(({ provider, host }) => check(host, ['providers', provider, 'host'])),
    ...listings.flatMap((entry) => [
      ...checkOwn(entry),
      ...(entry.facts.host === undefined ? [] : check(entry.facts.host, [...entry.path, 'host'])),
    ]),
  ];
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
    ({ id, path }): CatalogFinding[] =>
      typeof id !== 'string' || ids.has(id)
        ? []
        : [{ code: 'model-unknown', path, values: { id, hint: () => hint(id, ids) } }],
  );
};

/** What takes a model's place is of its kind, and is still there when the model goes; a line of them has an end. */
const replacementsFit: Rule = ({ listings }) => {
  const byId = new Map(withId(listings).map((listing) => [listing.id, listing]));
  const circles = new Set<Listing>();
  return [...byId.values()].flatMap((listing): CatalogFinding[] => {
    const { id, facts } = listing;
    const next = byId.get(facts.replacement ?? '');
    // Of these, other rules tell.
    if (next === undefined || next === listing) return [];
    const path = [...listing.path, 'replacement'];
    const [own, other] = [facts.modality, next.facts.modality];
    if (own !== undefined && other !== undefined && own !== other) {
      const values = { id, is: modalities[own].aNoun, other: next.id, otherIs: modalities[other].aNoun };
      return [{ code: 'replacement-modality', path, values }];
    }
    const line = replacementsFrom(next, byId);
    const last = line.at(-1);
    if (line.includes(listing)) {
      // Every one of a circle would be told of it.
      if (circles.has(listing)) return [];
      line.forEach((other) => circles.add(other));
      return [{ code: 'replacement-circle', path, values: { id } }];
    }
    const [day, end] = [facts.retires, last?.facts.retires];
    if (last === undefined || last.facts.replacement !== undefined) return [];
    if (!isDay(day) || !isDay(end) || end > day) return [];
    return [{ code: 'replacement-gone', path, values: { id: last.id, end, day } }];
  });
};

/** A listing, what takes its place, what takes the place of that, and so on, each once. */
function replacementsFrom(listing: Listing, byId: ReadonlyMap<string, Listing>): Listing[] {
  const line = new Set<Listing>();
  let next: Listing | undefined = listing;
  while (next !== undefined && !line.has(next)) {
    line.add(next);
    next = byId.get(next.facts.replacement ?? '');
  }
  return [...line];
}

function isDay(retires: string | undefined): retires is string {
  return retires !== undefined && retires !== 'unknown';
}

/** Both models are listed, priced and of one modality, and no two of them are compared twice. */
const comparisonsCompare: Rule = ({ listings, comparisons, lineOf }) => {
  const byId = new Map(withId(listings).map((listing) => [listing.id, listing]));
  const lines = new Map<string, number>();
  return pairsIn(comparisons).flatMap(({ ids, path }): CatalogFinding[] => {
    const name = ids.toSorted().join(' ');
    const earlier = lines.get(name);
    lines.set(name, earlier ?? lineOf(path));
    if (earlier !== undefined)
      return [{ code: 'comparison-duplicate', path, values: { line: String(earlier) } }];
    const findings = ids.flatMap((id, index) => {
      const listing = byId.get(id);
      return listing === undefined
        ? unlisted(id, [...path, index], byId)
        : unpriced(listing, [...path, index]);
    });
    return findings.length > 0
      ? findings
      : differentKinds(
          ids.map((id) => byId.get(id)),
          [...path, 1],
        );
  });
};

interface Pair {
  readonly ids: readonly [string, string];
  readonly path: Path;
}

/** What is no pair of two ids, the schema reports. */
function pairsIn(comparisons: unknown): Pair[] {
  if (!Array.isArray(comparisons)) return [];
  return (comparisons as unknown[]).flatMap((pair, index): Pair[] => {
    const [first, second, third] = Array.isArray(pair) ? (pair as unknown[]) : [];
    if (typeof first !== 'string' || typeof second !== 'string' || third !== undefined) return [];
    return first === second ? [] : [{ ids: [first, second], path: ['comparisons', index] }];
  });
}

function unlisted(id: string, path: Path, byId: ReadonlyMap<string, unknown>): CatalogFinding[] {
  // What is not an id is reported as such.
  if (!modelId.safeParse(id).success) return [];
  return [{ code: 'model-unknown', path, values: { id, hint: () => hint(id, byId.keys()) } }];
}

function unpriced({ id, keys }: Listing, path: Path): CatalogFinding[] {
  return keys.includes('prices') ? [] : [{ code: 'comparison-unpriced', path, values: { id } }];
}

function differentKinds([first, second]: readonly (Listing | undefined)[], path: Path): CatalogFinding[] {
  const [one, other] = [first?.facts.modality, second?.facts.modality];
  if (!first || !second || !one || !other || one === other) return [];
  const values = {
    first: first.id,
    firstIs: modalities[one].aNoun,
    second: second.id,
    secondIs: modalities[other].aNoun,
  };
  return [{ code: 'comparison-modality', path, values }];
}

const rules: readonly Rule[] = [
  idsAreUnique,
  filesAreOfOne,
  aliasesAreUnique,
  benchmarksAreAlike,
  removedAreGone,
  providersAreListed,
  namedModelsExist,
  replacementsFit,
  comparisonsCompare,
  ({ listings }) => listings.flatMap(listingRules),
];

/** Runs every rule over the whole catalog. */
export function checkRules(context: RuleContext): CatalogFinding[] {
  return rules.flatMap((rule) => rule(context));
}
