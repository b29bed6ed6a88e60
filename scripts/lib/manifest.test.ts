import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepTimes, writeManifest } from './manifest.ts';

test('what did not change keeps its time, and nothing else does', () => {
  const place = mkdtempSync(join(tmpdir(), 'ratecard-times-'));
  const [former, site] = [join(place, 'former'), join(place, 'site')];
  const write = (folder: string, files: Readonly<Record<string, string>>) => {
    mkdirSync(folder);
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    writeManifest(folder, Object.keys(files));
  };
  const long = new Date('2026-01-02T03:04:05Z');
  const age = (path: string) => statSync(join(site, path)).mtime.getTime() === long.getTime();
  try {
    write(former, { same: 'a', changed: 'a', gone: 'a' });
    for (const path of ['same', 'changed']) utimesSync(join(former, path), long, long);
    rmSync(join(former, 'gone'));
    write(site, { same: 'a', changed: 'b', gone: 'a', added: 'a' });
    keepTimes(site, former);
    expect(['same', 'changed', 'gone', 'added'].filter(age)).toEqual(['same']);
    writeFileSync(join(former, 'manifest.json'), '{');
    for (const other of [former, join(place, 'nowhere')]) keepTimes(site, other);
  } finally {
    rmSync(place, { recursive: true });
  }
});
