/** Whatever the text: the code that is printed for it means exactly that text, and hides nothing. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentText, jsonString, pythonString, shellWord, variableName } from './literals.ts';

// The run seed is fixed, so that a failure can be repeated and a green run stays green.
const runs = { seed: 20_261_123, numRuns: 500 };
const anyText = fc.string({ unit: 'binary', maxLength: 30 });
const utf16 = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

const hostile = [
  `'; rm -rf ~ #`,
  '"); process.exit(1); ("',
  '${HOME} $(id) `id` !! \\',
  'a\\u0041 \\x41 \\101 %s {x}',
  'line\nbreak\r\n\ttab',
  '\u202egnp.exe\u2066 \u200b\u00ad\ufeff\u2028\u2029\u00a0',
  '\u{e0041}\u{1f600}\u{1f468}\u200d\u{1f469}\ufe0f',
  '\'\'\'"""',
  '@file <file',
  '',
];
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/u;

function sample(arbitrary: fc.Arbitrary<string>): string[] {
  return [...hostile, ...fc.sample(arbitrary, { seed: runs.seed, numRuns: 300 })];
}

describe('JSON and JavaScript', () => {
  it('round-trip', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, utf16, fc.constantFrom(...hostile)), (text) => {
        expect(JSON.parse(jsonString(text))).toBe(text);
        // Evaluating the literal is what this test is for.
        // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
        expect(new Function(`return ${jsonString(text)}`)()).toBe(text);
        expect(jsonString(text)).not.toMatch(unseen);
      }),
      runs,
    );
  });
});

describe('Python', () => {
  it('round-trips through a real interpreter', () => {
    const texts = sample(fc.oneof(anyText, utf16));
    // Code points, because JSON would spell two lone surrogates like the one character they are not.
    const program = `import json\nprint(json.dumps([[ord(c) for c in s] for s in [${texts.map(pythonString).join(',\n')}]]))`;
    const points: unknown = JSON.parse(execFileSync('python3', ['-'], { input: program, encoding: 'utf8' }));
    expect(points).toEqual(texts.map((text) => Array.from(text, (character) => character.codePointAt(0))));
    expect(texts.map(pythonString).join('')).not.toMatch(unseen);
  });
});

describe('bash', () => {
  it('round-trips through a real shell, in any locale', () => {
    const texts = sample(anyText)
      .map((text) => text.replaceAll('\0', ''))
      .filter((text) => text.isWellFormed());
    const program = `printf '%s\\0' ${texts.map(shellWord).join(' ')}`;
    for (const locale of ['C', 'C.UTF-8']) {
      const printed = execFileSync('bash', [], { input: program, env: { LC_ALL: locale }, encoding: 'utf8' });
      expect(printed.split('\0').slice(0, -1)).toEqual(texts);
    }
    expect(texts.map((text) => shellWord(text).replaceAll('\n', '')).join('')).not.toMatch(unseen);
  });

  it('refuses what no argument can hold', () => {
    expect(() => shellWord('a\0b')).toThrow('U+0000');
    expect(() => shellWord('\ud800')).toThrow('surrogate');
  });
});

it('keeps a comment on one line', () => {
  expect(commentText('a\nimport os\u202e')).toBe(String.raw`a\u000aimport os\u202e`);
});

it('accepts only names of variables as such', () => {
  expect(variableName('AIGATEWAY_KEY')).toBe('AIGATEWAY_KEY');
  for (const name of ['', '1KEY', 'A B', 'A-B', 'A;id', 'É'])
    expect(() => variableName(name)).toThrow('variable');
});
