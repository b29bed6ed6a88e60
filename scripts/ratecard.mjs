#!/usr/bin/env node
/**
 * `ratecard <command>`: the commands of a site folder, which is the working directory. Plain JavaScript that starts on
 * Node 20.19 or newer, and goes on with the Node that is installed with the packages, where there is one.
 */
// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasPinnedNode, isAtLeast, NEEDED_ELSEWHERE, nodeProblem } from './lib/installation.mjs';

/** @type {Record<string, readonly [script: string, what: string]>} */
const commands = {
  init: ['init', 'a new site folder: from a list of models and prices, or by hand'],
  dev: ['dev', 'shows the site while you edit it'],
  build: ['build', 'builds it into dist/; with --draft, with prices that no check has seen'],
  start: ['start', 'builds it and serves it; --port says where'],
  test: ['check-folder', 'builds it, and checks all that there is'],
  check: ['check-folder', 'checks prices, the built site and examples'],
  'check:prices': ['check-prices', 'compares prices with pricing libraries and the gateway’s own list'],
  'check:gateway': ['check-gateway', 'compares the catalog with the gateway’s own list as it is now'],
  'check:site': ['check-site', 'recomputes every figure of the built site'],
  'check:examples': ['check-examples', 'runs every code example'],
  hosting: ['hosting', 'prints what a host needs: headers, types, redirects, caching'],
  deploy: ['deploy', 'puts the built site on a server, Cloudflare, Netlify or GitHub Pages'],
  verify: ['verify', 'compares a copy of the site, in a folder or on the web, with the list of its files'],
  diff: ['diff', 'says what differs between two built sites, as Markdown'],
  catalog: ['catalog', 'adds, imports, compares and explains entries of the catalog'],
  upgrade: ['upgrade', 'brings the folder to the format of this version, and says what changed'],
};

const folder = dirname(fileURLToPath(import.meta.url));

/** The Node that is installed with the packages, in the first `node_modules` around this file that has one. */
function pinnedNode() {
  if (!hasPinnedNode(process)) return undefined;
  for (let place = folder; ; place = dirname(place)) {
    const file = join(place, 'node_modules', `node-linux-${process.arch}`, 'bin/node');
    if (existsSync(file)) return spawnSync(file, ['--version']).status === 0 ? file : undefined;
    if (dirname(place) === place) return undefined;
  }
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(2);
}

function help() {
  const lines = Object.entries(commands).map(([name, [, what]]) => `  ${name.padEnd(16)}${what}`);
  return `ratecard <command> [options]\n\n${lines.join('\n')}\n\nThe site is the working directory, or the folder that SITE names. \`ratecard <command> --help\` says more.`;
}

const [name = '--help', ...given] = process.argv.slice(2);
// As messages have it for npm, which takes these two for itself: `npm run catalog -- explain`.
const args = given[0] === '--' ? given.slice(1) : given;
if (['--help', '-h', 'help'].includes(name)) {
  console.log(help());
  process.exit();
}
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) fail(`There is no command "${name}".\n\n${help()}`);

const problem = nodeProblem(process);
if (problem) fail(problem);
const node = pinnedNode() ?? process.execPath;
if (node === process.execPath && !isAtLeast(process.versions.node, NEEDED_ELSEWHERE))
  fail(
    `Node ${process.versions.node} is too old, and the newer one that comes with the packages is not there, or does not start here.\n` +
      `Install Node ${NEEDED_ELSEWHERE} or newer (https://nodejs.org), or the packages once more without --omit=optional.`,
  );

// In the project itself, scripts are TypeScript.
const compiled = join(folder, `${command[0]}.js`);
const script = existsSync(compiled) ? compiled : join(folder, `${command[0]}.ts`);
const flags = extname(script) === '.ts' ? ['--experimental-strip-types'] : [];
const child = spawn(node, [...flags, script, ...(name === 'test' ? ['--build'] : []), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: [dirname(node), process.env.PATH].filter(Boolean).join(delimiter) },
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(`${node} could not be started: ${error.message}`));
child.on('close', (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 1;
});
