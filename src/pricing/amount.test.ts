import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  below,
  countBought,
  feeAlone,
  fromCache,
  funds,
  listedPrice,
  paymentFor,
  perEach,
  plus as together,
  quoteCost,
  quotedSum,
  roundSum,
  times as timesQuantity,
  versus,
  withFee,
  type Amount,
  type Terms,
} from './amount.ts';
import { currencyDecimals } from '#catalog/registry/currencies.ts';
import { feeShareOfSpend } from './fee.ts';
import { decimal, plain, type Decimal } from './decimal.ts';
import {
  compare,
  decimalText,
  minus,
  over,
  plus,
  rational,
  roundedSum,
  times,
  type Rational,
} from './test-rational.ts';

/** A plain decimal above zero, with up to `places` digits behind the point. */
const positiveDecimal = (places = 12, largest = 10n ** 15n) =>
  fc.tuple(fc.bigInt(1n, largest), fc.nat(places)).map(decimalText);

const percent = fc
  .tuple(fc.nat(99), fc.constantFrom('', '.5', '.25', '.125', '.001'))
  .map(([whole, fraction]) => `${whole}${fraction}`);

const fee = fc.record({ percent, chargedOn: fc.constantFrom('top-up' as const, 'credits' as const) });

const topUp = { percent: '5', chargedOn: 'top-up' } as const;
const credits = { percent: '5', chargedOn: 'credits' } as const;
const one = rational('1');

const terms = (platformFee?: Terms['platformFee'] | null): Terms => ({
  currency: 'USD',
  platformFee: platformFee ?? undefined,
});
const sum = (text: string): Amount => roundSum(text, 'USD');
const image = (amount: string): Amount => listedPrice({ key: 'a/b#image', meter: 'image', amount }, 'USD');
const input = (amount: string): Amount => listedPrice({ key: 'a/b#input', meter: 'input', amount }, 'USD');
const cost = (total: Decimal, currency = 'USD'): Amount =>
  quoteCost('a/b', { usage: { input: 1 } }, { total }, currency);

const exactly = (value: Decimal): Rational => rational(plain(value));
const unformatted = (text: string) => text.replaceAll(/[$,]/g, '');

/** Equal, or cut no earlier than 50 digits behind the point. */
function expectCutFrom(value: Decimal, exact: Rational): void {
  const left = minus(exact, exactly(value));
  expect(left.top >= 0n && left.top * 10n ** 50n < left.bottom).toBe(true);
}

describe('a listed price', () => {
  it.each([
    ['0.040', '$0.040'],
    ['10', '$10.00'],
    ['0.0000125', '$0.0000125'],
    ['2.5', '$2.50'],
    ['1250', '$1,250.00'],
    ['1234567.0001', '$1,234,567.0001'],
  ])('%s prints as %s', (source, text) => {
    expect(image(source)).toMatchObject({
      kind: 'money',
      text,
      value: source,
      key: 'a/b#image',
      per: decimal(1),
    });
  });

  it('shows the digits of its source, and at least two behind the point', () => {
    fc.assert(
      fc.property(positiveDecimal(), (source) => {
        const { text } = image(source);
        expect(text).toMatch(/^\$\d{1,3}(,\d{3})*\.\d{2,}$/);
        expect(unformatted(text).startsWith(source)).toBe(true);
        expect(compare(rational(unformatted(text)), rational(source))).toBe(0);
      }),
    );
  });
});

