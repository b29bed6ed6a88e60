import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesIn, openBuild } from '../../scripts/lib/output-folder.ts';
import { root } from '../../scripts/lib/run-command.ts';
import { testSite } from '../support/built-pages.ts';
import { bareEnvironment, fixture, temporaryFolder } from '../support/run-build.ts';

// A build that fails, is killed or is not alone leaves the site whole that was there before. In a copy of the project,
// whose `dist` leads to another disk where there is one.
const folder = temporaryFolder();
const project = join(folder, 'project');
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
  rmSync(disk, { recursive: true });
});

function startBuild(environment: Readonly<Record<string, string>> = {}): {
  child: ChildProcess;
  ended: Promise<{ code: number | null; output: string }>;
} {
  const child = spawn(process.execPath, ['--experimental-strip-types', 'scripts/build.ts', '--draft'], {
    cwd: project,
    env: { ...bareEnvironment, BUILD_DATE: '2026-11-23', ...environment },
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

const build = (environment?: Readonly<Record<string, string>>) => startBuild(environment).ended;

/** Every file of the site by what is in it. */
const fingerprints = (place = site) =>
  Object.fromEntries(
    filesIn(place).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(place, file)))
        .digest('hex'),
    ]),
  );

/** What builds of this project have left in their workshop and beside the site. */
const leftovers = () => [
  ...readdirSync(join(project, '.cache')).filter(
    (name) => !['og', 'code', 'printers', 'sites'].includes(name),
  ),
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
  expect(output).toMatch(/^content\/guides\/mistake\.mdx:6:6 guide-syntax\n.*brace/m);
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

/** Refuses to write where a path matches, as the system does; loaded before everything else. */
const refusing = `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const pattern = new RegExp(process.env.REFUSED_PATH);
const code = process.env.REFUSED_CODE;
const refused = (args) => {
  const path = args.slice(0, 2).map(String).find((arg) => pattern.test(arg));
  return path && Object.assign(new Error(code + ": refused, open '" + path + "'"), { code, path });
};
for (const name of ['writeFile', 'mkdir', 'copyFile', 'rename', 'link', 'cp']) {
  const [sync, later] = [fs[name + 'Sync'], fs.promises[name]];
  fs[name + 'Sync'] = (...args) => { const error = refused(args); if (error) throw error; return sync(...args); };
  fs.promises[name] = async (...args) => { const error = refused(args); if (error) throw error; return later(...args); };
}
syncBuiltinESMExports();
`;

test.each([
  ['ENOSPC', 'in the workshop', String.raw`\.cache/build-\d+/.*\.json$`],
  ['EDQUOT', 'beside the site', String.raw`\.site\.next-`],
  ['EACCES', 'at the lock', String.raw`\.cache/lock-`],
  ['EROFS', 'on the disk of the site', 'ratecard-disk-'],
  ['EPERM', 'on the disk of the site', 'ratecard-disk-'],
  ['ENAMETOOLONG', 'at a page', String.raw`\.cache/build-\d+/q/`],
  ['EMFILE', 'at an asset', String.raw`\.cache/build-\d+/_astro/`],
])('%s %s is said with what to do, and the old site stays', async (code, _, path) => {
  const before = fingerprints();
  const hook = join(folder, 'refusing.mjs');
  writeFileSync(hook, refusing);
  const { code: ended, output } = await build({
    NODE_OPTIONS: `--import=${hook}`,
    REFUSED_PATH: path,
    REFUSED_CODE: code,
  });
  expect(output).toMatch(new RegExp(String.raw`: .* \(${code}\)\.\n  → .*\n.*as it was\.`));
  expect(output).not.toMatch(/^ +at /m);
  expect(ended).toBe(1);
  expect(fingerprints()).toEqual(before);
  // And nothing of it is in the way of the next one.
  openBuild(project, site).close();
  expect(leftovers()).toEqual([]);
});

test('of two builds at once, five times, one is done and the other says why not', async () => {
  const before = fingerprints();
  for (let time = 0; time < 5; time += 1) {
    const both = await Promise.all([build(), build()]);
    expect(both.map(({ code }) => code)).toContain(0);
    for (const { code, output } of both) if (code !== 0) expect(output).toContain('Another build (process ');
    expect(fingerprints()).toEqual(before);
    expect(leftovers()).toEqual([]);
  }
});

test('ten builds in ten surroundings are the same, byte for byte', async () => {
  const before = fingerprints();
  const elsewhere = join(folder, 'elsewhere');
  const surroundings: Readonly<Record<string, string>>[] = [
    {},
    { TZ: 'Asia/Tokyo' },
    { TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8' },
    { LC_ALL: 'C' },
    { LANG: 'tr_TR.UTF-8' },
    { NODE_ENV: 'test' },
    { HOME: folder },
    { UV_THREADPOOL_SIZE: '1', COLUMNS: '40' },
    { NODE_OPTIONS: '--max-old-space-size=2048', FORCE_COLOR: '1' },
    { DIST: elsewhere },
  ];
  for (const environment of surroundings) {
    rmSync(join(project, '.cache'), { recursive: true, force: true });
    const { code, output } = await build(environment);
    expect(code, output).toBe(0);
    expect([environment, fingerprints(environment.DIST)]).toEqual([environment, before]);
  }
});

test('40 kills at moments all over a build leave one site or the other, whole', async () => {
  const catalog = join(project, 'models.yaml');
  const texts = ['0.50', '0.75'].map((price) =>
    readFileSync(fixture('plain-gateway'), 'utf8').replace('input: 0.50', `input: ${price}`),
  );
  const whole: string[] = [];
  let longest = 0;
  for (const text of texts) {
    writeFileSync(catalog, text);
    const started = performance.now();
    expect((await build()).code).toBe(0);
    longest = Math.max(longest, performance.now() - started);
    whole.push(JSON.stringify(fingerprints()));
  }
  expect(new Set(whole).size).toBe(2);
  for (let kill = 0; kill < 40; kill += 1) {
    writeFileSync(catalog, texts[kill % 2] ?? '');
    const { child, ended } = startBuild();
    // The later half of a build is where it writes.
    const timer = setTimeout(
      () => child.kill('SIGKILL'),
      longest * (kill % 4 === 0 ? kill / 40 : 0.5 + kill / 80),
    );
    await ended;
    clearTimeout(timer);
    openBuild(project, site).close();
    expect(whole).toContain(JSON.stringify(fingerprints()));
    expect(leftovers()).toEqual([]);
  }
  writeFileSync(catalog, texts[0] ?? '');
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
