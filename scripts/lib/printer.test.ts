import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isWhole, seal } from './printer.ts';

test.each<readonly [string, file: string, text: string | undefined]>([
  ['a file that is damaged', 'server/entry.mjs', 'export {'],
  ['a file that is missing', 'server/entry.mjs', undefined],
  ['a file more', 'server/other.mjs', ''],
  ['half a seal', 'seal', '0'],
  ['no seal', 'seal', undefined],
])('what was compiled before is not taken with %s', (_, file, text) => {
  const folder = mkdtempSync(join(tmpdir(), 'ratecard-printer-'));
  try {
    mkdirSync(join(folder, 'server'));
    writeFileSync(join(folder, 'server/entry.mjs'), 'export const print = 1;');
    seal(folder);
    expect(isWhole(folder)).toBe(true);
    if (text === undefined) rmSync(join(folder, file));
    else writeFileSync(join(folder, file), text);
    expect(isWhole(folder)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