describe('what a use costs', () => {
  it.each([
    ['4.2105', '$4.22'],
    ['95.238095', '$95.24'],
    ['103.75', '$103.75'],
    ['12345.671', '$12,345.68'],
    ['1.000000000001', '$1.01'],
    ['1', '$1.00'],
    ['0.999950', '$1.00'],
    ['0.99994', '$0.9999'],
    ['0.0421052631', '$0.04211'],
    ['0.000012345', '$0.00001234'],
    ['0.000012355', '$0.00001236'],
    ['0.00001234500001', '$0.00001235'],
    ['0.125', '$0.125'],
    ['0', '$0.00'],
  ])('%s prints as %s, and stays what it is for programs', (value, text) => {
    expect(cost(decimal(value))).toMatchObject({ text, value: plain(decimal(value)) });
  });

  it.each([
    ['JPY', '1234.001', '¥1,235'],
    ['JPY', '0.04', '¥0.04'],
    ['KWD', '4.2105', 'KWD\u00A04.211'],
    ['KWD', '0.5', 'KWD\u00A00.500'],
    ['CNY', '4.2105', 'CN¥4.22'],
    ['CHF', '5', 'CHF\u00A05.00'],
  ])('has the decimals of %s: %s prints as %s', (currency, value, text) => {
    expect(cost(decimal(value), currency).text).toBe(text);
  });

  it('is rounded up to what can be paid, from one unit on, or a hundred where there is nothing smaller, and below to four digits', () => {
    fc.assert(
      fc.property(
        positiveDecimal(20),
        fc.constantFrom('USD', 'JPY', 'KWD', 'CLF', 'XOF'),
        (value, currency) => {
          const { text } = cost(decimal(value), currency);
          const printed = rational(text.replaceAll(/[^\d.]/g, ''));
          expect(compare(printed, roundedSum(rational(value), currencyDecimals(currency)))).toBe(0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is what the top-up for it comes to, from one unit on', () => {
    fc.assert(
      fc.property(positiveDecimal(12), fc.option(fee), (value, charged) => {
        const pay = withFee(cost(decimal(value)), terms(charged));
        fc.pre(pay.exact.gte(decimal(1)));
        const digits = (amount: Amount) => rational(unformatted(amount.text));
        expect(compare(digits(pay), digits(paymentFor(pay, terms(charged))))).toBe(0);
      }),
    );
  });
});

describe('a price with the fee', () => {
  it.each([
    ['4', '$4.22', '4.21052631579'],
    ['10', '$10.53', '10.5263157895'],
    ['0.040', '$0.04211', '0.0421052631579'],
    ['1900', '$2,000.00', '2000'],
  ])('%s prints as %s, and programs get 12 digits of what never ends', (amount, text, value) => {
    expect(withFee(image(amount), terms(topUp))).toMatchObject({ text, value });
  });

  it('rounds a quotient once', () => {
    fc.assert(
      fc.property(positiveDecimal(9), fc.integer({ min: 1, max: 10 ** 6 }), (top, bottom) => {
        const { exact, text } = perEach(image(top), String(bottom));
        const quotient = over(rational(top), rational(String(bottom)));
        expect(compare(rational(plain(exact)), quotient)).not.toBe(1);
        expect(compare(rational(unformatted(text)), roundedSum(quotient))).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});

it('whatever is above zero never prints as nothing, and programs get all of it', () => {
  fc.assert(
    fc.property(positiveDecimal(25), (value) => {
      for (const amount of [cost(decimal(value)), sum(value), image(value), funds(sum(value), terms())]) {
        expect(unformatted(amount.text)).toMatch(/[1-9]/);
        expect(compare(rational(amount.value), rational(value))).toBe(0);
      }
    }),
  );
});

it.each([
  ['100', '$100'],
  ['5.00', '$5'],
  ['95.231', '$95.24'],
  ['9.5', '$9.50'],
  ['10000', '$10,000'],
  ['0.005', '$0.005'],
  ['0.0049', '$0.0049'],
  ['99.991', '$100'],
])('a sum of %s prints as %s', (value, text) => {
  expect(sum(value)).toMatchObject({ text, key: `sum#${value}` });
});

it('a quoted figure keeps just its digits', () => {
  const texts = ['5', '0.0150', '1250.5'].map((source) => quotedSum('', source, 'USD').text);
  expect(texts).toEqual(['$5', '$0.0150', '$1,250.5']);
});

it('a count has separators and nothing else', () => {
  const counts = ['0', '999', '1234567'].map((paid) => countBought(image('1'), paid, terms()));
  expect(counts.map(({ text }) => text)).toEqual(['0', '999', '1,234,567']);
  expect(counts.map(({ kind, value }) => [kind, value])).toContainEqual(['count', '1234567']);
});

it.each([
  ['EUR', '€0.040', '€0.04211', '€100'],
  ['GBP', '£0.040', '£0.04211', '£100'],
  ['INR', '₹0.040', '₹0.04211', '₹100'],
  ['CHF', 'CHF\u00A00.040', 'CHF\u00A00.04211', 'CHF\u00A0100'],
  ['KWD', 'KWD\u00A00.040', 'KWD\u00A00.04211', 'KWD\u00A0100'],
])('%s has its own sign before the sum', (currency, price, derived, round) => {
  const listed = listedPrice({ key: 'a/b#image', meter: 'image', amount: '0.040' }, currency);
  expect(listed.text).toBe(price);
  expect(withFee(listed, { currency, platformFee: topUp }).text).toBe(derived);
  expect(roundSum('100', currency).text).toBe(round);
});

describe('anchors of the fee', () => {
  it('$100 funds $95, or no more than $95.23 when the fee is added to the credits', () => {
    expect(funds(sum('100'), terms(topUp)).text).toBe('$95');
    expect(funds(sum('100'), terms(credits)).text).toBe('$95.23');
  });

  it('0.040 costs $0.04211, or $0.042', () => {
    expect(withFee(image('0.040'), terms(topUp)).text).toBe('$0.04211');
    expect(withFee(image('0.040'), terms(credits)).text).toBe('$0.042');
  });

  it('$5 funds 118 images at 0.040, and $105 a hundred at $1 plus 5 %', () => {
    expect(countBought(image('0.040'), '5', terms(topUp)).text).toBe('118');
    expect(countBought(image('1'), '105', terms(credits)).text).toBe('100');
    expect(countBought(image('0.95'), '100', terms(topUp)).text).toBe('100');
    expect(countBought(image('0.040'), '5', terms()).text).toBe('125');
  });

  it('5 % of a payment is 5.26 % of what is spent; on credits it is 5 %', () => {
    expect(feeShareOfSpend(topUp)).toBe('5.26');
    expect(feeShareOfSpend(credits)).toBe('5');
    expect(feeShareOfSpend({ percent: '0', chargedOn: 'top-up' })).toBe('0');
  });

  it('a tenth of the price is paid for a hit of the semantic cache', () => {
    const semanticCache = { percentOfUncached: '10' };
    expect(fromCache(image('0.040'), { currency: 'USD', semanticCache }).text).toBe('$0.004');
    expect(fromCache(image('0.040'), terms()).text).toBe('$0.04');
  });
});

describe('with any fee', () => {
  it('what is paid is p / (1 − f) at top-up and p × (1 + f) on credits, and the fee alone is the rest', () => {
    fc.assert(
      fc.property(positiveDecimal(), fee, (cost, charged) => {
        const f = over(rational(charged.percent), rational('100'));
        const exact =
          charged.chargedOn === 'top-up'
            ? over(rational(cost), minus(one, f))
            : times(rational(cost), plus(one, f));
        const paid = withFee(image(cost), terms(charged));
        expectCutFrom(paid.exact, exact);
        const alone = feeAlone(image(cost), terms(charged));
        expect(plain(alone.exact.plus(decimal(cost)))).toBe(plain(paid.exact));
      }),
    );
  });

  it('what a payment funds costs that payment', () => {
    fc.assert(
      fc.property(positiveDecimal(), fee, (payment, charged) => {
        const back = withFee(funds(sum(payment), terms(charged)), terms(charged));
        const there = funds(withFee(sum(payment), terms(charged)), terms(charged));
        for (const { exact } of [back, there]) {
          const off = exactly(exact.minus(decimal(payment)).abs());
          expect(compare(off, { top: 1n, bottom: 10n ** 50n })).toBe(-1);
        }
      }),
    );
  });

  it('a count is the most that the payment covers, and one more would exceed it', () => {
    fc.assert(
      fc.property(
        positiveDecimal(2, 10n ** 7n),
        positiveDecimal(9, 10n ** 6n),
        fc.option(fee),
        (payment, cost, charged) => {
          const f = over(rational(charged?.percent ?? '0'), rational('100'));
          const each =
            charged?.chargedOn === 'credits'
              ? times(rational(cost), plus(one, f))
              : over(rational(cost), minus(one, f));
          const { value } = countBought(image(cost), payment, terms(charged));
          expect(value).toMatch(/^\d+$/);
          const count = rational(value);
          expect(compare(times(each, count), rational(payment))).not.toBe(1);
          expect(compare(times(each, plus(count, one)), rational(payment))).toBe(1);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a payment for a whole number of things buys just that number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 9 }),
        positiveDecimal(9, 10n ** 6n),
        fee,
        (count, cost, charged) => {
          const paid = decimal(cost).times(decimal(count));
          expect(countBought(image(cost), plain(paid), terms()).value).toBe(String(count));
          if (charged.chargedOn === 'credits') {
            const withCharge = plain(withFee(sum(plain(paid)), terms(charged)).exact);
            expect(countBought(image(cost), withCharge, terms(charged)).value).toBe(String(count));
          }
        },
      ),
    );
  });

  it('the payment to make covers what is paid, by less than a cent more, and is the minimum below that', () => {
    fc.assert(
      fc.property(positiveDecimal(), fee, fc.nat(100), (used, charged, least) => {
        const pay = withFee(cost(decimal(used)), terms(charged));
        const made = paymentFor(pay, { ...terms(charged), topUpMinimum: { amount: String(least) } });
        const enough = paymentFor(pay, terms(charged));
        const more = minus(exactly(enough.exact), exactly(pay.exact));
        expect(more.top >= 0n && compare(more, rational('0.01')) === -1).toBe(true);
        const isMoreThanNeeded = decimal(least).gt(enough.exact);
        expect(plain(made.exact)).toBe(isMoreThanNeeded ? String(least) : plain(enough.exact));
      }),
    );
  });

  it('a hit of the semantic cache costs its share, exactly', () => {
    fc.assert(
      fc.property(positiveDecimal(), percent, (cost, share) => {
        const semanticCache = { percentOfUncached: share };
        const { exact } = fromCache(image(cost), { currency: 'USD', semanticCache });
        expect(compare(exactly(exact), over(times(rational(cost), rational(share)), rational('100')))).toBe(
          0,
        );
      }),
    );
  });
});

describe('sums of several', () => {
  it('are exact: a quantity of a price per million, together with another', () => {
    fc.assert(
      fc.property(positiveDecimal(9), fc.nat(10 ** 9), positiveDecimal(9), (price, quantity, more) => {
        const part = timesQuantity(input(price), String(quantity));
        const exact = over(times(rational(price), rational(String(quantity))), rational('1000000'));
        expectCutFrom(part.exact, exact);
        expectCutFrom(together(part, sum(more)).exact, plus(exact, rational(more)));
      }),
    );
  });

  it('are of one unit', () => {
    expect(() => together(input('1'), image('1'))).toThrow('"a/b#image" is in another unit');
    expect(() => together(sum('1'), roundSum('1', 'EUR'))).toThrow('is in another unit');
    expect(() => together(sum('1'), countBought(image('1'), '5', terms()))).toThrow('is in another unit');
  });
});

describe('a difference', () => {
  const change = (from: string, to: string) => versus(image(to), image(from)).text;

  it('is told in per cent of the other one', () => {
    expect(change('10', '2')).toBe('−80%');
    expect(change('0.75', '1.5')).toBe('+100%');
    expect(change('1.25', '1.2')).toBe('−4%');
    expect(change('3', '3.02')).toBe('+0.7%');
    expect(change('2.5', '2.50')).toBe('0%');
    expect(below(image('2'), image('10')).text).toBe('80%');
  });

  it('is not rounded away, nor is a price that is left', () => {
    expect(change('1000', '1000.2')).toBe('+0.02%');
    expect(change('1000', '999.9999')).toBe('−0.00001%');
    expect(change('1000', '3')).toBe('−99.7%');
    expect(change('1000', '0.4')).toBe('−99.96%');
    expect(change('1', '200')).toBe('+19,900%');
  });
});
