import { expect, test } from 'vitest';
import { checkPrices } from './check.ts';
import { evidenceDifferences, evidenceOf } from './evidence-file.ts';
import { evidenceFindings } from './evidence-findings.ts';
import { catalogOf, inputOf, modelOf, otherSourceOf, rateOf, sourceOf, unverified } from './fixtures.ts';

const model = modelOf({
  rates: [rateOf({ meter: 'output', amount: '8.00' }), rateOf()],
  unverified: [{ ...unverified, rates: ['output'] }],
});
const sources = [otherSourceOf({ 'acme/one': [inputOf('2')] }), sourceOf({ 'acme/one': [inputOf('2')] })];
const evidence = (date = '2026-11-23') => evidenceOf(checkPrices(catalogOf(model), sources, date));

test('holds date, sources and every rate, sorted', () => {
  expect(JSON.stringify(evidence())).toBe(
    JSON.stringify({
      date: '2026-11-23',
      sources: {
        'genai-prices': { package: 'fake-prices', version: '1.0.0', asOf: '2026-11-01' },
        'ai-sdk-cost-calculator': { package: 'other-prices', version: '1.0.0', asOf: '2026-11-01' },
      },
      rates: {
        'acme/one#input': {
          amount: '2.00',
          status: 'match',
          sources: {
            'genai-prices': { ref: 'acme/one', amount: '2' },
            'ai-sdk-cost-calculator': { ref: 'acme/one', amount: '2' },
          },
        },
        'acme/one#output': {
          amount: '8.00',
          status: 'unverified',
          sources: {},
          reason: 'no library has it',
          reasonSource: 'https://example.com/prices',
        },
      },
    }),
  );
});

test('is up to date on any later day on which it finds the same', () => {
  expect(evidenceFindings('prices.lock.json', evidence(), evidence('2026-12-01'))).toEqual([]);
});

test('is out of date when a price, a source or the set of rates differs', () => {
  const { rates, ...rest } = evidence();
  const [input, output] = Object.values(rates);
  if (input === undefined || output === undefined) throw new Error('the fixture has two rates');
  expect(
    evidenceDifferences(
      { ...rest, rates: { ...rates, 'acme/one#input': { ...input, amount: '2.0' } } },
      evidence(),
    ),
  ).toEqual(['acme/one#input']);
  expect(evidenceDifferences({ ...rest, rates: { 'acme/one#input': input } }, evidence())).toEqual([
    'acme/one#output',
  ]);
  const [finding] = evidenceFindings('prices.lock.json', { ...rest, sources: {}, rates }, evidence());
  expect(finding).toMatchObject({ code: 'evidence-outdated', severity: 'error' });
  expect(finding?.fix).toContain('npm run check:prices -- --lock');
});

test('is missed when it is not there', () => {
  expect(evidenceFindings('prices.lock.json', undefined, evidence())[0]?.code).toBe('evidence-missing');
});
