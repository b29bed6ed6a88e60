import { describe, expect, test } from 'vitest';
import { ratesOf, withModel, withPrices } from '#catalog/test-catalog.ts';
import { foldedRates } from './folded-rates.ts';
import { quote } from './quote.ts';

const uplifted = ratesOf(
  withModel(`prices: { input: [3, { amount: 1.50, when: { service: batch } }], output: 15 }
uplifts:
  - { factor: 1.1, when: { region: [eu, us] } }
  - { factor: 2, when: { service: priority } }`),
);

describe('a factor over all prices', () => {
  test('multiplies every rate exactly, and a later one what an earlier one made', () => {
    const cost = (context: Parameters<typeof quote>[1]['context']) =>
      quote(uplifted, { usage: { input: 1_000_000, output: 1_000_000 }, context }).total.toFraction();
    expect(cost({})).toBe('18');
    expect(cost({ region: 'eu' })).toBe('19.8');
    expect(cost({ service: 'priority' })).toBe('36');
    expect(cost({ service: 'priority', region: 'us' })).toBe('39.6');
    expect(
      quote(uplifted, {
        usage: { input: 2_000_000 },
        context: { service: 'batch', region: 'us' },
      }).total.toFraction(),
    ).toBe('3.3');
  });

  test('leaves what is listed for the case itself', () => {
    const rates = ratesOf(
      withModel(`prices: { input: [3, { amount: 5, when: { region: eu } }], output: 15 }
uplifts: { factor: 2, when: { region: eu } }`),
    );
    expect(rates.map(({ meter, amount }) => `${meter} ${amount}`)).toEqual([
      'input 3',
      'input 5',
      'output 15',
      'output 30',
    ]);
    expect(foldedRates(rates).sentences).toEqual([]);
  });
});

describe('rates that are all of the others times one factor', () => {
  test('are told in a sentence, authored as one or one by one', () => {
    const { rates, sentences } = foldedRates(uplifted);
    expect(sentences).toEqual(['Region eu or us: every price is 10% higher.']);
    expect(rates.every(({ when }) => when.region === undefined)).toBe(true);
    const written = ratesOf(
      withPrices(
        'input: [3, { amount: 3.30, when: { region: eu } }, { amount: 3.30, when: { region: us } }]\noutput: [15, { amount: 16.50, when: { region: eu } }, { amount: 16.50, when: { region: us } }]',
      ),
    );
    expect(foldedRates(written).sentences).toEqual(['Region eu or us: every price is 10% higher.']);
  });

  test('stand row by row where one of them differs', () => {
    const rates = ratesOf(
      withPrices(
        'input: [3, { amount: 3.30, when: { region: eu } }]\noutput: [15, { amount: 16, when: { region: eu } }]',
      ),
    );
    expect(foldedRates(rates)).toEqual({ rates, sentences: [] });
  });
});
