import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { pinnedSources } from '../../../scripts/check/prices/check.ts';
import { openKept } from '../../../scripts/check/prices/sources/kept.ts';
import { runMutations } from './run-mutations.ts';
import { mutationLines, shareCaught } from './tables.ts';

// `npm test` does a few instances of each kind of damage. The whole run, a minute or more, prints what came of it:
// MUTATIONS=40 npx vitest run --project=site tests/catalog-mutations
// with so many instances per kind; MUTATION_SEED chooses others.
const { MUTATIONS, MUTATION_SEED = '1' } = process.env;
const file = 'tests/sites/dollar/models.yaml';
const text = readFileSync(file, 'utf8');
const adapters = pinnedSources(loadCatalog({ file, text })).flatMap(
  (id) => openKept(file, id)?.adapter ?? [],
);
const options = { file, text, adapters, date: '2026-11-23', seed: Number(MUTATION_SEED) };

test('damage to a catalog is noticed, and what is not has its reason', () => {
  const run = runMutations({ ...options, perKind: Number(MUTATIONS ?? 3) });
  const lines = mutationLines(run).join('\n');
  if (MUTATIONS !== undefined) console.log(lines);
  const backed = run.instances.filter(({ ground }) => ground === 'backed');
  expect(new Set(run.instances.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(60);
  // Of a few instances of each kind, one that is missed weighs more.
  const promised = MUTATIONS === undefined ? 0.93 : 0.95;
  expect(shareCaught(backed).caught / backed.length).toBeGreaterThanOrEqual(promised);
  const amounts = backed.filter(({ missed }) => missed === undefined);
  expect(amounts.filter(({ outcome }) => outcome === 'missed' || outcome === 'warned')).toEqual([]);
  expect(lines).not.toContain('UNEXPLAINED');
});

test('the same seed does the same damage', () => {
  const market = readFileSync('tests/sites/market/models.yaml', 'utf8');
  const [first, second] = [1, 2].map(() => runMutations({ ...options, text: market, perKind: 1 }).instances);
  expect(first?.length).toBeGreaterThan(60);
  expect(first).toEqual(second);
});
