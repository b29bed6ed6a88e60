import { describe, expect, test } from 'vitest';
import { amountsFor, isInWindows, minutesWhere } from './figure.ts';
import { inputOf, rateOf } from './fixtures.ts';

/** Peak from 01:00 to 04:00 and from 06:00 to 10:00, as a source with hours says it. */
const peaks = {
  ref: 'acme/one',
  rates: [
    inputOf('0.44', { utc: ['01:00-04:00'] }),
    inputOf('0.44', { utc: ['06:00-10:00'] }),
    inputOf('0.22'),
  ],
};
const standard = rateOf({ amount: '0.22' });

describe('hours', () => {
  test('one rate for two windows', () => {
    const peak = rateOf({ amount: '0.44', when: { utc: ['01:00-04:00', '06:00-10:00'] } });
    expect(amountsFor(peak, [standard, peak], peaks)).toEqual(['0.44']);
    expect(amountsFor(standard, [standard, peak], peaks)).toEqual(['0.22']);
  });

  test('the same day told the other way round', () => {
    const day = rateOf({ amount: '0.44' });
    const night = rateOf({ amount: '0.22', when: { utc: ['10:00-01:00', '04:00-06:00'] } });
    expect(amountsFor(day, [day, night], peaks)).toEqual(['0.44']);
    expect(amountsFor(night, [day, night], peaks)).toEqual(['0.22']);
  });

  test('weekdays: what a source says of an hour is what most days of the week cost', () => {
    const windows = ['01:00-04:00', '06:00-10:00'];
    const workdays = rateOf({
      amount: '0.44',
      when: { utc: windows, days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
    });
    expect(amountsFor(workdays, [standard, workdays], peaks)).toEqual(['0.44']);
    expect(amountsFor(standard, [standard, workdays], peaks)).toEqual(['0.22']);

    const peak = rateOf({ amount: '0.44' });
    const night = rateOf({ amount: '0.22', when: { utc: ['10:00-01:00', '04:00-06:00'] } });
    const weekend = rateOf({ amount: '0.22', when: { utc: windows, days: ['sat', 'sun'] } });
    const all = [peak, night, weekend];
    expect(all.map((rate) => amountsFor(rate, all, peaks))).toEqual([['0.44'], ['0.22'], []]);
  });

  test('a source that knows weekdays is compared day by day', () => {
    const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
    const nights = { utc: ['10:00-00:00', '00:00-01:00', '04:00-06:00'], days: workdays };
    const weekends = { utc: ['00:00-12:00', '12:00-00:00'], days: ['sat', 'sun'] as const };
    const source = {
      ref: 'acme/one',
      rates: [inputOf('0.44'), inputOf('0.22', nights), inputOf('0.22', weekends)],
    };
    const peak = rateOf({ amount: '0.44' });
    const night = rateOf({ amount: '0.22', when: nights });
    const weekend = rateOf({ amount: '0.22', when: weekends });
    const all = [peak, night, weekend];
    expect(all.map((rate) => amountsFor(rate, all, source))).toEqual([['0.44'], ['0.22'], ['0.22']]);
    // A catalog without the weekend charges the peak then, where the source does not.
    expect(amountsFor(peak, [peak, night], source)).toEqual(['0.44', '0.22']);
  });

  test('a window of other hours meets both prices', () => {
    const shifted = rateOf({ amount: '0.44', when: { utc: ['02:00-05:00'] } });
    expect(amountsFor(shifted, [standard, shifted], peaks)).toEqual(['0.44', '0.22']);
  });

  test('a catalog without hours is compared with the ordinary price', () => {
    expect(amountsFor(standard, [standard], peaks)).toEqual(['0.22']);
  });

  test('a source without hours says nothing about hours', () => {
    const peak = rateOf({ amount: '0.44', when: { utc: ['01:00-04:00'] } });
    const flat = { ref: 'acme/one', rates: [inputOf('0.22')] };
    expect(amountsFor(peak, [standard, peak], flat)).toEqual([]);
    expect(amountsFor(standard, [standard, peak], flat)).toEqual(['0.22']);
  });
});

test('meter and condition must both be the same', () => {
  const entry = { ref: 'acme/one', rates: [inputOf('2'), inputOf('4', { inputTokensOver: 272_000 })] };
  expect(amountsFor(rateOf({ when: { inputTokensOver: 271_999 } }), [], entry)).toEqual(['4']);
  expect(amountsFor(rateOf({ when: { inputTokensOver: 128_000 } }), [], entry)).toEqual([]);
  expect(amountsFor(rateOf({ when: { service: 'batch' } }), [], entry)).toEqual([]);
  expect(amountsFor(rateOf({ meter: 'output' }), [], entry)).toEqual([]);
});

describe('the minutes of a window', () => {
  const minutesOf = (window: string) => minutesWhere((minute) => isInWindows(minute, [window]));

  test('begin with its start and end before its end', () => {
    const minutes = minutesOf('01:00-04:00');
    expect([minutes.length, minutes.at(0), minutes.at(-1)]).toEqual([180, 60, 239]);
  });

  test('may run over midnight', () => {
    const minutes = minutesOf('16:30-00:30');
    expect([minutes.length, minutes.includes(0), minutes.includes(30)]).toEqual([480, true, false]);
  });
});
