/**
 * `examples.lock.json`: which example texts were run, when and with what. It stands beside the catalog file;
 * the example check writes it, and the site says "run" only of texts that it names.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readRecord } from './json-record.ts';
import { sha256 } from './sha256.ts';
import { requireOwner, type Owner } from './owner.ts';
import { languageNames, type Language } from '#catalog/registry/languages.ts';

/** The packages that a line of installation names, each with the version that was used. */
const packagesSchema = z.record(z.string(), z.string());

/** The run of a program that a guide shows: when its guide's own lines were followed, and what they had installed. */
const programRunSchema = z.strictObject({
  /** Fingerprint of the program and of the lines that install and run it. */
  text: z.string().regex(/^[0-9a-f]{16}$/),
  /** The UTC day of the run. */
  date: z.iso.date(),
  /** The packages that were installed by name, and the language, each with its version. */
  with: z.record(z.string(), z.string()),
});

export type ProgramRun = z.output<typeof programRunSchema>;

const exampleEvidenceSchema = z.strictObject({
  /** Address of the gateway whose examples were run. */
  gateway: z.string(),
  /** The UTC day of the run. */
  date: z.iso.date(),
  /** What the examples of a language were run with, where they need more than the language. */
  ...(Object.fromEntries(languageNames.map((name) => [name, packagesSchema.optional()])) as Record<
    Language,
    z.ZodOptional<typeof packagesSchema>
  >),
  /** Fingerprints of the texts that were run, the model's id left out; sorted. */
  skeletons: z.array(z.string().regex(/^[0-9a-f]{16}$/)).min(1),
  /** The last run of each program of the guides, by its file; those need packages of their own, and are run when asked for. */
  programs: z.record(z.string(), programRunSchema).optional(),
});

export type ExampleEvidence = z.output<typeof exampleEvidenceSchema>;

/** Path of the evidence that belongs to a catalog file. */
export function exampleEvidenceFile(catalogFile: string): string {
  return join(dirname(catalogFile), 'examples.lock.json');
}

/** What the evidence knows a text by: long enough that no two of them are confused. */
export function fingerprint(skeleton: string): string {
  return sha256(skeleton).slice(0, 16);
}

/** What the evidence knows a program of a guide by: another line to install it is another program. */
export function programFingerprint(program: Readonly<Record<'text' | 'install' | 'run', string>>): string {
  return fingerprint([program.install, program.run, program.text].join('\n'));
}

/**
 * Reads the evidence beside a catalog; undefined when there is none.
 * @throws RecordError when the file is there but is not as the check wrote it
 * @throws ForeignRecordError when it was written for another gateway
 */
export function loadExampleEvidence(owner: Owner): ExampleEvidence | undefined {
  const file = exampleEvidenceFile(owner.file);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const command = 'npm run check:examples -- --lock';
  const evidence = readRecord(file, text, exampleEvidenceSchema, command);
  requireOwner(file, evidence.gateway, owner, command);
  return evidence;
}
