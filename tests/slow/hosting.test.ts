// The commands for hosts, on the built test site: what they print, write and refuse.
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostNames } from '../../scripts/hosting/hosts/index.ts';
import { targetNames } from '../../scripts/hosting/deploy.ts';
import { dist, testSite } from '../support/built-pages.ts';
import { runCommand, temporaryFolder } from '../support/run-build.ts';

const folder = temporaryFolder();
const site = { SITE: testSite.path };

test.each(hostNames)('%s: its files are written, and what it lacks is said', async (name) => {
  const out = join(folder, name);
  const { code, output } = await runCommand('hosting', site, name, '--out', out);
  expect(code, output).toBe(0);
  expect(readdirSync(out).length).toBeGreaterThan(0);
  for (const file of readdirSync(out)) expect(output).toContain(`Wrote ${join(out, file)}`);
});

test.each(targetNames)('%s: a dry run does all but the upload', async (name) => {
  const home = join(folder, 'home');
  const { code, output } = await runCommand(
    'deploy',
    site,
    ...[name, '--dry-run', '--function', '--to', home, '--remote', join(folder, 'pages.git')],
  );
  expect(code, output).toBe(0);
  expect(output).toMatch(
    /^[\d,]+ files for \w+\.\n(?:(?:tar|npx|git) .*\n)+A dry run: nothing was uploaded\.$/m,
  );
  expect(existsSync(home)).toBe(false);
});

test('what was typed wrong is answered with what there is', async () => {
  for (const [command, ...args] of [
    ['hosting', 'apache'],
    ['deploy', 'ftp'],
    ['deploy', 'pages', '--fast'],
    ['verify'],
    ['diff', 'one'],
  ] as const) {
    const { code, output } = await runCommand(command, site, ...args);
    expect([command, code]).toEqual([command, 1]);
    expect(output).toContain(`npm run ${command} --`);
    expect(output).not.toMatch(/^ +at /m);
  }
  const { code, output } = await runCommand('diff', site, folder, dist);
  expect([code, output]).toEqual([1, expect.stringContaining('so it is no finished site.\n  → Run')]);
});

test('a copy is the site that was built, until a file of it is another', async () => {
  const copy = join(folder, 'copy');
  cpSync(dist, copy, { recursive: true });
  const whole = await runCommand('verify', site, copy);
  expect(whole.output).toMatch(/ is the site in .*dist, in all [\d,]+ files\.$/m);
  expect(whole.code).toBe(0);
  writeFileSync(join(copy, 'index.html'), 'other');
  rmSync(join(copy, 'llms.txt'));
  const damaged = await runCommand('verify', site, copy);
  expect(damaged.output).toMatch(
    /^index\.html is another than was built\.\nllms\.txt is missing\.\n.* is not the site in .*dist: 2 differences\.$/m,
  );
  expect(damaged.code).toBe(1);
});
