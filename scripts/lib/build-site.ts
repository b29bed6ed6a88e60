import { statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { requireProof, uncheckedRates } from '#catalog/gate.ts';
import { loadExampleEvidence } from '#catalog/records/example-evidence.ts';
import { buildDate, loadEvidence } from '#catalog/records/price-evidence.ts';
import { loadHistory } from '#catalog/records/price-history.ts';
import { requireHistory } from '#catalog/check-history.ts';
import { loadCatalog } from '#catalog/load.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import type { Catalog } from '#catalog/types.ts';
import { promisedFiles } from '#views/whole/promised-files.ts';
import { unsourcedClaims } from '../check/prices/claims.ts';
import { writeManifest } from './manifest.ts';
import { codeOf, filesIn, isWithin, openBuild, outputFolder } from './output-folder.ts';
import { root } from './run-command.ts';

export interface BuildSummary {
  readonly outDir: string;
  readonly models: number;
  /** HTML pages. */
  readonly pages: number;
  readonly seconds: number;
  /** Given for a draft: how many of its prices are not checked. */
  readonly unchecked?: number | undefined;
}

/** A site that was built, but not as it should be; it was not published. */
class IncompleteSiteError extends Error {
  override readonly name = 'IncompleteSiteError';
}

/** The gateway claims what nobody is named for; nothing was built. */
class UnsourcedClaimError extends Error {
  override readonly name = 'UnsourcedClaimError';
}

/** Something in the site's own files stopped the build; the message begins with file, line and column. */
class ContentError extends Error {
  override readonly name = 'ContentError';
}

/** What is asked for is no build; the message says what there is. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Builds the site and says what was built, or what went wrong; then the site that was there before still is.
 * @param argv `--draft` builds a site that is not to be published: what no check has seen is marked
 * @returns nothing when the build failed; the reason is printed and the exit code set to 1
 */
export async function reportBuild(argv: readonly string[]): Promise<BuildSummary | undefined> {
  try {
    const site = await buildSite(isDraftAsked(argv));
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
  'ContentError',
  'UnsourcedClaimError',
  'ForeignRecordError',
  'RecordError',
  'UnprovenError',
  'UsageError',
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

function isDraftAsked(argv: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...argv], options: { draft: { type: 'boolean' } } }).values.draft === true;
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? error.message : String(error)}\nnpm run build -- [--draft]: a draft marks what no check has seen, and is not to be published.`,
    );
  }
}

const digits = new Intl.NumberFormat('en-US');

/** `1 page`, `1,204 pages`. */
function counted(count: number, noun: string): string {
  return `${digits.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * Checks the catalog, builds the site with Astro beside the old one, looks it over and switches. Reads SITE, CATALOG,
 * DIST (see {@link siteFolder}) and BUILD_DATE.
 * @throws CatalogError with every mistake of the catalog, or of its price history, before anything is built
 * @param isDraft whether prices may be in it that no check has seen
 * @throws UnprovenError when there are such prices, and it is no draft
 * @throws UnsourcedClaimError when the gateway claims something without a source, unless it is a draft
 * @throws BuildDateError when there is no day to build for
 * @throws ForeignRecordError when a lock file beside the catalog is of another gateway
 * @throws OutputFolderError when the folder cannot be used, or another build is writing there
 * @throws ContentError for a mistake in a guide
 * @throws IncompleteSiteError when a page is missing or a file is empty
 */
async function buildSite(isDraft: boolean): Promise<BuildSummary> {
  const started = performance.now();
  const catalog = loadCatalog();
  if (!isDraft) requireSources(catalog);
  // Asked before Astro starts, which would show where in its own code the answer was missed.
  const evidence = loadEvidence(catalog);
  if (!isDraft) requireProof(catalog, evidence);
  buildDate(evidence, process.env, isDraft);
  if (isDraft) loadHistory(catalog);
  else requireHistory(catalog, evidence);
  // Read where Astro makes the pages, and the hosts' headers.
  process.env.DRAFT = isDraft ? '1' : '';
  loadExampleEvidence(catalog);
  const outDir = outputFolder(root, resolve(siteFolder().dist));
  const build = openBuild(root, outDir);
  try {
    const pages = await runAstro(build.workshop);
    writeManifest(build.workshop, lookOver(build.workshop, pages));
    build.publish();
    const seconds = (performance.now() - started) / 1000;
    const unchecked = isDraft ? uncheckedRates(catalog, evidence).size : undefined;
    return { outDir, models: catalog.models.length, pages: pages.length, seconds, unchecked };
  } finally {
    build.close();
  }
}

function requireSources(catalog: Catalog): void {
  const findings = unsourcedClaims(catalog);
  if (findings.length === 0) return;
  const places = findings.map(
    ({ file = '', line = 1, code, message }) => `${file}:${line} ${code} ${message}`,
  );
  const [{ why, fix } = { why: '', fix: '' }] = findings;
  throw new UnsourcedClaimError(`${places.join('\n')}\n  ${why}\n  → ${fix}`);
}

/** @returns the paths of the pages, as Astro knows them: `q/x-pricing/`, `404/` */
async function runAstro(outDir: string): Promise<string[]> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // A test runner's NODE_ENV must not make this a development build.
  process.env.NODE_ENV = 'production';
  const paths: string[] = [];
  // Loaded only now: a mistake in the catalog is shown without waiting for Astro.
  const { build } = await import('astro');
  try {
    await build({
      root,
      outDir,
      logLevel: 'warn',
      integrations: [
        {
          name: 'pages',
          hooks: {
            'astro:build:done': ({ pages }) => void paths.push(...pages.map(({ pathname }) => pathname)),
          },
        },
      ],
    });
  } catch (error) {
    throw contentError(error) ?? error;
  }
  return paths;
}

