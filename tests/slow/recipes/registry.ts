/** The recipes for a condition, a meter and a kind of model: an entry each, and a line for whoever checks it. */
import { withoutEach, type Addition, type Recipe, type Workshop } from './workshop.ts';

const oracle = 'scripts/check/site/oracle/words.ts';
const requests = 'src/examples/requests.ts';

const conditionEntry: Addition = {
  file: 'src/catalog/registry/conditions.ts',
  before: '  region: text({\n',
  text: `  style: choice(['photo', 'drawing'], {
    says: 'Style of the image',
    example: 'drawing',
    words: (style) => \`as a \${style}\`,
    field: { name: 'style', label: 'Style' },
    about: 'product',
  }),
`,
};

const condition: Recipe = {
  kind: 'A condition',
  key: 'style',
  entry: conditionEntry,
  lines: [
    {
      file: oracle,
      before: '  region: { words:',
      text: '  style: { words: (style) => `as a ${style}` },\n',
    },
  ],
  incomplete: (read) => withoutEach(conditionEntry, read),
};

const meterEntry: Addition = {
  file: 'src/catalog/registry/meters.ts',
  before: "  videoSecond: time('second'",
  text: `  sheet: things('images', 1, {
    label: 'Sheets',
    noun: { one: 'sheet', many: 'sheets' },
    span: ['0.001', '20'],
  }),
`,
};

const meter: Recipe = {
  kind: 'A meter',
  key: 'sheet',
  entry: meterEntry,
  lines: [
    {
      file: oracle,
      before: "  videoSecond: things('Video'",
      text: "  sheet: things('Sheets', 'images', 'sheet', 'sheets'),\n",
    },
  ],
  incomplete: (read) => withoutEach(meterEntry, read),
};

const modalityEntry: Addition = {
  file: 'src/catalog/registry/modalities.ts',
  before: '  ocr: {\n    aNoun',
  text: `  translation: {
    aNoun: 'a translation model',
    noun: 'translation model',
    plural: 'translation models',
    title: 'Translation models',
    does: 'translate a text',
    endpoint: { path: '/translations', of: 'Acme' },
    headline: [['characters']],
    perCall: ['request'],
    spans: {},
    contextBounds: 'request',
    fillsContext: undefined,
    workloads: [{ id: '100-letters', label: '100 letters of 2,000 characters', usage: { characters: 2000 }, requests: 100 }],
  },
`,
};

const modality: Recipe = {
  kind: 'A kind of model',
  key: 'translation',
  entry: modalityEntry,
  lines: [
    {
      file: requests,
      before: '  ocr: { draft: ocr',
      text: `  translation: {
    draft: () => [{ task: 'translate', title: 'Translate', fields: { text: 'Guten Tag' }, result: 'json', parts: [] }],
    brings: [],
  },
`,
    },
    { file: oracle, before: '  ocr: { pages: 1', text: '  translation: { characters: 2000 },\n' },
  ],
  incomplete: (read) => withoutEach(modalityEntry, read),
};

export const entries: readonly Recipe[] = [condition, meter, modality];

/** Entries that are there, whatever their form, each with any one property left out: none compiles. */
export function presentEntriesIncomplete(read: Workshop['read']): ReadonlyMap<string, string> {
  const names = {
    conditions: ['audio', 'region', 'inputTokensOver', 'utc', 'days'],
    meters: ['cacheRead', 'pages', 'cacheStorageHour'],
    modalities: ['rerank'],
  };
  return new Map(
    Object.entries(names).flatMap(([registry, keys]) => {
      const text = read(`src/catalog/registry/${registry}.ts`);
      return keys.flatMap((key) => {
        const entry = new RegExp(`^ {2}${key}: [^]*?^ {2}\\}`, 'm').exec(text)?.[0] ?? '';
        const properties = [...entry.matchAll(/^ {4}(\w+): .*,\n/gm)];
        if (properties.length < 2)
          throw new Error(`${key} of ${registry} has ${properties.length} properties.`);
        return properties.map(
          ([line, property = '']) =>
            [
              `src/catalog/registry/${registry}-${key}-without-${property}.ts`,
              text.replace(entry, entry.replace(line, '')),
            ] as const,
        );
      });
    }),
  );
}
