/** The end of every verb that edits: a checked file written at once, or the difference printed. */
import { createTwoFilesPatch } from 'diff';
import { readFileSync } from 'node:fs';
import { CannotRun } from '../../check/report.ts';
import { print, type Io } from '../verb.ts';
import { writeAtomically } from '../../lib/write-file.ts';

const linesAround = 3;

/** The difference of two versions of a file, as `diff -u` prints it; empty when there is none. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    context: linesAround,
  }).replace(/^=+\n/, '');
}

/**
 * Writes the file, or with `dryRun` prints what would change and writes nothing.
 * @param said one sentence about what was done, printed after writing
 * @param listsPrices whether prices may be new or gone: the build asks for a check of them
 */
export function save(
  io: Io,
  file: string,
  change: { before: string; after: string; said: string; dryRun: boolean; listsPrices?: boolean },
): void {
  const { before, after, said, dryRun, listsPrices = false } = change;
  if (dryRun) {
    io.out(unifiedDiff(file, before, after));
    return;
  }
  if (before !== after) writeAtomically(file, after);
  const asked = '`npm run build` refuses them until `npm run check:prices -- --lock` has compared them.';
  print(io, [listsPrices && before !== after ? `${said} ${asked}` : said]);
}

/** @throws CannotRun when the file cannot be read */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CannotRun(
      `${file} could not be read: ${detail}. Check the path, or unset CATALOG to use models.yaml.`,
    );
  }
}
