import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildDate, loadEvidence } from '#catalog/records/price-evidence.ts';
import { loadCatalog } from '#catalog/load.ts';
import { isWithin, outputFolder } from './output-folder.ts';
import { root } from './run-command.ts';

export interface BuiltSite {
  readonly outDir: string;
  readonly models: number;
  /** HTML pages. */
  readonly pages: number;
  readonly seconds: number;
}

/**
 * Checks the catalog, then builds the site with Astro. Reads CATALOG (default `models.yaml`),
 * DIST (default `dist`; emptied first) and BUILD_DATE.
 * @throws CatalogError with every mistake of the catalog, before anything is built
 * @throws BuildDateError when there is no day to build for
 * @throws Astro's error when a page cannot be built
 */
export async function buildSite(): Promise<BuiltSite> {
  const started = performance.now();
  const { models, file } = loadCatalog();
  // Asked before Astro starts, which would show where in its own code the answer was missed.
  buildDate(loadEvidence(file));
  const outDir = outputFolder(root, process.env.DIST);
  await runAstro(outDir);
  const files = await readdir(outDir, { recursive: true });
  return {
    outDir,
    models: models.length,
    pages: files.filter((file) => file.endsWith('.html')).length,
    seconds: (performance.now() - started) / 1000,
  };
}

async function runAstro(outDir: string): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // A test runner's NODE_ENV must not make this a development build.
  process.env.NODE_ENV = 'production';
  // Astro runs half-built code inside the output folder, which finds the packages only within the project.
  const inside = isWithin(root, outDir);
  const buildDir = inside ? outDir : join(root, '.cache', `build-${process.pid}`);
  // Loaded only now: a mistake in the catalog is shown without waiting for Astro.
  const { build } = await import('astro');
  try {
    await build({ root, outDir: buildDir, logLevel: 'warn' });
    if (inside) return;
    await rm(outDir, { recursive: true, force: true });
    await cp(buildDir, outDir, { recursive: true });
  } finally {
    if (!inside) await rm(buildDir, { recursive: true, force: true });
  }
}
