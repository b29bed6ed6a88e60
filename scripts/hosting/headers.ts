/** Which headers a host sends with the site: one list, printed for each kind of host. */
import { createHash } from 'node:crypto';
import { address } from '#address.ts';
import { themeScript } from '#client/theme-script.ts';

/** Headers for the addresses that a pattern matches; one `*` may stand for anything. All rules that match count. */
export interface HeaderRule {
  readonly pattern: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Nothing is allowed but what the pages use: their own files, and the one inline script, by its hash. JSON-LD is data,
 * not script, so it needs no permission.
 */
function contentSecurityPolicy(): string {
  const hash = createHash('sha256').update(themeScript).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Features of the browser that no page needs: the ones that ask for devices, places or payments. */
const refused = ['camera', 'geolocation', 'microphone', 'payment', 'usb'];

/** Read by programs on other sites, too. */
const open = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };
const openPatterns = [
  'api/*',
  'schema/*',
  'examples/*',
  'changes.xml',
  'changes.json',
  'llms.txt',
  'llms-full.txt',
  '*.md',
].map(address);

/** A year, the longest that anything takes notice of. */
const year = 365 * 24 * 60 * 60;

/**
 * The rules, in the order in which they are applied: what a later one says replaces what an earlier one said.
 * @param isDraft whether search engines are kept away from all of it
 */
export function headerRules(isDraft = false): HeaderRule[] {
  return [
    {
      pattern: address('*'),
      headers: {
        'Content-Security-Policy': contentSecurityPolicy(),
        // Says nothing about subdomains: the gateway's other services are not ours to decide on.
        'Strict-Transport-Security': `max-age=${year}`,
        'X-Content-Type-Options': 'nosniff',
        'X-Frame-Options': 'DENY',
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Permissions-Policy': refused.map((feature) => `${feature}=()`).join(', '),
        ...(isDraft && { 'X-Robots-Tag': 'noindex, nofollow' }),
      },
    },
    // Their names carry a hash of what is in them.
    { pattern: address('_astro/*'), headers: { 'Cache-Control': `public, max-age=${year}, immutable` } },
    ...openPatterns.map((pattern) => ({ pattern, headers: open })),
  ];
}

// The file `_headers`, which Cloudflare Pages and Netlify read, and our own server does.

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
    ...rules.filter(({ pattern }) => matches(pattern, path)).map(({ headers }) => headers),
  ) as Record<string, string>;
}

function matches(pattern: string, path: string): boolean {
  const [head = '', tail] = pattern.split('*');
  if (tail === undefined) return path === pattern;
  return path.length >= head.length + tail.length && path.startsWith(head) && path.endsWith(tail);
}

// The same headers for nginx, as docs/hosting.md prints them.

/**
 * One `location` per pattern. In nginx the headers of a location replace those of what is around it, so each repeats
 * the general ones.
 */
export function printNginx(rules: readonly HeaderRule[]): string {
  const general = rules.find(({ pattern }) => pattern === '/*')?.headers ?? {};
  return rules
    .map(({ pattern, headers }) => {
      const lines = Object.entries({ ...general, ...headers }).map(
        ([name, value]) => `  add_header ${name} "${value}" always;`,
      );
      return [`location ${locationOf(pattern)} {`, ...lines, '}'].join('\n');
    })
    .join('\n\n');
}

function locationOf(pattern: string): string {
  if (!pattern.includes('*')) return `= ${pattern}`;
  if (pattern.endsWith('/*')) return pattern === '/*' ? '/' : `^~ ${pattern.slice(0, -1)}`;
  return `~ ^${pattern.replaceAll('.', String.raw`\.`).replaceAll('*', '.*')}$`;
}
