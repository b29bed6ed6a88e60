import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { load, placesOf, problemsOf, withModel } from '#catalog/test-catalog.ts';

const price = 'prices: { input: 1 }';
const named = (name: string) => withModel(price, `id: acme/one\nname: ${name}\nmodality: chat`);

describe('a text', () => {
  it.each([
    ['"a\\0b"', 'U+0000'],
    ['"a\\x1bb"', 'U+001B'],
    ['"a\\x85b"', 'U+0085'],
    ['"a\\tb"', 'U+0009 (tab)'],
    ['"a\\nb"', 'U+000A (line break)'],
    ['"a\\rb"', 'U+000D (carriage return)'],
    ['"a\\u2028b"', 'U+2028'],
    ['"600.0\\u202E$"', 'U+202E (direction override)'],
    ['"a\\u2066b"', 'U+2066'],
    ['"a\\uD800b"', 'U+D800 (half of a character)'],
    ['"a\\uDC00b"', 'U+DC00'],
    ['"a\\uFFFEb"', 'U+FFFE'],
    ['"a\\uFEFFb"', 'U+FEFF'],
    ['"a\\U000E0041b"', 'U+E0041 (tag character)'],
    ['a\u202Eb', 'U+202E'],
    ['a\u2067b', 'U+2067'],
  ])('%j is refused in its place', (name, character) => {
    const [problem, ...others] = problemsOf(named(name));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'text-character', line: 12 });
    expect(problem?.message).toContain(character);
    expect(`${problem?.message ?? ''}${problem?.frame ?? ''}`).not.toMatch(
      /[\0-\x09\x0B-\x1F\u2028-\u202E\u2066-\u2069]/,
    );
  });

  it('of several lines is refused, and one that is folded into a line is not', () => {
    expect(placesOf(named('|\n      a\n      b'))).toEqual(['12:11 text-character']);
    expect(load(named('>\n      a\n      b')).models[0]?.name).toBe('a b');
  });

  it.each(['통화 模型 модель', 'نموذج', 'דגם 2', '₹ & <b> | ~', '🏳️‍🌈', 'e\u0301', 'a\u200Fb'])(
    'may have letters of any alphabet: %s',
    (name) => {
      expect(load(named(JSON.stringify(name))).models[0]?.name).toBe(name);
    },
  );

  it('is refused in every place where one may stand, keys and conditions too', () => {
    const texts = [
      withModel(
        'prices: { image: [{ amount: 1, when: { size: "a\\u202Eb" } }] }',
        'id: acme/one\nname: One\nmodality: image',
      ),
      withModel(`${price}\nmagnitude: "a\\u0007b"`),
      withModel(price).replace('name: Acme', 'name: "Ac\\u202Eme"'),
      withModel(price).replace('name: Example Gateway', 'name: "Example\\u2029Gateway"'),
      withModel(`${price}\n"a\\u202Eb": 1`),
    ];
    for (const text of texts) expect(problemsOf(text).map(({ code }) => code)).toContain('text-character');
  });
});

describe('an address', () => {
  const sourceOf = (source: string) => withModel(`free: { reason: for tests, source: ${source} }`);

  it.each([
    'http://acme.example',
    'ftp://acme.example',
    'javascript:alert(1)',
    '"data:text/html,x"',
    '"https://user@acme.example/"',
    '"https://user:word@acme.example/"',
    '"https://acme.example/a b"',
    '" https://acme.example"',
    '"https:\\\\/\\\\/acme.example"',
    '"https://acme.example\\\\@evil.example"',
    '"https://"',
    'https:acme.example',
    '"https://acme.example:99999/"',
    '"https://[::1"',
  ])('%s is refused', (source) => {
    expect(placesOf(sourceOf(source)).map((place) => place.split(' ')[1])).toEqual(['url-invalid']);
  });

  it.each([
    ['https://acme.example', 'https://acme.example'],
    ['https://acme.example/', 'https://acme.example/'],
    ['https://ACME.example', 'https://acme.example'],
    ['https://ACME.example/Prices', 'https://acme.example/Prices'],
    ['https://acme.example/a/../b', 'https://acme.example/b'],
    ['https://münchen.example/ä', 'https://xn--mnchen-3ya.example/%C3%A4'],
    ['"https://acme.example/<b>?\\"x"', 'https://acme.example/%3Cb%3E?%22x'],
    ['https://acme.example:443/x', 'https://acme.example/x'],
  ])('%s is stored as %s', (source, stored) => {
    expect(load(sourceOf(source)).models[0]?.pricing).toMatchObject({ source: stored });
  });
});

describe('the bytes of a file', () => {
  it.each([
    [
      'a letter of Latin-1',
      Buffer.from([...Buffer.from('# Caf'), 0xe9, 0x0a, 0x61]),
      '1:6',
      'byte 0xE9, 5 bytes',
    ],
    ['a character cut off', Buffer.from([0x61, 0x0a, 0x62, 0xe2, 0x82]), '2:2', 'byte 0xE2, 3 bytes'],
    ['half of a pair', Buffer.from([0x61, 0xed, 0xa0, 0x80]), '1:2', 'byte 0xED, 1 bytes'],
    ['UTF-16', Buffer.from('\uFEFFgateway:', 'utf16le'), '1:1', 'the mark of UTF-16'],
  ])('%s is refused at its place', (_, bytes, place, detail) => {
    const folder = mkdtempSync(join(tmpdir(), 'ratecard-bytes-'));
    const file = join(folder, 'models.yaml');
    writeFileSync(file, bytes);
    expect(() => loadCatalog({ file })).toThrow(
      new RegExp(`^1 mistake in .*\\n\\n.*:${place} file-encoding\\n.*${detail}`),
    );
    rmSync(folder, { recursive: true });
  });
});

describe('what is no catalog', () => {
  it('of ten million items is refused where it becomes too much', () => {
    const text = `models: [${'1,'.repeat(10_000_000)}1]`;
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['file-too-large']);
    expect(problemsOf(`models:\n${'- 1\n'.repeat(3_000_001)}`)).toMatchObject([{ code: 'file-too-large' }]);
  });

  it('of a hundred thousand unknown keys is told in short', () => {
    const keys = Array.from({ length: 100_000 }, (_, index) => `    key${String(index)}: 1\n`).join('');
    expect(() => load(`${withModel(price)}${keys}`)).toThrow(/^100,000 mistakes in [^]*… and 99,900 more\n$/);
  });

  it('of twenty thousand mistakes is told in short, whatever they are', () => {
    const entries = Array.from(
      { length: 20_000 },
      (_, index) =>
        `  - { id: acme/m${String(index)}, name: M, modality: chat, prices: { input: 1 }, replacement: acme/n${String(index)}, status: deprecated, retires: unknown }\n`,
    ).join('');
    const refused = (() => {
      try {
        load(`${withModel(price)}${entries}`);
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
      return '';
    })();
    expect(refused).toMatch(/^20,000 mistakes in [^]*… and 19,900 more\n$/);
    expect(refused.length).toBeLessThan(200_000);
  });
});
