import { describe, expect, it } from 'vitest';
import { load, ratesOf, withModel, withPrices } from '#catalog/test-catalog.ts';
import type { Model } from '#catalog/types.ts';
import { headline } from './headline.ts';
import { holdsOn, isAnnounced, listedRates, pickRate, ratesOn } from './rates.ts';

function modelOf(text: string): Model {
  const [model] = load(text).models;
  if (model === undefined) throw new Error('The catalog of the test has no model.');
  return model;
}

describe('dates', () => {
  const model = modelOf(
    withPrices('input: [{ amount: 1, until: 2027-01-01 }, { amount: 2, from: 2027-01-01 }]\noutput: 3'),
  );

  it.each([
    ['2026-12-31', ['1', '3']],
    ['2027-01-01', ['2', '3']],
  ])('on %s the rates are %j: from is inclusive, until exclusive', (date, amounts) => {
    expect(ratesOn(model, date).map(({ amount }) => amount)).toEqual(amounts);
  });

  it('tell a model that is announced from one that has a price, and from one whose price ended', () => {
    const announced = modelOf(withPrices('input: { amount: 1, from: 2027-01-01 }'));
    const ended = modelOf(
      withPrices('input: { amount: 1, until: 2026-01-01 }\noutput: { amount: 2, from: 2027-01-01 }'),
    );
    expect([announced, ended, model].map((one) => isAnnounced(one, '2026-12-31'))).toEqual([
      true,
      false,
      false,
    ]);
    expect(isAnnounced(announced, '2027-01-01')).toBe(false);
  });

  it('may bound a rate on both sides', () => {
    const [rate] = ratesOf(withPrices('input: { amount: 1, from: 2026-01-01, until: 2026-01-02 }'));
    const days = ['2025-12-31', '2026-01-01', '2026-01-02'];
    expect(days.map((day) => rate && holdsOn(rate, day))).toEqual([false, true, false]);
  });

  it('give nothing for what is not priced', () => {
    expect(listedRates(modelOf(withModel('priceStatus: plan')))).toEqual([]);
  });
});

describe('the rate of a request', () => {
  const rates = ratesOf(
    withPrices(`input:
  - 1
  - { amount: 2, when: { inputTokensOver: 200000 } }
  - { amount: 3, when: { inputTokensOver: 500000 } }
  - { amount: 4, when: { service: priority } }
  - { amount: 5, when: { service: priority, inputTokensOver: 200000 } }
  - { amount: 7, when: { service: flex, region: eu } }
videoSecond:
  - { amount: 0.1, when: { audio: false } }
  - { amount: 0.2, when: { audio: true } }
output:
  - 1
  - { amount: 0.5, when: { utc: ["00:00-06:00"] } }
pages:
  - 1
  - { amount: 0.9, when: { unitsOver: 1000 } }`),
  );
  it.each([
    [{}, '1'],
    [{ inputTokens: 200_000 }, '1'],
    [{ inputTokens: 200_001 }, '2'],
    [{ inputTokens: 500_001 }, '3'],
    [{ service: 'priority' }, '4'],
    [{ service: 'priority', inputTokens: 200_001 }, '5'],
    [{ service: 'priority', inputTokens: 999_999 }, '5'],
    [{ service: 'flex' }, '1'],
    [{ service: 'flex', region: 'eu', inputTokens: 1 }, '7'],
    [{ service: 'fast', inputTokens: 300_000, size: '1K' }, '2'],
    [{ region: 'eu' }, '1'],
  ] as const)('%j costs %s: the most specific wins', (context, amount) => {
    expect(pickRate(rates, 'input', context)?.amount).toBe(amount);
  });

  it('may depend on the units of its own meter', () => {
    expect(pickRate(rates, 'pages', { units: 1000 })?.amount).toBe('1');
    expect(pickRate(rates, 'pages', { units: 1001, inputTokens: 5 })?.amount).toBe('0.9');
  });

  it('does not exist where no condition is met, nor for another meter', () => {
    expect(pickRate(rates, 'videoSecond')).toBeUndefined();
    expect(pickRate(rates, 'videoSecond', { audio: false })?.amount).toBe('0.1');
    expect(pickRate(rates, 'image')).toBeUndefined();
  });

  it('is not that of an hour, since a request here has none', () => {
    expect(pickRate(rates, 'output')?.amount).toBe('1');
  });
});

describe('the headline', () => {
  const today = '2026-11-23';
  it('is the standard rate of the first group that the model prices', () => {
    const chat = headline(
      modelOf(withPrices('output: 10\ninput: [1, { amount: 0.5, when: { service: priority } }]')),
      today,
    );
    expect(chat?.rates.map(({ meter, amount }) => [meter, amount])).toEqual([
      ['input', '1'],
      ['output', '10'],
    ]);
    expect(chat?.isFrom).toBe(false);
    expect(headline(modelOf(withPrices('request: 0.01')), today)?.rates[0].meter).toBe('request');
  });

  it('is the lowest, and says so, when none is without condition', () => {
    const shown = headline(
      modelOf(withPrices('input: { grid: [region], rates: { eu: 10, us: 9.5, asia: 11 } }')),
      today,
    );
    expect(shown).toMatchObject({ rates: [{ amount: '9.5' }], isFrom: true });
  });

  it('follows the day', () => {
    const model = modelOf(
      withPrices('input: [{ amount: 1, until: 2027-01-01 }, { amount: 2, from: 2027-01-01 }]'),
    );
    expect(headline(model, '2026-12-31')?.rates[0].amount).toBe('1');
    expect(headline(model, '2027-01-01')?.rates[0].amount).toBe('2');
  });

  it.each([
    ['characters: 1\nrequest: 2', ['characters', 'request']],
    ['characters: 1\npages: 2', ['characters']],
    ['audioOutput: 2\naudioInput: 1\ncacheRead: 0.1', ['cacheRead', 'audioOutput']],
    ['audioInput: 1\nimageInput: 2', ['audioInput']],
  ])(
    'is what the model has, in the order of the registry, where its kind expects none of it: %s',
    (prices, meters) => {
      expect(headline(modelOf(withPrices(prices)), today)?.rates.map(({ meter }) => meter)).toEqual(meters);
    },
  );

  it.each(['priceStatus: unknown', 'free: { reason: r, source: https://a.example }'])(
    'is missing with %s',
    (line) => {
      expect(headline(modelOf(withModel(line)), today)).toBeUndefined();
    },
  );
});
