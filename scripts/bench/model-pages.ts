/** Builds the pages of models of SITE and nothing else, into DIST: what other generators are compared with. */
import { standAt } from '#address.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import type { SiteFile } from '#views/whole/output.ts';
import { handOver, madeSite } from '#views/whole/output.ts';
import { openGate } from '../lib/build-gate.ts';
import { openPrinter } from '../lib/printer.ts';
import { writeFiles } from '../lib/write-files.ts';

const { catalog } = openGate(true);
const base = new URL(catalog.siteUrl).pathname;
const { print } = await openPrinter(base);
standAt(base);
handOver(async () => (await import('#site-build.ts')).makeSite(false));
const site = await madeSite();

function* modelPages(): Generator<SiteFile> {
  const paths = new Set(site.pages.modelPaths().map((path) => `${path.slice(base.length)}index.html`));
  for (const file of site.files(print)) if (paths.has(file.path)) yield file;
}

await writeFiles(siteFolder().dist, modelPages(), { folder: '', written: new Map() });
