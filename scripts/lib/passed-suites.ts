/**
 * Remembers which suites have passed, and with what, so that none runs again while nothing that it reads has changed. What
 * failed, skipped something, or whose files changed meanwhile is not remembered.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderDigest, inputDigest, type Inputs } from './input-digest.ts';
import { root } from './run-command.ts';
import type { Suite, SuiteResult } from './suites.ts';

/** What a suite reads, and the folder that it makes: another one than it had made is made again. */
export type ReadsAndMakes = Inputs & { readonly makes?: string };

interface PassedRun {
  readonly key: string;
  /** Of the folder that it made. */
  readonly made: string;
  /** How many tests passed. */
  readonly passed: number;
}

/**
 * The suite, run only when something that it reads is another than when it last passed.
 * @param place the repository, and where what passed is written down
 */
export function remembered(
  suite: Suite,
  inputs: ReadsAndMakes,
  place = { repository: root, records: join(root, '.cache/passed') },
): Suite {
  const file = join(place.records, `${suite.name}.json`);
  const keyNow = () => inputDigest(inputs, place.repository);
  const madeNow = () =>
    inputs.makes === undefined ? '' : folderDigest(join(place.repository, inputs.makes));
  return {
    ...suite,
    async run() {
      const key = keyNow();
      const record = readRecord(file);
      if (key !== undefined && record?.key === key && record.made === madeNow()) {
        return { passed: record.passed, failed: 0, skipped: [], output: '', isRemembered: true };
      }
      rmSync(file, { force: true });
      const result = await suite.run();
      if (isClean(result) && key !== undefined && key === keyNow()) {
        mkdirSync(place.records, { recursive: true });
        const kept: PassedRun = { key, made: madeNow(), passed: result.passed };
        writeFileSync(file, JSON.stringify(kept));
      }
      return result;
    },
  };
}

function isClean({ failed, skipped }: SuiteResult): boolean {
  return failed === 0 && skipped.length === 0;
}

/** @returns nothing for one that is not there or is damaged */
function readRecord(file: string): PassedRun | undefined {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as Partial<PassedRun> | null;
    const { key = '', made = '', passed } = record ?? {};
    return typeof passed === 'number' ? { key, made, passed } : undefined;
  } catch {
    return undefined;
  }
}
