import { expect, test } from 'vitest';
import { inputOf, sourceOf } from '../../check/prices/fixtures.ts';
import { makeDraft } from './make-draft.ts';

const model = { ref: 'acme/one', provider: 'acme', model: 'one', facts: {}, otherRefs: [], unread: [] };
const output = { meter: 'output', when: {}, amount: '8' } as const;

test('an announced change becomes two dated rates; what stays is undated', () => {
  const adapter = sourceOf({
    'acme/one': (date: string) =>
      date < '2027-01-01'
        ? { rates: [inputOf('2'), output], next: '2027-01-01' }
        : { rates: [inputOf('3'), output], since: '2027-01-01' },
  });
  const { draft } = makeDraft({
    id: 'acme/one',
    name: 'One',
    offer: { adapter, model },
    date: '2026-11-23',
  });
  expect(draft?.rates).toEqual([
    { meter: 'input', when: {}, amount: '2', until: '2027-01-01' },
    { meter: 'input', when: {}, amount: '3', from: '2027-01-01', until: undefined },
    output,
  ]);
});

test('a source with a slipped unit is left out, and a model without a price makes no entry', () => {
  const adapter = sourceOf({ 'acme/one': [inputOf('15000'), output] });
  const made = makeDraft({
    id: 'acme/one',
    name: 'One',
    offer: { adapter, model },
    date: '2026-11-23',
  });
  expect(made.draft).toBeUndefined();
  expect(made.isSlipped).toBe(true);
});
