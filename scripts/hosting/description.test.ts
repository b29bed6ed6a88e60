/** What a site asks of hosts: what its headers forbid and allow, and that each host's format says the same. */
import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { themeScript } from '#client/theme-script.ts';
import {
  acceptsMarkdown,
  contentType,
  headerRules,
  headersFile,
  headersFor,
  hostingOf,
  isText,
  parseHeaders,
  parseRedirects,
  printHeaders,
  printRedirects,
} from './description.ts';
import { beyondLimits } from './built-site.ts';
import { hosts } from './hosts/index.ts';

const files = [
  '_astro/Base.abc.css',
  'index.html',
  'index.md',
  'q/index.html',
  'q.md',
  'q/a/index.html',
  'q/a.md',
  'other.md',
  '.well-known/agent-skills/a/SKILL.md',
];
const hosting = hostingOf('https://gateway.example/', {
  files,
  redirects: [{ from: '/q/old-pricing/', to: '/q/new-pricing/' }],
});
const rules = headerRules(hosting);
const of = (path: string) => headersFor(rules, path);

describe('content security policy', () => {
  const policy = new Map(
    of('/q/')
      ['Content-Security-Policy']?.split('; ')
      .map((part) => {
        const [directive = '', ...sources] = part.split(' ');
        return [directive, sources] as const;
      }),
  );

  it('forbids what is not named, and never allows inline or evaluated code', () => {
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect([...policy.values()].flat().filter((source) => /unsafe|\*|:/.test(source))).toEqual([]);
    for (const directive of ['base-uri', 'frame-ancestors'])
      expect(policy.get(directive)).toEqual(["'none'"]);
  });

  it('names the one inline script by its hash', () => {
    const hash = createHash('sha256').update(themeScript).digest('base64');
    expect(policy.get('script-src')).toEqual(["'self'", `'sha256-${hash}'`]);
  });
});

it('opens what programs read to every site, and pages to none', () => {
  for (const path of [
    '/api/models.json',
    '/api/models/a/b.json',
    '/changes.xml',
    '/new-models.json',
    '/q/a-pricing.md',
    '/llms.txt',
  ])
    expect(of(path), path).toMatchObject({
      'Access-Control-Allow-Origin': '*',
      'X-Content-Type-Options': 'nosniff',
    });
  for (const path of ['/', '/q/', '/data/chat.json', '/_astro/a.js', '/changes/'])
    expect(of(path), path).not.toHaveProperty('Access-Control-Allow-Origin');
});

it('lets browsers keep only what is named by its content, and only where it is', () => {
  expect(of('/_astro/Base.abc.css')['Cache-Control']).toContain('immutable');
  for (const path of ['/api/models.json', '/', '/_astro/gone.css'])
    expect(of(path)).not.toHaveProperty('Cache-Control');
});

it('says of Markdown which page it is the twin of, and keeps search engines from it', () => {
  for (const [path, page] of [
    ['/index.md', ''],
    ['/q.md', 'q/'],
    ['/q/a.md', 'q/a/'],
    ['/q/list/2.md', 'q/list/2/'],
  ] as const)
    expect(of(path), path).toMatchObject({
      Link: `<https://gateway.example/${page}>; rel="canonical"`,
      'X-Robots-Tag': 'noindex',
    });
  // Other Markdown, and pages.
  for (const path of ['/other.md', '/.well-known/agent-skills/a/SKILL.md', '/', '/q/', '/q/a/', '/llms.txt'])
    expect(Object.keys(of(path))).not.toEqual(expect.arrayContaining(['Link']));
  const draft = headerRules(hostingOf('https://gateway.example/', { isDraft: true, files }));
  expect(headersFor(draft, '/q.md')['X-Robots-Tag']).toBe('noindex, nofollow');
});

it('says no header of an address twice, since hosts join what is said twice', () => {
  const paths = [
    '/',
    '/_astro/Base.abc.css',
    '/index.md',
    '/q.md',
    '/q/a.md',
    '/examples/a/basic.mts',
    '/api/models.csv',
  ];
  for (const path of paths) {
    const said = rules
      .filter(({ pattern }) => Object.keys(headersFor([{ pattern, headers: { a: '' } }], path)).length > 0)
      .flatMap(({ headers }) => Object.keys(headers));
    expect(said.length).toBe(new Set(said).size);
  }
});

it('stands below a path with all its rules', () => {
  const below = headerRules(hostingOf('https://gateway.example/docs/prices/', { files }));
  expect(below.filter(({ pattern }) => !pattern.startsWith('/docs/prices/'))).toEqual([]);
  expect(headersFor(below, '/docs/prices/api/models.json')).toHaveProperty('Access-Control-Allow-Origin');
  expect(headersFor(below, '/docs/prices/q/a.md').Link).toBe(
    '<https://gateway.example/docs/prices/q/a/>; rel="canonical"',
  );
});

