/** What must hold of the pairs under `comparisons`. */
import { modalities } from '#catalog/registry/modalities.ts';
import { withId } from './name-rules.ts';
import { hint } from '#catalog/errors/nearest.ts';
import type { Finding } from '#catalog/read/problem.ts';
import type { Listing, Rule } from './rules.ts';
import { modelId } from '#catalog/schema/scalars.ts';
import type { Path } from '#catalog/read/source.ts';

/** Both models are listed, priced and of one modality, and no two of them are compared twice. */
export const comparisonsCompare: Rule = ({ listings, comparisons, lineOf }) => {
  const known = new Map(withId(listings).map((listing) => [listing.id, listing]));
  const seen = new Map<string, number>();
  return pairsIn(comparisons).flatMap(({ ids, path }): Finding[] => {
    const name = ids.toSorted().join(' ');
    const earlier = seen.get(name);
    seen.set(name, earlier ?? lineOf(path));
    if (earlier !== undefined)
      return [{ code: 'comparison-duplicate', path, values: { line: String(earlier) } }];
    const found = ids.flatMap((id, index) => {
      const listing = known.get(id);
      return listing === undefined
        ? unknown(id, [...path, index], known.keys())
        : unpriced(listing, [...path, index]);
    });
    return found.length > 0
      ? found
      : differentKinds(
          ids.map((id) => known.get(id)),
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

function unknown(id: string, path: Path, ids: Iterable<string>): Finding[] {
  // What is not an id is reported as such.
  if (!modelId.safeParse(id).success) return [];
  return [{ code: 'model-unknown', path, values: { id, hint: hint(id, new Set(ids)) } }];
}

function unpriced({ id, keys }: Listing, path: Path): Finding[] {
  return keys.includes('prices') ? [] : [{ code: 'comparison-unpriced', path, values: { id } }];
}

function differentKinds([first, second]: readonly (Listing | undefined)[], path: Path): Finding[] {
  const [one, other] = [first?.facts.modality, second?.facts.modality];
  if (
    first === undefined ||
    second === undefined ||
    one === undefined ||
    other === undefined ||
    one === other
  )
    return [];
  const values = {
    first: first.id,
    firstIs: modalities[one].aNoun,
    second: second.id,
    secondIs: modalities[other].aNoun,
  };
  return [{ code: 'comparison-modality', path, values }];
}
