import { describe, expect, it } from 'vitest';
import { magnitudeOf } from '#catalog/registry/magnitudes.ts';
import { load, problemsOf, withModel, withPrices } from '#catalog/test-catalog.ts';

const codesOf = (prices: string) => problemsOf(withPrices(prices)).map(({ code }) => code);

describe('a cached token that costs more than another', () => {
  it.each([
    ['of text', 'input: 1.0\ncacheRead: 1.01'],
    ['of audio', 'audioInput: 1\naudioCacheRead: 2'],
    ['of images', 'imageInput: 1\nimageCacheRead: 2'],
    [
      'under the same condition',
      'input: [1, { amount: 0.5, when: { service: batch } }]\ncacheRead: [0.6, { amount: 0.55, when: { service: batch } }]',
    ],
    [
      'on some day',
      'input: [{ amount: 1, until: 2027-01-01 }, { amount: 3, from: 2027-01-01 }]\ncacheRead: 2',
    ],
  ])('is refused: %s', (_, prices) => {
    expect(codesOf(prices)).toEqual(['cache-dearer']);
  });

  it.each([
    ['as much', 'input: 1.0\ncacheRead: 1'],
    ['another kind of token', 'input: 1\naudioInput: 10\naudioCacheRead: 5'],
    ['no price without a cache', 'output: 1\ncacheRead: 5'],
    ['another condition', 'input: 1\ncacheRead: [0.5, { amount: 2, when: { inputTokensOver: 1000 } }]'],
    [
      'another time',
      'input: [{ amount: 1, until: 2027-01-01 }, { amount: 3, from: 2027-01-01 }]\ncacheRead: { amount: 2, from: 2027-01-01 }',
    ],
  ])('is not: %s', (_, prices) => {
    expect(codesOf(prices)).toEqual([]);
  });
});

describe('a service that pays for waiting', () => {
  it.each(['batch', 'flex'])('%s is never dearer', (service) => {
    expect(codesOf(`input: [1, { amount: 1.1, when: { service: ${service} } }]`)).toEqual(['service-dearer']);
    expect(codesOf(`input: [1, { amount: 1.0, when: { service: ${service} } }]`)).toEqual([]);
  });

  it.each(['priority', 'fast'])('%s may be', (service) => {
    expect(codesOf(`input: [1, { amount: 2, when: { service: ${service} } }]`)).toEqual([]);
  });

  it('is compared with the same request without it', () => {
    const long = 'inputTokensOver: 1000';
    const rates = (batch: string) =>
      `input: [1, { amount: 4, when: { ${long} } }, { amount: 0.5, when: { service: batch } }, { amount: ${batch}, when: { service: batch, ${long} } }]`;
    expect(codesOf(rates('2'))).toEqual([]);
    expect(codesOf(rates('5'))).toEqual(['service-dearer']);
  });
});

describe('magnitudes', () => {
  const embedding = (lines: string) => withModel(lines, 'id: acme/one\nname: One\nmodality: embedding');
  it('are narrower for kinds of model that cost less', () => {
    expect(problemsOf(embedding('prices: { input: 20 }'))).toMatchObject([
      {
        code: 'price-magnitude',
        message:
          '20 per 1M input tokens is outside what any embedding model on the market costs (0.0005 to 3).',
      },
    ]);
    expect(problemsOf(embedding('prices: { input: 0.02 }'))).toEqual([]);
    expect(codesOf('input: 20')).toEqual([]);
  });

  it('are those of any model where the kind cannot be read', () => {
    expect(magnitudeOf('input', undefined)).toEqual(magnitudeOf('input', 'chat'));
  });

  it('yield to a reason, which must be needed', () => {
    expect(problemsOf(embedding('prices: { input: 20 }\nmagnitude: it is made by hand'))).toEqual([]);
    expect(problemsOf(embedding('prices: { input: 0.2 }\nmagnitude: it is made by hand'))).toMatchObject([
      { code: 'magnitude-needless' },
    ]);
  });
});

describe('names', () => {
  const aliased = (alias: string) =>
    withModel(`prices: { input: 1 }\naliases: [{ id: ${alias} }]`, 'id: acme/b-c\nname: One\nmodality: chat');
  it('of aliases do not lead to the address of another model', () => {
    expect(problemsOf(aliased('acme/b/c'))).toMatchObject([{ code: 'slug-collision', line: 15, column: 21 }]);
    expect(problemsOf(aliased('acme/d'))).toEqual([]);
  });

  it('of aliases do not collide with one another', () => {
    const text = aliased('acme/d-e').replace('}]', '}, { id: acme/d/e }]');
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['slug-collision']);
  });

  it('leave an unknown retirement out of the catalog', () => {
    const [model] = load(withModel('prices: { input: 1 }\nstatus: deprecated\nretires: unknown')).models;
    expect(model).toMatchObject({ status: 'deprecated' });
    expect(model?.retires).toBeUndefined();
  });
});
