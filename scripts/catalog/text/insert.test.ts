import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatCatalog } from './format-text.ts';
import { insertEntry } from './insert.ts';

const large = readFileSync('tests/sites/dollar/models.yaml', 'utf8');
const lines = ['  - id: X', '    name: X'];

function insert(text: string, id: string, more: { modality?: string; released?: string } = {}) {
  const provider = id.split('/')[0] ?? '';
  return insertEntry(
    'models.yaml',
    text,
    { modality: 'chat', ...more, lines: lines.map((line) => line.replace('X', id)) },
    {
      id: provider,
      name: provider.toUpperCase(),
      line: `  ${provider}: { name: ${provider.toUpperCase()} }`,
    },
  );
}

describe('in a catalog of many sections', () => {
  test.each(['anthropic/new', 'aaa/new', 'zzz/new', 'hzz/new', 'google/new'])(
    '%s changes no other byte',
    (id) => {
      const after = insert(large, id, { released: '2026-01-01' });
      const added = after.split('\n');
      // Every line of the original is there, in its order; what remains is the entry and what goes with it.
      const rest: string[] = [];
      let next = 0;
      const original = large.split('\n');
      for (const line of added) {
        if (line === original[next]) next += 1;
        else rest.push(line);
      }
      expect(next).toBe(original.length);
      expect(
        rest.filter((line) => line.trim() !== '' && !line.includes('─') && !line.includes('{ name:')),
      ).toEqual([`  - id: ${id}`, `    name: ${id}`]);
    },
  );
});

const small = `gateway: {}
providers:
  b: { name: B }
models:
  # B ────
  - id: b/new
    modality: chat
    released: 2026-05
  # about old
  - id: b/old
    modality: chat
    released: 2024-05


  - id: b/picture
    modality: image
`;

test('newest first within the modality; older ones keep their comments', () => {
  expect(insert(small, 'b/mid', { released: '2025-01-01' })).toBe(
    small.replace('  # about old\n', '  - id: b/mid\n    name: b/mid\n\n  # about old\n'),
  );
  expect(insert(small, 'b/oldest', { released: '2020-01' })).toBe(
    small.replace('2024-05\n', '2024-05\n\n  - id: b/oldest\n    name: b/oldest\n'),
  );
  expect(insert(small, 'b/first', { released: '2026-06' })).toBe(
    small.replace('  - id: b/new', '  - id: b/first\n    name: b/first\n\n  - id: b/new'),
  );
});

test('a new provider gets its line and its section, in the order of ids', () => {
  const after = insert(small, 'a/one');
  expect(after).toContain('  a: { name: A }\n  b: { name: B }\n');
  expect(after).toMatch(/models:\n {2}# A ─+\n {2}- id: a\/one\n {4}name: a\/one\n\n {2}# B ────\n/);
  expect(insert(small, 'c/one')).toMatch(
    /modality: image\n\n {2}# C ─+\n {2}- id: c\/one\n {4}name: c\/one\n$/,
  );
});

test('Windows line ends are kept', () => {
  const after = insert(small.replaceAll('\n', '\r\n'), 'a/one');
  expect(after.replaceAll('\r\n', '')).not.toContain('\n');
});

test('a model whose id does not begin with its provider stands in the section of the one that it names', () => {
  const odd = `gateway: {}
providers:
  b: { name: B }
  c: { name: C }
models:
  # B ────
  - id: "@cf/x"
    provider: b
    modality: chat

  # C ────
  - id: c/y
    modality: chat
`;
  expect(insert(odd, 'b/new')).toBe(
    odd.replace('modality: chat\n\n', 'modality: chat\n\n  - id: b/new\n    name: b/new\n\n'),
  );
  const apart = odd
    .replace('  # C', '  - id: gpt\n    provider: c\n    modality: chat\n\n  # C')
    .replace('id: c/y', 'id: b/y');
  const formatted = formatCatalog('models.yaml', apart);
  expect([...formatted.matchAll(/id: (.*)/g)].map(([, id]) => id)).toEqual(['"@cf/x"', 'b/y', 'gpt']);
});
