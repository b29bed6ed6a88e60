import { relative } from 'node:path';
import { BuildDateError } from '#catalog/records/price-evidence.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import { buildSite, type BuiltSite } from './build-site.ts';
import { isWithin, OutputFolderError } from './output-folder.ts';
import { root } from './run-command.ts';

const digits = new Intl.NumberFormat('en-US');

/** `1 page`, `1,204 pages`. */
function counted(count: number, noun: string): string {
  return `${digits.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * Builds the site and says what was built, or what went wrong.
 * @returns nothing when the build failed; the reason is printed and the exit code set to 1
 */
export async function reportBuild(): Promise<BuiltSite | undefined> {
  try {
    const site = await buildSite();
    const folder = isWithin(root, site.outDir) ? relative(root, site.outDir) : site.outDir;
    const built = `${counted(site.models, 'model')}, ${counted(site.pages, 'page')}`;
    console.log(`Built ${built} in ${site.seconds.toFixed(1)} s: ${folder}/`);
    return site;
  } catch (error) {
    // These say themselves where the mistake is and what to do; of anything else the stack says where it happened.
    const explained = [CatalogError, BuildDateError, OutputFolderError].some((kind) => error instanceof kind);
    console.error(explained && error instanceof Error ? error.message : error);
    process.exitCode = 1;
    return undefined;
  }
}
