/** JSON-LD of every page by the vocabulary of schema.org, with what search engines ask for. */
import { type BuiltSite, wholeAddress } from '../../built-site.ts';
import { dateFault } from '../../dates.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import type { HtmlPage } from '../../html-page.ts';
import { isObject, type Json, type JsonObject, listOf, objectsIn, wordsOf } from '../../json.ts';
import type { PartKind } from '../../part.ts';
import type { TextBlock } from '../../text-blocks.ts';
import { requirements } from './schema-requirements.ts';
import { schemaVocabulary, type Vocabulary } from './schema-vocabulary.ts';
import { offerCodes } from './offers.ts';

export const structuredDataCodes = codes('structured-data', {
  'faq-differs': {
    why: 'Structured data must say what the page says.',
    fix: 'Make both from the same questions.',
  },
  'schema-type-unknown': {
    why: 'Search engines skip a type that schema.org does not have.',
    fix: 'Take the type from https://schema.org/docs/full.html.',
  },
  'schema-property-unknown': {
    why: 'Search engines skip a property that schema.org does not have.',
    fix: 'Take the property from the page of the type on https://schema.org.',
  },
  'schema-property-misplaced': {
    why: 'The type does not have this property, so nobody looks for it there.',
    fix: 'Move it to a node whose type has it, or leave it out.',
  },
  'schema-property-superseded': {
    why: 'schema.org has replaced the property by another one.',
    fix: 'Use the property that took its place.',
  },
  'schema-value-wrong': {
    why: 'The value is not of a kind that schema.org allows for the property.',
    fix: 'Give a value of a type from the range of the property.',
  },
  'schema-date-wrong': {
    why: 'A date that is none, or lies in the future of the data, costs the trust in all of them.',
    fix: 'Take the date from the data, as YYYY-MM-DD.',
  },
  'schema-required-missing': {
    why: 'Without it, search engines leave the whole node aside.',
    fix: 'Add the property; the rule’s source is in scripts/check/site/checks/machines/schema-requirements.ts.',
  },
  'schema-reference-dangling': {
    why: 'The node it refers to is not on the page, so the reference says nothing.',
    fix: 'Put the node in the same @graph, or correct the @id.',
  },
  'schema-id-duplicate': {
    why: 'Two nodes of one name are read as one.',
    fix: 'Give each node an @id of its own.',
  },
  'schema-url-wrong': {
    why: 'The node is filed under an address that is not the page’s.',
    fix: 'Use the canonical address of the page.',
  },
  'schema-missing': {
    why: 'Every page for search engines says what it is.',
    fix: 'Give the page its graph (src/views/head/structured-data.ts).',
  },
});

const finding = raising(structuredDataCodes, offerCodes);

export const structuredDataPart: PartKind = {
  codes: [structuredDataCodes],
  start: (site) => ({ page: (page) => checkGraphs(site, page) }),
};

function* checkGraphs(site: BuiltSite, page: HtmlPage): Findings {
  const { file } = page;
  if (page.graphs.length === 0 && !page.noindex)
    yield finding('schema-missing', file, 'There is no JSON-LD.');
  const graphs = page.graphs.filter((graph) => graph !== undefined);
  const nodes = graphs.flatMap((graph) => [...placesIn(graph)]);
  site.look('structured-data', 'nodes', nodes.length);
  for (const graph of graphs) {
    const context = isObject(graph) ? graph['@context'] : undefined;
    if (!/^https?:\/\/schema\.org\/?$/.test(wordsOf(context)))
      yield finding('jsonld-invalid', file, `Its @context is "${wordsOf(context)}", not https://schema.org.`);
  }
  for (const place of nodes) yield* checkNode(site, page, place);
  for (const graph of graphs) yield* checkFaq(page, [...objectsIn(graph)]);
  yield* checkIds(site, page, graphs);
}

function* placesIn(value: Json, at?: string): Iterable<Place> {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) yield* placesIn(item, at);
  if (!isObject(value)) return;
  if (!('@graph' in value)) yield { node: value, at };
  for (const [name, child] of Object.entries(value)) yield* placesIn(child, name === '@graph' ? at : name);
}

/** Names are given once on a page, and the page's node has the page's address. */
function* checkIds(site: BuiltSite, { file, path }: HtmlPage, graphs: readonly Json[]): Findings {
  const nodes = graphs
    .flatMap((graph) => [...objectsIn(graph)])
    .filter((node) => typeof node['@id'] === 'string');
  const isReference = (node: JsonObject) => Object.keys(node).length === 1;
  const given = new Set<string>();
  for (const node of nodes.filter((one) => !isReference(one))) {
    const id = wordsOf(node['@id']);
    if (given.has(id)) yield finding('schema-id-duplicate', file, `Two nodes have the @id ${id}.`);
    given.add(id);
    if (!URL.canParse(id)) yield finding('schema-url-wrong', file, `The @id "${id}" is no whole address.`);
  }
  for (const node of nodes.filter(isReference)) {
    const id = wordsOf(node['@id']);
    // Whoever reads the page reads no other one for it.
    if (!given.has(id))
      yield finding('schema-reference-dangling', file, `No node of the page has the @id ${id}.`);
  }
  const own = wholeAddress(site.catalog, path);
  for (const node of nodes) {
    const isPage = typesOf(node).some((type) => schemaVocabulary().isKindOf(type, 'WebPage'));
    const url = wordsOf(node.url);
    if (isPage && !isReference(node) && url !== '' && url !== own)
      yield finding(
        'schema-url-wrong',
        file,
        `The url of ${typesOf(node).join(', ')} is ${url}, not ${own}.`,
      );
  }
}

