import { acceptsMarkdown, canonical, isText, type Hosting } from '../description.ts';
import { patternRegex, type Host, type Place } from '../host.ts';

/** How the status and address begin of Markdown that is there, but not of what is for assistants alone. */
const markdownOf = (base: string) => String.raw`^(?:200|206|304) ${patternRegex(base)}(?!\.well-known/)`;
const addressEnd = String.raw`\.md(?:\?|$)`;

/** Text in double quotes, in which nginx puts variables for words after a dollar sign. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`;
}

/** A regular expression in double quotes; braces and semicolons would end it without. */
const regex = (text: string) => `"~${text}"`;

/** A `map` of a variable: what it is where a value matches, empty elsewhere. */
function map(source: string, variable: string, entries: readonly (readonly [string, string])[]): string {
  const lines = entries.map(([match, value]) => `  ${match} ${quoted(value)};`);
  return [`map ${source} ${variable} {`, '  default "";', ...lines, '}'].join('\n');
}

function indent(lines: readonly string[], depth = 1): string[] {
  return lines.map((line) => (line === '' ? '' : `${'  '.repeat(depth)}${line}`));
}

/**
 * A complete configuration of the host. In nginx the headers of an inner block replace those around it, so there is one
 * list of headers, whose values are variables: one that is empty is not sent.
 */
