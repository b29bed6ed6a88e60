/** Whatever the text: the code that is printed for it means exactly that text, and hides nothing. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotableHeader, jsonString, pythonString, shellWord, quotableVariable } from './literals.ts';

const hostile = [
  `'; rm -rf ~ #`,
  '"); process.exit(1); ("',
  '${HOME} $(id) `id` !! \\',
  "\\u0041 \\x41 \\101 %s {x} {{x}} $'x'",
  'line\nbreak\r\n\ttab',
  'ends in a break\n',
  '\u202egnp.exe\u2066 \u200b\u00ad\ufeff\u2028\u2029\u00a0',
  '\u{e0041}\u{1f600}\u{1f468}\u200d\u{1f469}\ufe0f',
  '\'\'\'"""',
  '@file <file >file &',
  '-n',
  '\\',
  '\\c%b',
  'EOF\n$(touch owned)\nEOF',
  '</script><!--',
  '',
];
const count = 10_000;
// Mostly visible: in a shell word each invisible run is a command of its own, and those take their time.
const pieces = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
    { weight: 2, arbitrary: fc.constantFrom(...hostile) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
  ),
  { maxLength: 4 },
);
// The seed is fixed, so that a failure can be repeated and a green run stays green.
const texts = [
  ...hostile,
  ...fc.sample(pieces, { seed: 20_261_123, numRuns: count - hostile.length }).map((parts) => parts.join('')),
];
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/u;

function has(command: string): boolean {
  try {
    execFileSync(command, command === 'dash' ? ['-c', ':'] : ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function run(command: string, args: string[], input: string, env?: NodeJS.ProcessEnv): string {
  return execFileSync(command, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    ...(env && { env: { PATH: process.env.PATH, ...env } }),
  });
}

describe(`${count} hostile texts round-trip`, () => {
  it('are as many as that, and none is half a character', () => {
    expect(texts).toHaveLength(count);
    expect(texts.filter((text) => !text.isWellFormed())).toEqual([]);
  });

  it('through node, as JavaScript and as JSON', () => {
    const literals = texts.map(jsonString);
    expect(literals.map((literal) => JSON.parse(literal) as unknown)).toEqual(texts);
    const program = `process.stdout.write(JSON.stringify([${literals.join(',\n')}]))`;
    expect(JSON.parse(run(process.execPath, ['-'], program))).toEqual(texts);
    expect(literals.join('')).not.toMatch(unseen);
  });

  it('through python3', (context) => {
    if (!has('python3')) context.skip('there is no python3 here');
    const program = `import json\nprint(json.dumps([${texts.map(pythonString).join(',\n')}]))`;
    expect(JSON.parse(run('python3', ['-'], program))).toEqual(texts);
    expect(texts.map(pythonString).join('')).not.toMatch(unseen);
  });

  // No argument of a program can hold U+0000.
  const words = texts.map((text) => text.replaceAll('\0', ''));
  it.for([
    ['bash', 'C.UTF-8'],
    ['dash', 'C'],
  ] as const)('through %s in locale %s', ([shell, locale], context) => {
    if (!has(shell)) context.skip(`there is no ${shell} here`);
    const program = words.map((text) => `printf '%s\\0' ${shellWord(text)}\n`).join('');
    expect(run(shell, ['-s'], program, { LC_ALL: locale }).split('\0').slice(0, -1)).toEqual(words);
    expect(words.map((text) => shellWord(text).replaceAll('\n', '')).join('')).not.toMatch(unseen);
  });
});

it('what cannot be said is refused', () => {
  expect(() => shellWord('a\0b')).toThrow('U+0000');
  for (const print of [jsonString, pythonString, shellWord]) {
    expect(() => print('a\ud800')).toThrow('surrogate');
    expect(() => print('\udc00\ud800')).toThrow('surrogate');
  }
});

it('only names of variables and headers are accepted as such', () => {
  expect(quotableVariable('AIGATEWAY_KEY')).toBe('AIGATEWAY_KEY');
  for (const name of ['', '1KEY', 'A B', 'A-B', 'A;id', 'É'])
    expect(() => quotableVariable(name)).toThrow('variable');
  expect(quotableHeader('x-aigateway-cost')).toBe('x-aigateway-cost');
  for (const name of ['', 'a}', 'a b', 'a"']) expect(() => quotableHeader(name)).toThrow('header');
});
