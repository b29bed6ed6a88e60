// nginx and Caddy themselves, started from what `npm run hosting` prints and asked over HTTPS.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { get as plainGet } from 'node:http';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBuiltSite } from '../../scripts/hosting/built-site.ts';
import { putTogether, runStep, targets } from '../../scripts/hosting/deploy.ts';
import { hostingOf } from '../../scripts/hosting/description.ts';
import { writeManifest } from '../../scripts/lib/manifest.ts';
import { filesIn } from '../../scripts/lib/output-folder.ts';
import { dist } from '../support/built-pages.ts';
import { ask, host, place, startCaddy, startNginx, stopServers, type Server } from './running-servers.ts';
import { toolsOf } from './tools.ts';

/** A root with the site at a base, and one page that is compressed ahead. */
function siteAt(name: string, base: string): string {
  const root = join(place, name);
  mkdirSync(join(root, base), { recursive: true });
  cpSync(dist, join(root, base), { recursive: true });
  writeFileSync(join(root, base, '_redirects'), '');
  mkdirSync(join(root, base, 'plain'));
  writeFileSync(join(root, base, 'plain/index.html'), 'plain');
  mkdirSync(join(root, base, '.git'));
  writeFileSync(join(root, base, '.git/config'), 'secret');
  const page = readFileSync(join(dist, 'llms.txt'));
  writeFileSync(join(root, base, 'llms.txt.br'), brotliCompressSync(page));
  return root;
}

/** What clients accept, and whether they get Markdown for a page. */
const accepted = [
  // Chrome, curl, fetch of browsers.
  [
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7',
    false,
  ],
  ['*/*', false],
  ['', false],
  ['text/markdown', true],
  ['text/markdown, text/html;q=0.9', true],
  ['text/html;q=0.7, text/markdown;q=1.0, */*;q=0.1', true],
  ['text/html, text/markdown;q=0.5', false],
  ['text/markdown;q=0', false],
  ['text/markdownish, x-text/markdown', false],
] as const;

const kinds = [
  ['Caddy', '/', startCaddy],
  ['nginx', '/', startNginx],
  ['Caddy', '/docs/prices/', startCaddy],
  ['nginx', '/docs/prices/', startNginx],
] as const;

afterAll(stopServers);