export function printNginx(hosting: Hosting, { root, certificate, key }: Place): string {
  const { host, base, headers, open, caching, hashedFolder, types, hidden, redirects, twinHeaders } = hosting;
  const name = host.replaceAll(/[^a-z\d]+/g, '_');
  const v = (what: string) => `$${name}_${what}`;
  const textTypes = [...new Set(Object.values(types))].filter((type) => isText(type) && type !== 'text/html');
  const byType = Map.groupBy(Object.entries(types), ([, type]) => type);
  const variables = [
    '# Which addresses programs on other sites may read, and what answers their question before it.',
    map(
      '$request_uri',
      v('open'),
      open.patterns.map((pattern) => [
        regex(
          `^${patternRegex(pattern).replace('.*', '[^?]*')}${pattern.endsWith('*') ? '' : String.raw`(?:\?|$)`}`,
        ),
        '1',
      ]),
    ),
    map(`"$request_method ${v('open')}"`, v('preflight'), [['"OPTIONS 1"', '1']]),
    map(`"$request_method ${v('open')}"`, v('served'), [
      [regex('^(?:GET|HEAD) '), '1'],
      ['"OPTIONS 1"', '1'],
    ]),
    map(v('served'), v('allow'), [['""', 'GET, HEAD']]),
    ...Object.entries(open.headers).map(([header, value]) =>
      map(v('open'), v(variableOf(header)), [['"1"', value]]),
    ),
    ...Object.entries(open.preflight).map(([header, value]) =>
      map(v('preflight'), v(variableOf(header)), [['"1"', value]]),
    ),
    '# Markdown that is the twin of a page says so.',
    map('"$status $request_uri"', v('link'), [
      [regex(`${markdownOf(base)}index${addressEnd}`), canonical(`https://${host}${base}`)],
      [
        regex(`${markdownOf(base)}(?<${name}_page>[^?]+)${addressEnd}`),
        canonical(`https://${host}${base}${v('page')}/`),
      ],
    ]),
    ...Object.entries(twinHeaders).map(([header, value]) =>
      map(v('link'), v(variableOf(header)), [['"~."', value]]),
    ),
    '# A page is answered with its twin where Markdown is asked for.',
    map('$request_uri', v('vary'), [[regex(String.raw`^[^?]*/(?:\?|$)`), 'Accept']]),
    map('$http_accept', v('markdown'), [[regex(acceptsMarkdown), '1']]),
    map(`"${v('markdown')}$uri"`, v('twin'), [
      [regex(`^1${patternRegex(base)}$`), `${base}index.md`],
      [regex(`^1(?<${name}_asked>${patternRegex(base)}.+)/$`), `${v('asked')}.md`],
    ]),
    '# Files that are named by their content are kept for good, where they are; all else is asked about each time.',
    map('"$status $uri"', v('cache'), [
      [regex(`^(?:200|206|304) ${patternRegex(hashedFolder)}`), caching.hashed],
      [regex('^(?:200|206|304|404) '), caching.pages],
    ]),
  ];
  const site = [
    `root ${quoted(root)};`,
    'index index.html;',
    'absolute_redirect off;',
    '',
    `error_page 403 404 =404 ${base}404.html;`,
    `location = ${base}404.html { internal; }`,
    '# For other hosts, and nobody else.',
    ...hidden.map((file) => `location = ${base}${file} { return 404; }`),
    String.raw`location ~ /\.(?!well-known/) { return 404; }`,
    '',
    `if (${v('preflight')}) { return 204; }`,
    `if (${v('served')} = "") { return 405; }`,
    `if (-f "$document_root${v('twin')}") { rewrite ^ ${v('twin')} break; }`,
    '',
    'types {',
    ...[...byType].map(([type, endings]) => `  ${type} ${endings.map(([ending]) => ending).join(' ')};`),
    '}',
    'default_type application/octet-stream;',
    'charset utf-8;',
    `charset_types ${textTypes.join(' ')};`,
    '',
    'gzip on;',
    'gzip_vary on;',
    'gzip_proxied any;',
    'gzip_comp_level 6;',
    'gzip_min_length 256;',
    `gzip_types ${textTypes.join(' ')};`,
    '',
    ...Object.entries(headers).map(([header, value]) => `add_header ${header} ${quoted(value)} always;`),
    `add_header Cache-Control ${v('cache')} always;`,
    `add_header Allow ${v('allow')} always;`,
    ...[...Object.keys(open.headers), ...Object.keys(open.preflight)].map(
      (header) => `add_header ${header} ${v(variableOf(header))} always;`,
    ),
    `add_header Link ${v('link')} always;`,
    ...Object.keys(twinHeaders).map((header) => `add_header ${header} ${v(variableOf(header))} always;`),
    `add_header Vary ${v('vary')} always;`,
    ...(redirects.length > 0 ? [''] : []),
    ...redirects.map(({ from, to }) => `location = ${quoted(from)} { return 301 ${quoted(to)}; }`),
  ];
  return `# ${host}, for nginx 1.25.1 or newer: /etc/nginx/conf.d/${host}.conf. Written by \`npm run hosting -- nginx\`.

${variables.join('\n\n').replaceAll(/(# .*)\n\n/g, '$1\n')}

server {
  listen 80;
  listen [::]:80;
  server_name ${host};
  return 301 https://${host}$request_uri;
}

server {
  listen 443 ssl;
  listen [::]:443 ssl;
  http2 on;
  server_name ${host};
  server_tokens off;

  ssl_certificate ${quoted(certificate)};
  ssl_certificate_key ${quoted(key)};
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_session_cache shared:${name}:2m;
  ssl_session_timeout 1d;
${base === '/' ? '' : `\n  # Where the host has a server block already, it needs these two blocks of it alone, and what is above the servers.`}
${base === '/' ? '' : `  location = ${quoted(base.slice(0, -1))} { absolute_redirect off; return 301 ${quoted(base)}; }\n`}  location ${base === '/' ? '/' : `^~ ${base}`} {
${indent(site, 2).join('\n')}
  }
}
`;
}

/** `Access-Control-Max-Age` → `access_control_max_age`. */
function variableOf(header: string): string {
  return header.toLowerCase().replaceAll('-', '_');
}

/** A server of one's own, with nginx. */
export const nginx: Host = {
  title: 'nginx',
  limits: {},
  lacks: [
    'Texts are compressed with gzip as they are sent; brotli wants a module that nginx does not bring.',
  ],
  files: (hosting, place) => ({ [`${hosting.host}.conf`]: printNginx(hosting, place) }),
};
