import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answersIn } from './earlier.ts';

let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'ratecard-code-')), 'code');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const ask = (engine: string, question: string, answer: string) =>
  answersIn(folder, engine).earlierOr(['python', question], () => answer);

test('an answer is kept for the same question and the same engine', () => {
  expect(ask('one', 'a', 'first')).toBe('first');
  expect(ask('one', 'a', 'second')).toBe('first');
  expect(ask('one', 'b', 'second')).toBe('second');
  expect(ask('two', 'a', 'third')).toBe('third');
  vi.stubEnv('NO_CACHE', '1');
  expect(ask('one', 'a', 'fifth')).toBe('fifth');
});

test('one that is damaged is noticed, and made anew', () => {
  ask('one', 'a', 'first');
  const [name = ''] = readdirSync(folder);
  const file = join(folder, name);
  const whole = readFileSync(file, 'utf8');
  for (const damaged of ['', whole.slice(0, -1), whole.replace('first', 'fourth'), 'first']) {
    writeFileSync(file, damaged);
    expect(ask('one', 'a', 'again')).toBe('again');
    writeFileSync(file, whole);
  }
});
