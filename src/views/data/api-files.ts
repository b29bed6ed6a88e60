/** The files below `/api/`, each told once: for the page that documents them, and for their OpenAPI description. */
import { address, modelFileAddress, pathOf } from '#address.ts';
import { stems } from '#catalog/registry/file-paths.ts';
import { code, link, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { modalitiesOf, providersOf } from '#views/words/catalog-groups.ts';

export interface ApiFile {
  /** An address to try. */
  readonly href: string;
  /** How the page writes it: `/api/models/<id>.json`. */
  readonly shown: string;
  /** What it has. */
  readonly says: Inlines;
  /** What generated clients call the request: `getModel`. */
  readonly operation: string;
  /** Name of the definition in `/api/schema.json`; `list` is its root. Undefined of what has none there. */
  readonly definition?: string;
  /** @default 'application/json' */
  readonly type?: string;
  /** Paths with names in braces in place of their parts, where it is one of many files. */
  readonly templates?: readonly string[];
  /** What the names stand for. */
  readonly parameters?: readonly PathParameter[];
}

export interface PathParameter {
  readonly name: string;
  readonly says: string;
  /** All there are, where those are few. */
  readonly values?: readonly string[];
}

/** In the order of the page; without those of which this catalog has none. */
export function apiFiles(site: Site): ApiFile[] {
  return [
    single('index.json', 'getIndex', 'indexFile', [
      'Every model in one short row: prices, context, abilities, lifecycle. Assistants can read all of it at once',
    ]),
    single('models.json', 'getModels', 'list', ['All models with all their prices']),
    table('models.csv', 'getModelsTable', [
      'The same as one line per price; ',
      link(address('api/models.csv-metadata.json'), 'what its columns mean'),
    ]),
    table('models-spreadsheet.csv', 'getModelsSpreadsheet', [
      'The same for Excel and other spreadsheets: it begins with a byte order mark, so that names in any alphabet open as they are. In all tables a text that begins like a formula has an apostrophe before it',
    ]),
    ...modelFile(site),
    ...ofGroups(
      'modality',
      'getModality',
      'The models of one kind',
      modalitiesOf(site).map(({ modality }) => modality),
      (modality) => `api/modalities/${modality}`,
    ),
    ...ofGroups(
      'provider',
      'getProvider',
      'The models of one provider',
      providersOf(site).map(({ provider }) => provider.id),
      stems.providerFile,
    ),
    single('history.json', 'getHistory', 'historyFile', [
      'What every price was on each recorded day, with its sources; of one model, it is ',
      code('timeline'),
      ' in its own file',
    ]),
    table('history.csv', 'getHistoryTable', [
      'The same as one line per price and time; ',
      link(address('api/history.csv-metadata.json'), 'what its columns mean'),
    ]),
    single('deprecations.json', 'getDeprecations', 'deprecationsFile', [
      'The models that go, with the day and what takes their place; also as a ',
      link(address('deprecations.ics'), 'calendar'),
    ]),
    single('schema.json', 'getSchema', undefined, [
      'JSON Schema (2020-12) of them all: its root describes the list of all models, its definitions the other files',
    ]),
  ];
}

function single(name: string, operation: string, definition: string | undefined, says: Inlines): ApiFile {
  const href = address(`api/${name}`);
  return { href, shown: href, says, operation, ...(definition !== undefined && { definition }) };
}

function table(name: string, operation: string, says: Inlines): ApiFile {
  return { ...single(name, operation, undefined, says), type: 'text/csv' };
}

/** Names of the parts of a model's address, from its last one on; what stands before them is numbered. */
const parts = ['model', 'provider'];

function modelFile({ catalog }: Site): ApiFile[] {
  const [model] = catalog.models;
  if (model === undefined) return [];
  // An id may have a slash or none or several, and no name in an address may stand for one.
  const lengths = new Set(
    [...catalog.models, ...catalog.moved].map(({ fileStem }) => fileStem.split('/').length),
  );
  const names = Array.from(
    { length: Math.max(...lengths) },
    (_, index) => parts[index] ?? `part${String(index)}`,
  );
  const template = (length: number) =>
    names
      .slice(0, length)
      .reverse()
      .map((name) => `{${name}}`)
      .join('/');
  return [
    {
      href: modelFileAddress(model),
      shown: '/api/models/<id>.json',
      operation: 'getModel',
      definition: 'modelFile',
      says: [
        'One model, also with its price history, its rank and its code examples; an alias instead of the id leads there, too. In the address the id is in lower case, slashes stay, and what an address cannot hold is a dash: ',
        code('file'),
        ' in the list of all models is the whole address',
      ],
      templates: [...lengths]
        .sort((a, b) => a - b)
        .map((length) => pathOf(modelFileAddress({ fileStem: template(length) }))),
      parameters: names.map((name) => ({
        name,
        says: `Part of the id of a model, or of an alias, in lower case: ids are cut at their slashes.`,
      })),
    },
  ];
}

function ofGroups(
  name: string,
  operation: string,
  says: string,
  values: readonly string[],
  stem: (value: string) => string,
): ApiFile[] {
  const path = (value: string) => address(`${stem(value)}.json`);
  const [first] = values;
  if (first === undefined) return [];
  return [
    {
      href: path(first),
      shown: `/${stem(`<${name}>`)}.json`,
      operation,
      definition: `${name}File`,
      says: [says],
      templates: [pathOf(path(`{${name}}`))],
      parameters: [{ name, says: `Which ${name}.`, values }],
    },
  ];
}
