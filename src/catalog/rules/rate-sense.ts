/** What must hold between two prices of one model: the cheaper way to buy is never the dearer one. */
import { whenText } from '#catalog/registry/when.ts';
import { isPatient } from '#catalog/registry/conditions.ts';
import { compareDecimals } from '#pricing/decimal.ts';
import type { PlacedRate } from './flatten-rates.ts';
import { meters, type Meter } from '#catalog/registry/meters.ts';
import type { Finding } from '#catalog/read/problem.ts';
import type { RateCase } from './rate-case.ts';
import { datesOverlap } from './rate-dates.ts';

/** What is read again from a cache, and what it costs when it is not. */
const uncached: Readonly<Partial<Record<Meter, Meter>>> = {
  cacheRead: 'input',
  audioCacheRead: 'audioInput',
  imageCacheRead: 'imageInput',
};

export function senseRules(cases: readonly RateCase[]): Finding[] {
  const cached = cases.filter(({ rate }) => uncached[rate.meter] !== undefined);
  const waiting = cases.filter(({ rate: { when } }) => when.service !== undefined && isPatient(when.service));
  return [
    ...cached.flatMap((one) => cacheIsCheaper(one, cases)),
    ...waiting.flatMap((one) => waitingIsCheaper(one, cases)),
  ];
}

function cacheIsCheaper({ rate, text }: RateCase, cases: readonly RateCase[]): Finding[] {
  const meter = uncached[rate.meter];
  const dearer = meter && cheaperThan(rate, cases, meter, text);
  if (meter === undefined || dearer === undefined) return [];
  const values = { cached: rate.amount, uncached: dearer.amount, meter: meters[meter].label.toLowerCase() };
  return [{ code: 'cache-dearer', path: rate.path, values }];
}

function waitingIsCheaper({ rate }: RateCase, cases: readonly RateCase[]): Finding[] {
  const { service = '', ...rest } = rate.when;
  const standard = cheaperThan(rate, cases, rate.meter, whenText(rest));
  if (standard === undefined) return [];
  const meter = meters[rate.meter].label.toLowerCase();
  const values = { service, amount: rate.amount, standard: standard.amount, meter };
  return [{ code: 'service-dearer', path: rate.path, values }];
}

/** A rate of the meter with this condition that holds on a day when `rate` does, and costs less. */
function cheaperThan(
  rate: PlacedRate,
  cases: readonly RateCase[],
  meter: Meter,
  condition: string,
): PlacedRate | undefined {
  return cases.find(
    ({ rate: other, text }) =>
      other.meter === meter &&
      text === condition &&
      compareDecimals(other.amount, rate.amount) < 0 &&
      datesOverlap(other, rate),
  )?.rate;
}
