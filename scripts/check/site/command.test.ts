import { expect, test } from 'vitest';
import { CannotRun } from '../report.ts';
import { readOptions, usage } from './command.ts';

const parse = (argv: string[], environment = {}) => readOptions(argv, environment);

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

test('groups can be asked for alone', () => {
  expect(parse(['prices'])).toMatchObject({ only: ['prices'] });
  expect(parse(['links', '--only', 'feeds,llms'])).toMatchObject({ only: ['links', 'feeds', 'llms'] });
});

test('the usage names every group', () => {
  expect(usage).toMatch(/^ {4}structured-data +JSON-LD/m);
});
