import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isWhole, seal } from './printer.ts';

test.each<[string, (folder: string) => void]>([
  ['a file that is damaged', (folder) => void writeFileSync(join(folder, 'server/entry.mjs'), 'export {')],
  ['a file that is missing', (folder) => void rmSync(join(folder, 'server/entry.mjs'))],
  ['a file more', (folder) => void writeFileSync(join(folder, 'server/other.mjs'), '')],
  ['half a seal', (folder) => void writeFileSync(join(folder, 'seal'), '0')],
  ['no seal', (folder) => void rmSync(join(folder, 'seal'))],
])('what was compiled before is not taken with %s', (_, damage) => {
  const folder = mkdtempSync(join(tmpdir(), 'ratecard-printer-'));
  try {
    mkdirSync(join(folder, 'server'));
    writeFileSync(join(folder, 'server/entry.mjs'), 'export const print = 1;');
    seal(folder);
    expect(isWhole(folder)).toBe(true);
    damage(folder);
    expect(isWhole(folder)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
