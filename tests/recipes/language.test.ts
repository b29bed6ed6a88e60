/** The recipe for a language of code examples: its entry, its printer and its runner, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyRepository, type Workshop } from './workshop.ts';

const registry = 'src/catalog/registry/languages.ts';
const printers = 'src/examples/index.ts';
const printer = 'src/examples/javascript.ts';
const runners = 'scripts/check/examples/runners.ts';
const runner = 'scripts/check/examples/javascript/runner.ts';

const entry = `  javascript: {
    name: 'JavaScript',
    label: 'JavaScript / fetch',
    suffix: '',
    extension: 'mjs',
    mediaType: 'text/javascript',
    grammar: 'javascript',
    fence: 'js',
    comment: '//',
    packageIndex: null,
    install: null,
    program: 'node',
    needs: 'Node 20 or later.',
  },
`;
const entriesEnd = '} as const satisfies';

const printerText = `import { jsonString } from './literals.ts';
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
  package: () => undefined,
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

const catalog = `gateway:
  name: Small Gateway
  url: https://small.example
  baseUrl: https://api.small.example/v1
  currency: USD
  apiKey: { env: SMALL_KEY, placeholder: sk-... }
  links: { getKey: https://small.example/key }
providers:
  acme: { name: Acme }
models:
  - { id: acme/chat, name: Acme Chat, modality: chat, prices: { input: 1, output: 2 } }
  - { id: acme/vector, name: Acme Vector, modality: embedding, prices: { input: 0.5 } }
`;

/** In a folder of its own, as its records stand beside it. */
const small = 'small/models.yaml';

let copy: Workshop;
const inDist = (file: string) => readFileSync(join(copy.folder, 'dist', file), 'utf8');

beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => {
  copy.remove();
});

test('an entry with any one property left out does not compile', () => {
  const text = copy.read(registry);
  const properties = [...entry.matchAll(/^ {4}(\w+): .*\n/gm)];
  const files = properties.map(([line, name = '']) => {
    const file = `without-${name}.ts`;
    copy.write(file, text.replace(entriesEnd, entry.replace(line, '') + entriesEnd));
    return file;
  });
  expect(files.length).toBeGreaterThan(7);
  expect(copy.typeErrors(files)).toEqual(files.sort());
});

test('an entry alone does not compile, and its two holes are told', () => {
  copy.insert(registry, entry, entriesEnd);
  expect(copy.typeErrors([printers, runners])).toEqual([runners, printers].sort());
});

test('with its printer and its runner it does, and the site builds', async () => {
  copy.write(printer, printerText);
  copy.insert(
    printers,
    `import { javascript } from './javascript.ts';\n`,
    `import { node } from './node.ts';`,
  );
  copy.insert(printers, ', javascript', ' };\n\nexport interface Example {');
  copy.write(runner, runnerText);
  copy.insert(runners, `import { javascript } from './javascript/runner.ts';\n`, `import { node }`);
  copy.insert(runners, ', javascript', ' };\n');
  // That there are no more than these two holes is seen here.
  expect(copy.typeErrors([printers, runners, 'scripts/check-examples.ts'])).toEqual([]);

  copy.write(small, catalog);
  const { code, output } = await copy.run('scripts/build.ts', ['--draft'], {
    CATALOG: small,
    BUILD_DATE: '2026-11-23',
  });
  expect(code, output).toBe(0);
});

test('the page has its tab and its code, shown when it is chosen', () => {
  const page = inDist('q/acme-chat-pricing/index.html');
  expect(page).toMatch(
    /<input type="radio" name="language-acme-chat" value="javascript"><span>JavaScript \/ fetch/,
  );
  expect(page).toMatch(/data-language="javascript">.*<pre class="code" data-lang="javascript"/s);
  const sheets = readdirSync(join(copy.folder, 'dist/_astro')).filter((file) => file.endsWith('.css'));
  expect(sheets.map((file) => inDist(`_astro/${file}`)).join('')).toMatch(
    /\[value=["']?javascript["']?\]:checked\) \[data-language=["']?javascript["']?\]/,
  );
});

test('so have the twin, the plain files, the API and its schema', () => {
  expect(inDist('q/acme-chat-pricing.md')).toMatch(
    /^### JavaScript \/ fetch\n\n```js\nconst key = process\.env\.SMALL_KEY;$/m,
  );
  expect(inDist('examples/acme-chat/chat.mjs')).toContain('"model": "acme/chat"');
  expect(JSON.parse(inDist('api/models/acme/chat.json'))).toMatchObject({
    examples: expect.arrayContaining([
      { task: 'Message', language: 'javascript', url: 'https://small.example/examples/acme-chat/chat.mjs' },
    ]) as unknown,
  });
  expect(inDist('api/schema.json')).toContain('`python`, `node`, `curl` or `javascript`.');
  expect(inDist('api/examples/cost.mjs')).toContain('https://small.example/api/models/acme/');
});

test('the check of the site agrees', async () => {
  const { code, output } = await copy.run('scripts/check-site.ts', [], {
    CATALOG: small,
    BUILD_DATE: '2026-11-23',
  });
  expect(code, output).toBe(0);
});

interface ExampleReport {
  readonly summary: readonly string[];
  readonly findings: readonly { readonly code: string; readonly message: string }[];
}

/** The check of the examples, but for those in Python: that may have to be installed. */
async function examples(): Promise<ExampleReport> {
  const options = ['--catalog', small, '--no-faults', '--format', 'json'];
  const { stdout, output } = await copy.run('scripts/check-examples.ts', options, { PYTHON: 'no-python' });
  expect(stdout, output).toMatch(/^\{/);
  return JSON.parse(stdout) as ExampleReport;
}

test('the examples are run, and one that is wrong is found', async () => {
  const right = await examples();
  expect(right.summary.join('\n')).toContain('3 JavaScript');
  expect(right.findings.filter(({ code }) => !['not-run', 'evidence-missing'].includes(code))).toEqual([]);

  copy.write(printer, printerText.replace('authorization', 'authorisation'));
  const wrong = (await examples()).findings.filter(({ code }) => code === 'example-wrong');
  expect(wrong.map(({ message }) => message).join('\n')).toMatch(
    /^chat\.mjs of acme\/chat \(traffic\): .*is refused/m,
  );
});

test('CONTRIBUTING names what was touched, and nothing else was', () => {
  const recipe =
    /^- A language of code examples: .*(?:\n {2}.*)*/m.exec(copy.read('CONTRIBUTING.md'))?.[0] ?? '';
  const touched = [...copy.touched].filter((file) => !file.startsWith('without-') && file !== small);
  expect(touched.sort()).toEqual([registry, printers, printer, runners, runner].sort());
  for (const file of touched) expect(recipe).toContain(`\`${file.replace('javascript', '<language>')}\``);
});
