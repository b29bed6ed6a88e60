import { describe, expect, it } from 'vitest';
import { load, placesOf, withModel } from '#catalog/test-catalog.ts';

const page = 'https://gateway.example/terms';
const dates = 'checked: 2026-11-01, expires: 2027-01-20';
const catalog = (...lines: readonly string[]) =>
  withModel('prices: { input: 1 }').replace(
    '  links:',
    `${lines.map((line) => `  ${line}\n`).join('')}  links:`,
  );
const claimsOf = (...lines: readonly string[]) =>
  load(catalog(...lines)).claims.map(({ name, stated, line }) => [name, stated?.source, line]);

describe('what a gateway claims', () => {
  it('is each of its keys that makes a promise, at its line', () => {
    expect(claimsOf()).toEqual([]);
    expect(
      claimsOf('pricing: pass-through', 'callFee: false', 'topUp:', '  minimum: 5', '  autoRenew: false'),
    ).toEqual([
      ['pricing', undefined, 7],
      ['callFee', undefined, 8],
      ['topUp', undefined, 10],
      ['topUp.autoRenew', undefined, 11],
    ]);
    // That there is no fee is a claim like that there is one.
    expect(claimsOf('platformFee: { percent: 0, chargedOn: top-up }')).toEqual([
      ['platformFee', undefined, 7],
    ]);
  });

  it('is sourced by its own line, by that of what it is part of, or by the one of all', () => {
    const made = ['pricing: pass-through', 'topUp: { minimum: 5, autoRenew: false, monthlyMinimum: false }'];
    const from = (source: string) => `{ source: ${source}, ${dates} }`;
    const sources = (...claims: readonly string[]) =>
      claimsOf(...made, `claims: { ${claims.join(', ')} }`).map(([, source]) => source);
    expect(sources(`all: ${from('gateway')}`)).toEqual(['gateway', 'gateway', 'gateway', 'gateway']);
    expect(sources(`topUp: ${from(page)}`)).toEqual([undefined, page, page, page]);
    expect(sources(`all: ${from('gateway')}`, `topUp.monthlyMinimum: ${from(page)}`)).toEqual([
      'gateway',
      'gateway',
      'gateway',
      page,
    ]);
  });

  it.each([
    ['a source of what is not claimed', `{ batch: { source: gateway, ${dates} } }`, 'claim-unmade'],
    ['a part of what is not claimed', `{ topUp.autoRenew: { source: gateway, ${dates} } }`, 'claim-unmade'],
    ['no claim at all', `{ bacth: { source: gateway, ${dates} } }`, 'key-unknown'],
    ['no page', `{ all: { source: our page, ${dates} } }`, 'source-invalid'],
    ['no day', '{ all: { source: gateway, expires: 2027-01-01 } }', 'key-missing'],
    [
      'days the wrong way round',
      '{ all: { source: gateway, checked: 2027-01-01, expires: 2026-12-01 } }',
      'dates-reversed',
    ],
    [
      'more than a quarter',
      '{ all: { source: gateway, checked: 2026-11-01, expires: 2027-11-01 } }',
      'statement-too-long',
    ],
    ['nothing', '{}', 'value-empty'],
  ])('is not sourced by %s', (_, claims, code) => {
    expect(
      placesOf(catalog('pricing: pass-through', `claims: ${claims}`)).map((place) => place.split(' ')[1]),
    ).toEqual([code]);
  });
});
