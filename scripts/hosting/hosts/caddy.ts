import { acceptsMarkdown, canonical, contentType, type Hosting } from '../description.ts';
import { patternRegex, type Host, type Place } from '../host.ts';

const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`;

/** A complete site block. Caddy gets certificates by itself, and leads from HTTP to HTTPS. */
export function printCaddy(hosting: Hosting, { root }: Pick<Place, 'root'>): string {
  const { host, base, headers, open, caching, hashedFolder, types, hidden, redirects, twinHeaders } = hosting;
  const set = (list: Readonly<Record<string, string>>) =>
    Object.entries(list).map(([name, value]) => `${name} ${quoted(value)}`);
  const block = (head: string, lines: readonly string[]) => [
    `${head} {`,
    ...lines.map((line) => `\t${line}`),
    '}',
  ];
  const site = [
    '# What is not compressed ahead is compressed as it is sent.',
    'encode zstd gzip',
    '',
    ...redirects.map(({ from, to }) => `redir ${quoted(from)} ${quoted(to)} 301`),
    ...(redirects.length > 0 ? [''] : []),
    ...block('header', [...set(headers), `Cache-Control ${quoted(caching.pages)}`]),
    '# Files that are named by their content are kept for good, where they are.',
    ...block('@hashed', [`path ${hashedFolder}*`, 'file']),
    `header @hashed Cache-Control ${quoted(caching.hashed)}`,
    ...block('map {http.request.uri.path.file.ext} {type}', [
      ...Object.entries(types).map(([ending, type]) => `.${ending} ${quoted(contentType(type))}`),
      '# A page.',
      `"" ${quoted(contentType(types.html ?? ''))}`,
      'default unknown',
    ]),
    '@typed not vars {type} unknown',
    'header @typed Content-Type {type}',
    '',
    '# What programs on other sites may read, and what answers their question before it.',
    `@open path ${open.patterns.join(' ')}`,
    ...block('header @open', set(open.headers)),
    ...block('@preflight', ['method OPTIONS', `path ${open.patterns.join(' ')}`]),
    ...block('header @preflight', set(open.preflight)),
    'respond @preflight 204',
    '@unserved not method GET HEAD OPTIONS',
    'header @unserved Allow "GET, HEAD"',
    'respond @unserved 405',
    '',
    '# Markdown that is the twin of a page says so.',
    '@md path *.md',
    ...block('route @md', [
      `@home path ${base}index.md`,
      `header @home Link ${quoted(canonical(`https://${host}${base}`))}`,
      ...block('@twin', [
        String.raw`path_regexp twin ^${patternRegex(base)}(.+)\.md$`,
        `not path ${base}index.md ${base}.well-known/*`,
        'file',
      ]),
      `header @twin Link ${quoted(canonical(`https://${host}${base}{re.twin.1}/`))}`,
      ...Object.entries(twinHeaders).flatMap(([header, value]) =>
        ['@home', '@twin'].map((twin) => `header ${twin} ${header} ${quoted(value)}`),
      ),
    ]),
    '',
    '# For other hosts, and nobody else; so is what a name with a dot keeps to itself.',
    `@hidden path ${hidden.map((file) => `${base}${file}`).join(' ')} ${base}404.html`,
    'error @hidden 404',
    ...block('@dotted', ['path */.*', `not path ${base}.well-known/*`]),
    'error @dotted 404',
    '',
    '# A page is answered with its twin where Markdown is asked for.',
    '@page path */',
    ...block('route @page', [
      'header +Vary Accept',
      ...block('map {path} {twin}', [
        `${base} ${base}index.md`,
        `~^(${patternRegex(base)}.+)/$ "\${1}.md"`,
        'default /',
      ]),
      ...block('@markdown', [`header_regexp Accept \`${acceptsMarkdown}\``, 'file {twin}']),
      `header @markdown Content-Type ${quoted(contentType(types.md ?? ''))}`,
      'rewrite @markdown {twin}',
    ]),
    ...block('file_server', ['precompressed br gzip']),
  ];
  const page = [
    `rewrite * ${base}404.html`,
    `header Content-Type ${quoted(contentType(types.html ?? ''))}`,
    ...block('file_server', ['precompressed br gzip', 'status 404']),
  ];
  // Within a route, what stands later replaces what stands before; elsewhere Caddy has an order of its own.
  const lines = [
    `root * ${quoted(root)}`,
    'header -Server',
    ...(base === '/' ? [] : [`redir ${quoted(base.slice(0, -1))} ${quoted(base)} 301`]),
    ...block(base === '/' ? 'route' : `route ${base}*`, site),
    ...block('handle_errors 404', page),
  ];
  return `# ${host}: /etc/caddy/Caddyfile, or a file that it imports. Written by \`npm run hosting -- caddy\`.
${host} {
${lines.map((line) => (line === '' ? '' : `\t${line}`)).join('\n')}
}
`;
}

/** A server of one's own, with Caddy. */
export const caddy: Host = {
  title: 'Caddy',
  limits: {},
  lacks: [],
  files: (hosting, place) => ({ Caddyfile: printCaddy(hosting, place) }),
};
