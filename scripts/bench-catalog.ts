/**
 * How long a large catalog takes, and how much memory:
 * - `npm run bench -- [models …]` loads catalogs of so many models (5,000 and 20,000).
 * - `npm run bench -- --build [models …]` builds a whole site of so many models (5,000), into a folder of its own that
 *   is removed afterwards. Drawn images are kept in `.cache` as in any build, so that a second run is quicker.
 *
 * Each size runs in a process of its own, so that none is helped or hindered by the one before.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '#catalog/load.ts';
import { largeCatalog } from './lib/large-catalog.ts';
import { reportBuild } from './lib/build-site.ts';
import { root } from './lib/run-command.ts';

const [first, ...rest] = process.argv.slice(2);
if (first === '--load') measureLoading(rest[0] ?? '');
else if (first === '--build-one') await measureBuild();
else if (first === '--build') compare('--build-one', rest.length === 0 ? [5000] : rest.map(Number));
else compare('--load', first === undefined ? [5000, 20_000] : [first, ...rest].map(Number));

function compare(step: '--load' | '--build-one', sizes: readonly number[]): void {
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  // Within the project, where Astro finds the packages and so builds in place.
  const folder = mkdtempSync(join(cache, 'bench-'));
  try {
    for (const size of sizes) {
      const file = join(folder, `${String(size)}.yaml`);
      writeFileSync(file, largeCatalog(readFileSync('models.yaml', 'utf8'), size));
      const script = process.argv[1] ?? '';
      const { status } = spawnSync(process.execPath, [...process.execArgv, script, step, file], {
        stdio: 'inherit',
        env: {
          ...process.env,
          CATALOG: file,
          DIST: join(folder, `site-${String(size)}`),
          // There is no evidence beside such a catalog to take the day from.
          BUILD_DATE: process.env.BUILD_DATE ?? '2026-11-23',
        },
      });
      if (status !== 0) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureLoading(file: string): void {
  const started = performance.now();
  const { models } = loadCatalog({ file });
  const seconds = (performance.now() - started) / 1000;
  console.log(`${models.length} models: ${seconds.toFixed(2)} s, ${used()}`);
}

async function measureBuild(): Promise<void> {
  const site = await reportBuild(true);
  if (site !== undefined) console.log(used());
}

/** What this process has taken of memory at most, and of the processors in all. */
function used(): string {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  // The system counts memory in KiB and time in microseconds.
  const megabytes = (maxRSS * 1024) / 1e6;
  const busy = (userCPUTime + systemCPUTime) / 1e6;
  return `${megabytes.toFixed(0)} MB, ${busy.toFixed(1)} s of processor time`;
}
