import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { dist } from './built-pages.ts';
import type { Job } from './calculator-jobs.ts';

const python = process.env.PYTHON ?? 'python3';

/** A fraction: what is above its line and what is below. */
type Exact = readonly [string, string];

/** What the oracle says of a job; null where something in it has no price. */
export type Answer = {
  readonly lines: Readonly<
    Record<string, { readonly quantity: Exact; readonly cost: Exact; readonly printed: readonly string[] }>
  >;
  readonly total: Exact;
  readonly pay: Exact;
  readonly perRequest: Exact;
  readonly topUp: Exact;
  readonly printed: Readonly<Record<'total' | 'fee' | 'pay' | 'perRequest' | 'topUp', string>>;
  readonly others?: readonly (readonly [id: string, total: string])[];
} | null;

/** True where there is a Python to ask; tests that need one are skipped without. */
export function hasPython(): boolean {
  return spawnSync(python, ['-c', 'import fractions']).status === 0;
}

/** Asks the oracle, which reads the rates from the API of a built site. @throws when it fails, with what it said */
export function askOracle(jobs: readonly Job[], site = dist): Answer[] {
  const script = join(import.meta.dirname, 'calculator_oracle.py');
  const { status, stdout, stderr } = spawnSync(python, [script], {
    input: JSON.stringify({ api: join(site, 'api/models.json'), jobs }),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`The oracle ended with ${String(status)}:\n${stderr}`);
  return JSON.parse(stdout) as Answer[];
}
