/** What a site consists of besides what is made of its catalog: its public files, its icon, samples, rules for hosts. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pathOf, sampleFileAddress } from '#address.ts';
import type { Catalog } from '#catalog/types.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import { redirects } from '#views/whole/redirects.ts';
import {
  headerRules,
  headersFile,
  hostingOf,
  printHeaders,
  printRedirects,
  redirectsFile,
  type Redirect,
} from '../hosting/description.ts';
import { lookOver } from './look-over.ts';
import { writeManifest } from './manifest.ts';
import { filesIn } from './output-folder.ts';

/** Name of the icon in every site. */
export const iconName = 'favicon.svg';

const engine = new URL('../../', import.meta.url);

/** Shown where a site brings no icon. */
const ownMark = new URL('src/images/mark.svg', engine);

/** The pictures and recordings that code examples read; made for this project, free for any use. */
export const sampleFolder = fileURLToPath(new URL('src/examples/files/', engine));

/** The icon of the site, as bytes. */
export function iconOf(): Buffer {
  return readFileSync(siteFolder().icon ?? ownMark);
}

interface FinishedSite {
  /** Where its files are. */
  readonly folder: string;
  /** The folder that hosts serve: the same, or one around it. */
  readonly host: string;
  readonly catalog: Catalog;
  /** How many pages were printed. */
  readonly pages: number;
  /** Path of everything that is made of the catalog. */
  readonly made: readonly string[];
  /** Digests that are known already, by path. */
  readonly digests?: ReadonlyMap<string, { readonly digest: string }> | undefined;
}

/** Adds what is not made of the catalog, looks the site over and writes its manifest. @throws IncompleteSiteError */
export function finishSite({ folder, host, catalog, pages, made, digests }: FinishedSite): void {
  // What is made of the site stays where a public file has its name.
  cpSync(siteFolder().publicFolder, folder, { recursive: true, force: false });
  writeFileSync(join(folder, iconName), iconOf());
  cpSync(sampleFolder, join(folder, pathOf(sampleFileAddress(''))), { recursive: true });
  // Hosts read both at their root alone. What is sent with a page there, a house knows itself.
  if (folder === host) {
    const files = filesIn(folder).map((path) => path.replaceAll('\\', '/'));
    const { siteUrl, head } = catalog;
    const hosting = hostingOf(siteUrl, { isDraft: process.env.DRAFT === '1', files, head });
    writeFileSync(join(folder, headersFile), printHeaders(headerRules(hosting)));
  }
  addRedirects(join(host, redirectsFile), redirects(catalog));
  writeManifest(folder, lookOver(folder, pages, made), digests);
}

/** Writes where addresses lead that have moved, below what a house has in such a file: the first that fits counts. */
function addRedirects(file: string, moved: readonly Redirect[]): void {
  if (moved.length === 0) return;
  const before = existsSync(file) ? `${readFileSync(file, 'utf8').trimEnd()}\n` : '';
  writeFileSync(file, before + printRedirects(moved));
}
