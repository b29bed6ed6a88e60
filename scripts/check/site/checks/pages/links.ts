/** Links of pages and texts lead to files of the site, in the form that needs no redirect, and say what they are. */
import type { HTMLElement } from 'node-html-parser';
import { type BuiltSite, fileOf, localPath, withoutHash } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, tagged } from '../../html-page.ts';
import type { PageFacts, PartKind } from '../../part.ts';

export const linkCodes = codes('links', {
  'link-dead': { why: 'Readers would end at an error page.', fix: 'Correct the address, or build the page.' },
  'link-fragment-dead': {
    why: 'The link leads to no place on the page.',
    fix: 'Correct the fragment or the id.',
  },
  'link-without-slash': {
    why: 'Page addresses end in a slash; every other form costs a redirect.',
    fix: 'Add the slash.',
  },
  'link-rel-wrong': {
    why: 'A link in a new tab hands the page over to the other site, and nofollow within the site hides pages from search engines.',
    fix: 'Give target="_blank" the rel "noopener"; leave nofollow out of links within the site.',
  },
  'link-insecure': {
    why: 'Anybody on the way can change what comes back.',
    fix: 'Link to the https address.',
  },
  'link-host-unfit': {
    why: 'A reader of the site has no such machine.',
    fix: 'Link by path, or to the address in the catalog.',
  },
});

const finding = raising(linkCodes);

/** The places to which a fragment can lead, by page. */
type IdsByFile = ReadonlyMap<string, ReadonlySet<string>>;

export const linksPart: PartKind = {
  codes: [linkCodes],
  start(site) {
    const own = site.catalog.siteUrl.slice(0, -1).replaceAll(/\W/g, String.raw`\$&`);
    const ownAddress = new RegExp(`${own}(?![\\w.:-])[^\\s"'<>)\\]\\\\\`]*`, 'g');
    let ids: IdsByFile | undefined;
    const idsOf = (pages: readonly PageFacts[]) =>
      (ids ??= new Map(pages.map(({ file, ids: own }) => [file, own])));
    return {
      page: (page) => checkAnchors(site, page),
      text: (file, text, pages) => checkTextLinks(site, idsOf(pages), file, text, ownAddress),
      *end(pages) {
        // Most lead to one place from every page.
        const sound = new Set<string>();
        for (const { file, path, addresses } of pages) {
          site.look('links', 'addresses in pages', addresses.size);
          for (const address of addresses) {
            if (sound.has(address)) continue;
            const found = [...checkAddress(site, idsOf(pages), file, address, path)];
            yield* found;
            if (found.length === 0 && address.startsWith('/')) sound.add(address);
          }
        }
      },
    };
  },
};

/** Addresses of the site within Markdown, llms.txt, feeds, sitemaps and data; in Markdown also by path. */
function* checkTextLinks(
  site: BuiltSite,
  ids: IdsByFile,
  file: string,
  written: string,
  ownAddress: RegExp,
): Findings {
  // Calendars go on with a long line on the next one, behind a space.
  const text = file.endsWith('.ics') ? written.replaceAll(/\r\n /g, '') : written;
  // Addresses in the schema of the catalog show what one looks like.
  if (file.startsWith('schema/')) return;
  const whole = (text.match(ownAddress) ?? []).map((address) => address.replace(/[.,;:!?]+$/, ''));
  const byPath = file.endsWith('.md') || file.endsWith('.txt') ? pathsIn(text) : [];
  const addresses = new Set([...whole, ...byPath]);
  site.look('links', 'addresses in other files', addresses.size);
  for (const address of addresses) yield* checkAddress(site, ids, file, address, `/${file}`);
}

/** Targets of Markdown links that are no whole addresses. */
function pathsIn(text: string): string[] {
  const prose = text.replaceAll(/^(`{3,})[^]*?^\1$|`[^`\n]*`/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]*)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target));
}

function* checkAddress(
  site: BuiltSite,
  ids: IdsByFile,
  file: string,
  address: string,
  from: string,
): Findings {
  if (address === '' || !URL.canParse(address, site.catalog.siteUrl)) {
    yield finding('link-dead', file, `"${address}" is no address.`);
    return;
  }
  const url = localPath(site, address, from);
  if (url === undefined || site.gatewayAddresses.has(withoutHash(address))) return;
  // An API on the same host as the site: requests go there, readers do not.
  if (address.startsWith(`${site.catalog.gateway.baseUrl.replace(/\/$/, '')}/`)) return;
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

function* checkAnchors(site: BuiltSite, page: HtmlPage): Findings {
  for (const element of tagged(page, 'a', 'area', 'form')) yield* checkAnchor(site, page, element);
}

function* checkAnchor(site: BuiltSite, { file, path }: HtmlPage, element: HTMLElement): Findings {
  const href = element.getAttribute('href') ?? element.getAttribute('action');
  if (href === undefined) return;
  const rel = (element.getAttribute('rel') ?? '').toLowerCase().split(/\s+/);
  const quoted = () => `<a href="${href}"> ${excerpt(element.text)}`;
  const local = localPath(site, href, path) !== undefined;
  if (element.getAttribute('target') === '_blank' && !rel.includes('noopener'))
    yield finding('link-rel-wrong', file, `${quoted()} opens a new tab without rel="noopener".`);
  if (local && rel.includes('nofollow'))
    yield finding('link-rel-wrong', file, `${quoted()} leads to this site with rel="nofollow".`);
  if (/^\s*(?:javascript|data|vbscript):/i.test(href))
    yield finding('link-insecure', file, `${quoted()} is code, not an address.`);
  if (!URL.canParse(href)) return;
  const { protocol, hostname } = new URL(href);
  if (/^(?:localhost|127\.|0\.0\.0\.0|\[::1\])/.test(hostname))
    yield finding('link-host-unfit', file, `${quoted()} leads to the machine of the reader.`);
  else if (protocol === 'http:') yield finding('link-insecure', file, `${quoted()} is not encrypted.`);
}
