/** Which version of a pricing library is installed, and of which day its prices are. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { findPackageJSON } from 'node:module';
import { CannotRun } from '../../report.ts';
import { readReleaseDays, type ReleaseDays } from './release-days.ts';

/**
 * Version from the installed package's own package.json, and its entry in the table of days.
 * @throws CannotRun when the package is missing, or its version is not in the table
 */
export function installedVersion(name: string, days: ReleaseDays = readReleaseDays()) {
  const version = versionOf(name);
  const known = days[name] ?? {};
  const asOf = Object.hasOwn(known, version) ? known[version] : undefined;
  if (asOf === undefined) {
    throw new CannotRun(
      `${name} ${version} is installed, but the price check does not know of which day its prices are ` +
        `(known: ${Object.keys(known).join(', ') || 'none'}). Readers are told that day beside every price. ` +
        'Run `npm run check:prices -- --newest`, which asks the registry, or add the day to ' +
        'scripts/check/prices/adapters/release-days.json.',
    );
  }
  return { version, asOf };
}

/** @throws CannotRun when the package is not installed */
export function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(packageFile(name), 'utf8')) as { version: string };
  return version;
}

function packageFile(name: string): string {
  try {
    const file = findPackageJSON(name, import.meta.url);
    if (file !== undefined) return file;
  } catch {
    // Node throws for a package it cannot find; the words below say more than its own.
  }
  throw new CannotRun(
    `The pricing library ${name} is not installed, so no price can be compared with it. ` +
      `Run \`npm ci\` (looked from ${dirname(import.meta.dirname)}).`,
  );
}
