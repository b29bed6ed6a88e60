import { renameSync, writeFileSync } from 'node:fs';

/** Writes beside and renames over, so that no reader ever meets half a file. */
export function writeFileAtomically(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}
