/** Which headers a host sends with the site: one list, printed for each kind of host. */
import { createHash } from 'node:crypto';
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
  '/api/*',
  '/schema/*',
  '/examples/*',
  '/changes.xml',
  '/changes.json',
  '/llms.txt',
  '/llms-full.txt',
  '/*.md',
];

/** A year, the longest that anything takes notice of. */
const year = 365 * 24 * 60 * 60;

/** The rules, in the order in which they are applied: what a later one says replaces what an earlier one said. */
export function headerRules(): HeaderRule[] {
  return [
    {
      pattern: '/*',
      headers: {
        'Content-Security-Policy': contentSecurityPolicy(),
        // Says nothing about subdomains: the gateway's other services are not ours to decide on.
        'Strict-Transport-Security': `max-age=${year}`,
        'X-Content-Type-Options': 'nosniff',
        'X-Frame-Options': 'DENY',
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Permissions-Policy': refused.map((feature) => `${feature}=()`).join(', '),
      },
    },
    // Their names carry a hash of what is in them.
    { pattern: '/_astro/*', headers: { 'Cache-Control': `public, max-age=${year}, immutable` } },
    ...openPatterns.map((pattern) => ({ pattern, headers: open })),
  ];
}
