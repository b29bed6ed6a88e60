import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countBought,
  funds,
  listedPrice,
  paymentFor,
  quoteCost,
  roundSum,
  statesPay,
  withFee,
  type Terms,
} from './amount.ts';
import { decimal } from './decimal.ts';
import { lessFee, plusFee, type Fee } from './fee.ts';
import { decimalText } from './test-rational.ts';

const positive = fc.tuple(fc.bigInt(1n, 10n ** 9n), fc.nat(6)).map(decimalText);
const part = fc.option(fc.tuple(fc.bigInt(1n, 500n), fc.constant(2)).map(decimalText), { nil: undefined });
const fee: fc.Arbitrary<Fee> = fc.record({
  percent: fc.constantFrom('0', '0.01', '5', '5.5', '8', '33', '99'),
  fixed: part,
  minimum: part,
  chargedOn: fc.constantFrom('top-up' as const, 'credits' as const),
});

const atLeast: Fee = { percent: '5.5', minimum: '0.80', chargedOn: 'top-up' };
const andFixed: Fee = { percent: '8', fixed: '0.35', chargedOn: 'top-up' };
const terms = (platformFee: Fee, minimum?: string): Terms => ({
  currency: 'USD',
  platformFee,
  topUpMinimum: minimum === undefined ? undefined : { amount: minimum },
});
const sum = (text: string) => roundSum(text, 'USD');
const image = listedPrice({ key: 'a/b#image', meter: 'image', amount: '0.040' }, 'USD');
const cost = (text: string) => quoteCost('a/b', { usage: { image: 1 } }, { total: decimal(text) }, 'USD');

describe('a fee of several parts', () => {
  it.each([
    [atLeast, '5', '$4.20'],
    [atLeast, '14.54', '$13.74'],
    [atLeast, '14.55', '$13.74'],
    [atLeast, '100', '$94.50'],
    [andFixed, '5', '$4.25'],
    [andFixed, '100', '$91.65'],
    [{ ...andFixed, chargedOn: 'credits' }, '5', '$4.30'],
    [{ ...atLeast, chargedOn: 'credits' }, '5', '$4.20'],
    [{ ...atLeast, fixed: '0.35' }, '10', '$9.10'],
    [atLeast, '0.50', '$0.00'],
  ] as const)('%j of a payment of %s leaves %s', (charged, paid, left) => {
    expect(funds(sum(paid), terms(charged)).text.replace(/^\$0$/, '$0.00')).toBe(left);
  });

  it('buys whole things with what is left: $4.20 of $5 are 105 images at $0.040', () => {
    expect(countBought(image, '5', terms(atLeast)).text).toBe('105');
    expect(countBought(image, '0.5', terms(atLeast)).text).toBe('0');
  });

  it('is told of a price by the smallest top-up, and of a use by the smallest that covers it', () => {
    // 0.040 × 5 / 4.20
    expect(withFee(image, terms(atLeast, '5')).value).toBe('0.047619047619');
    expect(withFee(cost('2.10'), terms(atLeast, '5')).text).toBe('$2.50');
    expect(withFee(cost('4.20'), terms(atLeast, '5')).text).toBe('$5.00');
    expect(withFee(cost('10'), terms(atLeast, '5')).text).toBe('$10.80');
    expect(withFee(cost('94.50'), terms(atLeast, '5')).text).toBe('$100.00');
    expect(paymentFor(withFee(cost('2.10'), terms(atLeast, '5')), terms(atLeast, '5')).text).toBe('$5');
  });

  it('is told of no price where no top-up is named', () => {
    expect(() => withFee(image, terms(andFixed))).toThrow('no payment tells the fee of "a/b#image"');
    expect(withFee(cost('4.25'), terms(andFixed)).text).toBe('$5.00');
    expect([statesPay(terms(andFixed)), statesPay(terms(andFixed, '5'))]).toEqual([false, true]);
  });
});

describe('with any fee', () => {
  it('the payment for a use funds just that use', () => {
    fc.assert(
      fc.property(positive, fee, (used, charged) => {
        expect(lessFee(plusFee(decimal(used), charged), charged).eq(decimal(used))).toBe(true);
      }),
    );
  });

  it('what is kept of a payment is its share and the fixed part, and no less than the minimum', () => {
    fc.assert(
      fc.property(positive, fee, (paid, charged) => {
        const { percent, fixed = '0', minimum = '0', chargedOn } = charged;
        const left = lessFee(decimal(paid), charged);
        fc.pre(left.gt(decimal(0)));
        const base = chargedOn === 'top-up' ? decimal(paid) : left;
        const taken = base.times(decimal(percent)).div(decimal(100)).plus(decimal(fixed));
        const kept = decimal(paid).minus(left);
        expect(kept.eq(taken.gt(decimal(minimum)) ? taken : decimal(minimum))).toBe(true);
      }),
    );
  });

  it('a use is never told to be covered by less than it takes, and the smallest top-up buys its share', () => {
    fc.assert(
      fc.property(positive, fee, (used, charged) => {
        const smallest = '20';
        const pay = withFee(cost(used), terms(charged, smallest)).exact;
        const top = paymentFor(withFee(cost(used), terms(charged, smallest)), terms(charged, smallest)).exact;
        fc.pre(lessFee(decimal(smallest), charged).gt(decimal(0)));
        expect(lessFee(top, charged).gte(decimal(used))).toBe(true);
        expect(pay.gte(decimal(used))).toBe(true);
      }),
    );
  });
});
