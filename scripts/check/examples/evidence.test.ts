import { expect, test } from 'vitest';
import { loadExampleEvidence } from '#catalog/records/example-evidence.ts';
import { languageNames } from '#catalog/registry/languages.ts';
import { loadCatalog } from '#catalog/load.ts';
import { collect } from './collect.ts';
import { evidenceDifferences, evidenceOf } from './evidence.ts';

const catalog = loadCatalog({ file: 'models.yaml' });
const collection = collect(catalog);

test('examples.lock.json is of the examples that the site shows now', () => {
  const committed = loadExampleEvidence(catalog.file);
  if (committed === undefined) throw new Error('examples.lock.json is missing.');
  // When this fails: npm run check:examples -- --lock
  expect(evidenceDifferences(committed, evidenceOf(collection, committed.date))).toEqual([]);
});

test('thousands of examples are some hundred texts', () => {
  expect(collection.counts.examples).toBe(languageNames.length * collection.counts.tasks);
  expect(collection.subjects.length).toBeLessThan(collection.counts.examples / 10);
  expect(new Set(collection.skeletons).size).toBe(collection.subjects.length);
});

test('what differs is said', () => {
  const evidence = evidenceOf(collection, '2026-01-01');
  const { node, skeletons } = evidence;
  const before = {
    ...evidence,
    node: { package: 'openai', version: '1.0.0' },
    skeletons: [...skeletons.slice(1), 'f'.repeat(16)],
  };
  expect(evidenceDifferences(before, evidence)).toEqual([
    '1 texts are new',
    '1 texts are shown no more',
    `Node was run with openai 1.0.0, now with openai ${node?.version ?? ''}`,
  ]);
});
