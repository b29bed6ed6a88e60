/** On what terms the data may be used: said by the catalog, and by every output that others take data from. */
import type { BuiltSite } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, nodesOf } from '../../html-page.ts';
import { isObject, objectsIn, wordsOf, type Json, parsed } from '../../json.ts';
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
    const head = headOf(site.files.paths.has(bulk) ? site.files.read(bulk) : '');
    return {
      *page(page) {
        yield* checkDataset(page, head);
      },
      *text(file, text) {
        if (/^api\/.*\.json$/.test(file) && text.startsWith('{"generated"'))
          yield* checkHead(site, file, headOf(text));
        if (file.endsWith('.csv-metadata.json')) yield* checkHead(site, file, headOfTable(site, text));
        if (file === 'api/openapi.json') yield* checkDescription(site, file, text, head);
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
function headOf(text: string): Head {
  const before = text.slice(0, text.indexOf('"gateway":') >>> 0);
  const value = (name: string) => {
    const [, said] = new RegExp(`"${name}":("(?:[^"\\\\]|\\\\.)*")`).exec(before) ?? [];
    return said === undefined ? undefined : wordsOf(JSON.parse(said) as Json);
  };
  return { license: value('license'), licenseUrl: value('licenseUrl'), citation: value('citation') };
}

/** What stands in the description of a table, which names a licence by its address alone. */
function headOfTable({ catalog }: BuiltSite, text: string): Head {
  const [node = {}] = objectsIn(parsed(text) ?? null);
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
  for (const node of nodesOf(page)) {
    if (node['@type'] !== 'Dataset') continue;
    if (node.license !== head.licenseUrl || node.creditText !== head.citation)
      yield finding(
        'license-wrong',
        page.file,
        `Its data set has the licence ${wordsOf(node.license) || 'of nobody'} and the source ${wordsOf(node.creditText) || 'of nobody'}, ${bulk} has others.`,
      );
  }
}

/** The description of the API names the licence of the data, where there is one. */
function* checkDescription({ catalog }: BuiltSite, file: string, text: string, head: Head): Findings {
  const { license } = catalog.data ?? {};
  const [, told] = /"license":\{"name":"[^"]*","url":"([^"]*)"\}/.exec(text.split('"paths":')[0] ?? '') ?? [];
  if (told !== (license === 'none' ? undefined : head.licenseUrl))
    yield finding('license-wrong', file, `Its licence is "${told ?? ''}", not "${head.licenseUrl ?? ''}".`);
}

function* checkText({ catalog: { data } }: BuiltSite, file: string, text: string, head: Head): Findings {
  if (data === undefined) return;
  if (!text.includes(head.licenseUrl ?? 'No licence is granted for the data'))
    yield finding('license-wrong', file, 'It does not say on what terms the data may be used.');
}
