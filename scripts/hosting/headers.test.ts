/** The headers that hosts send: what they forbid and allow, and that each host's format says the same. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { themeScript } from '#client/theme-script.ts';
import { root } from '../lib/run-command.ts';
import { headerRules, headersFor, parseHeaders, printHeaders, printNginx } from './headers.ts';

const rules = headerRules();
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

it('lets browsers keep only what is named by its content', () => {
  expect(of('/_astro/Base.abc.css')['Cache-Control']).toContain('immutable');
  expect(of('/api/models.json')).not.toHaveProperty('Cache-Control');
});

it('is read back as it was written', () => {
  const text = printHeaders(rules);
  expect(parseHeaders(text)).toEqual(rules);
  expect(parseHeaders(`# a comment\n\n${text}`)).toEqual(rules);
  // The limit of Cloudflare Pages.
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(2000);
});

it('refuses a file that is not one', () => {
  expect(() => parseHeaders('  X-A: b')).toThrow('neither a path nor a header');
  expect(() => parseHeaders('/a\n  no header')).toThrow('no header');
});

it('matches patterns to the letter', () => {
  const found = (pattern: string, path: string) =>
    Object.keys(headersFor([{ pattern, headers: { 'X-A': 'b' } }], path)).length > 0;
  expect(found('/*.md', '/q/a.md')).toBe(true);
  expect(found('/*.md', '/q/amd')).toBe(false);
  expect(found('/api/*', '/apis/')).toBe(false);
  expect(found('/llms.txt', '/llms.txt.html')).toBe(false);
});

it('is what docs/hosting.md shows for nginx', () => {
  const [, shown] =
    /```nginx\n([\s\S]*?)\n```/.exec(readFileSync(join(root, 'docs/hosting.md'), 'utf8')) ?? [];
  expect(shown).toBe(printNginx(rules));
});
