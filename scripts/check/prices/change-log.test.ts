import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { historyFile, loadHistory, parseHistory, type PriceChange } from '#catalog/records/price-history.ts';
import { checkPrices } from './check.ts';
import { catalogOf, inputOf, modelOf, otherSourceOf, rateOf, sourceOf } from './fixtures.ts';
import { appendHistory } from './change-log.ts';

const stated: PriceChange = {
  ...{ kind: 'stated', source: 'the maker', to: '2.50', from: '2', meter: 'input', id: 'acme/one' },
  date: '2026-11-23',
};
const line =
  '{"date":"2026-11-23","id":"acme/one","meter":"input","from":"2","to":"2.50","source":"the maker","kind":"stated"}\n';

let catalog = '';
beforeEach(() => {
  catalog = join(mkdtempSync(join(tmpdir(), 'history-')), 'models.yaml');
});
afterEach(() => {
  rmSync(join(catalog, '..'), { recursive: true });
});

test('appends lines with keys in one order, and each change once', () => {
  expect(loadHistory({ file: catalog, models: [] })).toEqual([]);
  expect(appendHistory(catalog, [stated])).toBe(1);
  expect(readFileSync(historyFile(catalog), 'utf8')).toBe(line);
  expect(appendHistory(catalog, [{ ...stated, to: '2.5' }])).toBe(0);
  expect(appendHistory(catalog, [{ ...stated, when: 'service=batch', announced: '2026-11-01' }])).toBe(1);
  expect(loadHistory({ file: catalog, models: [] })).toEqual([
    stated,
    { ...stated, when: 'service=batch', announced: '2026-11-01' },
  ]);
});

test('never changes what is there', () => {
  const odd = line.replace(',', ', ').trimEnd();
  writeFileSync(historyFile(catalog), odd);
  appendHistory(catalog, [{ ...stated, date: '2026-11-24' }]);
  expect(readFileSync(historyFile(catalog), 'utf8')).toBe(`${odd}\n${line.replace('23"', '24"')}`);
});

test.each([
  ['no JSON', '{'],
  ['an amount that is a number', line.replace('"2"', '2')],
  ['an amount with an exponent', line.replace('"2"', '"2e0"')],
  ['a day that is none', line.replace('11-23', '11-31')],
  ['an unknown meter', line.replace('input', 'smell')],
  ['an unknown key', line.replace('}', ',"more":1}')],
])('%s is refused with file and line', (_, text) => {
  expect(() => parseHistory(`${line}\n${text}`, 'price-history.jsonl')).toThrow(
    /^price-history\.jsonl:3:\d+ is not a price change: /,
  );
});

const date = '2026-11-23';
const change: PriceChange = {
  date: '2026-10-01',
  id: 'acme/one',
  meter: 'input',
  from: '3',
  to: '2.00',
  source: 'the maker',
  kind: 'stated',
};

/** One source that lists the price of today, and one that was taken earlier. */
function check(stale: string, asOf: string, history: PriceChange[], verify = true) {
  const newer = sourceOf({ 'acme/one': [inputOf('2')] });
  const older = { ...otherSourceOf({ 'acme/one': [inputOf(stale)] }), asOf };
  const model = modelOf(verify ? {} : { verify: { 'genai-prices': 'acme/one' } });
  const { verdicts, findings } = checkPrices({
    catalog: catalogOf(model),
    sources: [newer, older],
    history,
    date,
  });
  return { status: verdicts[0]?.status, codes: findings.map(({ code }) => code), verdict: verdicts[0] };
}

describe('a source that was taken before the last change', () => {
  test('and lists the price from before, neither confirms nor contradicts', () => {
    const { status, codes, verdict } = check('3', '2026-09-30', [change]);
    expect(status).toBe('match');
    expect(codes).toEqual(['source-behind']);
    expect(verdict?.figures.map(({ source }) => source)).toEqual(['genai-prices']);
    expect(verdict?.behind[0]?.change).toBe(change);
  });

  test('and lists a price from which several changes lead to the listed one, does as little', () => {
    const steps = [
      { ...change, date: '2026-10-02', from: '2.5' },
      { ...change, to: '2.5' },
    ];
    expect(check('3', '2026-09-30', steps).codes).toEqual(['source-behind']);
    expect(check('3', '2026-10-01', steps).status).toBe('disputed');
  });

  test.each([
    ['lists a third price', '4', '2026-09-30', [change]],
    ['was taken on the day or later', '3', '2026-10-01', [change]],
    ['has no change to refer to', '3', '2026-09-30', []],
    ['refers to a change of another rate', '3', '2026-09-30', [{ ...change, when: 'service=batch' }]],
  ])('but %s: contradicts', (_, amount, asOf, history) => {
    expect(check(amount, asOf, history).status).toBe('disputed');
  });

  test('alone, leaves the price unverified', () => {
    const older = sourceOf({ 'acme/one': [inputOf('3')] }, { asOf: '2026-09-30' });
    const model = modelOf({ verify: { 'genai-prices': 'acme/one' }, rates: [rateOf()] });
    const { verdicts } = checkPrices({
      catalog: catalogOf(model),
      sources: [older],
      history: [change],
      date,
    });
    expect(verdicts[0]?.status).toBe('unverified');
  });
});

test('an unpinned source that differs is found, however old it is', () => {
  expect(check('3', '2026-10-31', [], false).codes).toEqual(['unpinned-differs']);
  expect(check('3', '2026-11-02', [], false).codes).toEqual(['unpinned-differs']);
});
