/** No two models can be taken for one another: by id, by alias or by address. */
import type { Finding } from '#catalog/read/problem.ts';
import type { Listing, Rule } from './rules.ts';
import { slugOf } from './slug.ts';

/** A missing id is reported as such, and only once. */
export function withId(listings: readonly Listing[]): Listing[] {
  return listings.filter(({ id }) => id !== '');
}

export const idsAreUnique: Rule = ({ listings }) => {
  const seen = new Map<string, Listing>();
  return withId(listings).flatMap((entry): Finding[] => {
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

export const aliasesAreUnique: Rule = ({ listings }) => {
  const owners = new Map(withId(listings).map((entry) => [entry.id, entry]));
  const addresses = new Map(withId(listings).map((entry) => [slugOf(entry.id), entry.id]));
  return listings.flatMap((entry) =>
    (entry.facts.aliases ?? []).flatMap(({ id: alias }, index): Finding[] => {
      const path = [...entry.path, 'aliases', index, 'id'];
      const slug = slugOf(alias);
      // What is another id with the same address, if there is one; the same id again is a clash.
      const namesake = owners.has(alias) ? alias : (addresses.get(slug) ?? alias);
      const other = owners.get(namesake);
      if (other === undefined) {
        owners.set(alias, entry);
        addresses.set(slug, alias);
        return [];
      }
      const line = String(other.line);
      return namesake === alias
        ? [{ code: 'alias-clash', path, values: { alias, other: other.id, line } }]
        : [{ code: 'slug-collision', path, values: { id: alias, other: namesake, slug, line } }];
    }),
  );
};
