import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { collect } from '../collect.ts';
import { faults, inject } from './inject.ts';

const { subjects } = collect(loadCatalog({ file: 'models.yaml' }));

test('every fault can be made, and changes something', () => {
  const injected = inject(subjects);
  expect(injected.length).toBeGreaterThanOrEqual(40);
  for (const { subject } of injected) {
    expect(subjects.some(({ code, install }) => code === subject.code && install === subject.install)).toBe(
      false,
    );
  }
});

test('at most one may get through, with a reason', () => {
  const escaping = Object.values(faults)
    .flat()
    .filter(({ escapes }) => escapes !== undefined);
  expect(escaping.length).toBeLessThanOrEqual(1);
});

test('a fault that fits no example is an error', () => {
  expect(() => inject(subjects.slice(0, 1))).toThrow(/which no \w+ example of \S+ has\. Bring .* in step/);
});
