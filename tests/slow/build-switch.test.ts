import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesIn } from '../../scripts/lib/output-folder.ts';
import { root } from '../../scripts/lib/run-command.ts';
import { testSite } from '../support/built-pages.ts';
import { bareEnvironment, fixture, temporaryFolder } from '../support/run-build.ts';

// A build that fails, is killed or is not alone leaves the site whole that was there before. In a copy of the project,
// whose `dist` leads to another disk where there is one.
const folder = temporaryFolder();
const project = join(folder.path, 'project');
const dist = join(project, 'dist');
const disk = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ratecard-disk-'));
const site = join(disk, 'site');

beforeAll(() => {
  mkdirSync(project);
  for (const name of ['src', 'public', 'scripts', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(project, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  copyFileSync(fixture('plain-gateway'), join(project, 'models.yaml'));
  cpSync(join(testSite.path, 'content'), join(project, 'content'), { recursive: true });
  symlinkSync(site, dist);
});

afterAll(() => {
  folder.remove();
  rmSync(disk, { recursive: true });
});

function startBuild(): { child: ChildProcess; ended: Promise<{ code: number | null; output: string }> } {
  const child = spawn(process.execPath, ['--experimental-strip-types', 'scripts/build.ts', '--draft'], {
    cwd: project,
    env: { ...bareEnvironment, BUILD_DATE: '2026-11-23' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, output: stripVTControlCharacters(output) });
    });
  });
  return { child, ended };
}

const build = () => startBuild().ended;

/** Every file of the site by what is in it. */
const fingerprints = () =>
  Object.fromEntries(
    filesIn(site).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(site, file)))
        .digest('hex'),
    ]),
  );

/** What builds of this project have left in their workshop and beside the site. */
const leftovers = () => [
  ...readdirSync(join(project, '.cache')).filter((name) => !/^og$/.test(name)),
  ...readdirSync(disk).filter((name) => name !== 'site'),
];

test('a link stays a link, and the site stands where it leads to', async () => {
  const { code, output } = await build();
  expect(output).toMatch(/Built 4 models, \d+ pages in [\d.]+ s/);
  expect(code).toBe(0);
  expect(lstatSync(dist).isSymbolicLink()).toBe(true);
  expect(existsSync(join(site, 'q/acme-image-pricing/index.html'))).toBe(true);
  expect(leftovers()).toEqual([]);
});

test('a guide with a mistake is named by file and line, without a stack, and the old site stays', async () => {
  const before = fingerprints();
  const guide = join(project, 'content/guides/mistake.mdx');
  writeFileSync(guide, '---\ntitle: A\ndescription: B\n---\n\nText {open\n');
  const { code, output } = await build();
  unlinkSync(guide);
  expect(code).toBe(1);
  expect(output).toMatch(/^content\/guides\/mistake\.mdx:\d+:\d+ .*brace/m);
  expect(output).not.toMatch(/^ +at /m);
  expect(fingerprints()).toEqual(before);
  expect(leftovers()).toEqual([]);
});

test('while one builds, another says so; killed, it leaves the old site, and the next build is as any', async () => {
  const before = fingerprints();
  const first = startBuild();
  await expect
    .poll(() => readdirSync(join(project, '.cache')).some((name) => name.startsWith('build-')))
    .toBe(true);
  // However slow the second is, the first is still at it.
  first.child.kill('SIGSTOP');
  const second = await build();
  expect(second.output).toContain(`Another build (process ${String(first.child.pid)}) is writing ${site}`);
  expect(second.code).toBe(1);
  first.child.kill('SIGKILL');
  await first.ended;
  expect(leftovers()).not.toEqual([]);
  expect(fingerprints()).toEqual(before);

  expect((await build()).code).toBe(0);
  expect(Object.keys(fingerprints())).toEqual(Object.keys(before));
  expect(leftovers()).toEqual([]);
});

test('files that are no site are left alone, also behind a link', async () => {
  const photos = join(disk, 'photos');
  mkdirSync(photos);
  writeFileSync(join(photos, 'cat.png'), 'cat');
  unlinkSync(dist);
  symlinkSync(photos, dist);
  const { code, output } = await build();
  expect(output).toContain(`a link to ${photos}, which has files in it`);
  expect(code).toBe(1);
  expect(readFileSync(join(photos, 'cat.png'), 'utf8')).toBe('cat');
  rmSync(photos, { recursive: true });
});