/** What the compilers of Astro say about a mistake in one of the site's files; undefined for any other error. */
function contentError(error: unknown): ContentError | undefined {
  const { errors = [] } = error as { errors?: readonly unknown[] };
  const first = (errors[0] ?? error) as {
    readonly message?: string;
    readonly hint?: string;
    readonly id?: string;
    readonly loc?: { readonly file?: string; readonly line?: number; readonly column?: number };
  };
  // What a guide may not do, or asks for in vain, is told whole, with its own places.
  const [told] = /^\S+\.mdx:\d+:\d+ guide-[^]*/m.exec(first.message ?? '') ?? [];
  if (told !== undefined) return new ContentError(`${told.trim()}\n${unchanged}`);
  const file = first.loc?.file ?? first.id;
  if (file === undefined || !isWithin(siteFolder().guideFolder, file)) return undefined;
  const place = [relative('', file), first.loc?.line, first.loc?.column].filter((part) => part !== undefined);
  // The compiler's own words begin with the place, too.
  const [said = ''] = (first.message ?? '')
    .replace(/^(?:\w*Error: )?(?:\d+:\d+(?:-\d+:\d+)?: )?/, '')
    .split('\n');
  const hint = first.hint === undefined ? '' : `\n  ${first.hint}`;
  return new ContentError(`${place.join(':')} ${said}${hint}\n${unchanged}`);
}

/**
 * Looks over a site that was built.
 * @returns its files, relative to the folder
 * @throws IncompleteSiteError unless everything that is made of the site is there, each under a path of its own, and no
 * file is empty
 */
export function lookOver(folder: string, pages: readonly string[]): string[] {
  const files = filesIn(folder);
  const present = new Set(files);
  const expected = ['404.html', ...promisedFiles().map((path) => join(...path.split('/')))];
  const seen = new Set<string>();
  const twice = expected.filter((path) => seen.has(path) || !seen.add(path));
  const html = files.filter((file) => file.endsWith('.html')).length;
  const faults = [
    ...expected.filter((file) => !present.has(file)).map((file) => `${file} is missing`),
    ...twice.map((file) => `${file} is made of two things, and one of them is lost`),
    ...(html === pages.length
      ? []
      : [`${counted(pages.length, 'page')} should be there, and ${counted(html, 'file')} of HTML are`]),
    ...files.filter((file) => statSync(join(folder, file)).size === 0).map((file) => `${file} is empty`),
  ];
  if (faults.length === 0) return files;
  const rest = faults.length > 5 ? `\n  … and ${counted(faults.length - 5, 'more fault')}` : '';
  throw new IncompleteSiteError(
    `The site was built, but not as it should be, so the one built before was left as it was:\n  ${faults.slice(0, 5).join('\n  ')}${rest}\n` +
      'Is the disk full? Build again; if it stays so, it is a fault of the generator.',
  );
}
