import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadAdapters } from '../../scripts/check/prices/adapters/load-adapters.ts';
import { runMutations } from './run-mutations.ts';
import { mutationLines, shareCaught } from './tables.ts';

// The files of LiteLLM and models.dev are no part of the repository: what only they confirm is left out here.
const adapters = await loadAdapters(['genai-prices', 'ai-sdk-cost-calculator']);
const options = {
  file: 'models.yaml',
  text: readFileSync('models.yaml', 'utf8'),
  adapters,
  date: '2026-11-23',
  seed: 1,
};

test('damage to the real catalog is noticed, and what is not has its reason', () => {
  const run = runMutations({ ...options, perKind: 3 });
  const backed = run.instances.filter(({ ground }) => ground === 'backed');
  expect(new Set(run.instances.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(60);
  expect(shareCaught(backed).caught / backed.length).toBeGreaterThanOrEqual(0.93);
  const amounts = backed.filter(({ missed }) => missed === undefined);
  expect(amounts.filter(({ outcome }) => outcome === 'missed' || outcome === 'warned')).toEqual([]);
  expect(mutationLines(run).join('\n')).not.toContain('UNEXPLAINED');
}, 60_000);

test('the same seed does the same damage', () => {
  const text = readFileSync('tests/fixtures/market/models.yaml', 'utf8');
  const [first, second] = [1, 2].map(() => runMutations({ ...options, text, perKind: 1 }).instances);
  expect(first?.length).toBeGreaterThan(60);
  expect(first).toEqual(second);
}, 60_000);
