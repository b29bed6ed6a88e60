/** Turns a check into `examples.lock.json`, and compares the two. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { languageNames, languages, type Language } from '#catalog/registry/languages.ts';
import { fingerprint, type ExampleEvidence } from '#catalog/records/example-evidence.ts';
import { root } from '../../lib/run-command.ts';
import { writeAtomically } from '../../lib/write-file.ts';
import type { Collection } from './collect.ts';
import { pinnedVersion } from './python/environment.ts';

/** The evidence of a run of these examples with the pinned packages. @param date UTC day */
export function evidenceOf({ skeletons }: Collection, date: string): ExampleEvidence {
  const manifest = readFileSync(join(root, 'node_modules/openai/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  return {
    date,
    node: { package: 'openai', version },
    python: { package: 'openai', version: pinnedVersion() },
    skeletons: [...new Set(skeletons.map(fingerprint))].sort(),
  };
}

/** What differs, in words; nothing but the date may. */
export function evidenceDifferences(file: ExampleEvidence, found: ExampleEvidence): string[] {
  const known = new Set(file.skeletons);
  const shown = new Set(found.skeletons);
  const added = found.skeletons.filter((each) => !known.has(each)).length;
  const gone = file.skeletons.filter((each) => !shown.has(each)).length;
  const packages = languageNames.filter((name) => !isDeepStrictEqual(file[name], found[name]));
  const said = (used: ExampleEvidence[Language]) => (used ? `${used.package} ${used.version}` : 'nothing');
  return [
    ...(added > 0 ? [`${added} texts are new`] : []),
    ...(gone > 0 ? [`${gone} texts are shown no more`] : []),
    ...packages.map(
      (name) => `${languages[name].name} was run with ${said(file[name])}, now with ${said(found[name])}`,
    ),
  ];
}

/** Writes the file whole or not at all. */
export function writeExampleEvidence(file: string, evidence: ExampleEvidence): void {
  writeAtomically(file, `${JSON.stringify(evidence, null, 2)}\n`);
}
