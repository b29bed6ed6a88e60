import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from './write-files.ts';

/** A site of which nothing is known but where it is. */
const unknown = (folder: string) => ({ folder, written: new Map<string, never>() });

test('writes texts and bytes under their paths, and tells the first that cannot be made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ratecard-files-'));
  try {
    const files = Array.from({ length: 50 }, (_, index) => ({
      path: `a/${index % 3}/${index}.txt`,
      content: () => (index % 2 === 0 ? `text ${index}` : Promise.resolve(Buffer.from(`bytes ${index}`))),
    }));
    await writeFiles(folder, files, unknown(join(folder, 'nowhere')));
    for (const [index, { path }] of files.entries())
      expect(readFileSync(join(folder, path), 'utf8')).toBe(`${index % 2 === 0 ? 'text' : 'bytes'} ${index}`);
    const failing = { path: 'b.txt', content: () => Promise.reject(new Error('no such figure')) };
    await expect(writeFiles(folder, [...files, failing], unknown(''))).rejects.toThrow('no such figure');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what is the same in the site before is the same file, and nothing else is', async () => {
  const place = mkdtempSync(join(tmpdir(), 'ratecard-files-'));
  const [former, folder] = [join(place, 'former'), join(place, 'site')];
  const file = (path: string, text: string) => ({ path, content: () => text });
  const inode = (path: string) => statSync(path).ino;
  try {
    const before = [file('a/same.txt', 'é'), file('changed.txt', 'old'), file('folder/x.txt', 'x')];
    await writeFiles(former, before, unknown(join(place, 'nowhere')));
    const after = [
      file('a/same.txt', 'é'),
      file('changed.txt', 'new'),
      file('folder', 'y'),
      file('new.txt', 'z'),
    ];
    await writeFiles(folder, after, unknown(former));
    for (const { path, content } of after) expect(readFileSync(join(folder, path), 'utf8')).toBe(content());
    expect(inode(join(folder, 'a/same.txt'))).toBe(inode(join(former, 'a/same.txt')));
    expect(inode(join(folder, 'changed.txt'))).not.toBe(inode(join(former, 'changed.txt')));
    // Neither is what somebody changed by hand.
    writeFileSync(join(former, 'new.txt'), 'of another hand');
    await writeFiles(join(place, 'next'), after, unknown(former));
    expect(readFileSync(join(place, 'next/new.txt'), 'utf8')).toBe('z');
  } finally {
    rmSync(place, { recursive: true });
  }
});

test('what has the same source is not made again, unless somebody changed it since', async () => {
  const place = mkdtempSync(join(tmpdir(), 'ratecard-files-'));
  const former = join(place, 'former');
  const made: string[] = [];
  const file = (path: string, source: string) => ({
    path,
    source: () => source,
    content: () => {
      made.push(path);
      return `${path} of ${source}`;
    },
  });
  try {
    const before = [file('same', '1'), file('changed', '1'), file('damaged', '1'), file('gone', '1')];
    const written = await writeFiles(former, before, unknown(join(place, 'nowhere')));
    writeFileSync(join(former, 'damaged'), 'of another hand');
    rmSync(join(former, 'gone'));
    made.length = 0;
    const after = [file('same', '1'), file('changed', '2'), file('damaged', '1'), file('gone', '1')];
    const again = await writeFiles(join(place, 'site'), after, { folder: former, written });
    expect(made).toEqual(['changed', 'damaged', 'gone']);
    for (const { path, source } of after)
      expect(readFileSync(join(place, 'site', path), 'utf8')).toBe(`${path} of ${source()}`);
    expect(again.get('same')).toEqual(written.get('same'));
    expect(again.get('changed')?.digest).not.toBe(written.get('changed')?.digest);
  } finally {
    rmSync(place, { recursive: true });
  }
});
