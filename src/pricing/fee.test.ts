import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, plain, type Decimal } from './decimal.ts';
import { countFunded, feeShareOfSpend, funds, semanticCachePrice, withFee } from './fee.ts';
import { formatDerived, formatSum } from './format.ts';
import { compare, decimalText, minus, over, plus, rational, times, type Rational } from './test-rational.ts';

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

const exactly = (value: Decimal): Rational => rational(plain(value));

/** Equal, or cut no earlier than 50 digits behind the point. */
function expectCutFrom(value: Decimal, exact: Rational): void {
  const left = minus(exact, exactly(value));
  expect(left.top >= 0n && left.top * 10n ** 50n < left.bottom).toBe(true);
}

describe('anchors', () => {
  it('$100 funds $95, or $95.24 when the fee is added to the credits', () => {
    expect(formatSum(funds(decimal(100), topUp), 'USD')).toBe('$95');
    expect(formatSum(funds(decimal(100), credits), 'USD')).toBe('$95.24');
  });

  it('0.040 costs $0.04211, or $0.042', () => {
    expect(formatDerived(withFee(decimal('0.040'), topUp), 'USD')).toBe('$0.04211');
    expect(formatDerived(withFee(decimal('0.040'), credits), 'USD')).toBe('$0.042');
  });

  it('$5 funds 118 images at 0.040, and $105 a hundred at $1 plus 5 %', () => {
    expect(plain(countFunded(decimal(5), decimal('0.040'), topUp))).toBe('118');
    expect(plain(countFunded(decimal(105), decimal(1), credits))).toBe('100');
    expect(plain(countFunded(decimal(100), decimal('0.95'), topUp))).toBe('100');
    expect(plain(countFunded(decimal(5), decimal('0.040'), undefined))).toBe('125');
  });

  it('5 % of a payment is 5.26 % of what is spent; on credits it is 5 %', () => {
    expect(feeShareOfSpend(topUp)).toBe('5.26');
    expect(feeShareOfSpend(credits)).toBe('5');
    expect(feeShareOfSpend({ percent: '0', chargedOn: 'top-up' })).toBe('0');
  });

  it('a tenth of the price is paid for a hit of the semantic cache', () => {
    expect(plain(semanticCachePrice(decimal('0.040'), { percentOfUncached: '10' }))).toBe('0.004');
    expect(plain(semanticCachePrice(decimal('0.040'), undefined))).toBe('0.04');
  });
});

describe('with any fee', () => {
  it('what is paid is p / (1 − f) at top-up and p × (1 + f) on credits', () => {
    fc.assert(
      fc.property(positiveDecimal(), fee, (cost, charged) => {
        const f = over(rational(charged.percent), rational('100'));
        const paid =
          charged.chargedOn === 'top-up'
            ? over(rational(cost), minus(one, f))
            : times(rational(cost), plus(one, f));
        expectCutFrom(withFee(decimal(cost), charged), paid);
      }),
    );
  });

  it('what a payment funds costs that payment', () => {
    fc.assert(
      fc.property(positiveDecimal(), fee, (payment, charged) => {
        const back = withFee(funds(decimal(payment), charged), charged);
        const there = funds(withFee(decimal(payment), charged), charged);
        for (const value of [back, there]) {
          const off = exactly(value.minus(decimal(payment)).abs());
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
          const text = plain(countFunded(decimal(payment), decimal(cost), charged ?? undefined));
          expect(text).toMatch(/^\d+$/);
          const count = rational(text);
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
          if (charged.chargedOn === 'credits') {
            expect(plain(countFunded(withFee(paid, charged), decimal(cost), charged))).toBe(String(count));
          }
          expect(plain(countFunded(paid, decimal(cost), undefined))).toBe(String(count));
        },
      ),
    );
  });

  it('a hit of the semantic cache costs its share, exactly', () => {
    fc.assert(
      fc.property(positiveDecimal(), percent, (cost, share) => {
        const price = semanticCachePrice(decimal(cost), { percentOfUncached: share });
        expect(compare(exactly(price), over(times(rational(cost), rational(share)), rational('100')))).toBe(
          0,
        );
      }),
    );
  });
});