/** One node of JSON-LD: its types, its properties and their values, and what search engines require of it. */

/** A node and where it stands: the property of the node above it. */
export interface Place {
  readonly node: JsonObject;
  readonly at: string | undefined;
}

function* checkNode(site: BuiltSite, { file }: HtmlPage, { node, at }: Place): Findings {
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

function* checkDate(site: BuiltSite, file: string, place: string, value: string): Findings {
  const fault = dateFault(value, site.date);
  if (fault !== undefined) yield finding('schema-date-wrong', file, `${place} ${fault}.`);
}

function* checkRequired(
  file: string,
  types: readonly string[],
  node: JsonObject,
  at: string | undefined,
): Findings {
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

function typesOf(node: JsonObject): string[] {
  return listOf(node['@type']).map(wordsOf);
}

// Whether a value may stand for a property, by the ranges of schema.org.

const url = /^https?:\/\/[^\s<>"]+$/;
const date = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/;
const number = /^-?\d+(?:\.\d+)?$/;

/** Texts by data type. A text of a kind is also a Text. */
const texts: Readonly<Record<string, (text: string) => boolean>> = {
  Text: () => true,
  CssSelectorType: () => true,
  XPathType: () => true,
  PronounceableText: () => true,
  URL: (text) => url.test(text),
  Date: (text) => date.test(text),
  DateTime: (text) => dateTime.test(text),
  Time: (text) => /^\d{2}:\d{2}(?::\d{2})?/.test(text),
  Number: (text) => number.test(text),
  Float: (text) => number.test(text),
  Integer: (text) => /^-?\d+$/.test(text),
  Boolean: (text) => /^(?:https?:\/\/schema\.org\/)?(?:True|False)$/.test(text),
};

/** What a value is, when the property may not have it; undefined when it may. */
export function valueFault(vocabulary: Vocabulary, property: string, value: Json): string | undefined {
  const range = [...vocabulary.rangeOf(property)];
  if (typeof value === 'string') {
    return range.some((type) => textFits(vocabulary, type, value)) ? undefined : `the text "${value}"`;
  }
  if (typeof value === 'number') {
    const fits = range.some((type) => ['Number', 'Integer', 'Float'].includes(type));
    return fits ? undefined : `the number ${value}`;
  }
  if (typeof value === 'boolean') return range.includes('Boolean') ? undefined : `the value ${String(value)}`;
  if (value === null) return 'null';
  if (!isObject(value)) return undefined;
  const types = listOf(value['@type']).map(wordsOf);
  // A reference alone: what it refers to is looked at where it stands.
  if (types.length === 0) return undefined;
  const fits = types.some((type) => range.some((wanted) => vocabulary.isKindOf(type, wanted)));
  return fits ? undefined : `a node of the type ${types.join(', ')}`;
}

function textFits(vocabulary: Vocabulary, type: string, text: string): boolean {
  const fits = texts[type];
  if (fits !== undefined) return fits(text);
  // The address of a thing stands for it, as in `item` of a breadcrumb.
  if (url.test(text) && !text.includes('schema.org/')) return !(type in texts);
  // A member of an enumeration, by its address: "https://schema.org/InStock".
  const [, member] = /^https?:\/\/schema\.org\/(\w+)$/.exec(text) ?? [];
  return member !== undefined && vocabulary.membersOf(member).has(type);
}

// The questions of structured data are those of the page, word for word.

const questionTags = new Set(['h3', 'h4', 'summary', 'dt']);

interface Question {
  readonly question: string;
  readonly answer: string;
}

function* checkFaq({ file, blocks }: HtmlPage, objects: readonly JsonObject[]): Findings {
  const structured = objects.filter((object) => object['@type'] === 'Question').map(structuredQuestion);
  const visible = visibleQuestions(blocks);
  for (const [index, { question, answer }] of structured.entries()) {
    const shown = visible[index];
    if (shown?.question !== question) {
      yield finding(
        'faq-differs',
        file,
        `Structured data asks "${question}", the page "${shown?.question ?? 'nothing'}".`,
      );
    } else if (shown.answer !== answer) {
      const at = firstDifference(answer, shown.answer);
      yield finding(
        'faq-differs',
        file,
        `The answer to "${question}" differs: ${excerpt(answer, at)} in structured data.`,
      );
    }
  }
  if (visible.length > structured.length) {
    yield finding(
      'faq-differs',
      file,
      `The page answers ${visible.length} questions, structured data ${structured.length}.`,
    );
  }
}

function structuredQuestion(object: JsonObject): Question {
  const accepted = object.acceptedAnswer;
  const answer = isObject(accepted) ? accepted.text : undefined;
  return { question: normal(wordsOf(object.name)), answer: normal(wordsOf(answer)) };
}

/** A heading of the section #faq, and what follows until the next. */
function visibleQuestions(blocks: readonly TextBlock[]): Question[] {
  const questions: { question: string; answer: string }[] = [];
  for (const { section, tag, text } of blocks) {
    if (section !== 'faq' || tag === 'h2') continue;
    const open = questions.at(-1);
    if (questionTags.has(tag)) questions.push({ question: normal(text), answer: '' });
    else if (open !== undefined) open.answer = normal(`${open.answer} ${text}`);
  }
  return questions;
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function normal(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