it('is read back as it was written', () => {
  const text = printHeaders(rules);
  expect(parseHeaders(text)).toEqual(rules);
  expect(parseHeaders(`# a comment\n\n${text}`)).toEqual(rules);
  expect(parseRedirects(`# a comment\n${printRedirects(hosting.redirects)}`)).toEqual(hosting.redirects);
  // The limit of Cloudflare.
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(2000);
});

it('refuses a file that is not one', () => {
  expect(() => parseHeaders('  X-A: b')).toThrow('neither a path nor a header');
  expect(() => parseHeaders('/a\n  no header')).toThrow('no header');
  expect(() => parseRedirects('/a /b 302')).toThrow('no redirect');
});

it('matches patterns to the letter', () => {
  const found = (pattern: string, path: string) =>
    Object.keys(headersFor([{ pattern, headers: { 'X-A': 'b' } }], path)).length > 0;
  expect(found('/*.md', '/q/a.md')).toBe(true);
  expect(found('/*.md', '/q/amd')).toBe(false);
  expect(found('/api/*', '/apis/')).toBe(false);
  expect(found('/llms.txt', '/llms.txt.html')).toBe(false);
});

it('knows texts, which are sent with their character set', () => {
  const texts = ['text/html', 'application/json', 'image/svg+xml', 'application/xml', 'text/x-python'];
  expect(texts.filter((type) => !isText(type))).toEqual([]);
  expect(['image/png', 'font/woff2', 'video/mp4'].filter(isText)).toEqual([]);
  expect(contentType('text/csv')).toBe('text/csv; charset=utf-8');
  expect(contentType('image/png')).toBe('image/png');
});

// Servers themselves are started and asked in tests/slow/servers.test.ts.
const place = { root: '/srv/site', certificate: '/c.pem', key: '/k.pem' };

/** A module that a host would run. */
async function moduleOf<T>(text = ''): Promise<T> {
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`)) as T;
}
const withFunction = { ...place, hasFunction: true };

describe('Vercel', () => {
  const { headers, redirects } = JSON.parse(hosts.vercel.files(hosting, place)['vercel.json'] ?? '') as {
    headers: { source: string; headers: { key: string; value: string }[] }[];
    redirects: { source: string; destination: string; has?: { key: string; value: string }[] }[];
  };

  test('gets the same rules and redirects, each pattern as it writes them', () => {
    expect(headers.map(({ source }) => source)).toEqual(
      expect.arrayContaining([
        '/(.*)',
        '/api/(.*)',
        String.raw`/(.*)\.md`,
        String.raw`/_astro/Base\.abc\.css`,
      ]),
    );
    const said = headers.map((rule) =>
      Object.fromEntries(rule.headers.map(({ key, value }) => [key, value])),
    );
    expect(said).toEqual([...rules.map((rule) => rule.headers), { Vary: 'Accept' }, { Vary: 'Accept' }]);
    expect(redirects[0]).toEqual({
      source: '/q/old-pricing/',
      destination: '/q/new-pricing/',
      statusCode: 301,
    });
  });

  test('names what a pattern stands for where a value says it', () => {
    const twins = headers.find((rule) => rule.headers.some(({ value }) => value.includes(':splat')));
    expect(twins?.source).toBe(String.raw`/q/:splat(.*)\.md`);
  });

  test('leads who asks for Markdown to the twin', () => {
    const asked = redirects.filter(({ has }) => has !== undefined);
    expect(asked.map(({ source, destination }) => [source, destination])).toEqual([
      ['/', '/index.md'],
      ['/:page(.*)/', '/:page.md'],
    ]);
    for (const { has } of asked)
      expect(has).toEqual([{ type: 'header', key: 'accept', value: acceptsMarkdown }]);
  });
});

describe('Cloudflare’s Worker', () => {
  const files = hosts.cloudflare.files(hosting, withFunction);
  /** Files as Cloudflare has them. */
  const assets: Record<string, string> = {
    '/': 'home',
    '/index.md': '# home',
    '/q/': 'q',
    '/q.md': '# q',
    '/a/': 'a',
  };
  const ASSETS = {
    fetch: (request: Request) => {
      const { pathname } = new URL(request.url);
      const body = assets[pathname];
      return new Response(body ?? 'none', {
        status: body === undefined ? 404 : 200,
        headers: { ...of(pathname), Vary: 'Accept-Encoding' },
      });
    },
  };
  const ask = async (path: string, accept: string) => {
    const { default: worker } = await moduleOf<{
      default: { fetch: (request: Request, env: object) => Promise<Response> };
    }>(files['worker.js']);
    return worker.fetch(new Request(`https://gateway.example${path}`, { headers: { accept } }), { ASSETS });
  };

  test('answers with a twin where Markdown is asked for, and there is one', async () => {
    for (const [path, accept, body] of [
      ['/', 'text/html,*/*;q=0.8', 'home'],
      ['/', 'text/markdown', '# home'],
      ['/q/?a=b', 'text/markdown, text/html;q=0.9', '# q'],
      ['/q/', 'text/html, text/markdown;q=0.5', 'q'],
      ['/a/', 'text/markdown', 'a'],
    ] as const) {
      const answer = await ask(path, accept);
      expect([path, accept, answer.status, await answer.text()]).toEqual([path, accept, 200, body]);
      expect(answer.headers.get('vary')).toBe('Accept-Encoding, Accept');
      expect(answer.headers.get('x-robots-tag')).toBeNull();
      expect(answer.headers.get('content-security-policy')).toBe(of('/')['Content-Security-Policy']);
    }
    expect((await ask('/nothing/', 'text/markdown')).status).toBe(404);
  });

  test('runs for pages alone, and only where it is wanted', () => {
    const { main, assets: set } = JSON.parse(files['wrangler.jsonc'] ?? '') as {
      main: string;
      assets: object;
    };
    expect([main, set]).toEqual([
      'worker.js',
      expect.objectContaining({ binding: 'ASSETS', run_worker_first: ['/', '/*/'] }),
    ]);
    const without = hosts.cloudflare.files(hosting, place);
    expect(Object.keys(without)).toEqual(['wrangler.jsonc']);
    expect(without['wrangler.jsonc']).not.toMatch(/worker|ASSETS/);
  });
});

