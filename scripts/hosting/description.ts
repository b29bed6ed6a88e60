/**
 * How a site wants to be served: headers, types, redirects, caching. One description, from which the configuration of
 * every host is written; our own server obeys it as well.
 */
import { createHash } from 'node:crypto';
import { languages } from '#catalog/registry/languages.ts';
import type { Catalog } from '#catalog/types.ts';
import { themeScript } from '#client/theme-script.ts';

/**
 * Headers for the addresses that a pattern matches; one `*` may stand for anything, which is `:splat` in values. All rules
 * that match count.
 */
export interface HeaderRule {
  readonly pattern: string;
  readonly headers: Headers;
}

type Headers = Readonly<Record<string, string>>;

/** Another address for what stands somewhere else now; both with the site's base, `to` may be a whole URL. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

export interface Hosting {
  /** Name of the host: `gateway.example`. */
  readonly host: string;
  /** Where on the host the site stands; `/`, or a path with slashes around it. */
  readonly base: string;
  /** Sent with everything. */
  readonly headers: Headers;
  /** What programs on other sites read, too: patterns, what is sent with it, and what answers OPTIONS besides. */
  readonly open: {
    readonly patterns: readonly string[];
    readonly headers: Headers;
    readonly preflight: Headers;
  };
  readonly caching: {
    /** Pages and data: kept, and asked about each time, so that no price is shown that has changed. */
    readonly pages: string;
    /** What is named by its content. */
    readonly hashed: string;
  };
  /** The folder of files that are named by their content, as an address, and which there are. */
  readonly hashedFolder: string;
  readonly hashed: readonly string[];
  /** What is sent with Markdown that is the twin of a page, besides a link to the page. */
  readonly twinHeaders: Headers;
  /** Addresses of such Markdown, and the page of each; one `*` in them stands for the same in both. */
  readonly twins: readonly { readonly pattern: string; readonly page: string }[];
  /** Media types by the ending of the name; all that is text is UTF-8. */
  readonly types: Headers;
  /** Files at the top of the site that are for the host alone. */
  readonly hidden: readonly string[];
  readonly redirects: readonly Redirect[];
}

/**
 * Nothing is allowed but what the pages use: their own files, what the catalog has them load from other hosts, and the one
 * inline script, by its hash. JSON-LD is data,
 * not script, so it needs no permission.
 */
