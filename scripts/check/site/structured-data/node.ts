/** One node of JSON-LD: its types, its properties and their values, and what search engines require of it. */
import type { BuiltSite } from '../built-site.ts';
import { dateFault } from '../dates.ts';
import { finding, type SiteFinding } from '../finding.ts';
import type { HtmlPage } from '../html-page.ts';
import { listOf, wordsOf, type Json, type JsonObject } from '../json.ts';
import { requirements } from './required.ts';
import { valueFault } from './values.ts';
import { schemaVocabulary } from './vocabulary.ts';

/** A node and where it stands: the property of the node above it. */
export interface Place {
  readonly node: JsonObject;
  readonly at: string | undefined;
}

type Fault = Iterable<SiteFinding>;

export function* checkNode(site: BuiltSite, { file }: HtmlPage, { node, at }: Place): Fault {
  const vocabulary = schemaVocabulary();
  const types = typesOf(node);
  const named = types.join(', ');
  const properties = Object.keys(node).filter((name) => !name.startsWith('@'));
  if (types.length === 0) {
    // A reference has nothing but its @id; a value object nothing but its value.
    if (properties.length > 0)
      yield finding(
        'schema-type-unknown',
        file,
        `A node has no @type: ${JSON.stringify(node).slice(0, 120)}.`,
      );
    return;
  }
  for (const type of types) {
    if (!vocabulary.hasType(type))
      yield finding('schema-type-unknown', file, `schema.org has no type "${type}".`);
  }
  const known = types.filter((type) => vocabulary.hasType(type));
  for (const property of properties) {
    const successor = vocabulary.successorOf(property);
    if (!vocabulary.hasProperty(property)) {
      yield finding(
        'schema-property-unknown',
        file,
        `schema.org has no property "${property}" (of ${named}).`,
      );
      continue;
    }
    if (known.length > 0 && !known.some((type) => vocabulary.typeHas(type, property)))
      yield finding('schema-property-misplaced', file, `${named} has no property "${property}".`);
    if (successor !== undefined)
      yield finding('schema-property-superseded', file, `"${property}" of ${named} is now "${successor}".`);
    for (const value of listOf(node[property])) {
      const fault = valueFault(vocabulary, property, value);
      if (fault !== undefined) yield finding('schema-value-wrong', file, `${named}.${property} is ${fault}.`);
      if (/^date|Modified$|Published$|Created$/.test(property) && typeof value === 'string')
        yield* checkDate(site, file, `${named}.${property}`, value);
    }
  }
  yield* checkRequired(file, types, node, at);
}

function* checkDate(site: BuiltSite, file: string, place: string, value: string): Fault {
  const fault = dateFault(value, site.date);
  if (fault !== undefined) yield finding('schema-date-wrong', file, `${place} ${fault}.`);
}

function* checkRequired(
  file: string,
  types: readonly string[],
  node: JsonObject,
  at: string | undefined,
): Fault {
  const vocabulary = schemaVocabulary();
  for (const { type, properties, at: places, exactly = false, source } of requirements) {
    if (!types.some((own) => own === type || (!exactly && vocabulary.isKindOf(own, type)))) continue;
    if (places !== undefined && !places.includes(at ?? '')) continue;
    for (const wanted of properties) {
      const names = [wanted].flat();
      if (names.some((name) => isGiven(node[name]))) continue;
      yield finding(
        'schema-required-missing',
        file,
        `${types.join(', ')} has no ${names.join(' or ')} (${source}).`,
      );
    }
  }
}

function isGiven(value: Json | undefined): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}

export function typesOf(node: JsonObject): string[] {
  return listOf(node['@type']).map(wordsOf);
}
