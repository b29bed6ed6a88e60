import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import openapiTypescript, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/lib/run-command.ts';
import type { StaticServer } from '../../scripts/lib/static-server.ts';
import { dist } from '../support/built-pages.ts';
import { serveDist } from '../support/served-site.ts';

// A client is made of the description, as programmers do: its types compile, and its answers are the files.

const run = promisify(execFile);

/** Where packages are found from. */
const cache = join(root, '.cache');
let folder = '';
let server: StaticServer;

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'openapi-'));
  server = await serveDist();
  const description = readFileSync(join(dist, 'api/openapi.json'), 'utf8');
  writeFileSync(join(folder, 'prices.ts'), astToString(await openapiTypescript(description)));
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** What TypeScript says against a program. */
function faultsOf(file: string): string[] {
  const program = ts.createProgram([file], {
    allowImportingTsExtensions: true,
    erasableSyntaxOnly: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noEmit: true,
    noUncheckedIndexedAccess: true,
    strict: true,
    target: ts.ScriptTarget.ESNext,
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).map(({ file: source, start = 0, messageText }) => {
    const line = source?.getLineAndCharacterOfPosition(start).line ?? 0;
    return `${source?.fileName ?? ''}:${String(line + 1)} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

const program = (url: string) => `import createClient from 'openapi-fetch';
import type { paths } from './prices.ts';

const client = createClient<paths>({ baseUrl: ${JSON.stringify(url)} });
const { data: index } = await client.GET('/api/index.json');
const [first] = index?.models['chat'] ?? [];
const id = String(first?.[0] ?? '');
const [provider = '', model = ''] = id.split('/');
const { data, response } = await client.GET('/api/models/{provider}/{model}.json', {
  params: { path: { provider, model } },
});
const amount: string | undefined = data?.prices[0]?.amount;
const days = data?.timeline.flatMap(({ periods }) => periods.map(({ from }) => from ?? '')).length;
const tag = response.headers.get('ETag') ?? '';
const again = await client.GET('/api/models/{provider}/{model}.json', {
  params: { path: { provider, model }, header: { 'If-None-Match': tag } },
  parseAs: 'text',
});
const missing = await client.GET('/api/providers/{provider}.json', {
  // @ts-expect-error There is no such provider.
  params: { path: { provider: 'nobody' } },
});
// @ts-expect-error It has no such key.
data?.cost;
console.log(JSON.stringify([id, data?.id, amount, days, again.response.status, missing.response.status]));
`;

test('a generated client reads the index, a model and what has not changed', async () => {
  const file = join(folder, 'client.ts');
  writeFileSync(file, program(server.url));
  expect(faultsOf(file)).toEqual([]);
  const { stdout } = await run(process.execPath, ['--experimental-strip-types', '--no-warnings', file]);
  const [id, own, amount, days, ...statuses] = JSON.parse(stdout) as [
    string,
    string,
    string,
    number,
    ...number[],
  ];
  const model = JSON.parse(readFileSync(join(dist, `api/models/${id}.json`), 'utf8')) as {
    prices: { amount: string }[];
  };
  expect([own, amount]).toEqual([id, model.prices[0]?.amount]);
  expect(days).toBeGreaterThan(0);
  expect(statuses).toEqual([304, 404]);
});
