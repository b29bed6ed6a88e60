/** JSON-LD of every page by the vocabulary of schema.org, with what search engines ask for. */
import { finding, type SiteFinding } from '../finding.ts';
import { isTag, type HtmlPage } from '../html-page.ts';
import { isObject, objectsIn, wordsOf, type Json, type JsonObject } from '../json.ts';
import type { BuiltSite } from '../built-site.ts';
import type { PartKind } from '../part.ts';
import { checkNode, typesOf, type Place } from './node.ts';
import { schemaVocabulary } from './vocabulary.ts';

export const structuredDataPart: PartKind = {
  groups: ['structured-data'],
  start(site) {
    const names: Names = { defined: new Set(), referred: [] };
    return {
      page: (page) => checkGraphs(site, page, names),
      *end() {
        for (const { file, id } of names.referred) {
          if (!names.defined.has(id))
            yield finding('schema-reference-dangling', file, `No node of the site has the @id ${id}.`);
        }
      },
    };
  },
};

/** Names of nodes: a page may refer to the node of another page. */
interface Names {
  readonly defined: Set<string>;
  readonly referred: { readonly file: string; readonly id: string }[];
}

type Fault = Iterable<SiteFinding>;

function* checkGraphs(site: BuiltSite, page: HtmlPage, names: Names): Fault {
  const { file } = page;
  const scripts = page.elements.filter(
    (element) => isTag(element, 'script') && element.getAttribute('type') === 'application/ld+json',
  );
  if (scripts.length === 0 && !page.noindex) yield finding('schema-missing', file, 'There is no JSON-LD.');
  const graphs = scripts.flatMap(({ rawText }) => parsed(rawText));
  const nodes = graphs.flatMap((graph) => [...placesIn(graph)]);
  site.look('structured-data', 'nodes', nodes.length);
  for (const graph of graphs) {
    const context = isObject(graph) ? graph['@context'] : undefined;
    if (!/^https?:\/\/schema\.org\/?$/.test(wordsOf(context)))
      yield finding('jsonld-invalid', file, `Its @context is "${wordsOf(context)}", not https://schema.org.`);
  }
  for (const place of nodes) yield* checkNode(site, page, place);
  yield* checkIds(site, page, graphs, names);
}

/** Text that does not parse is found by the check of prices (jsonld-invalid). */
function parsed(text: string): Json[] {
  try {
    return [JSON.parse(text) as Json];
  } catch {
    return [];
  }
}

function* placesIn(value: Json, at?: string): Iterable<Place> {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) yield* placesIn(item, at);
  if (!isObject(value)) return;
  if (!('@graph' in value)) yield { node: value, at };
  for (const [name, child] of Object.entries(value)) yield* placesIn(child, name === '@graph' ? at : name);
}

/** Names are given once on a page, and the page's node has the page's address. */
function* checkIds(site: BuiltSite, { file, path }: HtmlPage, graphs: readonly Json[], names: Names): Fault {
  const nodes = graphs
    .flatMap((graph) => [...objectsIn(graph)])
    .filter((node) => typeof node['@id'] === 'string');
  const isReference = (node: JsonObject) => Object.keys(node).length === 1;
  const given = new Set<string>();
  for (const node of nodes) {
    const id = wordsOf(node['@id']);
    if (isReference(node)) {
      names.referred.push({ file, id });
      continue;
    }
    if (given.has(id)) yield finding('schema-id-duplicate', file, `Two nodes have the @id ${id}.`);
    given.add(id);
    names.defined.add(id);
    if (!URL.canParse(id)) yield finding('schema-url-wrong', file, `The @id "${id}" is no whole address.`);
  }
  const own = new URL(path, site.catalog.gateway.url).href;
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
