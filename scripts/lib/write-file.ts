import { realpathSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { CannotRun } from '../check/report.ts';

/**
 * Writes beside and renames over, so that no reader ever meets half a file. A link stays a link, and the
 * file keeps its permissions.
 * @throws CannotRun when the folder cannot be written to
 */
export function writeAtomically(file: string, text: string): void {
  const target = existsSync(file) ? realpathSync(file) : file;
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    const mode = existsSync(target) ? statSync(target).mode : undefined;
    writeFileSync(temporary, text, mode === undefined ? {} : { mode });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    const detail = error instanceof Error ? error.message : String(error);
    throw new CannotRun(`${file} could not be written: ${detail}. It was left as it was.`);
  }
}
