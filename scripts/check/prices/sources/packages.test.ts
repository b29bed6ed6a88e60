import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CannotRun } from '../../report.ts';
import { installedVersion, installNewest } from './packages.ts';

let file = '';
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'newest-')), 'days.json');
  writeFileSync(file, JSON.stringify({ 'big.js': { '1.0.0': '2020-01-01' } }));
});
afterEach(() => {
  rmSync(join(file, '..'), { recursive: true });
});

test('installs the newest versions, and asks the registry for the day of one it does not know', async () => {
  const calls: string[] = [];
  const told = await installNewest(
    ['big.js'],
    (args) => {
      calls.push(args.join(' '));
      return Promise.resolve(JSON.stringify({ '7.0.1': '2025-03-04T10:00:00.000Z' }));
    },
    file,
  );
  expect(calls).toEqual(['install --save-dev --save-exact big.js@latest', 'view big.js time --json']);
  expect(told).toEqual(['big.js 7.0.1 of 2025-03-04.']);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    'big.js': { '1.0.0': '2020-01-01', '7.0.1': '2025-03-04' },
  });
});

test('says that it could not, and changes nothing', async () => {
  const before = readFileSync(file, 'utf8');
  const failing = installNewest(['big.js'], () => Promise.reject(new Error('ENOTFOUND registry')), file);
  await expect(failing).rejects.toThrow(CannotRun);
  await expect(failing).rejects.toThrow(/ENOTFOUND registry\nWithout --newest/);
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('says what to do about a missing or unknown library', () => {
  expect(() => installedVersion('no-such-prices')).toThrow('npm ci');
  expect(() => installedVersion('big.js', { 'big.js': { '0.0.1': '2020-01-01' } })).toThrow(
    /big\.js 7\.0\.1 is installed.*known: 0\.0\.1.*--newest/s,
  );
});
