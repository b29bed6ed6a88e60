import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unifiedDiff } from './save.ts';
import { writeAtomically } from '../../lib/write-file.ts';

test('a difference is shown with its surroundings; none is nothing', () => {
  expect(unifiedDiff('m', 'a\n', 'a\n')).toBe('');
  expect(unifiedDiff('m.yaml', 'a\nb\n', 'a\nc\n')).toBe(
    '--- a/m.yaml\n+++ b/m.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n',
  );
});

test('a link stays a link, permissions stay, and nothing is left behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'write-'));
  const [file, link] = [join(folder, 'models.yaml'), join(folder, 'link.yaml')];
  writeFileSync(file, 'old');
  chmodSync(file, 0o640);
  symlinkSync(file, link);
  writeAtomically(link, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder).sort()).toEqual(['link.yaml', 'models.yaml']);
});

test('a folder that is not there is said, not thrown raw', () => {
  expect(() => {
    writeAtomically('/nowhere/at/all.yaml', '');
  }).toThrow(/could not be written/);
});
