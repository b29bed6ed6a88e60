/**
 * Brings `node_modules` in line with package-lock.json before a command runs (npm's `pre` scripts).
 * Plain JavaScript without dependencies: it is the one file that runs before anything is installed,
 * on Node 20.19 or newer. With nothing to do it takes a few dozen milliseconds and prints nothing.
 */
// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  hasPinnedNode,
  nodeProblem,
  NEEDED_ELSEWHERE,
  isAtLeast,
  installProblem,
} from './lib/installation.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pinnedNode = join(root, 'node_modules/.bin/node');

/**
 * Prints what happened and what to do, and ends with exit code 1.
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Runs `npm ci` with the npm that started us; prints npm's own words only when it fails. */
function install() {
  console.log('Installing packages (first run, or package-lock.json changed)…');
  const started = performance.now();
  // Development packages are wanted whatever NODE_ENV says; without --loglevel npm on Node 20 warns about
  // every package that wants the newer Node which this very install brings.
  // No package needs to run anything while it is installed (scripts/supply-chain.test.ts).
  const args = [
    ...['ci', '--ignore-scripts', '--include=dev', '--include=optional'],
    ...['--loglevel=error', '--no-audit', '--no-fund'],
  ];
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined;
  // Not process.execPath: that may be the Node inside the node_modules which npm is about to delete.
  const result = npm
    ? spawnSync(process.env.npm_node_execpath ?? process.execPath, [npm, ...args], {
        cwd: root,
        encoding: 'utf8',
      })
    : spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.error || result.status !== 0) {
    const said = [result.error?.message, result.stdout, result.stderr].filter(Boolean).join('\n').trim();
    fail(
      `${said}\n\nInstalling the packages failed: \`npm ci\` ended with ${result.status ?? result.signal ?? 'an error'}. ` +
        'Its output is above.\nCheck that the npm registry can be reached and that package-lock.json matches ' +
        'package.json (`npm install` brings it in line), then run the command again.',
    );
  }
  console.log(`Installed in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

/** Makes sure that the Node which the next npm script finds first, the pinned one, starts on this machine. */
function verifyPinnedNode() {
  if (!hasPinnedNode(process)) return;
  if (process.execPath.startsWith(join(root, 'node_modules'))) return; // we are running on it
  const started =
    existsSync(pinnedNode) && spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' }).status === 0;
  if (started) return;
  if (!isAtLeast(process.versions.node, NEEDED_ELSEWHERE)) {
    fail(
      `The Node that comes with the packages (node_modules/.bin/node) does not start here, and this machine's own, ` +
        `${process.version}, is too old for Astro.\nInstall Node ${NEEDED_ELSEWHERE} or newer (https://nodejs.org) and ` +
        'run the command again.',
    );
  }
  // A Linux without glibc (Alpine): the machine's own Node is new enough, so step out of its way.
  rmSync(pinnedNode, { force: true });
}

const problem = nodeProblem(process);
if (problem) fail(problem);
if (installProblem(root, process)) {
  install();
  const remaining = installProblem(root, process);
  if (remaining)
    fail(`\`npm ci\` succeeded, yet ${remaining}.\nDelete node_modules and run the command again.`);
}
verifyPinnedNode();
