/** Whether `node_modules` is what package-lock.json describes, answered from two files npm writes. */
// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One package of a lockfile.
 * @typedef {{
 *   version?: string, integrity?: string, optional?: boolean,
 *   os?: string | string[], cpu?: string | string[],
 *   dependencies?: Record<string, string>, devDependencies?: Record<string, string>,
 *   optionalDependencies?: Record<string, string>,
 * }} LockedPackage
 * @typedef {{ platform: string, arch: string }} Machine
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
    const known = lockedRoot[kind] ?? {};
    return (
      Object.keys(asked).length !== Object.keys(known).length ||
      Object.entries(asked).some(([name, range]) => known[name] !== range)
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
