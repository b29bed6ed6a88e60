import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawingsIn } from './drawings.ts';

test('what was drawn once is not drawn again, and nothing unfinished is left', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'drawings-')), 'new');
  const drawings = drawingsIn(folder);
  let drawn = 0;
  const draw = () => {
    drawn += 1;
    return Promise.resolve(Buffer.from(`drawing ${String(drawn)}`));
  };
  const first = await drawings.keep('one', draw);
  expect((await drawings.keep('one', draw)).equals(first)).toBe(true);
  expect(drawn).toBe(1);
  await drawings.keep('two', draw);
  expect(drawn).toBe(2);
  expect(readdirSync(folder).sort()).toEqual(['one.png', 'two.png']);
});

test('a drawing that fails leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drawings-'));
  const drawings = drawingsIn(folder);
  await expect(drawings.keep('one', () => Promise.reject(new Error('no paint')))).rejects.toThrow('no paint');
  expect(readdirSync(folder)).toEqual([]);
});
