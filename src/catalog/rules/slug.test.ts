import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelId, slug as slugSchema } from '#catalog/schema/scalars.ts';
import { gateway, load, problemsOf, providers } from '#catalog/test-catalog.ts';
import { fileStemOf, slugOf } from './slug.ts';

/** Ids of the market, each with what its files are called. */
const known: readonly (readonly [id: string, stem: string])[] = [
  ['openai/gpt-5.6-terra', 'openai/gpt-5.6-terra'],
  ['gpt-4o', 'gpt-4o'],
  ['acme/Qwen2.5-Coder-32B-Instruct', 'acme/qwen2.5-coder-32b-instruct'],
  ['@cf/meta/llama-3.1-8b-instruct', 'cf/meta/llama-3.1-8b-instruct'],
  ['acme/@cf/meta/llama-3.1-8b-instruct', 'acme/cf/meta/llama-3.1-8b-instruct'],
  ['acme/talk:free', 'acme/talk-free'],
  ['anthropic.claude-v1:0', 'anthropic.claude-v1-0'],
  ['~anthropic/claude-haiku-latest', 'anthropic/claude-haiku-latest'],
  ['cohere/command-r+', 'cohere/command-rplus'],
  ['claude-haiku-4-5@20251001', 'claude-haiku-4-5-20251001'],
  ['accounts/fireworks/models/llama-v3p1', 'accounts/fireworks/models/llama-v3p1'],
  ['ft:gpt-4o:acme::7p4lURel', 'ft-gpt-4o-acme-7p4lurel'],
  ['a#b', 'a-b'],
];

const character = '[A-Za-z0-9._:@+~#=-]';
const part = fc.stringMatching(new RegExp(`^${character}{0,6}[A-Za-z0-9]${character}{0,6}$`));
const ids = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'))
  .filter((id) => /^[A-Za-z0-9@~_]/.test(id));

describe('the slug of an id', () => {
  it.each(known)('of %s names files %s', (id, stem) => {
    expect(modelId.safeParse(id).success).toBe(true);
    expect(fileStemOf({ id })).toBe(stem);
    expect(slugOf(fileStemOf({ id }))).toBe(stem.replaceAll('/', '-'));
  });

  it('is what the documentation says', () => {
    const rows = readFileSync('docs/catalog-format.md', 'utf8').matchAll(
      /^\| `([^`]+)` +\| `([^`]+)` +\| `\/api\/models\/([^`]+)\.json` +\|$/gm,
    );
    const told = [...rows].map(([, id = '', slug, stem]) => [id, slug, stem]);
    expect(told.length).toBeGreaterThan(3);
    for (const [id = '', slug, stem] of told)
      expect([slugOf(fileStemOf({ id })), fileStemOf({ id })]).toEqual([slug, stem]);
  });

  it('is what the catalog gives, where it gives one', () => {
    expect(fileStemOf({ id: '@cf/Meta/x', slug: 'meta-x' })).toBe('meta-x');
  });

  it.each([
    '',
    'a b',
    'a//b',
    '/a',
    'a/',
    'a/../b',
    '.a',
    '-a',
    ':free',
    '@',
    'a/@/b',
    'a"b',
    "a'b",
    'a\\b',
    'a`b',
    'a$b',
    'a%2Fb',
    'a?b',
    'a&b',
    'a<b',
    'a,b',
    'ä',
    'a\n',
    'a\u202eb',
    'a'.repeat(201),
  ])('is not asked of %j, which is no id', (id) => {
    expect(modelId.safeParse(id).success).toBe(false);
  });

  it('is not asked of what is long and no id either, without delay', () => {
    expect(modelId.safeParse(`${'aaaaaaaa/'.repeat(22)} `).success).toBe(false);
  });

  it('is safe on every system and takes no more than an address can hold, whatever the id', () => {
    fc.assert(
      fc.property(ids, (id) => {
        expect(modelId.safeParse(id).success).toBe(true);
        const stem = fileStemOf({ id });
        for (const name of stem.split('/')) expect(name).toMatch(/^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/);
        expect(encodeURI(stem)).toBe(stem);
        expect(slugSchema.safeParse(slugOf(stem)).success).toBe(true);
        // What names files once is the name of itself: a slug can be copied into the catalog and stays.
        expect(fileStemOf({ id: stem })).toBe(stem);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('of ids in lower case is what it always was', () => {
    const plain = fc.stringMatching(
      /^[a-z0-9][a-z0-9._:-]{0,8}[a-z0-9](?:\/[a-z0-9][a-z0-9._:-]{0,8}[a-z0-9]){1,3}$/,
    );
    fc.assert(
      fc.property(plain, (id) => {
        fc.pre(!id.includes('::'));
        expect(slugOf(fileStemOf({ id }))).toBe(id.replaceAll(/[/:]/g, '-'));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is unique in a catalog that loads; one that does not says which two ids share it', () => {
    const like = fc.constantFrom(
      'a/b',
      'A/b',
      'a-b',
      'a:b',
      'a+b',
      'aplusb',
      'a/b:c',
      'a/b/c',
      '@a/b',
      'a/c',
    );
    fc.assert(
      fc.property(fc.uniqueArray(like, { minLength: 2, maxLength: 5 }), (some) => {
        const text = `${gateway}${providers}models:\n${some
          .map((id) => `  - { id: "${id}", provider: acme, name: X, modality: chat, prices: { input: 1 } }\n`)
          .join('')}`;
        const slugs = some.map((id) => slugOf(fileStemOf({ id })));
        if (new Set(slugs).size === some.length) {
          expect(load(text).models.map(({ slug }) => slug)).toEqual(slugs);
          return;
        }
        const problems = problemsOf(text);
        expect(problems).toHaveLength(some.length - new Set(slugs).size);
        for (const { code, message, fix } of problems) {
          expect(code).toBe('slug-collision');
          const [one = '', other = ''] = [...message.matchAll(/"([^"]+)"/g)].map(([, id]) => id);
          expect(slugOf(fileStemOf({ id: one }))).toBe(slugOf(fileStemOf({ id: other })));
          expect(fix).toContain('`slug`');
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
