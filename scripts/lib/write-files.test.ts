import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from './write-files.ts';

test('writes texts and bytes under their paths, and tells the first that cannot be made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ratecard-files-'));
  try {
    const files = Array.from({ length: 50 }, (_, index) => ({
      path: `a/${index % 3}/${index}.txt`,
      content: () => (index % 2 === 0 ? `text ${index}` : Promise.resolve(Buffer.from(`bytes ${index}`))),
    }));
    await writeFiles(folder, files);
    for (const [index, { path }] of files.entries())
      expect(readFileSync(join(folder, path), 'utf8')).toBe(`${index % 2 === 0 ? 'text' : 'bytes'} ${index}`);
    const failing = { path: 'b.txt', content: () => Promise.reject(new Error('no such figure')) };
    await expect(writeFiles(folder, [...files, failing])).rejects.toThrow('no such figure');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