describe.each(kinds)('%s below %s', (kind, base, startServer) => {
  let server: Server;
  const file = (path: string) => readFileSync(join(dist, path));
  const at = (path: string, options?: Parameters<typeof ask>[2]) => ask(server, `${base}${path}`, options);
  const hosting = hostingOf(`https://${host}${base}`);

  beforeAll(async () => {
    server = await startServer(siteAt(`${kind}${base.replaceAll('/', '-')}`, base), base);
  });

  test('pages are served at their addresses, with every header, and asked about each time', async () => {
    for (const path of ['', 'q/', 'models/']) {
      const { status, headers, body } = await at(path);
      expect([path, status]).toEqual([path, 200]);
      expect(body.equals(file(`${path}index.html`))).toBe(true);
      for (const [name, value] of Object.entries(hosting.headers))
        expect(headers[name.toLowerCase()]).toBe(value);
      expect(headers['cache-control']).toBe(hosting.caching.pages);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      const again = await at(path, { headers: { 'if-none-match': String(headers.etag) } });
      expect(again.status).toBe(304);
      expect(again.headers['cache-control']).toBe(hosting.caching.pages);
    }
  });

  test('an address without its slash, and one that has moved, lead to the page', async () => {
    for (const [from, to] of [
      [`${base}models`, `${base}models/`],
      [`${base}q/acme-old-pricing/`, `${base}changes/`],
      ...(base === '/' ? [] : [[base.slice(0, -1), base] as const]),
    ] as const) {
      const { status, headers } = await ask(server, from);
      expect([301, 308]).toContain(status);
      expect(new URL(headers.location ?? '', `https://${host}${from}`).pathname).toBe(to);
    }
  });

  test('HTTP leads to HTTPS', async () => {
    const [status, location] = await new Promise<[number | undefined, string | undefined]>(
      (resolve, reject) => {
        plainGet(
          { host: '127.0.0.1', port: server.http, path: '/q/?a=b', headers: { host } },
          ({ statusCode, headers }) => {
            resolve([statusCode, headers.location]);
          },
        ).on('error', reject);
      },
    );
    expect([301, 308]).toContain(status);
    expect(location?.replace(`:${server.https}`, '')).toBe(`https://${host}/q/?a=b`);
  });

  test('20 switches under load: no answer fails, none is of two releases, old assets are served', async () => {
    if (base !== '/') return;
    const home = join(place, `${kind}-home`);
    const release = (letter: string) => {
      const folder = join(place, `${kind}-${letter}`);
      const files = {
        'index.html': letter.repeat(60_000),
        'q/index.html': `q${letter.repeat(20_000)}`,
        [`_astro/${letter}.js`]: letter,
        'robots.txt': 'Allow: /',
      };
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      writeManifest(folder, Object.keys(files));
      return readBuiltSite(folder, { siteUrl: `https://${host}/`, head: undefined });
    };
    const sites = [release('a'), release('b')] as const;
    const switchTo = async (letter: 0 | 1, time: number) => {
      const stage = mkdtempSync(join(place, 'stage-'));
      putTogether(sites[letter], targets.server.host, stage);
      const now = new Date(Date.UTC(2026, 0, 1, 0, 0, time));
      for (const step of targets.server.steps(sites[letter], { to: home, now })) await runStep(step, stage);
    };
    await switchTo(0, 0);
    const loaded = await startServer(join(home, 'current'), base);
    const seen = { answers: 0, wrong: [] as string[] };
    let isOver = false;
    const right = {
      '/': /^(?:a{60000}|b{60000})$/,
      '/q/': /^q(?:a{20000}|b{20000})$/,
      '/_astro/a.js': /^a$/,
    };
    const load = async () => {
      while (!isOver) {
        for (const [path, pattern] of Object.entries(right)) {
          const { status, body } = await ask(loaded, path);
          seen.answers += 1;
          if (status !== 200 || !pattern.test(body.toString())) seen.wrong.push(`${String(status)} ${path}`);
        }
      }
    };
    const loads = [load(), load(), load(), load()];
    for (let time = 1; time <= 20; time += 1) await switchTo(time % 2 === 0 ? 0 : 1, time);
    isOver = true;
    await Promise.all(loads);
    expect(seen.wrong).toEqual([]);
    expect(seen.answers).toBeGreaterThan(100);
  });

  test('types and character sets are those of the description', async () => {
    const samples = {
      'api/models.json': 'application/json; charset=utf-8',
      'api/models.csv': 'text/csv; charset=utf-8',
      'changes.xml': 'application/xml; charset=utf-8',
      'models.md': 'text/markdown; charset=utf-8',
      'llms.txt': 'text/plain; charset=utf-8',
      'favicon.svg': 'image/svg+xml; charset=utf-8',
    };
    for (const [path, type] of Object.entries(samples)) {
      const { status, headers, body } = await at(path);
      expect([path, status, headers['content-type']]).toEqual([path, 200, type]);
      expect(body.equals(file(path)), path).toBe(true);
    }
    const examples = Object.keys((JSON.parse(file('manifest.json').toString()) as { files: object }).files);
    for (const [ending, type] of [
      ['mts', 'text/x-typescript'],
      ['py', 'text/x-python'],
      ['sh', 'text/x-shellscript'],
      ['png', 'image/png'],
      ['woff2', 'font/woff2'],
    ] as const) {
      const path = examples.find((name) => name.endsWith(`.${ending}`)) ?? '';
      const { headers } = await at(path);
      expect([path, headers['content-type']?.split(';')[0]]).toEqual([path, type]);
      if (type.startsWith('text/')) expect(headers['content-type']).toContain('utf-8');
    }
  });

  test('what is not there is the page that says so, never kept for long', async () => {
    for (const path of ['nothing/', '_astro/gone.12345678.js', 'nothing.md', 'data/', '404.html']) {
      const { status, headers, body } = await at(path);
      expect([path, status]).toEqual([path, 404]);
      expect(body.equals(file('404.html')), path).toBe(true);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control'] ?? '').not.toContain('immutable');
      expect(headers['content-security-policy']).toBe(hosting.headers['Content-Security-Policy']);
    }
  });

  test('what is for the host alone, or hidden, is not served', async () => {
    for (const path of ['_headers', '_redirects', '.git/config']) expect((await at(path)).status).toBe(404);
  });

  test('only files that are named by their content are kept for good', async () => {
    const [path = ''] = Object.keys(
      (JSON.parse(file('manifest.json').toString()) as { files: object }).files,
    ).filter((name) => name.startsWith('_astro/') && name.endsWith('.js'));
    const { status, headers } = await at(path);
    expect([status, headers['cache-control']]).toEqual([200, hosting.caching.hashed]);
    const again = await at(path, { headers: { 'if-none-match': String(headers.etag) } });
    expect([again.status, again.headers['cache-control']]).toEqual([304, hosting.caching.hashed]);
    expect((await at('api/models.json')).headers['cache-control']).toBe(hosting.caching.pages);
  });

  test('other sites read what is open to them, and nothing else', async () => {
    for (const path of ['api/models.json', 'changes.xml', 'new-models.json', 'models.md', 'llms.txt?a=b']) {
      const { headers } = await at(path, { headers: { origin: 'https://other.example' } });
      expect([path, headers['access-control-allow-origin']]).toEqual([path, '*']);
      expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
      const asked = await at(path, {
        method: 'OPTIONS',
        headers: { origin: 'https://other.example', 'access-control-request-method': 'GET' },
      });
      expect([path, asked.status]).toEqual([path, 204]);
      expect(asked.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, HEAD, OPTIONS',
        'access-control-allow-headers': '*',
        'access-control-max-age': '86400',
      });
      expect(headers).not.toHaveProperty('access-control-max-age');
    }
    const page = await at('models/', { method: 'OPTIONS', headers: { origin: 'https://other.example' } });
    expect(page.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('Markdown that is the twin of a page names the page, and is not for search engines', async () => {
    const [model = ''] = readdirSync(join(dist, 'q')).filter((name) => name.endsWith('.md'));
    for (const [path, page] of [
      ['index.md', ''],
      ['models.md', 'models/'],
      ['models/chat.md', 'models/chat/'],
      [`q/${model}`, `q/${model.slice(0, -3)}/`],
      ['models.md?a=b', 'models/'],
    ] as const) {
      const { status, headers } = await at(path);
      expect([path, status, headers.link, headers['x-robots-tag']]).toEqual([
        path,
        200,
        `<https://${host}${base}${page}>; rel="canonical"`,
        'noindex',
      ]);
    }
    const [skill = ''] = filesIn(dist).filter(
      (path) => path.startsWith('.well-known/') && path.endsWith('.md'),
    );
    for (const path of ['', 'models/', 'llms.txt', 'nothing.md', 'api/models.json', skill]) {
      const { headers } = await at(path);
      expect([path, headers.link, headers['x-robots-tag']]).toEqual([path, undefined, undefined]);
    }
  });

  test('a page is answered with its twin where Markdown is asked for', async () => {
    for (const [page, twin] of [
      ['', 'index.md'],
      ['models/', 'models.md'],
      ['models/chat/?a=b', 'models/chat.md'],
    ] as const)
      for (const [accept, isMarkdown] of accepted) {
        const { status, headers, body } = await at(page, { headers: { accept } });
        const name = isMarkdown ? twin : `${page.split('?')[0] ?? ''}index.html`;
        expect([accept, status, body.equals(file(name))]).toEqual([accept, 200, true]);
        expect(headers['content-type']).toBe(`text/${isMarkdown ? 'markdown' : 'html'}; charset=utf-8`);
        expect(headers.vary).toMatch(/\bAccept(?!-)/);
        expect(headers['x-robots-tag']).toBeUndefined();
        expect(headers['content-security-policy']).toBe(hosting.headers['Content-Security-Policy']);
        const again = await at(page, { headers: { accept, 'if-none-match': String(headers.etag) } });
        expect(again.status).toBe(304);
      }
    const asked = { headers: { accept: 'text/markdown' } };
    // Pages without a twin, and what is no page.
    expect((await at('plain/', asked)).body.toString()).toBe('plain');
    expect((await at('nothing/', asked)).status).toBe(404);
    expect((await at('llms.txt', asked)).headers['content-type']).toBe('text/plain; charset=utf-8');
    expect((await at('q/acme-old-pricing/', asked)).status).toBe(301);
    const head = await at('models/', { method: 'HEAD', ...asked });
    expect(head.headers['content-type']).toBe('text/markdown; charset=utf-8');
  });

  test('nothing is changed: other methods are refused', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const { status, headers } = await at('models/', { method });
      expect([method, status]).toEqual([method, 405]);
      expect(headers.allow).toContain('GET');
    }
    const { status, body } = await at('models/', { method: 'HEAD' });
    expect([status, body.length]).toEqual([200, 0]);
  });

  test('texts are compressed, pictures are not', async () => {
    for (const path of ['', 'api/models.json', 'models.md', 'changes.xml', 'api/models.csv']) {
      const { headers, body } = await at(path, { headers: { 'accept-encoding': 'gzip' } });
      expect([path, headers['content-encoding']]).toEqual([path, 'gzip']);
      expect(headers.vary?.split(', ').sort()).toEqual([
        ...(path === '' ? ['Accept'] : []),
        'Accept-Encoding',
      ]);
      expect(gunzipSync(body).equals(file(path === '' ? 'index.html' : path))).toBe(true);
    }
    const { headers } = await at('_astro/', { headers: { 'accept-encoding': 'gzip' } });
    expect(headers).not.toHaveProperty('immutable');
    if (kind !== 'Caddy') return;
    const ahead = await at('llms.txt', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(ahead.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/plain; charset=utf-8',
    });
    expect(brotliDecompressSync(ahead.body).equals(file('llms.txt'))).toBe(true);
  });

  // It asks for the root of a host alone.
  if (base === '/')
    test('the Observatory gives it an A+', async () => {
      const folder = toolsOf('observatory');
      const observatory = join(folder, 'node_modules/@mdn/mdn-http-observatory');
      // Lists that its installation would fetch: of sites that browsers know, this is none.
      for (const list of ['hsts-preload.json', 'tld-list.json'])
        if (!existsSync(join(observatory, 'conf', list)))
          writeFileSync(join(observatory, 'conf', list), '{}');
      // The host's two ports are ours, whoever asks for them.
      const hook = join(place, 'ports.mjs');
      writeFileSync(
        hook,
        `import net from 'node:net';
const { connect } = net.Socket.prototype;
const ports = { 80: ${server.http}, 443: ${server.https}, ${server.https}: ${server.https} };
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof options === 'object' && options.host === ${JSON.stringify(host)})
    Object.assign(options, { host: '127.0.0.1', port: ports[options.port] });
  return connect.apply(this, args);
};
`,
      );
      const look = async () => {
        const child = spawn(process.execPath, ['--import', hook, join(observatory, 'src/scan.js'), host], {
          env: { ...process.env, NODE_EXTRA_CA_CERTS: server.authority },
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        let text = '';
        child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
        await new Promise((resolve) => child.once('close', resolve));
        return text;
      };
      // To it, a server that is slow to shake hands has a wrong certificate: then it is asked once more.
      let printed = await look();
      if (printed.includes('invalid-cert')) printed = await look();
      const { scan, tests } = JSON.parse(printed) as {
        scan?: { grade: string; score: number; statusCode: number };
        tests: Record<string, { pass: boolean; result: string }>;
      };
      const failed = Object.entries(tests).filter(([, { pass }]) => !pass);
      expect({ grade: scan?.grade, failed, printed: scan === undefined ? printed : '' }).toEqual({
        grade: 'A+',
        failed: [],
        printed: '',
      });
    });
});
