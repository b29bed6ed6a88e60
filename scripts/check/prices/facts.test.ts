import { expect, test } from 'vitest';
import type { Model } from '#catalog/types.ts';
import { checkFacts } from './facts.ts';
import { catalogOf, modelOf, sourceOf } from './fixtures.ts';
import type { SourceAdapter, SourceFacts } from './sources/source.ts';

const base = {
  reason: 'it is so',
  source: 'https://example.com/models',
  checked: '2026-11-01',
  expires: '2027-01-15',
} as const;

/** A source that knows this of the one entry. */
function knowing(facts: SourceFacts, overrides: Partial<SourceAdapter> = {}, model = 'one'): SourceAdapter {
  const ref = `acme/${model}`;
  return sourceOf(
    { [ref]: [] },
    { list: () => [{ ref, provider: 'acme', model, facts, otherRefs: [], unread: [] }], ...overrides },
  );
}

const other = { id: 'ai-sdk-cost-calculator', package: 'other-prices' } as const;

function check(model: Model, ...sources: SourceAdapter[]) {
  const { verdicts, findings } = checkFacts(catalogOf(model), [model], sources, '2026-11-23');
  return {
    statuses: Object.fromEntries(verdicts.map(({ fact, status }) => [fact, status])),
    codes: findings.map(({ code }) => code),
    messages: findings.map(({ message }) => message),
  };
}

test('a fact that a source states is a match, and what it does not know is unverified', () => {
  const model = modelOf({ context: 128_000, knowledge: '2026-01', capabilities: ['tools'] });
  const { statuses, codes } = check(model, knowing({ context: 128_000, capabilities: ['tools'] }));
  expect(statuses).toEqual({ context: 'match', knowledge: 'unverified', tools: 'match' });
  expect(codes).toEqual(['fact-unverified']);
});

test.each([
  ['ten times as much', { context: 1_280_000 }, { context: 128_000 }],
  ['two digits in the wrong order', { context: 1_084_576 }, { context: 1_048_576 }],
  [
    'a retirement moved by a digit',
    { life: { status: 'deprecated', retires: '2026-12-10' } },
    { retires: '2026-12-01' },
  ],
  ['another month', { knowledge: '2025-12' }, { knowledge: '2025-10-31' }],
  ['an ability that the source denies', { capabilities: ['vision'] }, { lacks: ['vision'] }],
  ['open weights that are not', { openWeights: true }, { openWeights: false }],
  ['no caching where the source has it', { caching: 'none' }, { caches: true }],
] satisfies [string, Partial<Model>, SourceFacts][])('%s is a mismatch', (_, model, facts) => {
  expect(check(modelOf(model), knowing(facts)).codes).toContain('fact-mismatch');
});

test('a rounded context contradicts nothing where another source has it exactly, and confirms nothing alone', () => {
  const model = modelOf({ context: 1_048_576 });
  const rounded = knowing({ context: 1_000_000 });
  expect(check(model, rounded, knowing({ context: 1_048_576 }, other)).statuses).toEqual({
    context: 'match',
  });
  expect(check(model, rounded).statuses).toEqual({ context: 'mismatch' });
});

test('a source that counts the input alone agrees', () => {
  const { statuses } = check(
    modelOf({ context: 400_000, maxOutput: 128_000 }),
    knowing({ context: 272_000, maxOutput: 128_000 }),
  );
  expect(statuses).toEqual({ context: 'match', maxOutput: 'match' });
});

test('where sources disagree, following another than the best informed needs an exception that names value and source', () => {
  const sources = [knowing({ maxOutput: 32_768 }), knowing({ maxOutput: 8192 }, other)];
  const model = modelOf({
    context: 128_000,
    maxOutput: 8192,
    unverified: [{ ...base, facts: { context: '128000' } }],
  });
  expect(check({ ...model, maxOutput: 32_768 }, ...sources)).toMatchObject({
    statuses: { maxOutput: 'disputed' },
    codes: [],
  });
  expect(check(model, ...sources).codes).toEqual(['fact-disputed']);
  const decided = { ...base, facts: { maxOutput: '8192' }, prefer: 'ai-sdk-cost-calculator' } as const;
  expect(check({ ...model, exceptions: [decided] }, ...sources).codes).toEqual([]);
  expect(
    check({ ...model, exceptions: [{ ...decided, facts: { maxOutput: '8129' } }] }, ...sources).codes,
  ).toEqual(['fact-disputed', 'fact-statement']);
});

