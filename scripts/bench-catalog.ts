/**
 * How long a large catalog takes to load, and how much memory: `npm run bench -- [models …]`.
 * Each size is loaded in a process of its own, so that none is helped or hindered by the one before.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalog } from '#catalog/load.ts';
import { largeCatalog } from './lib/large-catalog.ts';

const [first, ...rest] = process.argv.slice(2);
if (first === '--load') measure(rest[0] ?? '');
else compare((first === undefined ? [5000, 20_000] : [first, ...rest]).map(Number));

function compare(sizes: readonly number[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-catalog-'));
  try {
    for (const size of sizes) {
      const file = join(folder, `${String(size)}.yaml`);
      writeFileSync(file, largeCatalog(readFileSync('models.yaml', 'utf8'), size));
      const script = process.argv[1] ?? '';
      spawnSync(process.execPath, [...process.execArgv, script, '--load', file], { stdio: 'inherit' });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(file: string): void {
  const started = performance.now();
  const { models } = loadCatalog({ file });
  const seconds = (performance.now() - started) / 1000;
  // The system counts in KiB.
  const megabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
  console.log(`${models.length} models: ${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB`);
}
