/** Whether a copy of a site, in a folder or on the web, is what was built. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, manifestFile, parseManifest, type Manifest } from '../lib/manifest.ts';
import { filesIn } from '../lib/output-folder.ts';
import { HostingError } from './built-site.ts';
import { hashedFolder, headersFile, headersFor, parseHeaders, redirectsFile } from './description.ts';

export interface Verification {
  /** How many files were compared. */
  readonly files: number;
  /** What differs, a sentence each. */
  readonly differences: readonly string[];
}

/**
 * Compares a folder with a manifest. What deploys add is no difference: files of the release before that are named by
 * their content, and compressed forms of files that are listed.
 */
export function verifyFolder(folder: string, manifest: Manifest): Verification {
  const listed = Object.entries(manifest);
  const differences = listed.flatMap(([path, digest]) => {
    const file = join(folder, ...path.split('/'));
    if (!existsSync(file)) return [`${path} is missing.`];
    return digestOf(readFileSync(file)) === digest ? [] : [`${path} is another than was built.`];
  });
  const besides = filesIn(folder)
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => manifest[path] === undefined && path !== manifestFile)
    .filter(
      (path) => !path.startsWith(hashedFolder) && manifest[path.replace(/\.(?:br|gz)$/, '')] === undefined,
    )
    .map((path) => `${path} is there, and was not built.`);
  return { files: listed.length, differences: [...differences, ...besides] };
}

/** How many requests are under way at once. */
const atOnce = 8;

/** What hosts read themselves and do not serve. */
const unserved = [headersFile, redirectsFile];

/**
 * Compares what a host serves with a manifest: every file at its address, the page for what is not there, and the headers
 * of the first page.
 * @param url of the site; ends in a slash
 * @throws HostingError when the host does not answer
 */
export async function verifyUrl(url: string, manifest: Manifest, headers: string): Promise<Verification> {
  const differences: string[] = [];
  const queue = Object.entries(manifest);
  const files = queue.length;
  const work = async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop())
      differences.push(...(await differencesOf(url, next)));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const sent = (await ask(url)).headers;
  const base = new URL(url).pathname;
  for (const [name, value] of Object.entries(headersFor(parseHeaders(headers), base)))
    if (sent.get(name) !== value)
      differences.push(
        `The first page is sent with ${name}: ${sent.get(name) ?? '(nothing)'}; it should be ${value}`,
      );
  return { files, differences: differences.sort() };
}

async function differencesOf(url: string, [path, digest]: [string, string]): Promise<string[]> {
  if (unserved.includes(path)) {
    return (await ask(`${url}${path}`)).ok ? [`${path} is served, and is for the host alone.`] : [];
  }
  const isMissingPage = path === '404.html';
  // Hosts lead from the name of a page to its address.
  const asked = isMissingPage ? 'no-such-page/' : path.replace(/(^|\/)index\.html$/, '$1');
  const response = await ask(`${url}${asked.split('/').map(encodeURIComponent).join('/')}`);
  const expected = isMissingPage ? 404 : 200;
  if (response.status !== expected)
    return [`${path}: /${asked} is answered with ${String(response.status)} instead of ${String(expected)}.`];
  return digestOf(new Uint8Array(await response.arrayBuffer())) === digest
    ? []
    : [`${path} is another than was built.`];
}

async function ask(url: string): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(60_000) });
  } catch (error) {
    const { cause } = error as { cause?: unknown };
    throw new HostingError(
      `${url} does not answer: ${cause instanceof Error ? cause.message : String(error)}`,
    );
  }
}

/** The manifest that a host serves. @throws HostingError when there is none */
export async function servedManifest(url: string): Promise<Manifest> {
  const response = await ask(`${url}${manifestFile}`);
  if (!response.ok)
    throw new HostingError(
      `${url}${manifestFile} is answered with ${String(response.status)}: no site stands there.`,
    );
  return parseManifest(await response.text(), `${url}${manifestFile}`);
}
