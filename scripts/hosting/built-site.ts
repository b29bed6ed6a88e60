/** A built site as hosts see it: what it needs of them, and whether they take it. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Catalog } from '#catalog/types.ts';
import { filesIn } from '../lib/output-folder.ts';
import { manifestFile } from '../lib/manifest.ts';
import { headerRules, hostingOf, parseRedirects, redirectsFile, type Hosting } from './description.ts';
import type { Host } from './host.ts';

export interface BuiltSite {
  readonly folder: string;
  readonly hosting: Hosting;
  /** Paths of all files with slashes, and how large each is in bytes. */
  readonly files: ReadonlyMap<string, number>;
}

/** There is no site that could be hosted; the message says what to do. */
export class HostingError extends Error {
  override readonly name = 'HostingError';
}

/**
 * Reads a built site.
 * @param catalog where it will stand, and what its pages load besides
 * @throws HostingError when nothing was built there, or what was is a draft
 */
export function readBuiltSite(
  folder: string,
  { siteUrl, head }: Pick<Catalog, 'siteUrl' | 'head'>,
  { mayBeDraft = false }: { mayBeDraft?: boolean } = {},
): BuiltSite {
  if (!existsSync(join(folder, manifestFile)))
    throw new HostingError(
      `${folder} has no ${manifestFile}, so it is no finished site.\n  → Run \`npm run build\`.`,
    );
  if (!mayBeDraft && /^Disallow: \/$/m.test(readFileSync(join(folder, 'robots.txt'), 'utf8')))
    throw new HostingError(
      `${folder} is a draft: prices in it are not checked.\n  → Run \`npm run check:prices -- --lock\` and \`npm run build\`.`,
    );
  const files = new Map(
    filesIn(folder)
      .map((path) => path.replaceAll('\\', '/'))
      .sort()
      .map((path) => [path, statSync(join(folder, path)).size]),
  );
  const redirects = files.has(redirectsFile)
    ? parseRedirects(readFileSync(join(folder, redirectsFile), 'utf8'))
    : [];
  return { folder, files, hosting: hostingOf(siteUrl, { files: [...files.keys()], redirects, head }) };
}

const digits = new Intl.NumberFormat('en-US');

/** Why a host would refuse the site, or a part of it, a sentence each. */
export function beyondLimits({ files, hosting }: BuiltSite, { title, limits }: Host): string[] {
  const sizes = [...files.values()];
  const counts: readonly (readonly [what: string, count: number, most: number | undefined])[] = [
    ['files', files.size, limits.files],
    ['bytes in all', sizes.reduce((sum, size) => sum + size, 0), limits.bytes],
    ['rules in _headers', headerRules(hosting).length, limits.headerRules],
    ['redirects', hosting.redirects.length, limits.redirects],
  ];
  const { fileBytes = Infinity } = limits;
  return [
    ...counts
      .filter(([, count, most = Infinity]) => count > most)
      .map(
        ([what, count, most = 0]) =>
          `The site has ${digits.format(count)} ${what}; ${title} takes ${digits.format(most)}.${what === 'files' ? fewerFiles(files) : ''}`,
      ),
    ...[...files]
      .filter(([, size]) => size > fileBytes)
      .map(
        ([path, size]) =>
          `${path} has ${digits.format(size)} bytes; a file at ${title} has ${digits.format(fileBytes)} at most.`,
      ),
  ];
}

/** What makes most of the files, and how there are fewer. */
function fewerFiles(files: ReadonlyMap<string, number>): string {
  const examples = [...files.keys()].filter((path) => path.startsWith('examples/'));
  const endings = new Set(examples.map((path) => extname(path)));
  return examples.length === 0
    ? ''
    : `\n  → ${digits.format(examples.length)} of them are examples, of ${String(endings.size)} kinds of files: name fewer languages in \`gateway.api.languages\` or fewer tasks in \`gateway.api.tasks\`, or deploy where files are not counted (docs/hosting.md).`;
}

/**
 * What belongs at the root of the host of a site that stands below a path of it, where files of the site have no effect.
 * @returns by the name of the file at that root; empty for a site that stands there itself
 */
export function rootSnippets({ folder, hosting, files }: BuiltSite): Record<string, string> {
  if (hosting.base === '/') return {};
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return Object.fromEntries(
    ['robots.txt', ...[...files.keys()].filter((path) => path.startsWith('.well-known/')), ...hosting.hidden]
      .filter((name) => existsSync(join(folder, name)))
      .map((name) => [name, read(name)]),
  );
}