function contentSecurityPolicy({ scripts = [], stylesheets = [], fonts = [], images = [] }: Head): string {
  const self = (...hosts: readonly string[]) =>
    ["'self'", ...new Set(hosts.map((url) => new URL(url).origin))].join(' ');
  const sources = scripts.map(({ src }) => src);
  const hash = createHash('sha256').update(themeScript).digest('base64');
  return [
    "default-src 'none'",
    `script-src ${self(...sources)} 'sha256-${hash}'`,
    `style-src ${self(...stylesheets)}`,
    `font-src ${self(...fonts)}`,
    `img-src ${self(...images)}`,
    `connect-src ${self(...sources, ...scripts.flatMap(({ connects = [] }) => connects))}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Features of the browser that no page needs: the ones that ask for devices, places or payments. */
const refused = ['camera', 'geolocation', 'microphone', 'payment', 'usb'];

const openPatterns = [
  'api/*',
  'schema/*',
  'examples/*',
  'changes.xml',
  'changes.json',
  'new-models.xml',
  'new-models.json',
  'llms.txt',
  'llms-full.txt',
  '*.md',
  '.well-known/agent-skills/*',
];

/** Where in the site the files are that are named by their content. */
export const hashedFolder = '_astro/';

/** A year, the longest that anything takes notice of. */
const year = 365 * 24 * 60 * 60;

/** Media types of the files of a site, by the ending of their names. */
export const mediaTypes: Headers = {
  css: 'text/css',
  csv: 'text/csv',
  html: 'text/html',
  ics: 'text/calendar',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  png: 'image/png',
  svg: 'image/svg+xml',
  ts: 'text/x-typescript',
  txt: 'text/plain',
  woff2: 'font/woff2',
  xml: 'application/xml',
  ...Object.fromEntries(Object.values(languages).map(({ extension, mediaType }) => [extension, mediaType])),
};

/** Whether files of a type are texts: sent with their character set, and compressed. */
export function isText(type: string): boolean {
  return /^text\/|[/+](?:json|xml)$/.test(type);
}

/** A type as it is sent. */
export function contentType(type: string): string {
  return isText(type) ? `${type}; charset=utf-8` : type;
}

/** The header `Link` of a text that stands elsewhere, too. @param url where it is to be found; whole */
export function canonical(url: string): string {
  return `<${url}>; rel="canonical"`;
}

/**
 * Whether a request wants Markdown rather than a page: a regular expression of its `Accept`, such as all hosts know. It has
 * to name Markdown, with full weight; browsers never do.
 */
export const acceptsMarkdown = String.raw`^(?:.*,)?\s*text/markdown\s*(?:;\s*q=1(?:\.0*)?\s*)?(?:,.*)?$`;

/** The address of a page's Markdown twin. @param base of the site @param page ends in a slash */
export function twinOf(base: string, page: string): string {
  return page === base ? `${base}index.md` : `${page.slice(0, -1)}.md`;
}

/** What the description of a site depends on besides its address. */
export interface HostedSite {
  /** Whether search engines are kept away from all of it. */
  readonly isDraft?: boolean;
  /** Its files, by their paths with slashes. */
  readonly files?: readonly string[];
  readonly redirects?: readonly Redirect[];
  /** What its pages load from other hosts. */
  readonly head?: Head | undefined;
}

type Head = NonNullable<Catalog['head']>;

/** The description of a site. @param siteUrl where it stands; ends in a slash */
export function hostingOf(
  siteUrl: string,
  { isDraft = false, files = [], redirects = [], head = {} }: HostedSite = {},
): Hosting {
  const { host, pathname: base } = new URL(siteUrl);
  return {
    host,
    base,
    headers: {
      'Content-Security-Policy': contentSecurityPolicy(head),
      // Says nothing about subdomains: the gateway's other services are not ours to decide on.
      'Strict-Transport-Security': `max-age=${year}`,
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': refused.map((feature) => `${feature}=()`).join(', '),
      ...(isDraft && { 'X-Robots-Tag': 'noindex, nofollow' }),
    },
    open: {
      patterns: openPatterns.map((pattern) => `${base}${pattern}`),
      headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' },
      preflight: {
        'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
        'Access-Control-Allow-Headers': '*',
        'Access-Control-Max-Age': '86400',
      },
    },
    caching: { pages: 'public, max-age=0, must-revalidate', hashed: `public, max-age=${year}, immutable` },
    hashedFolder: `${base}${hashedFolder}`,
    hashed: files
      .filter((file) => file.startsWith(hashedFolder))
      .map((file) => file.slice(hashedFolder.length))
      .sort(),
    // Nothing of a draft is for search engines.
    twinHeaders: isDraft ? {} : { 'X-Robots-Tag': 'noindex' },
    twins: twinsIn(files).map(({ pattern, page }) => ({
      pattern: `${base}${pattern}`,
      page: `${siteUrl}${page}`,
    })),
    types: mediaTypes,
    hidden: [headersFile, redirectsFile],
    redirects,
  };
}

/** Twins of pages among the files of a site: each one at its top, and all together that stand below a folder. */
function twinsIn(files: readonly string[]): Hosting['twins'] {
  const pages = files
    .filter((file) => /(?:^|\/)index\.html$/.test(file))
    .map((file) => `/${file.slice(0, -10)}`);
  const twins = new Set(pages.map((page) => twinOf('/', page).slice(1)));
  const found = files
    .filter((file) => twins.has(file))
    .map((file) => file.replace(/\/.*\.md$/, '/*.md'))
    .map((pattern) => [pattern, pattern === 'index.md' ? '' : `${pattern.slice(0, -3)}/`] as const);
  return [...new Map(found)].sort().map(([pattern, page]) => ({ pattern, page }));
}

/** Ends of names whose types hosts do not know, or take for another: `.mts` is video to most. */
const rareTypes = ['csv', 'md', 'ts', ...Object.values(languages).map(({ extension }) => extension)];

/**
 * The rules for hosts that have nothing but a list of them. Whatever two rules say of one address, hosts join with a
 * comma, so no two say the same header: for pages, their own default is ours. Files that are named by their content are
 * named one by one, so that an address that is not there is not kept for a year.
 */
export function headerRules(hosting: Hosting): HeaderRule[] {
  const { base, headers, open, caching, hashed, types, twins, twinHeaders } = hosting;
  return [
    { pattern: `${base}*`, headers },
    ...hashed.map((file) => ({
      pattern: `${hosting.hashedFolder}${file}`,
      headers: { 'Cache-Control': caching.hashed },
    })),
    ...open.patterns.map((pattern) => ({ pattern, headers: open.headers })),
    ...twins.map(({ pattern, page }) => ({
      pattern,
      headers: { Link: canonical(page.replace('*', ':splat')), ...twinHeaders },
    })),
    ...[...new Set(rareTypes)].map((ending) => ({
      pattern: `${base}*.${ending}`,
      headers: { 'Content-Type': contentType(types[ending] ?? '') },
    })),
  ];
}

// The files `_headers` and `_redirects`, which Cloudflare and Netlify read, and our own server does.

/** The file's name in the built site. */
export const headersFile = '_headers';

/** A pattern on a line of its own, its headers indented below it. */
export function printHeaders(rules: readonly HeaderRule[]): string {
  return rules
    .map(({ pattern, headers }) =>
      [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}

/** Reads what {@link printHeaders} writes; comments start with `#`. @throws at a line that is no header */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: { pattern: string; headers: Record<string, string> }[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (line.startsWith('/')) {
      rules.push({ pattern: line.trim(), headers: {} });
      continue;
    }
    const [, name, value] = /^\s+([\w-]+):\s*(.+)$/.exec(line) ?? [];
    const rule = rules.at(-1);
    if (rule === undefined || name === undefined || value === undefined) {
      throw new Error(`${headersFile} has a line that is neither a path nor a header: ${line}`);
    }
    rule.headers[name] = value;
  }
  return rules;
}

