/** Mistakes that price checks are known to make, each with the data it was made with. */
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { loadHistory } from '#catalog/records/price-history.ts';
import { amountsFor } from './figure.ts';
import { checkPrices } from './check.ts';
import { catalogOf, inputOf, keptSource, modelOf, rateOf, sourceOf } from './fixtures.ts';
import { amountOver } from './exact-amounts.ts';

const date = '2026-11-23';
const genai = keptSource('genai-prices');
const pinned = (ref: string) => modelOf({ verify: { 'genai-prices': ref } });
/** Of these models of one price, that they list no more, and under another name, is no matter here. */
const codes = (...args: Parameters<typeof checkPrices>) =>
  checkPrices(...args)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)
    .filter((code) => code !== 'rate-unlisted' && code !== 'pin-unlike');

describe('the matcher that answers for another id', () => {
  // The library itself answers with openai/gpt-oss-120b and mistral-medium-3-5.
  test.each([
    ['groq', 'openai/gpt-oss-safeguard-20b'],
    ['mistral', 'mistral-medium-3'],
  ])('%s %s: the library answers with another model, a pin does not', (providerId, id) => {
    expect(genai.lookup(`${providerId}/${id}`, date)).toBeUndefined();
    const check = { catalog: catalogOf(pinned(`${providerId}/${id}`)), sources: [genai], date };
    expect(codes(check)).toContain('pin-unknown');
  });
});

describe('prices by the hour: deepseek-v4-flash', () => {
  const entry = genai.lookup('deepseek/deepseek-v4-flash', date) ?? { ref: '', rates: [] };
  const at = (hour: string) =>
    amountsFor(
      rateOf({ when: { utc: [`${hour}:00-${hour}:30`] } }),
      [rateOf({ when: { utc: [`${hour}:00-${hour}:30`] } })],
      entry,
    );

  test('07:00Z is peak, 12:00Z is not', () => {
    expect(at('07')).toEqual(['0.44']);
    expect(at('12')).toEqual(['0.22']);
  });

  test('a catalog that swaps the two is wrong at both hours', () => {
    const rates = [
      rateOf({ amount: '0.44' }),
      rateOf({ amount: '0.22', when: { utc: ['01:00-04:00', '06:00-10:00'] } }),
    ];
    const model = modelOf({ rates, verify: { 'genai-prices': 'deepseek/deepseek-v4-flash' } });
    const { verdicts } = checkPrices({ catalog: catalogOf(model), sources: [genai], date });
    expect(verdicts.map(({ status }) => status)).toEqual(['mismatch', 'mismatch']);
  });
});

describe('Gemini prices that double on 2027-01-01', () => {
  const doubled = [
    rateOf({ amount: '0.75', until: '2027-01-01' }),
    rateOf({ amount: '1.50', from: '2027-01-01' }),
  ];
  const ref = 'google/gemini-3.8-flash';
  const check = (rates: typeof doubled, day: string) =>
    codes({
      catalog: catalogOf(modelOf({ rates, verify: { 'genai-prices': ref } })),
      sources: [genai],
      date: day,
    });

  test('listed with both, they are right before and after', () => {
    expect(check(doubled, date)).toEqual([]);
    expect(check(doubled, '2027-01-01')).toEqual([]);
  });

  test('listed with one, they are found wrong while there is still time', () => {
    expect(check([rateOf({ amount: '0.75' })], date)).toEqual(['price-wrong-ahead']);
    expect(check([rateOf({ amount: '0.75' })], '2026-10-15')).toEqual([]);
    expect(check([rateOf({ amount: '0.75' })], '2027-01-01')).toEqual(['price-mismatch']);
  });

  test('a wrong announced amount is wrong today', () => {
    const wrong = doubled.map((rate) => (rate.from === undefined ? rate : { ...rate, amount: '1.00' }));
    expect(check(wrong, date)).toContain('price-mismatch');
  });

  test('in the catalog, before and after', () => {
    const catalog = loadCatalog({ file: 'tests/sites/dollar/models.yaml' });
    const history = loadHistory(catalog);
    const dated = ({ pricing }: (typeof catalog.models)[number]) =>
      pricing.kind === 'priced' && pricing.rates.some(({ from }) => from === '2027-01-01');
    const on = (day: string) => checkPrices({ catalog, sources: [genai], history, date: day, only: dated });
    expect(on(date).models.length).toBeGreaterThan(0);
    for (const { verdicts } of [on(date), on('2027-01-01')]) {
      const inputs = verdicts.filter(({ rate }) => rate.from === '2027-01-01');
      expect(inputs.length).toBeGreaterThan(0);
      expect(inputs.every(({ status }) => status === 'match')).toBe(true);
    }
  });
});

describe('another unit', () => {
  test('cents are converted by the adapter, and never taken for dollars', () => {
    expect(amountOver('200', 100)).toBe('2');
    const cents = sourceOf({ 'acme/one': [inputOf('200')] });
    const model = modelOf({ verify: { 'genai-prices': 'acme/one' } });
    const [finding] = checkPrices({ catalog: catalogOf(model), sources: [cents], date }).findings;
    expect(finding?.code).toBe('price-mismatch');
    expect(finding?.message).toContain('exactly 100 times, as if dollars and cents were mixed up');
  });
});

test('a stale library is named with its age, and proves nothing about a later price', () => {
  const stale = sourceOf({ 'acme/one': [inputOf('2')] }, { asOf: '2026-01-01' });
  const model = modelOf({ verify: { 'genai-prices': 'acme/one' }, rates: [rateOf({ from: '2026-06-01' })] });
  const { findings, verdicts } = checkPrices({ catalog: catalogOf(model), sources: [stale], date });
  expect(verdicts.map(({ status }) => status)).toEqual(['unverified']);
  expect(findings.find(({ code }) => code === 'source-stale')?.message).toContain(
    'are 326 days old (2026-01-01)',
  );
});
