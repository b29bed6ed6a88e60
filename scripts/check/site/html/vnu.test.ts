import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CannotRun } from '../../report.ts';
import { checkWithVnu } from './vnu.ts';

// A stand-in for Java: what matters here is what is made of its report.
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vnu-'));
  writeFileSync(join(folder, 'vnu.jar'), '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function java(script: string): void {
  writeFileSync(join(folder, 'java'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'java'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env.PATH ?? ''}`);
}

test('without the jar, and without Java, it says that it is skipped', async () => {
  const none = await checkWithVnu('dist', undefined);
  expect(none).toMatchObject({ findings: [], skipped: expect.stringContaining('VNU_JAR') as string });
  vi.stubEnv('PATH', folder);
  const bare = await checkWithVnu('dist', join(folder, 'vnu.jar'));
  expect(bare).toMatchObject({ findings: [], skipped: expect.stringContaining('java') as string });
});

test('a jar that is not there is a mistake', async () => {
  await expect(checkWithVnu('dist', join(folder, 'other.jar'))).rejects.toThrow(CannotRun);
});

test('errors and warnings are findings with file and line, advice is not', async () => {
  const at = { url: `file://${folder}/q/index.html`, lastLine: 3 };
  const messages = [
    { type: 'error', message: 'Stray end tag.', ...at },
    { type: 'info', subType: 'warning', message: 'Redundant role.', ...at },
    { type: 'info', message: 'Trailing slash.', ...at },
  ];
  java(`cat >&2 <<'END'\n${JSON.stringify({ version: '26', messages })}\nEND`);
  const { findings, skipped } = await checkWithVnu(folder, join(folder, 'vnu.jar'));
  expect(skipped).toBeUndefined();
  expect(findings).toMatchObject(
    ['Stray end tag.', 'Redundant role.'].map((message) => ({
      code: 'html-invalid-vnu',
      file: 'q/index.html',
      message,
      line: 3,
    })),
  );
});

test('an end without a report is no pass', async () => {
  java('echo "Error: Unable to access jarfile" >&2');
  await expect(checkWithVnu(folder, join(folder, 'vnu.jar'))).rejects.toThrow('without a report');
});
