import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookOver } from './look-over.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ratecard-built-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const promised = [
  '404.html',
  'index.html',
  'q/a-pricing/index.html',
  'api/models/acme/a.json',
  'og/acme/a.png',
];

function write(paths: readonly string[], text = 'x'): void {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

test('what was promised and is there, is well', () => {
  write(promised);
  lookOver(folder, 3, promised);
});

test.each(promised)('%s cannot be left out without a word', (lost) => {
  write(promised.filter((path) => path !== lost));
  expect(() => {
    lookOver(folder, 3, promised);
  }).toThrow(`${join(...lost.split('/'))} is missing`);
});

test('a file cannot be promised twice, nor be empty', () => {
  write(promised);
  write(['robots.txt'], '');
  expect(() => {
    lookOver(folder, 3, [...promised, 'og/acme/a.png']);
  }).toThrow(/og.acme.a\.png is made of two things[^]*robots\.txt is empty/);
});
