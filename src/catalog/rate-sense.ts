/** What must hold between two prices of one model: the cheaper way to buy is never the dearer one. */
import { whenText, type Service, type When } from './conditions.ts';
import { compareDecimals } from './decimal.ts';
import type { PlacedRate } from './flatten-rates.ts';
import { meters, type Meter } from './meters.ts';
import type { Finding } from './problem.ts';
import { datesOverlap } from './rate-dates.ts';

/** What is read again from a cache, and what it costs when it is not. */
const uncached: Readonly<Partial<Record<Meter, Meter>>> = {
  cacheRead: 'input',
  audioCacheRead: 'audioInput',
  imageCacheRead: 'imageInput',
};

/** Services that pay for waiting with a lower price. */
const patient: readonly (Service | undefined)[] = ['batch', 'flex'];

export function senseRules(rates: readonly PlacedRate[]): Finding[] {
  return rates.flatMap((rate) => [...cacheIsCheaper(rate, rates), ...waitingIsCheaper(rate, rates)]);
}

function cacheIsCheaper(rate: PlacedRate, rates: readonly PlacedRate[]): Finding[] {
  const meter = uncached[rate.meter];
  const dearer = meter && cheaperThan(rate, rates, meter, rate.when);
  if (meter === undefined || dearer === undefined) return [];
  const values = { cached: rate.amount, uncached: dearer.amount, meter: meters[meter].label.toLowerCase() };
  return [{ code: 'cache-dearer', path: rate.path, values }];
}

function waitingIsCheaper(rate: PlacedRate, rates: readonly PlacedRate[]): Finding[] {
  const { service, ...rest } = rate.when;
  if (service === undefined || !patient.includes(service)) return [];
  const standard = cheaperThan(rate, rates, rate.meter, rest);
  if (standard === undefined) return [];
  const meter = meters[rate.meter].label.toLowerCase();
  return [
    {
      code: 'service-dearer',
      path: rate.path,
      values: { service, amount: rate.amount, standard: standard.amount, meter },
    },
  ];
}

/** A rate of the meter with this condition that holds on a day when `rate` does, and costs less. */
function cheaperThan(
  rate: PlacedRate,
  rates: readonly PlacedRate[],
  meter: Meter,
  when: When,
): PlacedRate | undefined {
  const condition = whenText(when);
  return rates.find(
    (other) =>
      other.meter === meter &&
      compareDecimals(other.amount, rate.amount) < 0 &&
      whenText(other.when) === condition &&
      datesOverlap(other, rate),
  );
}
