import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../scripts/lib/run-command.ts';
import { serveDirectory, type StaticServer } from '../scripts/lib/static-server.ts';
import { dist } from './support/built-pages.ts';
import { temporaryFolder } from './support/run-build.ts';

// The programs on the page of the API are run as they stand, against the built files; only the host is another.
const run = promisify(execFile);
const folder = temporaryFolder();
const shown = join(dist, 'api/examples');
let server: StaticServer;

interface Rate {
  key: string;
  meter: string;
  per: number;
  amount: string;
  when?: object;
}

/** The model that the programs read. */
const id = /\/api\/models\/(.+)\.json"/.exec(readFileSync(join(shown, 'cost.py'), 'utf8'))?.[1] ?? '';
const { models, gateway } = JSON.parse(readFileSync(join(dist, 'api/models.json'), 'utf8')) as {
  models: { id: string; prices: Rate[] }[];
  gateway: { url: string; currency: string };
};
const prices = models.find((model) => model.id === id)?.prices ?? [];

beforeAll(async () => {
  server = await serveDirectory(dist, { port: 0 });
  for (const file of readdirSync(shown)) {
    const parts = readFileSync(join(shown, file), 'utf8').split(`${gateway.url}/`);
    expect(parts, file).toHaveLength(2);
    writeFileSync(join(folder, file), parts.join(`${server.url}/`));
  }
});

afterAll(async () => {
  await server.close();
});

const inFolder = { cwd: folder };

/** What the programs must come to, by whole numbers: the count stands in their text. */
function expected(): string {
  const [, meter, count = ''] =
    /rate\["meter"\] == "(\w+)"[\s\S]*count = ([\d_]+)/.exec(readFileSync(join(shown, 'cost.py'), 'utf8')) ??
    [];
  const rate = prices.find((one) => one.meter === meter && one.when === undefined);
  if (rate === undefined) throw new Error(`${id} has no plain rate for ${meter ?? 'nothing'}.`);
  const [whole = '', fraction = ''] = rate.amount.split('.');
  const scale = 10n ** BigInt(fraction.length) * BigInt(rate.per);
  const total = BigInt(whole + fraction) * BigInt(count.replaceAll('_', ''));
  return `${String(total)}/${String(scale)} ${gateway.currency}`;
}

/** A printed decimal as a fraction over the same scale. */
function asFraction(output: string): string {
  const [text = '', currency = ''] = output.trim().split(' ');
  expect(text).toMatch(/^\d+(\.\d+)?$/);
  const scale = BigInt(expected().split(/[/ ]/)[1] ?? '1');
  const [whole = '', fraction = ''] = text.split('.');
  const value = (BigInt(whole + fraction) * scale) / 10n ** BigInt(fraction.length);
  return `${String(value)}/${String(scale)} ${currency}`;
}

test('Python counts the cost exactly', async () => {
  const { stdout } = await run(process.env.PYTHON ?? 'python3', ['cost.py'], inFolder);
  expect(asFraction(stdout)).toBe(expected());
});

test('Node counts the cost exactly, and its code is sound TypeScript', async () => {
  const node = ['--experimental-strip-types', '--no-warnings', 'cost.mts'];
  const strict =
    '--noEmit --strict --noUncheckedIndexedAccess --target esnext --module esnext --ignoreConfig';
  const [{ stdout }] = await Promise.all([
    run(process.execPath, node, inFolder),
    run(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), ...strict.split(' '), 'cost.mts'],
      inFolder,
    ),
  ]);
  expect(asFraction(stdout)).toBe(expected());
});

test('curl lists the rates of one model, below the head of the table', async () => {
  const { stdout } = await run('sh', ['prices.sh'], inFolder);
  const [head, ...lines] = stdout.trim().split(/\r?\n/);
  expect(head).toMatch(/^id,name,/);
  expect(lines.map((line) => line.split(',')[0])).toEqual(prices.map(() => id));
  for (const [index, { amount, key }] of prices.entries()) {
    expect(lines[index]).toContain(`,${amount},`);
    expect(lines[index]).toContain(key);
  }
});

test('web pages of any origin may read the files, and an unchanged one is not sent again', async () => {
  for (const file of ['models.json', 'models.csv', 'schema.json', `models/${id}.json`]) {
    const address = `${server.url}/api/${file}`;
    const first = await fetch(address);
    await first.arrayBuffer();
    expect(first.headers.get('access-control-allow-origin'), file).toBe('*');
    const again = await fetch(address, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
    expect(again.status, file).toBe(304);
  }
  const page = await fetch(`${server.url}/`);
  await page.arrayBuffer();
  expect(page.headers.get('access-control-allow-origin')).toBeNull();
});
