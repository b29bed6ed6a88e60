import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { remembered, type ReadsAndMakes } from './passed-suites.ts';

let repository = '';
let records = '';
const write = (file: string, text: string) => {
  writeFileSync(join(repository, file), text);
};

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'ratecard-passed-'));
  records = join(repository, '.cache/passed');
  execFileSync('git', ['init', '--quiet'], { cwd: repository });
  write('.gitignore', '.cache/\ndist/\n');
  write('code.ts', '1');
  write('prose.md', 'one');
  mkdirSync(join(repository, 'dist'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(repository, { recursive: true });
});

/** Runs a suite, and tells whether it was run indeed. */
async function isRun(
  inputs: ReadsAndMakes = {},
  { during, ...fault }: { failed?: number; skipped?: string[]; during?: () => void } = {},
): Promise<boolean> {
  const run = vi.fn(() => {
    during?.();
    return Promise.resolve({ passed: 3, failed: 0, skipped: [], output: '', ...fault });
  });
  const result = await remembered({ name: 'a', run }, inputs, { repository, records }).run();
  const isRun = run.mock.calls.length > 0;
  expect(result.isRemembered ?? false).toBe(!isRun);
  expect(result).toMatchObject({ passed: 3, failed: isRun ? (fault.failed ?? 0) : 0 });
  return isRun;
}

test('what passed is not run again while nothing has changed, and is once a file has', async () => {
  expect([await isRun(), await isRun()]).toEqual([true, false]);
  write('code.ts', '2');
  expect([await isRun(), await isRun()]).toEqual([true, false]);
  write('new.ts', '');
  expect([await isRun(), await isRun()]).toEqual([true, false]);
  rmSync(join(repository, 'new.ts'));
  expect([await isRun(), await isRun()]).toEqual([true, false]);
});

test('only what it reads counts, but packages and variables always do', async () => {
  const inputs = { reads: (path: string) => path.endsWith('.ts') };
  expect(await isRun(inputs)).toBe(true);
  write('prose.md', 'two');
  expect(await isRun(inputs)).toBe(false);
  write('package-lock.json', '{}');
  expect(await isRun(inputs)).toBe(true);
  vi.stubEnv('CI', 'perhaps');
  expect([await isRun(inputs), await isRun(inputs)]).toEqual([true, false]);
});

test('what failed or skipped something is never remembered, nor is what passed before it', async () => {
  expect([await isRun({}, { failed: 1 }), await isRun({}, { skipped: ['one'] })]).toEqual([true, true]);
  expect([await isRun(), await isRun()]).toEqual([true, false]);
  write('code.ts', '2');
  expect(await isRun({}, { failed: 1 })).toBe(true);
  write('code.ts', '1');
  expect(await isRun()).toBe(true);
});

test('nor is a run during which a file changed', async () => {
  const during = () => {
    write('code.ts', 'changed');
  };
  expect([await isRun({}, { during }), await isRun()]).toEqual([true, true]);
});

test('a folder that it made or reads is compared byte for byte', async () => {
  const making = (text: string) => ({
    during: () => {
      write('dist/index.html', text);
    },
  });
  const inputs = { makes: 'dist' };
  expect([await isRun(inputs, making('a')), await isRun(inputs)]).toEqual([true, false]);
  write('dist/index.html', 'b');
  expect([await isRun(inputs, making('a')), await isRun(inputs)]).toEqual([true, false]);
  write('dist/other.html', '');
  expect(await isRun(inputs)).toBe(true);
  const reading = { folders: ['dist'] };
  expect([await isRun(reading), await isRun(reading)]).toEqual([true, false]);
  write('dist/index.html', 'c');
  expect(await isRun(reading)).toBe(true);
});

test('another program of the same name is another one', async () => {
  vi.stubEnv('PATH', `${repository}:${process.env.PATH ?? ''}`);
  const inputs = { programs: ['python3'], reads: () => false };
  expect([await isRun(inputs), await isRun(inputs)]).toEqual([true, false]);
  write('python3', '');
  expect(await isRun(inputs)).toBe(true);
});

test('a damaged record is as none, and so is a folder of which Git knows nothing', async () => {
  expect([await isRun(), await isRun()]).toEqual([true, false]);
  for (const text of ['', 'null', '{"key":', '{"passed":3}']) {
    for (const file of readdirSync(records)) writeFileSync(join(records, file), text);
    expect([text, await isRun(), await isRun()]).toEqual([text, true, false]);
  }
  rmSync(join(repository, '.git'), { recursive: true });
  vi.stubEnv('GIT_DIR', join(repository, 'none'));
  expect([await isRun(), await isRun()]).toEqual([true, true]);
});
