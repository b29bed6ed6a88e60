import fc from 'fast-check';
import { expect, test } from 'vitest';
import { load } from '#catalog/test-catalog.ts';
import { withPrices } from '#catalog/errors/error-examples.ts';
import type { PriceChange, Rate } from '#catalog/types.ts';
import { rateHistories, type PricePeriod } from './price-periods.ts';
import { holdsOn, listedRates } from './rates.ts';

const today = '2026-11-23';
const change = (date: string, from: string, to: string, more: Partial<PriceChange> = {}): PriceChange => ({
  ...{ date, id: 'acme/one', meter: 'input', from, to, source: 'Acme’s price page', kind: 'stated' },
  ...more,
});

function ratesOf(prices: string): readonly Rate[] {
  const [model] = load(withPrices(prices)).models;
  return model === undefined ? [] : listedRates(model);
}

/** What a period says, in the words of the file. */
const told = ({ from = '', until = '', rate, began, ended }: PricePeriod) =>
  `${from}..${until} ${rate?.amount ?? ended?.from ?? began?.to ?? ''}`;

const periods = (prices: string, changes: readonly PriceChange[], removed?: string) =>
  rateHistories({ id: 'acme/one', rates: ratesOf(prices), removed }, changes, today).map((history) => [
    history.key,
    ...history.periods.map(told),
  ]);

test('a price that never changed holds on every recorded day', () => {
  expect(periods('input: 1', [])).toEqual([['acme/one#input', '.. 1']]);
});

test('a price holds since its last change, and what was before it until then', () => {
  const changes = [change('2025-06-01', '10', '4'), change('2026-02-01', '4', '2')];
  expect(periods('input: 2', changes)).toEqual([
    ['acme/one#input', '..2025-06-01 10', '2025-06-01..2026-02-01 4', '2026-02-01.. 2'],
  ]);
});

test('what is announced has its days, and the change that leads to it', () => {
  const prices = 'input: [{ amount: 2, until: 2027-01-01 }, { amount: 3, from: 2027-01-01 }]';
  const changes = [change('2026-02-01', '4', '2'), change('2027-01-01', '2', '3')];
  expect(periods(prices, changes)).toEqual([
    ['acme/one#input', '..2026-02-01 4', '2026-02-01..2027-01-01 2', '2027-01-01.. 3'],
  ]);
  const [history] = rateHistories({ id: 'acme/one', rates: ratesOf(prices) }, changes, today);
  expect(history?.periods.map(({ began, ended }) => [began?.date, ended?.date])).toEqual([
    [undefined, '2026-02-01'],
    ['2026-02-01', '2027-01-01'],
    ['2027-01-01', undefined],
  ]);
});

test('a condition that is priced apart no longer ends with its last change', () => {
  const changes = [change('2026-03-13', '6', '3', { when: 'inputTokensOver=200000' })];
  expect(periods('input: 3', changes)).toEqual([
    ['acme/one#input', '.. 3'],
    ['acme/one#input?inputTokensOver=200000', '..2026-03-13 6'],
  ]);
});

test('a model that was removed had its last price until then', () => {
  const changes = [change('2026-03-13', '6', '3')];
  expect(rateHistories({ id: 'acme/one', rates: [], removed: '2026-10-01' }, changes, today)).toMatchObject([
    { periods: [{ until: '2026-03-13' }, { from: '2026-03-13', until: '2026-10-01' }] },
  ]);
});

test('what was corrected was so all along', () => {
  // Listed as 7 by mistake, found later: the second change says what it really came from.
  const changes = [change('2026-01-01', '9', '7'), change('2026-06-01', '6', '5')];
  expect(periods('input: 5', changes)).toEqual([
    ['acme/one#input', '..2026-01-01 9', '2026-01-01..2026-06-01 6', '2026-06-01.. 5'],
  ]);
});

// Any course of prices, of which the catalog lists the last ones with their days, and the history has the changes.

const dayOf = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
const [firstDay, lastDay] = [0, 600];
const todayIndex = Math.round((Date.parse(today) - Date.parse(dayOf(0))) / 86_400_000);

const courses = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: firstDay + 1, max: lastDay - 1 }), { maxLength: 6 }),
    amounts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 7, maxLength: 7 }),
    listedSteps: fc.nat(),
    isOpen: fc.boolean(),
  })
  .map(({ days, amounts, listedSteps, isOpen }) => {
    const starts = [undefined, ...days.sort((a, b) => a - b).map(dayOf)];
    const steps = starts.map((from, index) => ({
      from,
      until: starts[index + 1],
      amount: String(amounts[index] ?? 1),
    }));
    // What is to come is listed with its day; of what has come, as much as somebody left there.
    const past = starts.filter((from) => (from ?? '') <= today).length;
    const first = past - 1 - (listedSteps % past);
    const rates = steps.slice(first).map(({ from, until, amount }, index): Rate => ({
      ...{ meter: 'input', amount, when: {}, mode: 'whole', until, line: 1 },
      // The oldest that is listed may say since when, or leave that to the history.
      from: index === 0 && isOpen ? undefined : from,
    }));
    const changes = steps.flatMap(({ from, amount }, index) => {
      const before = steps[index - 1];
      return from === undefined || before === undefined || before.amount === amount
        ? []
        : [change(from, before.amount, amount)];
    });
    return { rates, changes, steps };
  });

/** What it cost on a day: what is listed, after every later change is undone. */
function replayed(rates: readonly Rate[], changes: readonly PriceChange[], day: string): string | undefined {
  const later = changes.find(({ date }) => date > day);
  const firstDay = rates[0]?.from;
  if (later !== undefined && (firstDay === undefined || later.date <= firstDay)) return later.from;
  if (firstDay !== undefined && day < firstDay) return changes.findLast(({ date }) => date <= day)?.to;
  return rates.find((rate) => holdsOn(rate, day))?.amount;
}

test('on every day one price at most: today’s is the listed one, and each past one what the changes come to', () => {
  let compared = 0;
  fc.assert(
    fc.property(courses, fc.integer({ min: firstDay, max: lastDay }), ({ rates, changes, steps }, index) => {
      const [history] = rateHistories({ id: 'acme/one', rates }, changes, today);
      const answer = (day: string) => {
        const holding = (history?.periods ?? []).filter(
          ({ from = '', until = '9999' }) => from <= day && day < until,
        );
        expect(holding.length).toBeLessThan(2);
        const [period] = holding;
        return period && told(period).split(' ').at(-1);
      };
      for (const day of [today, dayOf(index), ...steps.flatMap(({ from }) => from ?? [])]) {
        const truth = steps.findLast(({ from = '' }) => from <= day)?.amount;
        const known = replayed(rates, changes, day);
        expect(answer(day)).toBe(known);
        // Where anything is known of a day, it is what was true.
        if (known !== undefined) {
          expect(known).toBe(truth);
          compared += 1;
        }
      }
      expect(answer(dayOf(todayIndex))).toBe(rates.find((rate) => holdsOn(rate, today))?.amount);
    }),
    { numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(500);
});
