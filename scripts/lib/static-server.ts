import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import sirv from 'sirv';
import {
  acceptsMarkdown,
  contentType,
  headersFile,
  headersFor,
  isText,
  mediaTypes,
  parseHeaders,
  parseRedirects,
  redirectsFile,
  twinOf,
} from '../hosting/description.ts';

export interface StaticServer {
  /** Where it listens, without a trailing slash: `http://localhost:4321`. */
  readonly url: string;
  close(): Promise<void>;
}

function setType(response: ServerResponse, path: string): void {
  const type = mediaTypes[extname(path).slice(1)];
  if (type !== undefined) response.setHeader('Content-Type', contentType(type));
}

/** What the site's own `_headers` says about an address; nothing where there is no such file. */
function hostHeaders(folder: string, pathname: string): Map<string, string> {
  const file = join(folder, headersFile);
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(headersFor(parseHeaders(readFileSync(file, 'utf8')), pathname)));
}

/** Where the site's own `_redirects` send an address. */
function redirectOf(folder: string, pathname: string): string | undefined {
  const file = join(folder, redirectsFile);
  if (!existsSync(file)) return undefined;
  return parseRedirects(readFileSync(file, 'utf8')).find(({ from }) => from === pathname)?.to;
}

/** The twin that is to answer for a page, where Markdown is asked for and there is one. */
function wantedTwin(folder: string, page: string, accept = ''): string | undefined {
  if (!new RegExp(acceptsMarkdown).test(accept)) return undefined;
  const twin = twinOf('/', page);
  return statSync(join(folder, twin), { throwIfNoEntry: false })?.isFile() === true ? twin : undefined;
}

/** The path that a request asks for, whatever else stands in its first line: "//", another host, a question. */
export function requestPath(url = '/'): string {
  const [path = ''] = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').split(/[?#]/);
  return path.startsWith('/') ? path : `/${path}`;
}

/**
 * The port that PORT names.
 * @param usual without one
 * @returns undefined where it is none; that is said, and the exit code set
 */
export function portOf(value: string | undefined, usual: number): number | undefined {
  const text = value ?? String(usual);
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  console.error(
    `PORT is "${text}", which is no port: a whole number from 0 to 65535. Without it, ${usual} is taken.`,
  );
  process.exitCode = 1;
  return undefined;
}

/**
 * Says why a server did not start, and sets the exit code.
 * @param command that started it
 * @throws any error that is not about the port
 */
export function reportPort(error: unknown, port: number, command: string): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const why = { EADDRINUSE: 'is in use by another program', EACCES: 'is kept for the system' }[String(code)];
  if (why === undefined) throw error;
  console.error(
    `Port ${port} ${why}.\n${code === 'EACCES' ? 'Choose' : 'End that program, or choose'} another port: PORT=${port < 1024 ? port + 8000 : port + 1} npm ${command}`,
  );
  process.exitCode = 1;
}

/**
 * Serves a finished site on this machine only: `index.html` for a folder, or its Markdown twin where that is asked for,
 * `404.html` for what is not there, with the headers that its hosts will send, and compressed as they do it.
 * Files are read at each request, so a rebuild while it runs is served as well; none outside `folder` is reached.
 * @param folder - The built site
 * @param options - `port` 0 picks a free one; below `base` ("/pricing/") it stands, and nothing else
 * @throws the system's error when the port is taken (`code` is `EADDRINUSE`)
 */
export async function serveDirectory(
  folder: string,
  options: { port: number; base?: string },
): Promise<StaticServer> {
  const notFoundPage = join(folder, '404.html');
  const files = sirv(folder, { dev: true, etag: true, setHeaders: setType });
  const { base = '/' } = options;
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      // What it sends besides is not waited for.
      response.writeHead(405, { Allow: 'GET, HEAD', Connection: 'close' }).end();
      return;
    }
    // Hosts that put a site below a path hand it what follows.
    if (request.url === base.slice(0, -1)) {
      response.writeHead(301, { Location: base }).end();
      return;
    }
    if (!request.url?.startsWith(base)) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(`The site stands below ${base}`);
      return;
    }
    const path = requestPath(request.url);
    request.url = request.url.slice(base.length - 1);
    compress(response, request.headers['accept-encoding']);
    response.setHeaders(hostHeaders(folder, path));
    const moved = redirectOf(folder, path);
    if (moved !== undefined) {
      response.writeHead(301, { Location: moved }).end();
      return;
    }
    if (path.endsWith('/')) {
      response.appendHeader('Vary', 'Accept');
      const page = requestPath(request.url);
      request.url = wantedTwin(folder, page, request.headers.accept) ?? request.url;
    }
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(existsSync(notFoundPage) ? readFileSync(notFoundPage) : 'Not found');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${base.slice(0, -1)}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeAllConnections();
      }),
  };
}

// Compression of what a local server sends, as the hosts of the site do it.

export type Encoding = 'br' | 'gzip';

const encoders: Readonly<Record<Encoding, (bytes: Uint8Array) => Buffer<ArrayBuffer>>> = {
  // What hosts use on the fly: ten times as quick as 11, and a tenth larger.
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => gzipSync(bytes),
};

/** @param accepted the request's Accept-Encoding @returns the best that both know */
function encodingFor(accepted: string | undefined): Encoding | undefined {
  const names = (accepted ?? '').split(',').flatMap((part) => {
    const [name = '', weight = ''] = part.split(';').map((word) => word.trim().toLowerCase());
    return /^q=0(\.0*)?$/.test(weight) ? [] : [name];
  });
  return (['br', 'gzip'] as const).find((encoding) => names.includes(encoding));
}

const mostKept = 100;
const kept = new Map<string, Buffer<ArrayBuffer>>();

/** Each text is compressed once, as long as it is among the last {@link mostKept}. */
function compressed(bytes: Buffer, encoding: Encoding): Buffer<ArrayBuffer> {
  const key = `${encoding} ${createHash('sha256').update(bytes).digest('base64')}`;
  const done = kept.get(key) ?? encoders[encoding](bytes);
  kept.delete(key);
  kept.set(key, done);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return done;
}

/**
 * Lets a response leave compressed where the client accepts it and the type is a text's. The body is gathered until it
 * ends, so this is for small files only.
 */
function compress(response: ServerResponse, accepted: string | undefined): void {
  const encoding = encodingFor(accepted);
  if (encoding === undefined) return;
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);
  const chunks: Buffer[] = [];
  // What is known of the body has to wait for the body.
  response.writeHead = (status: number, headers?: unknown) => {
    response.statusCode = status;
    for (const [name, value] of Object.entries((headers ?? {}) as Record<string, string>))
      response.setHeader(name, value);
    return response;
  };
  response.write = (chunk: string | Uint8Array) => chunks.push(Buffer.from(chunk as string)) > 0;
  response.end = ((last?: string | Uint8Array) => {
    if (last !== undefined) chunks.push(Buffer.from(last as string));
    let body = Buffer.concat(chunks);
    const [type = ''] = String(response.getHeader('Content-Type') ?? '').split(';');
    // A part of a file is a part of the file as it is.
    if (isText(type) && body.length > 0 && response.statusCode !== 206) {
      body = compressed(body, encoding);
      response.setHeader('Content-Encoding', encoding);
      response.setHeader('Content-Length', body.length);
      response.appendHeader('Vary', 'Accept-Encoding');
    }
    writeHead(response.statusCode);
    return end(body, 'utf8');
  }) as ServerResponse['end'];
}
