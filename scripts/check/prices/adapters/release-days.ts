/**
 * Version of a pricing library → UTC day of its prices. The libraries do not carry that day themselves: it is the day
 * on which the data were taken where that is known, else the day of the release.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../../../lib/write-file.ts';

const daysSchema = z.record(z.string(), z.record(z.string(), z.iso.date()));

/** By package name, then by version. */
export type ReleaseDays = z.output<typeof daysSchema>;

/** The table, to be committed like any other file. */
const releaseDaysFile = join(import.meta.dirname, 'release-days.json');

export function readReleaseDays(file = releaseDaysFile): ReleaseDays {
  return daysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export function writeReleaseDays(days: ReleaseDays, file = releaseDaysFile): void {
  writeAtomically(file, `${JSON.stringify(days, null, 2)}\n`);
}
