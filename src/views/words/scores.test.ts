import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { gateway, providers } from '#catalog/test-catalog.ts';
import { sharedBenchmark } from './scores.ts';

/** So many models with a score in Bench each, the first so many of them in a program of another name. */
function modelsWith(number: number, others = 0) {
  const read = 'source: https://bench.example, checked: 2026-11-20, expires: 2027-02-20';
  const models = Array.from({ length: number }, (_, index) => {
    const harness = index < others ? 'Other' : 'Agent';
    const score = `{ benchmark: Bench, value: ${String(index)}.50, metric: percent, harness: ${harness}, ${read} }`;
    return `  - { id: acme/m${String(index)}, name: M, modality: chat, prices: { input: 1 }, scores: ${score} }\n`;
  });
  return loadCatalog({ file: 'models.yaml', text: `${gateway}${providers}models:\n${models.join('')}` })
    .models;
}

test('a benchmark is shared by twelve models that were measured alike', () => {
  const models = modelsWith(13, 1);
  const shared = sharedBenchmark(models);
  expect(shared).toMatchObject({ benchmark: 'Bench', metric: 'percent', harness: 'Agent' });
  expect(shared?.scores.size).toBe(12);
  expect(models.map((model) => shared?.scores.get(model)?.value).slice(0, 3)).toEqual([
    undefined,
    '1.50',
    '2.50',
  ]);
});

test.each([
  [11, 0],
  [13, 2],
])('of %d models, %d measured otherwise, none is', (number, others) => {
  expect(sharedBenchmark(modelsWith(number, others))).toBeUndefined();
});
