/**
 * What the printed configurations of nginx and Caddy cost: `npm run bench:servers -- [folder] [rounds]`. Serves the built
 * site in `dist` (or another folder) by each of them, and by a block of the same server that serves files and does nothing
 * else, in turn; prints how many requests a second the one answers for each of the other, and how much of the processor's
 * time a request takes it. Needs what `npm run setup:slow` fetches, and Linux.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connect } from 'node:tls';
import {
  certificateFile,
  host,
  keyFile,
  startCaddy,
  startNginx,
  stopServers,
  type Server,
} from '../tests/slow/running-servers.ts';
import { filesIn } from './lib/output-folder.ts';
import { root } from './lib/run-command.ts';

const [given = join(root, 'dist'), rounds = '7'] = process.argv.slice(2);
const folder = resolve(given);
if (!existsSync(join(folder, 'index.html'))) {
  console.error(`There is no site in ${folder}. Run \`npm run build\` first.`);
  process.exit(2);
}

/** How long a round lasts, in milliseconds; over so many connections, each of which asks so many times ahead. */
const [roundTime, connections, ahead] = [1000, 4, 32];

const files = filesIn(folder);
const asset = files.find((file) => /^_astro\/.*\.js$/.test(file)) ?? '';
const page = files.find((file) => /^q\/.*\/index\.html$/.test(file))?.replace('index.html', '') ?? '';
const asked = [
  ['a text', 'robots.txt', ''],
  ['a script', asset, ''],
  ['a page', page, ''],
  ['a page, compressed', page, 'Accept-Encoding: gzip\r\n'],
] as const;

try {
  const caddy = await startCaddy(folder, '/');
  const bareCaddy = await startCaddy(
    folder,
    '/',
    `${host} {\n\troot * ${JSON.stringify(folder)}\n\tfile_server\n}\n`,
  );
  const nginx = await startNginx(folder, '/');
  const bareNginx = await startNginx(
    folder,
    '/',
    `server {\n  listen 443 ssl;\n  server_name ${host};\n  ssl_certificate "${certificateFile}";\n  ssl_certificate_key "${keyFile}";\n  root ${JSON.stringify(folder)};\n}\n`,
  );
  for (const [name, own, bare] of [
    ['nginx', nginx, bareNginx],
    ['Caddy', caddy, bareCaddy],
  ] as const)
    for (const [what, path, header] of asked) {
      const [ownRounds, bareRounds]: [Load[], Load[]] = [[], []];
      for (let round = 0; round < Number(rounds); round += 1) {
        ownRounds.push(await loadOf(own, path, header));
        bareRounds.push(await loadOf(bare, path, header));
      }
      const ratio = (of: (load: Load) => number) =>
        median(ownRounds.map((load, round) => of(load) / of(bareRounds[round] ?? load))).toFixed(2);
      const perSecond = (loads: readonly Load[]) => Math.round(median(loads.map((load) => load.perSecond)));
      console.log(
        `${name}, ${what}: ${ratio((load) => load.perSecond)} of the requests a second (${perSecond(ownRounds)} of ${perSecond(bareRounds)}), ${ratio((load) => load.processor)} times the processor’s time`,
      );
    }
} finally {
  await stopServers();
}

interface Load {
  readonly perSecond: number;
  /** Milliseconds of the server's processor for a request. */
  readonly processor: number;
}

async function loadOf(server: Server, path: string, header: string): Promise<Load> {
  const text = `GET /${path} HTTP/1.1\r\nHost: ${host}\r\n${header}\r\n`;
  const [began, spent] = [performance.now(), processorTime(server)];
  const counts = await Promise.all(
    Array.from({ length: connections }, () => answersOn(server.https, text, began + roundTime)),
  );
  const count = counts.reduce((sum, one) => sum + one, 0);
  return {
    perSecond: (count * 1000) / (performance.now() - began),
    processor: (processorTime(server) - spent) / count,
  };
}

/** Asks on one connection until a time. @returns how many answers came */
function answersOn(port: number, text: string, end: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const mark = 'HTTP/1.1 200 ';
    let [count, waiting, rest] = [0, 0, ''];
    const socket = connect({ host: '127.0.0.1', port, servername: host, rejectUnauthorized: false }, send);
    function send() {
      if (performance.now() > end) {
        socket.destroy();
        resolve(count);
        return;
      }
      waiting = ahead;
      socket.write(text.repeat(ahead));
    }
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('The server has closed the connection.'));
    });
    socket.on('data', (chunk: Buffer) => {
      const seen = rest + chunk.toString('latin1');
      const found = seen.split(mark).length - 1;
      rest = seen.slice(-(mark.length - 1));
      count += found;
      waiting -= found;
      if (waiting <= 0) send();
    });
  });
}

/** Milliseconds that a process has had of the processor, of which Linux counts hundredths of a second. */
function processorTime({ process: { pid = 0 } }: Server): number {
  const [, , user = '0', system = '0'] =
    /\) (?:\S+ ){11}((\d+) (\d+))/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  return (Number(user) + Number(system)) * 10;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
