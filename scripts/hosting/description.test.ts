/** What a site asks of hosts: what its headers forbid and allow, and that each host's format says the same. */
import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { themeScript } from '#client/theme-script.ts';
import {
  contentType,
  headerRules,
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

const hosting = hostingOf('https://gateway.example/', {
  hashed: ['Base.abc.css'],
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

it('says no header of an address twice, since hosts join what is said twice', () => {
  const paths = ['/', '/_astro/Base.abc.css', '/q/a-pricing.md', '/examples/a/basic.mts', '/api/models.csv'];
  for (const path of paths) {
    const said = rules
      .filter(({ pattern }) => Object.keys(headersFor([{ pattern, headers: { a: '' } }], path)).length > 0)
      .flatMap(({ headers }) => Object.keys(headers));
    expect(said.length).toBe(new Set(said).size);
  }
});

it('stands below a path with all its rules', () => {
  const below = headerRules(hostingOf('https://gateway.example/docs/prices/', { hashed: ['a.1.js'] }));
  expect(below.filter(({ pattern }) => !pattern.startsWith('/docs/prices/'))).toEqual([]);
  expect(headersFor(below, '/docs/prices/api/models.json')).toHaveProperty('Access-Control-Allow-Origin');
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

test('Vercel gets the same rules and redirects, each pattern as it writes them', () => {
  const { headers, redirects } = JSON.parse(hosts.vercel.files(hosting, place)['vercel.json'] ?? '') as {
    headers: { source: string; headers: { key: string; value: string }[] }[];
    redirects: object[];
  };
  expect(headers.map(({ source }) => source)).toEqual(
    expect.arrayContaining(['/(.*)', '/api/(.*)', String.raw`/(.*)\.md`, String.raw`/_astro/Base\.abc\.css`]),
  );
  expect(
    headers.map((rule) => Object.fromEntries(rule.headers.map(({ key, value }) => [key, value]))),
  ).toEqual(rules.map((rule) => rule.headers));
  expect(redirects).toEqual([{ source: '/q/old-pricing/', destination: '/q/new-pricing/', statusCode: 301 }]);
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
    /2 of them are examples, of 2 kinds of files: name fewer languages in `gateway\.api\.languages`/,
  );
  const huge = new Map([['index.html', 2 ** 30 + 1]]);
  expect(beyondLimits({ folder: '', hosting, files: huge }, hosts.pages)).toHaveLength(2);
});
