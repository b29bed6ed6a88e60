import { expect, test } from 'vitest';
import { evidenceFileSchema, evidenceSeal, parseEvidence } from '#catalog/records/price-evidence.ts';
import { checkPrices } from './check.ts';
import { evidenceDifferences, evidenceFindings, evidenceOf, evidenceText } from './evidence.ts';
import { catalogOf, inputOf, modelOf, otherSourceOf, rateOf, sourceOf, unverified } from './fixtures.ts';

const model = modelOf({
  rates: [rateOf({ meter: 'output', amount: '8.00' }), rateOf()],
  unverified: [{ ...unverified, amounts: { output: '8.00' } }],
});
const sources = [otherSourceOf({ 'acme/one': [inputOf('2')] }), sourceOf({ 'acme/one': [inputOf('2')] })];
const evidence = (date = '2026-11-23') =>
  evidenceOf(checkPrices({ catalog: catalogOf(model), sources, date }));

const parsed = (date?: string) => parseEvidence(evidence(date));

test('holds whose prices they are, date, sources and every rate, one a line, sorted', () => {
  expect(evidenceText(evidence())).toBe(`{
"gateway": "https://example.com",
"date": "2026-11-23",
"sources": {
"genai-prices": {"package":"fake-prices","version":"1.0.0","asOf":"2026-11-01"},
"ai-sdk-cost-calculator": {"package":"other-prices","version":"1.0.0","asOf":"2026-11-01"}
},
"models": {
"acme/one": { "pins": {"genai-prices":"acme/one","ai-sdk-cost-calculator":"acme/one"}, "rates": {
"input": ["2.00","match",["genai-prices","ai-sdk-cost-calculator"]],
"output": ["8.00","unverified",[]]
}}
},
"seal": "sha256:3841f034b724"
}
`);
});

test('is read as it was written', () => {
  expect(evidenceFileSchema.parse(JSON.parse(evidenceText(evidence())))).toEqual({
    ...evidence(),
    seal: evidenceSeal(evidenceText(evidence())),
  });
  expect(parsed().rates['acme/one#input']).toEqual({
    amount: '2.00',
    status: 'match',
    sources: {
      'genai-prices': { ref: 'acme/one', amount: '2.00', agrees: true },
      'ai-sdk-cost-calculator': { ref: 'acme/one', amount: '2.00', agrees: true },
    },
  });
});

test('is up to date on any later day on which it finds the same', () => {
  expect(evidenceFindings('prices.lock.json', { ...parsed(), seal: '' }, parsed('2026-12-01'))).toEqual([]);
});

test('is out of date when a price, a source or the set of rates differs', () => {
  const { rates, ...rest } = parsed();
  const [input, output] = Object.values(rates);
  if (input === undefined || output === undefined) throw new Error('the fixture has two rates');
  const other = { ...rest, rates: { ...rates, 'acme/one#input': { ...input, amount: '2.0' } } };
  expect(evidenceDifferences(other, parsed())).toEqual(['acme/one#input']);
  expect(evidenceDifferences({ ...rest, rates: { 'acme/one#input': input } }, parsed())).toEqual([
    'acme/one#output',
  ]);
  expect(evidenceDifferences({ ...parsed(), pins: { 'acme/one': {} } }, parsed())).toEqual(['acme/one']);
  expect(evidenceDifferences(other, parsed(), new Set(['acme/two']))).toEqual([]);
  const [finding] = evidenceFindings('prices.lock.json', { ...rest, sources: {}, rates }, parsed());
  expect(finding).toMatchObject({ code: 'evidence-outdated', severity: 'error' });
  expect(finding?.fix).toContain('npm run check:prices -- --lock');
});

test('is missed when it is not there', () => {
  expect(evidenceFindings('prices.lock.json', undefined, parsed())[0]?.code).toBe('evidence-missing');
});

test('keeps since when it is known that a model goes, until its day changes', () => {
  const leaving = (retires: string | undefined, date: string, before?: ReturnType<typeof parseEvidence>) => {
    const going = modelOf({ life: { status: 'deprecated', ...(retires !== undefined && { retires }) } });
    const check = checkPrices({ catalog: catalogOf(going), sources, date });
    return parseEvidence(
      evidenceFileSchema.parse(JSON.parse(evidenceText(evidenceOf(check, undefined, before)))),
    );
  };
  const first = leaving('2027-01-01', '2026-11-23');
  expect(first.leaving).toEqual({ 'acme/one': { retires: '2027-01-01', known: '2026-11-23' } });
  expect(leaving('2027-01-01', '2026-12-01', first).leaving).toEqual(first.leaving);
  expect(leaving('2027-02-01', '2026-12-01', first).leaving).toEqual({
    'acme/one': { retires: '2027-02-01', known: '2026-12-01' },
  });
  expect(leaving(undefined, '2026-12-01').leaving).toEqual({
    'acme/one': { retires: 'unknown', known: '2026-12-01' },
  });
});
