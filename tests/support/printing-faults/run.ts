/**
 * Prints a site for each fault and each catalog and looks it over, all in this one process: what prints is loaded anew
 * for each fault, from its source with the fault in it. Says on its last line what was found, as JSON.
 * Arguments: a JSON list of faults, then the catalogs.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pathOf } from '#address.ts';
import { loadCatalog } from '#catalog/load.ts';
import { markdownPath } from '#views/page/markdown.ts';
import { root } from '../../../scripts/lib/run-command.ts';
import { checkSite } from '../../../scripts/check/site/check.ts';
import { siteInMemory } from '../../../scripts/check/site/site-files.ts';
import type { PrintingFault } from './faults.ts';
import { plainSite } from './plain-site.ts';

/** What is loaded anew: all that decides how a figure or a word comes out. */
const printing = /\/src\/(?:site-build\.ts$|(?:pricing|views|catalog\/registry)\/)/;

const [list = '[]', ...catalogs] = process.argv.slice(2);
const faults = JSON.parse(list) as readonly PrintingFault[];

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const run = context.parentURL?.split('?run=')[1];
    return run !== undefined && printing.test(resolved.url)
      ? { ...resolved, url: `${resolved.url}?run=${run}` }
      : resolved;
  },
  load(url, context, next) {
    const [address = '', run] = url.split('?run=');
    if (run === undefined) return next(url, context);
    const file = relative(root, fileURLToPath(address));
    return {
      format: 'module-typescript',
      shortCircuit: true,
      source: sourceOf(file, faults[Number(run.split('_')[1])]),
    };
  },
});

const stale = faults.filter(({ file, before }) => !readFileSync(join(root, file), 'utf8').includes(before));
if (stale.length > 0)
  throw new Error(
    `Say these faults anew: ${stale.map(({ what, file, before }) => `${what} (${before} is not in ${file})`).join('; ')}.`,
  );

function sourceOf(file: string, fault: PrintingFault | undefined): string {
  const source = readFileSync(join(root, file), 'utf8');
  return fault?.file === file ? source.replace(fault.before, () => fault.after) : source;
}

/** The views as they are with one fault. */
async function printed(run: string) {
  const load = async <T>(file: string) =>
    (await import(new URL(`../../../src/${file}?run=${run}`, import.meta.url).href)) as T;
  const { loadSite } = await load<typeof import('#site-build.ts')>('site-build.ts');
  const { assistantTexts, buildPages } =
    await load<typeof import('#views/whole/build.ts')>('views/whole/build.ts');
  const build = buildPages(await loadSite(false));
  const trace = await load<typeof import('#views/whole/trace-index.ts')>('views/whole/trace-index.ts');
  const json = await load<typeof import('#views/data/models-json.ts')>('views/data/models-json.ts');
  const one = await load<typeof import('#views/data/model-json.ts')>('views/data/model-json.ts');
  const csv = await load<typeof import('#views/data/models-csv.ts')>('views/data/models-csv.ts');
  return plainSite({
    pages: new Map(build.pages.values().map((page) => [page.path, page])),
    texts: new Map([
      ...Object.entries(assistantTexts(build)).map(([file, { text }]) => [file, text] as const),
      ...build.paths().map((path) => [pathOf(markdownPath(path)), build.twin(path).text] as const),
      ['api/index.json', JSON.stringify(json.apiHead(build.site, build.site.date))],
      ['api/models.json', JSON.stringify(json.apiCatalog(build.site, build.site.date))],
      ['api/models.csv', csv.apiCsv(build.site)],
      ['api/models.csv-metadata.json', JSON.stringify(csv.apiCsvMetadata(build.site))],
      ...build.site.catalog.models.map(
        (model) =>
          [
            `api/models/${model.fileStem}.json`,
            JSON.stringify(one.apiModelFile(build.site, model, build.site.date)),
          ] as const,
      ),
      ['api/models-spreadsheet.csv', csv.spreadsheetCsv(build.site)],
    ]),
    trace: { ...trace.traceIndex(build), ...trace.traceOfModels(build, build.site.catalog.models) },
  });
}

const found: Record<string, string[][]> = {};
for (const [place, file] of catalogs.entries()) {
  process.env.CATALOG = file;
  const catalog = loadCatalog();
  // Run −1 has no fault.
  for (let fault = -1; fault < faults.length; fault += 1) {
    const files = await printed(`${place}_${fault}`);
    const { findings } = checkSite(siteInMemory(files), catalog, ['prices', 'llms']);
    (found[file] ??= []).push(findings.map(({ code, file: at, message }) => `${code} ${at}: ${message}`));
  }
}
console.log(JSON.stringify(found));
