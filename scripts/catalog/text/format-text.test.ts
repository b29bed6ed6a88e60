import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { modelSchema } from '#catalog/schema/catalog-schema.ts';
import { formatCatalog } from './format-text.ts';
import { modelKeys } from './key-order.ts';

const large = readFileSync('tests/sites/dollar/models.yaml', 'utf8');

test('the documented order names every key of a model', () => {
  expect([...modelKeys].sort()).toEqual(Object.keys(modelSchema.shape).sort());
});

describe('a catalog with comments and headings', () => {
  test('is formatted: not a byte changes', () => {
    expect(formatCatalog('models.yaml', large)).toBe(large);
  });

  test('gets its order back, each line as it was', () => {
    const shuffled = reverseKeys(large);
    const once = formatCatalog('models.yaml', shuffled);
    expect(once.split('\n').sort()).toEqual(large.split('\n').sort());
    expect(keysByModel(once)).toEqual(keysByModel(large));
    expect(formatCatalog('models.yaml', once)).toBe(once);
  });
});

const head = `gateway:
  name: G
providers:
  b: { name: B }
  # about a
  a: { name: A }

models:
`;

test('sections are sorted, headings stay on top, comments with their entry, numbers as they are', () => {
  const text = `${head}  # B ────
  # about the section of b

  # about b/one
  - name: One # the first
    id: b/one
    prices:
      output: 2.50
      # dear
      input: 010.0


  # A ────
  - id: a/one
  - id: b/two
    # trailing
`;
  expect(formatCatalog('m.yaml', text)).toBe(`gateway:
  name: G
providers:
  # about a
  a: { name: A }
  b: { name: B }

models:
  # A ────
  - id: a/one

  # B ────
  # about the section of b

  # about b/one
  - id: b/one
    name: One # the first
    prices:
      # dear
      input: 010.0
      output: 2.50

  - id: b/two
    # trailing
`);
});

test('a byte order mark and Windows line ends go', () => {
  const text = `\uFEFF${head}  - id: a/one\n`.replaceAll('\n', '\r\n');
  expect(formatCatalog('m.yaml', text)).not.toMatch(/[\uFEFF\r]/);
});

test('broken YAML and forms that have no lines of their own are refused', () => {
  expect(() => formatCatalog('m.yaml', `${head}  - id: [a\n`)).toThrow(/yaml-syntax/);
  expect(() => formatCatalog('m.yaml', `${head.trim()} [{ id: a/one }]\n`)).toThrow(
    /cannot be edited line by line/,
  );
});

/** Every entry's keys in reverse, each with the lines below it; comments above entries stay. */
function reverseKeys(text: string): string {
  const at = text.indexOf('\nmodels:\n') + '\nmodels:\n'.length;
  const entries = text
    .slice(at)
    .trimEnd()
    .split('\n\n')
    .map((entry) => {
      const lines = entry.split('\n');
      const dash = lines.findIndex((line) => line.startsWith('  - '));
      const blocks: string[][] = [];
      for (const line of lines.slice(dash).map((one) => one.replace(/^ {2}- /, '    '))) {
        if (/^ {4}\S/.test(line)) blocks.push([line]);
        else blocks.at(-1)?.push(line);
      }
      const [first = '', ...rest] = blocks.reverse().flat();
      return [...lines.slice(0, dash), first.replace('    ', '  - '), ...rest].join('\n');
    });
  return `${text.slice(0, at)}${entries.join('\n\n')}\n`;
}

function keysByModel(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let keys: string[] = [];
  for (const line of text.split('\n')) {
    const id = /^ {2}- id: (.*)$/.exec(line)?.[1];
    if (id !== undefined) found.set(id, (keys = []));
    const key = /^ {4}(\w+):/.exec(line)?.[1];
    if (key !== undefined) keys.push(key);
  }
  return found;
}
