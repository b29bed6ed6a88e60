/** A folder in which examples run: each in one of its own, with the files that a reader would have. */
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../lib/run-command.ts';
import type { Run } from './plan.ts';

export interface Workshop {
  readonly folder: string;
  /** Programs to be found before others: `curl`, which redirects, and `sleep`, which does not wait. */
  readonly bin: string;
  /** Puts the code of a run and its files into a folder. @returns the path of the code */
  readonly prepare: (run: Run) => string;
  readonly folderOf: (run: Run) => string;
  readonly remove: () => void;
}

/** Makes a folder in which Node finds the packages of this project. */
export function makeWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'ratecard-examples-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const bin = makeBin(folder);
  const folderOf = (run: Run) => join(folder, run.id);
  return {
    folder,
    bin,
    folderOf,
    prepare: (run) => {
      mkdirSync(folderOf(run));
      const uploads = Object.values(run.subject.request.files ?? {}).flat();
      for (const name of uploads) writeFileSync(join(folderOf(run), name), uploadText(name));
      const file = join(folderOf(run), run.subject.file);
      writeFileSync(file, run.subject.code);
      return file;
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makeBin(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const name of ['curl', 'sleep']) {
    copyFileSync(join(import.meta.dirname, '../drivers', `${name}.sh`), join(bin, name));
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}

/** What is in a file that an example uploads. */
export function uploadText(name: string): string {
  return `the content of ${name}`;
}
