/** Links of pages and texts lead to files of the site, in the form that needs no redirect. */
import { fileOf, localPath, withoutHash, type BuiltSite } from '../built-site.ts';
import { finding, type SiteFinding } from '../finding.ts';
import type { PageFacts } from './page-facts.ts';

type IdsByFile = ReadonlyMap<string, ReadonlySet<string>>;

export function* checkPageLinks(site: BuiltSite, pages: readonly PageFacts[]): Iterable<SiteFinding> {
  const ids = idsByFile(pages);
  for (const { file, path, addresses } of pages) {
    for (const address of addresses) yield* checkAddress(site, ids, file, address, path);
  }
}

/** Addresses of the site within Markdown, llms.txt, feeds, sitemaps and data. */
export function* checkTextLinks(
  site: BuiltSite,
  ids: IdsByFile,
  file: string,
  text: string,
): Iterable<SiteFinding> {
  const { origin } = new URL(site.catalog.gateway.url);
  const pattern = new RegExp(
    `${origin.replaceAll(/\W/g, String.raw`\$&`)}(?![\\w.:-])[^\\s"'<>)\\]\\\\\`]*`,
    'g',
  );
  for (const [address] of new Set(text.match(pattern)).entries()) {
    yield* checkAddress(site, ids, file, address.replace(/[.,;:!?]+$/, ''), '/');
  }
}

export function idsByFile(pages: readonly PageFacts[]): IdsByFile {
  return new Map(pages.map(({ file, ids }) => [file, ids]));
}

function* checkAddress(
  site: BuiltSite,
  ids: IdsByFile,
  file: string,
  address: string,
  from: string,
): Iterable<SiteFinding> {
  if (address === '' || !URL.canParse(address, site.catalog.gateway.url)) {
    yield finding('link-dead', file, `"${address}" is no address.`);
    return;
  }
  const url = localPath(site, address, from);
  if (url === undefined || site.gatewayAddresses.has(withoutHash(address))) return;
  const target = fileOf(url.pathname);
  if (site.files.paths.has(target)) {
    const fragment = decodeURIComponent(url.hash.slice(1));
    const known = ids.get(target);
    if (fragment === '' || known === undefined || known.has(fragment) || isStructured(file, fragment)) return;
    yield finding('link-fragment-dead', file, `"${address}" leads to no id on ${url.pathname}.`);
  } else if (site.files.paths.has(`${target}/index.html`)) {
    yield finding('link-without-slash', file, `"${address}" should end in a slash: ${url.pathname}/.`);
  } else {
    yield finding('link-dead', file, `"${address}" leads to ${target}, which was not built.`);
  }
}

/** Nodes of a data graph have names with a fragment; these are no places on a page. */
function isStructured(file: string, fragment: string): boolean {
  return !file.endsWith('.html') && !file.endsWith('.md') && fragment !== '';
}
