import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keySubject, rateKey, subjectOfKey } from './rate-key.ts';

const rate = { meter: 'input', when: { service: 'batch' } } as const;

test('a key begins with the id as it is, unless that would be read as something else', () => {
  for (const id of ['acme/one', 'gpt-4o', '@cf/meta/x', 'a/b:free', 'a/r+', 'summary', 'gateway/x'])
    expect(rateKey(id, rate)).toBe(`${id}#input?service=batch`);
  expect(rateKey('~acme/a#b', rate)).toBe('%7eacme/a%23b#input?service=batch');
  expect(rateKey('sum', rate)).toBe('%73um#input?service=batch');
  expect(rateKey('gateway', rate)).toBe('%67ateway#input?service=batch');
  expect(rateKey('modality/chat', rate)).toBe('%6dodality/chat#input?service=batch');
});

test('every id is read back from its keys, and no two ids have one key', () => {
  const id = fc.oneof(
    fc.constantFrom('sum', 'gateway', 'modality/chat', '~sum', 'modality/~#'),
    fc.stringMatching(/^[A-Za-z0-9._:@+~#=/-]{1,12}$/),
  );
  fc.assert(
    fc.property(id, id, (one, other) => {
      expect(subjectOfKey(rateKey(one, rate))).toBe(one);
      expect(keySubject(one)).not.toMatch(/[#~]|^(?:sum|gateway)$|^modality\//);
      expect(keySubject(one) === keySubject(other)).toBe(one === other);
    }),
    { seed: 1, numRuns: 1000 },
  );
});
