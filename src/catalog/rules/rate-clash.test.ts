import { describe, expect, it } from 'vitest';
import { problemsOf, withModel, withPrices } from '#catalog/test-catalog.ts';

const codesOf = (...rates: string[]) =>
  problemsOf(withPrices(`input: [${rates.join(', ')}]`)).map(({ code }) => code);
const when = (conditions: string, more = '') => `{ amount: 1, when: { ${conditions} }${more} }`;

describe('rates with one condition', () => {
  it.each([
    ['both without', ['1', '2']],
    ['both alike', ['1', when('service: batch'), when('service: batch')]],
    ['one whole, one marginal', ['1', when('unitsOver: 5'), when('unitsOver: 5', ', mode: marginal')]],
    ['open dates', ['1', '{ amount: 2, from: 2026-01-01 }']],
    ['dates that overlap by a day', ['{ amount: 1, until: 2026-01-02 }', '{ amount: 2, from: 2026-01-01 }']],
    ['the same dates', ['{ amount: 1, from: 2026-01-01 }', '{ amount: 2, from: 2026-01-01 }']],
  ])('are duplicates: %s', (_, rates) => {
    expect(codesOf(...rates)).toEqual(['rate-duplicate']);
  });

  it.each([
    [
      'one ends where the other begins',
      ['{ amount: 1, until: 2026-01-01 }', '{ amount: 2, from: 2026-01-01 }'],
    ],
    [
      'three in a row',
      [
        '{ amount: 1, until: 2026-01-01 }',
        '{ amount: 2, from: 2026-01-01, until: 2026-02-01 }',
        '{ amount: 3, from: 2026-02-01 }',
      ],
    ],
  ])('follow one another: %s', (_, rates) => {
    expect(codesOf(...rates)).toEqual([]);
  });

  it('of two meters have nothing to do with one another', () => {
    expect(problemsOf(withPrices('input: 1\noutput: 1'))).toEqual([]);
  });

  it('are told apart in the message', () => {
    const messages = problemsOf(
      withPrices(`input: [1, 2, ${when('service: batch')}, ${when('service: batch', ', from: 2026-01-01')}]`),
    ).map(({ message }) => message);
    expect(messages).toEqual([
      'Two rates of input have the same condition (none).',
      'Two rates of input have the same condition (service=batch) and overlapping dates.',
    ]);
  });
});

describe('rates that tie', () => {
  const batch = when('service: batch');
  const long = when('inputTokensOver: 200000');
  const night = when('utc: ["22:00-06:00"]');
  it.each([
    ['two conditions', [batch, long]],
    ['a decision on another threshold', [batch, long, when('service: batch, inputTokensOver: 500000')]],
    ['a decision on another value', [batch, long, when('service: flex, inputTokensOver: 200000')]],
    [
      'a decision that ends too early',
      [batch, long, when('service: batch, inputTokensOver: 200000', ', until: 2027-01-01')],
    ],
    [
      'a decision that asks for more',
      [batch, long, when('service: batch, inputTokensOver: 200000, region: eu')],
    ],
    ['windows that overlap by a minute', [night, when('utc: ["05:59-08:00"]')]],
    ['windows that overlap around midnight', [night, when('utc: ["00:00-00:01"]')]],
    [
      'the same windows in another order',
      [when('utc: ["01:00-02:00", "03:00-04:00"]'), when('utc: ["03:00-04:00", "01:00-02:00"]')],
    ],
    ['days that overlap', [when('days: [mon, tue]'), when('days: [tue, wed]')]],
    [
      'one threshold, overlapping windows',
      [when('inputTokensOver: 5, utc: ["00:00-02:00"]'), when('inputTokensOver: 5, utc: ["01:00-03:00"]')],
    ],
    ['a decision for some of the minutes', [night, batch, when('service: batch, utc: ["22:00-23:00"]')]],
  ])('%s', (_, rates) => {
    expect(codesOf('1', ...rates)).toContain('rate-tie');
  });

  it('are not decided by another meter', () => {
    const text = withPrices(
      `input: [1, ${batch}, ${long}]\noutput: [1, ${when('service: batch, inputTokensOver: 200000')}]`,
    );
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['rate-tie']);
  });

  it.each([
    ['the decision is listed', [batch, long, when('service: batch, inputTokensOver: 200000')]],
    [
      'the decision holds from a lower threshold on',
      [batch, long, when('service: batch, inputTokensOver: 100000')],
    ],
    [
      'the decision holds longer',
      [
        when('service: batch', ', until: 2026-06-01'),
        long,
        when('service: batch, inputTokensOver: 200000', ', until: 2027-01-01'),
      ],
    ],
    ['one is more specific', [batch, when('inputTokensOver: 200000, region: eu')]],
    ['no request can meet both', [batch, when('service: flex')]],
    [
      'no day has both',
      [when('service: batch', ', until: 2026-01-01'), when('region: eu', ', from: 2026-01-01')],
    ],
    ['thresholds nest', [long, when('inputTokensOver: 500000'), when('inputTokensOver: 1000000')]],
    [
      'thresholds nest within a service',
      [when('service: batch, inputTokensOver: 5'), when('service: batch, inputTokensOver: 6')],
    ],
    ['windows touch', [night, when('utc: ["06:00-22:00"]')]],
    [
      'days are apart',
      [when('utc: ["00:00-01:00"], days: [mon]'), when('utc: ["00:00-01:00"], days: [tue]')],
    ],
    ['the decision has wider windows', [night, batch, when('service: batch, utc: ["20:00-08:00"]')]],
  ])('do not when %s', (_, rates) => {
    expect(codesOf('1', ...rates)).toEqual([]);
  });

  it('name both conditions', () => {
    expect(problemsOf(withPrices(`input: [1, ${batch}, ${long}]`))[0]?.message).toBe(
      'For input, "service=batch" and "inputTokensOver=200000" can both apply to one request, and none is more specific.',
    );
  });
});

describe('magnitudes', () => {
  it.each(['0.0000025', '2500000'])('%s per 1M tokens is refused', (amount) => {
    expect(codesOf(amount)).toEqual(['price-magnitude']);
  });

  it.each(['0.001', '600'])('%s, a bound, is not', (amount) => {
    expect(codesOf(amount)).toEqual([]);
  });

  it('yield to a reason', () => {
    expect(problemsOf(withModel('prices: { input: 2500000 }\nmagnitude: a test of the guard'))).toEqual([]);
  });
});
