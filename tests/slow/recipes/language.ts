/** The recipe for a language of code examples: its entry, its printer and its runner, and nothing else. */
import { withoutEach, type Addition, type Recipe } from './workshop.ts';

const printers = 'src/examples/index.ts';
export const printer = 'src/examples/javascript.ts';
const runners = 'scripts/check/examples/runners.ts';

const entry: Addition = {
  file: 'src/catalog/registry/languages.ts',
  before: '} as const satisfies',
  text: `  javascript: {
    name: 'JavaScript',
    label: 'JavaScript / fetch',
    suffix: '',
    extension: 'mjs',
    mediaType: 'text/javascript',
    grammar: 'javascript',
    fence: 'js',
    install: null,
    program: 'node',
    onPage: 'code',
    needs: 'Node 20',
  },
`,
};

export const printerText = `import { jsonString } from './literals.ts';
import type { Printer } from './printer.ts';

/** JavaScript that needs no package. */
export const javascript: Printer = {
  example: ({ body, endpoint }, { apiKey, baseUrl }) => \`const key = process.env.\${apiKey.env};
if (!key) throw new Error("Set \${apiKey.env} to your key.");

const response = await fetch(\${jsonString(baseUrl + endpoint)}, {
  method: "POST",
  headers: { authorization: \\\`Bearer \\\${key}\\\`, "content-type": "application/json" },
  body: JSON.stringify(\${JSON.stringify(body, null, 2).replaceAll('\\n', '\\n  ')}),
});
if (!response.ok) throw new Error(await response.text());
console.log(await response.text());
\`,
  apiProgram: ({ modelUrl }) => ({
    stem: 'cost',
    code: \`console.log(await (await fetch(\${jsonString(modelUrl)})).json());\\n\`,
  }),
};
`;

const runnerText = `import { join } from 'node:path';
import type { Runner } from '../runs.ts';
import { runInWorker } from '../worker.ts';

export const javascript: Runner = {
  faults: [{ name: 'wrong role', task: 'chat', find: '"user"', replace: '"usr"' }],
  prints: 'answer',
  startsPrograms: false,
  repeats: false,
  packageVersion: (name) => {
    throw new Error(name + ' is no package of it.');
  },
  prepare: () =>
    Promise.resolve({
      skipped: [],
      notes: [],
      look: (subjects) => Promise.resolve(new Map(subjects.map((subject) => [subject, []]))),
      lanes: [
        {
          takes: () => true,
          run: (runs, bench) =>
            runInWorker(runs, [process.execPath, join(import.meta.dirname, '../node/drive.ts')], bench),
        },
      ],
    }),
};
`;

export const language: Recipe = {
  kind: 'A language',
  key: 'javascript',
  entry,
  lines: [
    { file: printer, text: printerText },
    {
      file: printers,
      text: `import { javascript } from './javascript.ts';\n`,
      before: `import { node } from './node.ts';`,
    },
    { file: printers, text: ', javascript', before: ' };\n\nexport interface Example {' },
    { file: 'scripts/check/examples/javascript/runner.ts', text: runnerText },
    {
      file: runners,
      text: `import { javascript } from './javascript/runner.ts';\n`,
      before: `import { node }`,
    },
    { file: runners, text: ', javascript', before: ' };\n' },
  ],
  incomplete: (read) => withoutEach(entry, read),
  called: (file) => file.replace('javascript', '<language>'),
};
