/** nginx and Caddy themselves, started from what `npm run hosting` prints, or from another configuration, and asked over HTTPS. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, Agent } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hostingOf, type Redirect } from '../../scripts/hosting/description.ts';
import { printCaddy } from '../../scripts/hosting/hosts/caddy.ts';
import { printNginx } from '../../scripts/hosting/hosts/nginx.ts';
import { freePort } from '../../scripts/lib/free-port.ts';
import { servers } from './tools.ts';

export const host = 'gateway.example';
const redirectsOf = (base: string): Redirect[] => [
  { from: `${base}q/acme-old-pricing/`, to: `${base}changes/` },
];

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Server {
  /** File of the certificate that vouches for its own. */
  readonly authority: string;
  readonly https: number;
  readonly http: number;
  readonly process: ChildProcess;
}

/** A folder for servers and what they serve; gone with them. */
export const place = mkdtempSync(join(tmpdir(), 'ratecard-servers-'));
const agent = new Agent({ keepAlive: true, rejectUnauthorized: false, servername: host });
let certificate = { root: '', chain: '', key: '' };
const running: ChildProcess[] = [];

/** Ends all that was started here. */
export async function stopServers(): Promise<void> {
  agent.destroy();
  await Promise.all(
    running.map(
      (child) =>
        new Promise((resolve) => {
          child.once('close', resolve);
          child.kill();
        }),
    ),
  );
  rmSync(place, { recursive: true });
}

/** Where the configuration of nginx names its certificate and its key, until it is known which. */
export const certificateFile = '/certificate.pem';
export const keyFile = '/key.pem';

function start(program: string, args: readonly string[], folder: string): ChildProcess {
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  child.once('close', (code) => {
    if (code !== 0 && code !== null) console.error(`${program} ended with ${String(code)}:\n${said}`);
  });
  running.push(child);
  return child;
}

/**
 * Caddy on other ports than its own, with certificates that it makes itself; everything else is what is printed.
 * @param block another site block than the printed one
 */
export async function startCaddy(
  root: string,
  base: string,
  block = printCaddy(hostingOf(`https://${host}${base}`, { redirects: redirectsOf(base) }), { root }),
): Promise<Server> {
  const folder = mkdtempSync(join(place, 'caddy-'));
  const [http, https] = [await freePort(), await freePort()];
  const global = `{\n\thttp_port ${http}\n\thttps_port ${https}\n\tadmin off\n\tskip_install_trust\n\tlocal_certs\n\tdefault_bind 127.0.0.1\n}\n`;
  writeFileSync(join(folder, 'Caddyfile'), global + block);
  const store = join(folder, 'caddy');
  const authority = join(store, 'pki/authorities/local/root.crt');
  const caddy = start(servers().caddy, ['run', '--config', 'Caddyfile'], folder);
  const server = { http, https, authority, process: caddy };
  await answers(server, base);
  const pair = join(store, `certificates/local/${host}/${host}`);
  certificate = {
    root: authority,
    chain: `${pair}.crt`,
    key: `${pair}.key`,
  };
  return server;
}

/**
 * nginx on other ports than its own, in an otherwise empty configuration, with the certificate of the Caddy that was
 * started first.
 * @param block other servers than the printed ones, with the same words for ports and certificate
 */
export async function startNginx(
  root: string,
  base: string,
  block = printNginx(hostingOf(`https://${host}${base}`, { redirects: redirectsOf(base) }), {
    root,
    certificate: certificateFile,
    key: keyFile,
  }),
): Promise<Server> {
  const folder = mkdtempSync(join(place, 'nginx-'));
  const [http, https] = [await freePort(), await freePort()];
  const configured = block
    .replace(certificateFile, certificate.chain)
    .replace(keyFile, certificate.key)
    .replaceAll(/^ *listen \[::\].*\n/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${http};`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${https} ssl;`);
  writeFileSync(join(folder, 'site.conf'), configured);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${name};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid nginx.pid; error_log stderr warn; events {}\nhttp { access_log off; keepalive_requests 1000000; ${temporary.join(' ')} include site.conf; }\n`,
  );
  const program = start(servers().nginx, ['-p', folder, '-c', join(folder, 'nginx.conf')], folder);
  const server = { http, https, authority: certificate.root, process: program };
  await answers(server, base);
  return server;
}

async function answers(server: Server, base: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (server.process.exitCode === null) {
    const answer = await ask(server, base).catch((error: unknown) => error);
    if (typeof answer === 'object' && answer !== null && 'status' in answer && answer.status === 200) return;
    if (Date.now() > end) throw new Error('The server does not answer.', { cause: answer });
    await wait(50);
  }
  throw new Error('The server has ended.');
}

/** One request over HTTPS, whose certificate is believed. */
export function ask(
  { https }: Server,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: https, path, method, agent, timeout: 30_000, headers: { host, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} was not answered.`)));
    sent.end();
  });
}
