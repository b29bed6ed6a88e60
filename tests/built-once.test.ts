/** Tests take a site that was built of the very same before, and never another one. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { builtOnce, temporaryFolder } from './support/run-build.ts';

const sites = temporaryFolder();
const SITE = temporaryFolder();
const DIST = join(SITE, 'dist');
const page = join(DIST, 'index.html');
let builds = 0;

beforeEach(() => {
  writeFileSync(join(SITE, 'models.yaml'), `models: ${expect.getState().currentTestName ?? ''}`);
});

/** Builds the site, whose page is the number of the build. */
async function built(code = 0, date = '2026-11-23', ...options: string[]): Promise<string> {
  const run = () => {
    builds += 1;
    mkdirSync(DIST, { recursive: true });
    writeFileSync(page, String(builds));
    return Promise.resolve({ code, output: 'said' });
  };
  const result = await builtOnce({ SITE, BUILD_DATE: date }, options, run, sites);
  expect(result).toEqual({ code, output: 'said' });
  return readFileSync(page, 'utf8');
}

test('the same is taken, whatever stands in its place', async () => {
  const first = await built();
  writeFileSync(page, 'another');
  writeFileSync(join(DIST, 'more.html'), '');
  expect(await built()).toBe(first);
  expect(readdirSync(DIST)).toEqual(['index.html']);
});

test('what is made of another catalog, for another day or as a draft is built', async () => {
  const first = await built();
  const others = [await built(0, '2026-11-24'), await built(0, '2026-11-23', '--draft')];
  writeFileSync(join(SITE, 'models.yaml'), 'models: others');
  expect(new Set([first, ...others, await built()]).size).toBe(4);
  writeFileSync(join(SITE, 'theme.css'), '');
  expect(await built()).toBe(String(builds));
});

test('what failed is built again, and so is what is not as it was kept', async () => {
  expect([await built(1), await built(1)]).toEqual([String(builds - 1), String(builds)]);
  const first = await built();
  for (const damage of [
    (kept: string) => {
      writeFileSync(join(kept, 'dist/index.html'), 'damaged');
    },
    (kept: string) => {
      writeFileSync(join(kept, 'result.json'), '{"code":0');
    },
  ]) {
    const [engine = ''] = readdirSync(sites);
    for (const kept of readdirSync(join(sites, engine))) damage(join(sites, engine, kept));
    expect(await built()).toBe(String(builds));
  }
  expect(await built()).toBe(String(Number(first) + 2));
});
