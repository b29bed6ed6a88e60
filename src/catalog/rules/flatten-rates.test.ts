import { describe, expect, it } from 'vitest';
import { load, placesOf, problemsOf, ratesOf, unmark, withModel, withPrices } from '#catalog/test-catalog.ts';

describe('rates', () => {
  it('may be an amount, a map or a list of both', () => {
    expect(ratesOf(withPrices('input: 1.0'))).toEqual([
      { meter: 'input', amount: '1.0', when: {}, mode: 'whole', line: 15 },
    ]);
    expect(ratesOf(withPrices('input: { amount: 1.0, from: 2026-01-01 }'))[0]).toMatchObject({
      from: '2026-01-01',
      line: 15,
    });
    expect(
      ratesOf(withPrices('input:\n  - 1.25\n  - { amount: 2.50, when: { inputTokensOver: 200000 } }')),
    ).toEqual([
      { meter: 'input', amount: '1.25', when: {}, mode: 'whole', line: 16 },
      { meter: 'input', amount: '2.50', when: { inputTokensOver: 200_000 }, mode: 'whole', line: 17 },
    ]);
  });

  it('come in the order of the registry, whatever that of the file', () => {
    const rates = ratesOf(withPrices('request: 1\noutput: 2\ninput: 3'));
    expect(rates.map(({ meter, line }) => [meter, line])).toEqual([
      ['input', 17],
      ['output', 16],
      ['request', 15],
    ]);
  });

  it('carry every condition in its own kind', () => {
    const when =
      '{ service: flex, audio: true, input: text, unitsOver: 5, utc: ["16:30-00:30"], days: [mon, sun], region: eu west }';
    expect(
      ratesOf(withPrices(`videoSecond: [1, { amount: 2, mode: marginal, when: ${when} }]`))[1],
    ).toMatchObject({
      when: {
        service: 'flex',
        audio: true,
        input: 'text',
        unitsOver: 5,
        utc: ['16:30-00:30'],
        days: ['mon', 'sun'],
        region: 'eu west',
      },
      mode: 'marginal',
    });
  });

  it('that are marginal say from where on', () => {
    expect(placesOf(withPrices('input: [1, { amount: 2, mode: marginal }]'))).toEqual(['15:18 key-missing']);
    expect(
      problemsOf(withPrices('input: [1, { amount: 2, mode: marginal, when: { audio: true } }]'))[0]?.message,
    ).toBe('The key "unitsOver" is missing.');
  });

  it('need an amount', () => {
    expect(placesOf(withPrices('input: [1, { when: { service: batch } }]'))).toEqual(['15:18 key-missing']);
  });
});

describe('a grid', () => {
  it('becomes one rate a cell, each with the line of its amount', () => {
    const text = withPrices(
      'image:\n  grid: [quality, size]\n  rates:\n    low: { 512x512: 0.011, 1024x1024: 0.016 }\n    high:\n      512x512: 0.1',
    );
    expect(ratesOf(text)).toEqual([
      { meter: 'image', amount: '0.011', when: { quality: 'low', size: '512x512' }, mode: 'whole', line: 18 },
      {
        meter: 'image',
        amount: '0.016',
        when: { quality: 'low', size: '1024x1024' },
        mode: 'whole',
        line: 18,
      },
      { meter: 'image', amount: '0.1', when: { quality: 'high', size: '512x512' }, mode: 'whole', line: 20 },
    ]);
  });

  it('may stand in a list, beside other rates', () => {
    const text = withPrices('videoSecond:\n  - 0.5\n  - { grid: [audio], rates: { true: 0.4, false: 0.2 } }');
    expect(ratesOf(text).map(({ amount, when }) => [amount, when])).toEqual([
      ['0.5', {}],
      ['0.4', { audio: true }],
      ['0.2', { audio: false }],
    ]);
  });

  it('may hold estimates', () => {
    const text = withModel(
      'prices: { input: 1 }\nestimates: { image: { grid: [size], rates: { 1K: 0.04 } } }',
    );
    expect(load(text).models[0]?.estimates).toEqual([
      { meter: 'image', amount: '0.04', when: { size: '1K' }, mode: 'whole', line: 15 },
    ]);
  });

  it.each([
    ['a cell too shallow', '{ grid: [quality, size], rates: { low: ▸1 } }', 'grid-shape'],
    ['a cell too deep', '{ grid: [quality], rates: { low: ▸{ 1K: 1 } } }', 'grid-shape'],
    ['a value its axis does not have', '{ grid: [service], rates: { ▸bach: 1 } }', 'value-unknown'],
    ['yes for true', '{ grid: [audio], rates: { ▸yes: 1 } }', 'boolean-invalid'],
    ['a value that no key could carry', '{ grid: [size], rates: { ▸"1~2": 1 } }', 'condition-invalid'],
    ['an axis twice', '{ grid: [size, ▸size], rates: { a: { b: 1 } } }', 'value-repeated'],
    ['an axis that does not exist', '{ grid: [▸inputTokensOver], rates: { a: 1 } }', 'value-unknown'],
    ['no axis', '{ grid: ▸[], rates: { a: 1 } }', 'value-empty'],
    ['no rates', '{ grid: [size], rates: ▸{} }', 'value-empty'],
    ['an empty row', '{ grid: [size, quality], rates: { a: ▸{} } }', 'value-empty'],
    ['rates as a list', '{ grid: [size], rates: ▸[1] }', 'value-kind'],
    ['an empty cell', '{ grid: [size], rates: { a: ▸"" } }', 'value-empty'],
    [
      'an amount below zero, deep down',
      '{ grid: [quality, size], rates: { a: { b: 1, c: ▸-1 } } }',
      'price-negative',
    ],
    ['a key of its own', '{ grid: [size], rates: { a: 1 }, ▸from: 2026-01-01 }', 'key-unknown'],
  ])('is refused with %s', (_, grid, code) => {
    const { text, line, column } = unmark(withPrices(`image: ${grid}`));
    expect(placesOf(text)).toEqual([`${line}:${column} ${code}`]);
  });
});
