// Servers of this machine go on after whatever somebody sends them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startMockGateway, type MockGateway } from '../check/examples/mock-gateway/server.ts';
import { loadCatalog } from '#catalog/load.ts';
import { portOf, requestPath, serveDirectory, type StaticServer } from './static-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'ratecard-requests-'));
let site: StaticServer;
let mock: MockGateway;

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), 'the page');
  const { gateway, models } = loadCatalog();
  [site, mock] = await Promise.all([
    serveDirectory(folder, { port: 0 }),
    startMockGateway({ gateway, models, port: 0 }),
  ]);
});

afterAll(async () => {
  await Promise.all([site.close(), mock.close()]);
  rmSync(folder, { recursive: true });
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a server answers to these bytes; nothing where it only hangs up. */
function answer(url: string, parts: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    // A server that has read enough may close before all is sent.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(text);
    });
  });
}

const end = 'HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
const requests: [string, string, RegExp][] = [
  ['two slashes', `GET // ${end}`, /^HTTP\/1\.1 (?:200|404)/],
  ['many slashes', `GET ///x//..//y ${end}`, /^HTTP\/1\.1 404/],
  ['a whole address', `GET http://other.example/nothing ${end}`, /^HTTP\/1\.1 404/],
  ['a broken escape', `GET /%zz%ff ${end}`, /^HTTP\/1\.1 404/],
  ['a null byte', `GET /%00 ${end}`, /^HTTP\/1\.1 404/],
  ['brackets', `GET /[]{}| ${end}`, /^HTTP\/1\.1 4\d\d/],
  ['no path', `OPTIONS * ${end}`, /^HTTP\/1\.1 40[45]/],
  ['no HTTP', 'hello\r\n\r\n', /^HTTP\/1\.1 400/],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    /^HTTP\/1\.1 400/,
  ],
  ['headers without an end', `GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(20_000)}\r\n`, /^HTTP\/1\.1 (?:431|400)/],
];

test.each(requests)('%s are answered, and the servers go on', async (_, request, expected) => {
  expect(await answer(site.url, [request])).toMatch(expected);
  expect(await answer(mock.baseUrl, [request])).toMatch(/^HTTP\/1\.1 (?:4\d\d)/);
  expect(await (await fetch(site.url)).text()).toBe('the page');
  expect((await fetch(`${mock.baseUrl}/models`)).status).toBeLessThan(500);
});

test('a body that has no end is not kept', async () => {
  const head = 'HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 300000000\r\n\r\n';
  const body = Array.from({ length: 33 }, () => Buffer.alloc(1024 * 1024, 'a'));
  expect(await answer(mock.baseUrl, [`POST /v1/chat/completions ${head}`, ...body])).toMatch(
    /^HTTP\/1\.1 413/,
  );
  expect(await answer(site.url, [`POST / ${head}`])).toMatch(/^HTTP\/1\.1 405/);
  expect(await (await fetch(site.url)).text()).toBe('the page');
});

test('they are reached from this machine alone', () => {
  expect(new URL(site.url).hostname).toBe('localhost');
  expect(new URL(mock.baseUrl).hostname).toBe('127.0.0.1');
});

test.each(['', 'abc', '-1', '1.5', '65536', '99999', '80 ', '1e3'])(
  'PORT="%s" is refused in words',
  (value) => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    expect(portOf(value, 4321)).toBeUndefined();
    expect(said).toHaveBeenCalledWith(expect.stringContaining(`PORT is "${value}", which is no port`));
    process.exitCode = undefined;
  },
);

test('a path is what stands before the question', () => {
  expect(['//a', 'http://x/y?z', '*', '', '/a#b', undefined].map((url) => requestPath(url))).toEqual([
    '//a',
    '/y',
    '/*',
    '/',
    '/a',
    '/',
  ]);
});
