import { magnitudeOf } from '#catalog/registry/modalities.ts';
import { load, placesOf, problemsOf, unmark, withModel, withPrices } from '#catalog/test-catalog.ts';
import { describe, expect, it } from 'vitest';

const codesOf = (prices: string) => problemsOf(withPrices(prices)).map(({ code }) => code);

describe('a gap between dated rates', () => {
  it.each([
    ['a day', 'input: [{ amount: 1, until: 2026-12-31 }, { amount: 2, from: 2027-01-01 }]'],
    ['in any order', 'input: [{ amount: 2, from: 2027-01-01 }, { amount: 1, until: 2026-12-31 }]'],
    [
      'the second of two',
      'input: [{ amount: 1, until: 2026-02-01 }, { amount: 2, from: 2026-02-01, until: 2026-03-01 }, { amount: 3, from: 2026-04-01 }]',
    ],
    [
      'under a condition',
      'input: [2, { amount: 1, when: { service: batch }, until: 2026-01-01 }, { amount: 1.5, when: { service: batch }, from: 2026-02-01 }]',
    ],
  ])('is found: %s', (_, prices) => {
    expect(codesOf(prices)).toEqual(['rate-gap']);
  });

  it.each([
    ['no day is missing', 'input: [{ amount: 1, until: 2027-01-01 }, { amount: 2, from: 2027-01-01 }]'],
    ['the last rate ends', 'input: [{ amount: 1, until: 2027-01-01 }]'],
    ['the first rate begins', 'input: [{ amount: 1, from: 2027-01-01 }]'],
    [
      'the conditions differ',
      'input: [{ amount: 1, until: 2026-01-01 }, { amount: 2, when: { region: eu }, from: 2027-01-01 }]',
    ],
    ['the meters differ', 'input: { amount: 1, until: 2026-01-01 }\noutput: { amount: 2, from: 2027-01-01 }'],
  ])('is none when %s', (_, prices) => {
    expect(codesOf(prices)).toEqual([]);
  });

  it('is reported at the rate behind it, with both days', () => {
    const { text, line, column } = unmark(
      withPrices('input:\n  - { amount: 1, until: 2026-12-31 }\n  - ▸{ amount: 2, from: 2027-01-01 }'),
    );
    expect(placesOf(text)).toEqual([`${line}:${column} rate-gap`]);
    expect(problemsOf(text)[0]?.message).toContain('ends on 2026-12-31, and the next begins on 2027-01-01');
  });
});

describe('a rate that begins when the model is gone', () => {
  const codes = (from: string, retires: string) =>
    problemsOf(
      withModel(
        `prices: { input: [1, { amount: 2, when: { service: flex }, from: ${from} }] }\nstatus: deprecated\nretires: ${retires}`,
      ),
    ).map(({ code }) => code);
  it('is refused, on the very day too', () => {
    expect(codes('2027-01-31', '2027-01-31')).toContain('rate-after-retirement');
  });
  it('is fine a day before, and where nobody knows when', () => {
    expect(codes('2027-01-30', '2027-01-31')).not.toContain('rate-after-retirement');
    expect(codes('2027-01-30', 'unknown')).not.toContain('rate-after-retirement');
  });
});

describe('dates that follow one another', () => {
  const priced = 'prices: { input: 1 }';
  it.each([
    [
      'a statement',
      `${priced}\nunverified: { amounts: { input: 1 }, source: https://a.example, checked: 2026-02-01, expires: 2026-02-01 }`,
    ],
    [
      'an exception',
      `${priced}\nexceptions: { amounts: { input: 1 }, reason: r, source: https://a.example, checked: 2026-02-02, expires: 2026-02-01 }`,
    ],
    ['a retirement', `${priced}\nreleased: 2026-05\nstatus: deprecated\nretires: 2026-04-01`],
  ])('are asked of %s', (_, lines) => {
    expect(problemsOf(withModel(lines)).map(({ code }) => code)).toEqual(['dates-reversed']);
  });

  it('may be unknown for a retirement, which then has none', () => {
    expect(
      problemsOf(withModel(`${priced}\nreleased: 2026-05\nstatus: deprecated\nretires: unknown`)),
    ).toEqual([]);
  });
});

describe('a statement', () => {
  const stated = (lines: string) =>
    problemsOf(
      withModel(
        `prices: { input: 1 }\nunverified: { amounts: { input: 1 }, source: https://a.example, ${lines} }`,
      ),
    );

  it('holds for a quarter at most', () => {
    expect(stated('checked: 2026-10-01, expires: 2027-01-01')).toEqual([]);
    expect(stated('checked: 2026-10-01, expires: 2027-01-02')).toMatchObject([
      {
        code: 'statement-too-long',
        message: 'The statement is to hold for 93 days, from 2026-10-01 to 2027-01-02.',
        fix: 'Write a day up to 2027-01-01, and look again before it.',
      },
    ]);
  });

  it('has its figures in fields', () => {
    const problems = stated('checked: 2026-10-01, expires: 2026-12-01, reason: it lists $0.400');
    expect(problems).toMatchObject([
      { code: 'figure-in-words', message: 'There is a sum of money in these words: $0.400.' },
    ]);
  });
});

describe('what the gateway prints elsewhere', () => {
  it('is of a meter that is listed', () => {
    const printed = (prices: string) =>
      problemsOf(
        withModel(
          `prices: { input: 1 }\nprinted: { prices: ${prices}, source: https://a.example, checked: 2026-10-01, expires: 2026-12-31 }`,
        ),
      ).map(({ code }) => code);
    expect(printed('{ input: 2 }')).toEqual([]);
    expect(printed('{ input: 2, output: 3 }')).toEqual(['verify-unknown-rate']);
    expect(printed('{ inputs: 2 }')).toEqual(['key-unknown']);
  });
});

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
  it('of aliases have no address, so they may differ from an id in nothing but signs and capitals', () => {
    for (const alias of ['acme/b/c', 'Acme/B-C', 'b-c', '@acme/b-c:free'])
      expect(problemsOf(aliased(`"${alias}"`))).toEqual([]);
    expect(problemsOf(aliased('acme/b-c'))).toMatchObject([{ code: 'alias-clash', line: 15, column: 21 }]);
  });

  it('leave an unknown retirement out of the catalog', () => {
    const [model] = load(withModel('prices: { input: 1 }\nstatus: deprecated\nretires: unknown')).models;
    expect(model?.life).toEqual({ status: 'deprecated' });
  });
});
