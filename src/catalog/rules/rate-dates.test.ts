import { describe, expect, it } from 'vitest';
import { placesOf, problemsOf, unmark, withModel, withPrices } from '#catalog/test-catalog.ts';

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

describe('dates that follow one another', () => {
  const priced = 'prices: { input: 1 }';
  it.each([
    [
      'a statement',
      `${priced}\nunverified: { reason: r, source: https://a.example, checked: 2026-02-01, expires: 2026-02-01 }`,
    ],
    [
      'an exception',
      `${priced}\nexceptions: { reason: r, source: https://a.example, date: 2026-02-02, expires: 2026-02-01 }`,
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
