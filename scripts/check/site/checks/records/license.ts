/** On what terms the data may be used: said by the catalog, and by every output that others take data from. */
import type { BuiltSite } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import { isTag, type HtmlPage } from '../../html-page.ts';
import { isObject, objectsIn, wordsOf, type Json, type JsonObject } from '../../json.ts';
import type { PartKind } from '../../part.ts';

export const licenseCodes = codes('api', {
  'license-missing': {
    why: 'Who finds data without terms may not use it, and who uses it anyway does not know what is asked of them.',
    fix: 'Say it in models.yaml: `site: { data: { license: CC-BY-4.0, citation: … } }`, or `license: none`.',
  },
  'license-wrong': {
    why: 'Whoever takes the data goes by the terms that stand there.',
    fix: 'Build again; if it stays, print `dataTerms` (src/views/words/data-terms.ts).',
  },
});

const finding = raising(licenseCodes);

const bulk = 'api/models.json';

export const licensePart: PartKind = {
  codes: [licenseCodes],
  start(site) {
    const head = headOf(site, bulk);
    return {
      *page(page) {
        yield* checkDataset(page, head);
      },
      *text(file, text) {
        if (/^api\/.*\.json$/.test(file) && text.startsWith('{"generated"'))
          yield* checkHead(site, file, headOf(site, file));
        if (file.endsWith('.csv-metadata.json')) yield* checkHead(site, file, headOfTable(site, text));
        if (file === 'llms.txt') yield* checkText(site, file, text, head);
      },
      *end() {
        // Nobody takes the data of a draft.
        if (head.license === undefined && !site.isDraft && site.files.paths.has(bulk))
          yield finding('license-missing', bulk, 'Nothing says on what terms its data may be used.');
      },
    };
  },
};

type Head = Readonly<Record<'license' | 'licenseUrl' | 'citation', string | undefined>>;

/** What stands before the models. */
function headOf({ files }: BuiltSite, file: string): Head {
  const text = files.paths.has(file) ? files.read(file) : '';
  const [before = ''] = text.split('"gateway":');
  const value = (name: string) => {
    const [, said] = new RegExp(`"${name}":("(?:[^"\\\\]|\\\\.)*")`).exec(before) ?? [];
    return said === undefined ? undefined : wordsOf(JSON.parse(said) as Json);
  };
  return { license: value('license'), licenseUrl: value('licenseUrl'), citation: value('citation') };
}

/** What stands in the description of a table, which names a licence by its address alone. */
function headOfTable({ catalog }: BuiltSite, text: string): Head {
  let node: JsonObject = {};
  try {
    node = [...objectsIn(JSON.parse(text) as Json)][0] ?? {};
  } catch {
    // Found by the check of prices (api-invalid).
  }
  const { 'dc:license': license, 'dc:bibliographicCitation': citation } = node;
  return {
    license: catalog.data?.license,
    licenseUrl: isObject(license) ? wordsOf(license['@id']) : undefined,
    citation: citation === undefined ? undefined : wordsOf(citation),
  };
}

function* checkHead({ catalog: { data } }: BuiltSite, file: string, head: Head): Findings {
  const fault = (what: string, said: string | undefined) =>
    finding('license-wrong', file, `Its ${what} is "${said ?? ''}", not the catalog’s.`);
  if (head.license !== data?.license) yield fault('license', head.license);
  if (head.citation !== data?.citation) yield fault('citation', head.citation);
  const mustLead = data !== undefined && (data.license !== 'none' || data.terms !== undefined);
  const isRight =
    data?.terms === undefined ? (head.licenseUrl !== undefined) === mustLead : head.licenseUrl === data.terms;
  if (!isRight) yield fault('licenseUrl', head.licenseUrl);
}

/** The data set of a page has the terms of the file that it is about. */
function* checkDataset(page: HtmlPage, head: Head): Findings {
  for (const element of page.elements) {
    if (!isTag(element, 'script') || element.getAttribute('type') !== 'application/ld+json') continue;
    if (!element.text.includes('"Dataset"')) continue;
    let nodes: Iterable<ReturnType<typeof objectsIn> extends Iterable<infer N> ? N : never> = [];
    try {
      nodes = objectsIn(JSON.parse(element.text) as Json);
    } catch {
      // Found by the check of structured data.
    }
    for (const node of nodes) {
      if (node['@type'] !== 'Dataset') continue;
      if (node.license !== head.licenseUrl || node.creditText !== head.citation)
        yield finding(
          'license-wrong',
          page.file,
          `Its data set has the licence ${wordsOf(node.license ?? '') || 'of nobody'} and the source ${wordsOf(node.creditText ?? '') || 'of nobody'}, ${bulk} has others.`,
        );
    }
  }
}

function* checkText({ catalog: { data } }: BuiltSite, file: string, text: string, head: Head): Findings {
  if (data === undefined) return;
  if (!text.includes(head.licenseUrl ?? 'No licence is granted for the data'))
    yield finding('license-wrong', file, 'It does not say on what terms the data may be used.');
}