test('an exception without a source to follow excuses what every source contradicts, for the value it names', () => {
  const model = modelOf({ context: 8192, exceptions: [{ ...base, facts: { context: '8192' } }] });
  expect(check(model, knowing({ context: 128_000 })).statuses).toEqual({ context: 'exempt' });
  expect(check({ ...model, context: 9182 }, knowing({ context: 128_000 })).codes).toEqual([
    'fact-mismatch',
    'fact-statement',
  ]);
});

test('what a source knows and the catalog leaves out is asked for, unless an exception says that it is left out', () => {
  const facts = { context: 128_000, capabilities: ['tools', 'reasoning'] } satisfies SourceFacts;
  const { messages } = check(modelOf(), knowing(facts));
  expect(messages).toEqual(['acme/one: not in the catalog: context 128000, tools true, reasoning true.']);
  const silent = modelOf({
    capabilities: ['tools', 'reasoning'],
    exceptions: [{ ...base, facts: { context: 'none' } }],
  });
  expect(check(silent, knowing(facts)).codes).toEqual([]);
});

test('a retirement that a source knows of is asked for', () => {
  expect(check(modelOf(), knowing({ retires: '2026-12-01' })).messages).toEqual([
    'acme/one: not in the catalog: retires 2026-12-01.',
  ]);
  expect(check(modelOf(), knowing({ status: 'deprecated' })).messages).toEqual([
    'acme/one: not in the catalog: retires unknown.',
  ]);
});

test('an ability that one source has and another denies may be listed or left out', () => {
  const sources = [knowing({ capabilities: ['vision'] }), knowing({ lacks: ['vision'] }, other)];
  expect(check(modelOf(), ...sources).codes).toEqual([]);
  expect(check(modelOf({ capabilities: ['vision'] }), ...sources)).toMatchObject({
    statuses: { vision: 'disputed' },
    codes: [],
  });
});

test('what was recorded may neither change unconfirmed nor be dropped while a source has it', () => {
  const recorded = {
    'acme/one': {
      context: { value: '128000', status: 'match', sources: {} },
      released: { value: '2026-01-14', status: 'unverified', sources: {} },
    },
  } as const;
  const codes = (model: Model) =>
    checkFacts(
      catalogOf(model),
      [model],
      [knowing({ context: 128_000 })],
      '2026-11-23',
      recorded,
    ).findings.map(({ code }) => code);
  expect(codes(modelOf({ context: 128_000, life: { released: '2026-01-14' } }))).toEqual(['fact-unverified']);
  expect(codes(modelOf({ context: 128_000, life: { released: '2026-01-41' } }))).toEqual(['fact-changed']);
  expect(codes(modelOf())).toEqual(['fact-dropped']);
  expect(codes(modelOf({ context: 128_000, knowledge: '2026-01' }))).toEqual(['fact-changed']);
});

test('what takes the place of a model is found by the pins of the catalog', () => {
  const two = modelOf({ id: 'acme/two', verify: { 'genai-prices': 'acme/two' } });
  const one = modelOf({ life: { status: 'deprecated', retires: '2026-12-01', replacement: 'acme/two' } });
  const source = knowing({ retires: '2026-12-01', replacement: 'elsewhere/two' });
  const verdicts = (model: Model) =>
    checkFacts(catalogOf(model, two), [model], [source], '2026-11-23').verdicts.map(({ status }) => status);
  expect(verdicts(one)).toEqual(['match', 'match']);
  expect(verdicts({ ...one, life: { ...one.life, replacement: 'acme/three' } })).toEqual([
    'match',
    'mismatch',
  ]);
});

test('a preview is asked for only where every source calls it one', () => {
  const preview = knowing({}, {}, 'one-preview');
  const model = modelOf({
    verify: { 'genai-prices': 'acme/one-preview', 'ai-sdk-cost-calculator': 'acme/one' },
  });
  expect(check(model, preview, knowing({}, other)).codes).toEqual([]);
  expect(check(model, preview).codes).toEqual(['fact-missing']);
});
