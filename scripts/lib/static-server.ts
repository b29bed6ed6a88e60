import { existsSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import sirv from 'sirv';
import { languages } from '#catalog/registry/languages.ts';
import { compress } from './compress.ts';
import { headersFile, headersFor, parseHeaders } from '../hosting/headers-file.ts';

export interface StaticServer {
  /** Where it listens, without a trailing slash: `http://localhost:4321`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Types which the server would leave out, or guess wrong: it takes `.ts` for video. */
const types: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
  ...Object.fromEntries(
    Object.values(languages).map(({ extension, mediaType }) => [`.${extension}`, mediaType]),
  ),
};

function setType(response: ServerResponse, path: string): void {
  const type = types[extname(path)];
  if (type) response.setHeader('Content-Type', `${type}; charset=utf-8`);
}

/** What the site's own `_headers` says about an address; nothing where there is no such file. */
function hostHeaders(folder: string, address: string): Map<string, string> {
  const file = join(folder, headersFile);
  if (!existsSync(file)) return new Map();
  const { pathname } = new URL(address, 'http://localhost');
  return new Map(Object.entries(headersFor(parseHeaders(readFileSync(file, 'utf8')), pathname)));
}

/**
 * Serves a finished site on this machine only: `index.html` for a folder, `404.html` for what is not there, with the
 * headers that its hosts will send, and compressed as they do it.
 * Files are read at each request, so a rebuild while it runs is served as well; none outside `folder` is reached.
 * @param folder - The built site
 * @param options - `port` 0 picks a free one
 * @throws the system's error when the port is taken (`code` is `EADDRINUSE`)
 */
export async function serveDirectory(folder: string, options: { port: number }): Promise<StaticServer> {
  const notFoundPage = join(folder, '404.html');
  const files = sirv(folder, { dev: true, etag: true, setHeaders: setType });
  const server = createServer((request, response) => {
    compress(response, request.headers['accept-encoding']);
    response.setHeaders(hostHeaders(folder, request.url ?? '/'));
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
    url: `http://localhost:${port}`,
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
