/** All kinds of findings together: the types see to it that no code is defined twice. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acceptKinds } from './accept.ts';
import { aheadKinds } from './ahead.ts';
import { evidenceKinds } from './evidence.ts';
import { factKinds } from './facts.ts';
import type { FindingKind } from './findings.ts';
import { leftOutKinds } from './left-out.ts';
import { pinKinds } from './pins.ts';
import { statementKinds } from './statements.ts';
import { claimKinds } from './claims.ts';
import { proofKinds } from './history-faults.ts';
import { historyKinds } from './unrecorded.ts';
import { rateKinds } from './verdict.ts';
import { sourceKinds } from './witnesses.ts';

const tables = [
  acceptKinds,
  aheadKinds,
  evidenceKinds,
  factKinds,
  historyKinds,
  proofKinds,
  leftOutKinds,
  pinKinds,
  rateKinds,
  sourceKinds,
  claimKinds,
  statementKinds,
] as const;

/** The codes that an earlier table of the list has too; `never` where there are none. */
type Twice<Tables, Earlier = never> = Tables extends readonly [infer First, ...infer Rest]
  ? (keyof First & Earlier) | Twice<Rest, Earlier | keyof First>
  : never;

test('no code is defined twice', () => {
  // A code in two tables is an error of types here: `true` is not assignable to its name.
  const none: Twice<typeof tables> extends never ? true : Twice<typeof tables> = true;
  expect(none).toBe(true);
  const codes = tables.flatMap((table) => Object.keys(table));
  expect(new Set(codes).size).toBe(codes.length);
});

test('every file that raises findings has its kinds in the list', () => {
  const sources = readdirSync(import.meta.dirname).filter((file) => /^[^.]+\.ts$/.test(file));
  const raising = sources.filter((file) =>
    readFileSync(join(import.meta.dirname, file), 'utf8').includes(' = findingsOf('),
  );
  expect(raising).toHaveLength(tables.length);
});

test('each says why it matters and what to do, in whole sentences', () => {
  for (const table of tables) {
    for (const { why, fix } of Object.values<FindingKind>(table)) {
      expect(why).toMatch(/^[A-Z].*\.$/);
      expect(fix).toMatch(/^[A-Z].*\.$/);
    }
  }
});
