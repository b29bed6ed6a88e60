import { expect, test } from 'vitest';
import { CannotRun } from '../report.ts';
import { parseArguments } from './arguments.ts';

const parse = (argv: string[], environment = {}) => parseArguments(argv, ['terminal', 'json'], environment);

test('defaults, and where the site lies', () => {
  expect(parse([])).toEqual({ dist: 'dist', format: 'terminal', all: false, help: false });
  expect(parse([], { DIST: 'out' })).toMatchObject({ dist: 'out' });
  expect(parse(['--dist', 'here'], { DIST: 'out' })).toMatchObject({ dist: 'here' });
});

test.each([
  [['--dits', 'x'], '--dits'],
  [['--format', 'xml'], 'no format "xml"'],
  [['stray'], 'stray'],
])('%j is refused, with the usage', (argv, words) => {
  expect(() => parse(argv)).toThrow(CannotRun);
  expect(() => parse(argv)).toThrow(words);
  expect(() => parse(argv)).toThrow('npm run check:site');
});

test('the part about prices can be asked for alone', () => {
  expect(parse(['prices'])).toMatchObject({ topic: 'prices' });
});
