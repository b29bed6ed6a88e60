import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveDirectory, type StaticServer } from './static-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'ratecard-serve-'));
let server: StaticServer;

beforeAll(async () => {
  mkdirSync(join(folder, 'site/q'), { recursive: true });
  mkdirSync(join(folder, 'site-old'));
  for (const file of ['secret.txt', 'site-old/secret.txt']) writeFileSync(join(folder, file), 'secret');
  const files = [
    'index.html',
    '404.html',
    'q/index.html',
    'q.md',
    'a.css',
    'a.js',
    'a.json',
    'a.csv',
    'a.txt',
    'a.xml',
  ];
  for (const file of [...files, 'a.svg', 'a.png', 'a.webp', 'a.mts'])
    writeFileSync(join(folder, 'site', file), file);
  server = await serveDirectory(join(folder, 'site'), { port: 0 });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test('a folder is answered by its index page', async () => {
  expect(await (await fetch(`${server.url}/`)).text()).toBe('index.html');
  expect(await (await fetch(`${server.url}/q/`)).text()).toBe('q/index.html');
});

test.each([
  ['/', 'text/html;charset=utf-8'],
  ['/404.html', 'text/html; charset=utf-8'],
  ['/q.md', 'text/markdown; charset=utf-8'],
  ['/a.css', 'text/css; charset=utf-8'],
  ['/a.js', 'text/javascript; charset=utf-8'],
  ['/a.json', 'application/json; charset=utf-8'],
  ['/a.csv', 'text/csv; charset=utf-8'],
  ['/a.txt', 'text/plain; charset=utf-8'],
  ['/a.xml', 'application/xml; charset=utf-8'],
  ['/a.svg', 'image/svg+xml; charset=utf-8'],
  ['/a.mts', 'text/x-typescript; charset=utf-8'],
  ['/a.png', 'image/png'],
  ['/a.webp', 'image/webp'],
])('%s is served as %s', async (path, type) => {
  const response = await fetch(server.url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
});

test('what is not there gets the 404 page', async () => {
  const response = await fetch(`${server.url}/nothing/`);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('404.html');
});

test("the site's own headers are sent, and its rules for hosts are followed at once", async () => {
  expect((await fetch(`${server.url}/a.css`)).headers.get('x-a')).toBeNull();
  writeFileSync(
    join(folder, 'site/_headers'),
    '/*\n  X-A: all\n\n/q/*\n  X-B: some\n  Cache-Control: no-store\n',
  );
  const page = await fetch(`${server.url}/q/?a=b`);
  expect([page.headers.get('x-a'), page.headers.get('x-b')]).toEqual(['all', 'some']);
  expect(page.headers.get('cache-control')).toBe('no-store');
  const missing = await fetch(`${server.url}/nothing/`);
  expect([missing.headers.get('x-a'), missing.headers.get('x-b')]).toEqual(['all', null]);
});

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=0.5, br;q=0', 'gzip'],
  ['identity', null],
  ['', null],
])('a client that accepts "%s" gets texts as %s', async (accepted, encoding) => {
  const ask = (path: string) => fetch(server.url + path, { headers: { 'accept-encoding': accepted } });
  for (const path of ['/', '/a.css', '/a.svg', '/nothing/']) {
    const answer = await ask(path);
    expect([path, answer.headers.get('content-encoding')]).toEqual([path, encoding]);
    const vary = [
      ...(path.endsWith('/') ? ['Accept'] : []),
      ...(encoding === null ? [] : ['Accept-Encoding']),
    ];
    expect(answer.headers.get('vary') ?? '').toBe(vary.join(', '));
    expect(await answer.text()).toMatch(/\.(html|css|svg)$/);
  }
  // Pictures are compressed already.
  expect((await ask('/a.png')).headers.get('content-encoding')).toBeNull();
});

test('a part of a file, and one that has not changed, are sent as they are', async () => {
  const headers = { 'accept-encoding': 'br' };
  const part = await fetch(`${server.url}/a.css`, { headers: { ...headers, range: 'bytes=2-4' } });
  expect([part.status, part.headers.get('content-encoding'), await part.text()]).toEqual([206, null, 'css']);
  const etag = (await fetch(`${server.url}/a.css`, { headers })).headers.get('etag') ?? '';
  const same = await fetch(`${server.url}/a.css`, { headers: { ...headers, 'if-none-match': etag } });
  expect([same.status, await same.text()]).toEqual([304, '']);
});

test('a file rebuilt while the server runs is served as it is now', async () => {
  writeFileSync(join(folder, 'site/a.txt'), 'a longer text than before');
  expect(await (await fetch(`${server.url}/a.txt`)).text()).toBe('a longer text than before');
});

test.each([
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
  ['*/*', 'html'],
  ['text/markdown', 'markdown'],
  ['text/markdown, text/html;q=0.9', 'markdown'],
  ['text/html, text/markdown; q=1.0', 'markdown'],
  ['text/html, text/markdown;q=0.5', 'html'],
  ['text/markdown;q=0', 'html'],
])('a page is sent to who accepts "%s" as %s', async (accept, format) => {
  const ask = (path: string) => fetch(server.url + path, { headers: { accept } });
  const page = await ask('/q/?a=b');
  expect(await page.text()).toBe(format === 'html' ? 'q/index.html' : 'q.md');
  expect(page.headers.get('content-type')?.replace('; ', ';')).toBe(`text/${format};charset=utf-8`);
  expect(page.headers.get('vary')).toContain('Accept');
  // A page without a twin, one that is not there, and what is no page.
  expect(await (await ask('/')).text()).toBe('index.html');
  expect((await ask('/nothing/')).status).toBe(404);
  expect((await ask('/a.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
});

test.each(['/../site-old/secret.txt', '/../secret.txt', '/%2e%2e/secret.txt', '/q/..%2f..%2fsecret.txt'])(
  '%s stays inside',
  async (path) => {
    // fetch would tidy the path before sending it.
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      });
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('end', () => {
        resolve(text);
      });
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 404/);
  },
);

test('a port that is taken is an error, not a crash', async () => {
  const port = Number(new URL(server.url).port);
  await expect(serveDirectory(join(folder, 'site'), { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
