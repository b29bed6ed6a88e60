import { cpSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { standAt } from '#address.ts';
import { uncheckedRates } from '#catalog/gate.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import { handOver, madeSite } from '#views/whole/output.ts';
import { openGate } from './build-gate.ts';
import { finishSite } from './finish-site.ts';
import { formerSite, rememberSite } from './former-site.ts';
import { keepSchema } from './keep-schema.ts';
import { counted } from './look-over.ts';
import { keepTimes } from './manifest.ts';
import { codeOf, isWithin, openBuild, outputFolder } from './output-folder.ts';
import { openPrinter, type Printer } from './printer.ts';
import { root } from './run-command.ts';
import { writeFiles } from './write-files.ts';

export interface BuildSummary {
  readonly outDir: string;
  readonly models: number;
  /** HTML pages. */
  readonly pages: number;
  readonly seconds: number;
  /** Given for a draft: how many of its prices are not checked. */
  readonly unchecked?: number | undefined;
}

/**
 * Builds the site and says what was built, or what went wrong; then the site that was there before still is.
 * @param isDraft a site that is not to be published: what no check has seen is marked
 * @returns nothing when the build failed; the reason is printed and the exit code set to 1
 */
export async function reportBuild(isDraft: boolean): Promise<BuildSummary | undefined> {
  try {
    const site = await buildSite(isDraft);
    const folder = isWithin(process.cwd(), site.outDir) ? relative('', site.outDir) : site.outDir;
    const built = `${counted(site.models, 'model')}, ${counted(site.pages, 'page')}`;
    const draft =
      site.unchecked === undefined
        ? ''
        : ` It is a draft, not for publication: ${counted(site.unchecked, 'price')} not checked.`;
    console.log(`Built ${built} in ${site.seconds.toFixed(1)} s: ${folder}/${draft}`);
    return site;
  } catch (error) {
    console.error(failureText(error));
    process.exitCode = 1;
    return undefined;
  }
}

/** Errors that say themselves where the mistake is and what to do; of anything else the stack says where it happened. */
const explained = [
  'CatalogError',
  'BuildDateError',
  'OutputFolderError',
  'IncompleteSiteError',
  'GuideError',
  'UnsourcedClaimError',
  'ForeignRecordError',
  'RecordError',
  'UnprovenError',
];

const unchanged = 'Correct it and build again; the site built before is as it was.';

/**
 * What a failed build says. By the names of errors: Astro bundles the modules that throw them a second time.
 * @returns for an error of the system, its place and what to do; for one that nobody foresaw, its stack
 */
function failureText(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (explained.includes(error.name)) return error.message;
  return systemText(error) ?? error;
}

/** What the system refuses, and what to do about it. */
const refusals: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  EACCES: [
    'this user may not read or write it',
    'Change its permissions, or name another folder: DIST=<folder>.',
  ],
  EPERM: ['this user may not change it', 'Change its permissions, or name another folder: DIST=<folder>.'],
  EROFS: ['the disk can only be read', 'Name a folder on another disk: DIST=<folder>.'],
  ENOSPC: ['the disk is full', 'Make room on it; a build needs twice the room of a site.'],
  EDQUOT: ['the disk quota is used up', 'Make room; a build needs twice the room of a site.'],
  ENAMETOOLONG: [
    'the name is longer than the disk takes',
    'Give it a shorter name: of a model a `slug`, of a guide another file name.',
  ],
  EMFILE: ['too many files are open', 'Raise the limit of open files: `ulimit -n 4096`.'],
  ENFILE: ['too many files are open', 'End other programs, and build again.'],
  EIO: ['the disk does not answer as it should', 'Look at the disk.'],
  ENOTDIR: [
    'a file stands where a folder has to be',
    'Move the file, or name another folder: DIST=<folder>.',
  ],
  EISDIR: ['a folder stands where a file has to be', 'Move the folder.'],
  ENOENT: ['it is not there', 'Put it there, or take out what names it.'],
  ELOOP: ['its links lead in a circle', 'Correct the link.'],
  EBUSY: ['another program holds it', 'End that program.'],
};

function systemText(error: Error): string | undefined {
  const { errors = [] } = error as { errors?: readonly unknown[] };
  for (const one of [error, error.cause, ...errors]) {
    if (!(one instanceof Error)) continue;
    const { path, dest = path, message } = one as Error & { path?: string; dest?: string };
    // Whoever passes an error of the system on may leave nothing of it but its words.
    const code = codeOf(one) in refusals ? codeOf(one) : (/\b(E[A-Z]{2,}): /.exec(message)?.[1] ?? '');
    const refusal = refusals[code];
    if (refusal === undefined) continue;
    const [what, fix] = refusal;
    // Of a folder that was read as a file, the system does not say which; the stack does not either.
    const place = dest ?? /'([^']+)'/.exec(message)?.[1] ?? 'A file that the site is made of';
    return `${place}: ${what} (${code}).\n  → ${fix}\n${unchanged}`;
  }
  return undefined;
}

/**
 * Checks the catalog, builds the site beside the old one and switches. Reads SITE, CATALOG, DIST (see
 * {@link siteFolder}) and BUILD_DATE.
 * @param isDraft whether prices may be in it that no check has seen
 * @throws what {@link openGate} throws, before anything is built
 * @throws OutputFolderError when the folder cannot be used, or another build is writing there
 * @throws IncompleteSiteError when a page is missing or a file is empty
 */
async function buildSite(isDraft: boolean): Promise<BuildSummary> {
  const started = performance.now();
  // Asked before Astro starts, so that a mistake is shown without waiting for it.
  const { catalog, evidence } = openGate(isDraft);
  const { dist, publicFolder } = siteFolder();
  const outDir = outputFolder(root, resolve(dist));
  const build = openBuild(root, outDir);
  let printer: Printer | undefined;
  try {
    keepSchema(publicFolder);
    const base = new URL(catalog.siteUrl).pathname;
    printer = await openPrinter(base);
    const { digest, print, assets } = printer;
    standAt(base);
    // Some of it makes addresses when it is loaded.
    handOver(async () => (await import('#site-build.ts')).makeSite(false));
    const site = await madeSite();
    const former = formerSite(outDir, digest);
    const written = await writeFiles(build.workshop, site.files(print), former);
    const pages = [...written.keys()].filter((path) => path.endsWith('.html')).length;
    cpSync(assets, join(build.workshop, '_astro'), { recursive: true });
    finishSite({
      folder: build.workshop,
      host: build.workshop,
      catalog,
      pages,
      made: ['404.html', ...site.paths()],
      digests: written,
    });
    keepTimes(build.workshop, outDir);
    build.publish();
    rememberSite(outDir, digest, written);
    const seconds = (performance.now() - started) / 1000;
    const unchecked = isDraft ? uncheckedRates(catalog, evidence).size : undefined;
    return { outDir, models: catalog.models.length, pages, seconds, unchecked };
  } finally {
    printer?.close();
    build.close();
  }
}
