/**
 * `npm run sbom -- [file]`: the licences of all packages, by npm's own list of what is in the lockfile; with a file, that
 * list (CycloneDX) is written there.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { root } from './lib/run-command.ts';

const licence = z.union([
  z.looseObject({ license: z.looseObject({ id: z.string().optional(), name: z.string().optional() }) }),
  z.looseObject({ expression: z.string() }),
]);
const sbomSchema = z.looseObject({
  components: z.array(
    z.looseObject({ name: z.string(), version: z.string(), licenses: z.array(licence).default([]) }),
  ),
});

const text = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const { components } = sbomSchema.parse(JSON.parse(text));
const byLicence = Map.groupBy(components, ({ licenses }) => {
  const names = licenses.map((one) =>
    'expression' in one ? String(one.expression) : (one.license.id ?? one.license.name ?? ''),
  );
  return names.join(' and ') || 'not said';
});
for (const [name, list] of [...byLicence].sort((a, b) => b[1].length - a[1].length)) {
  const few = list.length <= 5 ? `  ${list.map((one) => `${one.name} ${one.version}`).join(', ')}` : '';
  console.log(`${String(list.length).padStart(4)}  ${name}${few}`);
}
const [file] = process.argv.slice(2);
if (file !== undefined) {
  writeFileSync(file, text);
  console.log(`Wrote ${String(components.length)} packages to ${file}.`);
}