describe('Netlify', () => {
  test('is told nothing that it would not understand', () => {
    const said = parseHeaders(hosts.netlify.files(hosting, place)[headersFile] ?? '');
    expect(JSON.stringify(said)).not.toContain(':splat');
    expect(headersFor(said, '/q/a.md')).toMatchObject({ 'X-Robots-Tag': 'noindex' });
    expect(headersFor(said, '/q.md').Link).toBe('<https://gateway.example/q/>; rel="canonical"');
  });

  test('rewrites a page to its twin where Markdown is asked for', async () => {
    const text = hosts.netlify.files(hosting, withFunction)['netlify/edge-functions/markdown.js'];
    const { default: rewrite, config } = await moduleOf<{
      default: (request: Request) => URL;
      config: { pattern: string; header: { accept: string } };
    }>(text);
    const asked = (path: string) => rewrite(new Request(`https://gateway.example${path}`)).pathname;
    expect([asked('/'), asked('/q/'), asked('/q/a/')]).toEqual(['/index.md', '/q.md', '/q/a.md']);
    const runs = (path: string) => new RegExp(config.pattern).test(path);
    expect(['/', '/q/', '/q/a/'].filter(runs)).toHaveLength(3);
    expect(['/q.md', '/llms.txt', '/q'].filter(runs)).toEqual([]);
    expect(new RegExp(config.header.accept).test('text/html,*/*;q=0.8')).toBe(false);
    expect(new RegExp(config.header.accept).test('text/markdown, text/html;q=0.9')).toBe(true);
    expect(hosts.netlify.files(hosting, place)).not.toHaveProperty('netlify/edge-functions/markdown.js');
  });
});

test('what a host does not take is said before anything is uploaded', () => {
  const files = new Map([
    ['index.html', 1],
    ['video.mp4', 26 * 1024 * 1024],
  ]);
  expect(beyondLimits({ folder: '', hosting, files }, hosts.cloudflare)).toEqual([
    'video.mp4 has 27,262,976 bytes; a file at Cloudflare has 26,214,400 at most.',
  ]);
  const many = new Map(Array.from({ length: 20_001 }, (_, index) => [String(index), 1]));
  expect(beyondLimits({ folder: '', hosting, files: many }, hosts.cloudflare)).toEqual([
    'The site has 20,001 files; Cloudflare takes 20,000.',
  ]);
  expect(beyondLimits({ folder: '', hosting, files: many }, hosts.nginx)).toEqual([]);
  const withExamples = new Map([
    ...many,
    ['examples/acme-chat/chat.py', 1],
    ['examples/acme-chat/chat.sh', 1],
  ]);
  expect(beyondLimits({ folder: '', hosting, files: withExamples }, hosts.cloudflare)[0]).toMatch(
    /2 of them are examples, of 2 kinds of files: name fewer languages in `gateway\.api\.languages` or fewer tasks in `gateway\.api\.tasks`/,
  );
  const huge = new Map([['index.html', 2 ** 30 + 1]]);
  expect(beyondLimits({ folder: '', hosting, files: huge }, hosts.pages)).toHaveLength(2);
});
