import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manifestFile, readManifest, writeManifest } from './manifest.ts';
import { filesIn, isWithin, openBuild, outputFolder, publish, recover } from './output-folder.ts';

let place: string;
let root: string;

beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'ratecard-out-')));
  root = join(place, 'project');
  mkdirSync(root);
});

afterEach(() => {
  rmSync(place, { recursive: true });
});

/** Writes a folder of files, each holding the text given. */
function write(folder: string, files: readonly string[], text = ''): string {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

const contents = (folder: string) =>
  Object.fromEntries(filesIn(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));

/** The number of a process that has ended. */
const endedProcess = () => spawnSync(process.execPath, ['--version']).pid;

test('a folder is within itself and its parents, not within a namesake', () => {
  expect(isWithin('/a/site', '/a/site')).toBe(true);
  expect(isWithin('/a/site', '/a/site/q')).toBe(true);
  expect(isWithin('/a/site', '/a/site-old')).toBe(false);
});

describe('the folder', () => {
  test('is dist; another may be named relative to the project', () => {
    expect(outputFolder(root)).toBe(join(root, 'dist'));
    expect(outputFolder(root, '../elsewhere')).toBe(join(place, 'elsewhere'));
  });

  test('is none that holds the project', () => {
    expect(() => outputFolder(root, '.')).toThrow(/would delete it/);
    expect(() => outputFolder(root, '/')).toThrow(/would delete it/);
    symlinkSync(root, join(place, 'link'));
    expect(() => outputFolder(root, '../link')).toThrow(/a link to .*would delete it/);
    expect(() => outputFolder(join(place, 'link'), root)).toThrow(/would delete it/);
  });

  test('may be a site built earlier, and none with other files', () => {
    const photos = write(join(root, 'photos'), ['cat.png', 'index.html']);
    expect(() => outputFolder(root, 'photos')).toThrow(/not a site built earlier/);
    write(photos, ['llms.txt']);
    expect(outputFolder(root, 'photos')).toBe(photos);
    expect(() => outputFolder(root, 'photos/cat.png')).toThrow(/is a file/);
    // What a build of old, killed in the middle, left in the usual place.
    write(join(root, 'dist'), ['half']);
    expect(outputFolder(root)).toBe(join(root, 'dist'));
  });

  test('is what a link leads to, also when that is not there yet', () => {
    const photos = write(join(place, 'photos'), ['cat.png']);
    symlinkSync(photos, join(root, 'dist'));
    expect(() => outputFolder(root)).toThrow(/a link to .*photos.*not a site built earlier/);
    rmSync(join(root, 'dist'));
    symlinkSync('../new/site', join(root, 'dist'));
    expect(outputFolder(root)).toBe(join(place, 'new/site'));
  });
});

describe('switching', () => {
  test('gives the new site the name of the old one, and leaves nothing behind', () => {
    const site = write(join(root, 'made'), ['index.html', 'new/page.html'], 'new');
    const folder = write(join(place, 'www/dist'), ['index.html', 'old/page.html'], 'old');
    publish(site, folder);
    expect(contents(folder)).toEqual({ 'index.html': 'new', 'new/page.html': 'new' });
    expect(readdirSync(join(place, 'www'))).toEqual(['dist']);
    publish(write(join(root, 'made'), ['index.html'], 'first'), join(place, 'far/away/dist'));
    expect(contents(join(place, 'far/away/dist'))).toEqual({ 'index.html': 'first' });
  });

  test('replaces file by file where the folder cannot be renamed', () => {
    const site = write(join(root, 'made'), ['index.html', 'a', 'b/c', 'd'], 'new');
    // No name fits beside one that is as long as names may be.
    const folder = write(join(place, 'x'.repeat(255)), ['index.html', 'a/b', 'b', 'e/f/g'], 'old');
    rmSync(join(folder, 'b'));
    writeManifest(site, filesIn(site));
    publish(site, folder);
    expect(Object.keys(readManifest(folder))).toEqual(['a', 'b/c', 'd', 'index.html']);
    rmSync(join(folder, manifestFile));
    expect(contents(folder)).toEqual({ 'index.html': 'new', a: 'new', [join('b', 'c')]: 'new', d: 'new' });
    expect(readdirSync(folder).sort()).toEqual(['a', 'b', 'd', 'index.html']);
  });

  test('is made good where a build was killed in the middle of it', () => {
    const [folder, pid] = [join(place, 'dist'), endedProcess()];
    write(join(place, `.dist.old-${pid}`), ['index.html'], 'old');
    write(join(place, `.dist.next-${pid}`), ['index.html'], 'new');
    // Another build's, which is still at it.
    write(join(place, `.dist.next-${process.ppid}`), ['index.html'], 'other');
    recover(folder);
    expect(contents(folder)).toEqual({ 'index.html': 'old' });
    expect(readdirSync(place).sort()).toEqual([`.dist.next-${process.ppid}`, 'dist', 'project']);
    write(join(place, `.dist.old-${pid}`), ['index.html'], 'older');
    recover(folder);
    expect(contents(folder)).toEqual({ 'index.html': 'old' });
    expect(readdirSync(place)).not.toContain(`.dist.old-${pid}`);
  });

  test('leaves no lock of a build that was killed, and keeps that of one that is at it', () => {
    const [folder, lock] = [join(place, 'dist'), join(place, '.dist.lock')];
    write(folder, ['index.html'], 'old');
    writeFileSync(lock, String(endedProcess()));
    recover(folder);
    expect(existsSync(lock)).toBe(false);
    writeFileSync(lock, String(process.ppid));
    recover(folder);
    expect(readFileSync(lock, 'utf8')).toBe(String(process.ppid));
    rmSync(lock);
  });
});

describe('two builds at once', () => {
  test('of one folder are refused, of two are not', () => {
    const first = openBuild(root, join(root, 'dist'));
    expect(() => openBuild(root, join(root, 'dist'))).toThrow(
      new RegExp(`process ${process.pid}\\) is writing`),
    );
    openBuild(root, join(root, 'other')).close();
    first.close();
    openBuild(root, join(root, 'dist')).close();
    expect(readdirSync(join(root, '.cache'))).toEqual([]);
  });

  test('are no two when the first was killed', () => {
    const pid = endedProcess();
    openBuild(root, join(root, 'dist'));
    const [lock = ''] = readdirSync(join(root, '.cache'));
    writeFileSync(join(root, '.cache', lock), String(pid));
    write(join(root, `.cache/build-${pid}`), ['half']);
    write(join(root, '.cache/og'), ['kept.png']);
    const build = openBuild(root, join(root, 'dist'));
    write(build.workshop, ['index.html']);
    build.publish();
    build.close();
    expect(readdirSync(join(root, '.cache'))).toEqual(['og']);
    expect(lstatSync(join(root, 'dist')).isDirectory()).toBe(true);
  });
});
