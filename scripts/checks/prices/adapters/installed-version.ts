/** Which version of a pricing library is installed, and of which day its prices are. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPackageJSON } from 'node:module';
import { CannotRun } from '../../report.ts';

/**
 * Version from the installed package's own package.json, and its entry in the adapter's table of days.
 * @param days version → UTC day its prices were taken; libraries do not carry that day themselves
 * @throws CannotRun when the package is missing, or its version is not in the table
 */
export function installedVersion(name: string, days: Readonly<Record<string, string>>, adapterFile: string) {
  const file = packageFile(name);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  const asOf = Object.hasOwn(days, version) ? days[version] : undefined;
  if (asOf === undefined) {
    throw new CannotRun(
      `${name} ${version} is installed, but the price check does not know of which day its prices are ` +
        `(known: ${Object.keys(days).join(', ')}). Readers are told that day beside every price. ` +
        `Look it up with \`npm view ${name} time --json\` and add it to the table in ${adapterFile}.`,
    );
  }
  return { version, asOf };
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
      `Run \`npm ci\` (looked from ${join(dirname(import.meta.dirname))}).`,
  );
}