/** The headers of an address: those of every rule that matches it. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
  return Object.assign(
    {},
    ...rules.flatMap(({ pattern, headers }) => {
      const splat = splatOf(pattern, path);
      if (splat === undefined) return [];
      return Object.entries(headers).map(([name, value]) => ({ [name]: value.replaceAll(':splat', splat) }));
    }),
  ) as Record<string, string>;
}

/** What `*` of a pattern stands for in a path; undefined where the pattern does not match. */
function splatOf(pattern: string, path: string): string | undefined {
  const [head = '', tail] = pattern.split('*');
  if (tail === undefined) return path === pattern ? '' : undefined;
  const fits = path.length >= head.length + tail.length && path.startsWith(head) && path.endsWith(tail);
  return fits ? path.slice(head.length, path.length - tail.length) : undefined;
}

/** The file's name in the built site; there is none where nothing has moved. */
export const redirectsFile = '_redirects';

/** One redirect a line: from, to, and that it is for good. No file of a site is empty, hence the first line. */
export function printRedirects(redirects: readonly Redirect[]): string {
  return `# What has moved\n${redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('')}`;
}

/** Reads what {@link printRedirects} writes. @throws at a line that is no redirect */
export function parseRedirects(text: string): Redirect[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, from, to] = /^(\/\S*) (\S+) 301$/.exec(line) ?? [];
      if (from === undefined || to === undefined)
        throw new Error(`${redirectsFile} has a line that is no redirect: ${line}`);
      return { from, to };
    });
}
