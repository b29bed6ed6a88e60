/** What must hold for the rates of one model. */

import type { CatalogFinding } from '#catalog/read/problem.ts';
import type { Currency } from '#catalog/registry/currencies.ts';
import { inMagnitudeOf } from '#catalog/registry/currency-magnitudes.ts';
import { isPatient, weekdays } from '#catalog/registry/conditions.ts';
import { billingKeys } from '#catalog/registry/billing-rules.ts';
import { type Meter, meters, thingsText, unitOf } from '#catalog/registry/meters.ts';
import { magnitudeOf, type Modality, modalities } from '#catalog/registry/modalities.ts';
import { selectRates } from '#catalog/registry/rate-selector.ts';
import { isTimed, keysOf, membersOf, whenText, withoutHours } from '#catalog/registry/when.ts';
import { compareDecimals, decimal, exactNumber, plain, roundHalfEven } from '#pricing/decimal.ts';
import type { Entry } from './entry.ts';
import type { PlacedRate } from './flatten-rates.ts';
import { caseOf, clashes, datesOverlap, type RateCase } from './rate-clash.ts';

/**
 * Findings about one model's rates: magnitudes, dates, duplicates, ties, odd relations, selectors.
 * @param currency what its prices are written in
 */
export function rateRules(entry: Entry, currency: Currency): CatalogFinding[] {
  const rates = entry.rates.map(caseOf);
  const estimates = entry.estimates.map(caseOf);
  const published = entry.published.map(caseOf);
  return [
    ...magnitudes(entry, currency),
    ...dateRules(rates),
    ...neverInForce(entry),
    ...unusualHours(entry.rates),
    ...dateRules([...estimates, ...published]),
    ...termRules(entry.rates),
    ...clashes(rates),
    ...clashes(estimates),
    ...clashes(published),
    ...senseRules(rates),
    ...selectors(entry),
    ...printedPrices(entry),
  ];
}

function magnitudes(
  { rates, estimates, published, keys, facts, path }: Entry,
  currency: Currency,
): CatalogFinding[] {
  const slips = [
    ...[...rates, ...estimates].flatMap((rate) => slip(rate, facts.modality, currency)),
    ...published.flatMap((rate) => slip(rate, facts.modality, facts.published?.currency ?? currency)),
  ];
  if (!keys.includes('magnitude')) return slips;
  // Where the prices cannot be read, nobody knows what the reason was for.
  const isNeedless = facts.magnitude !== undefined && slips.length === 0 && rates.length > 0;
  return isNeedless ? [{ code: 'magnitude-needless', path: [...path, 'magnitude'], at: 'key' }] : [];
}

function slip(rate: PlacedRate, modality: Modality | undefined, currency: Currency): CatalogFinding[] {
  const { meter, amount, path } = rate;
  const [low, most] = magnitudeOf(meter, modality);
  // Some gateways in yen or rupees have providers who publish in dollars: the low end stays.
  const high = inMagnitudeOf(currency, most);
  const { unit } = unitOf(rate);
  // What the span says of the unit of the meter, said of the unit of the rate.
  const { per, unit: own } = meters[meter];
  const price = decimal(amount).times(decimal(per));
  const limit = (end: string) => decimal(end).times(exactNumber(thingsText(rate)));
  if (price.gte(limit(low)) && price.lte(limit(high))) return [];
  const model = modality === undefined ? 'model' : modalities[modality].noun;
  const span = `${low} to ${high}${unit === own ? '' : ` per ${own}`}`;
  return [{ code: 'price-magnitude', path, values: { value: amount, unit, model, span } }];
}

/** What the gateway prints elsewhere is compared with a listed rate. */
function printedPrices({ keys, facts: { printed }, rates, path }: Entry): CatalogFinding[] {
  if (printed === undefined || !keys.includes('prices')) return [];
  return Object.keys(printed.prices)
    .filter((meter) => rates.every((rate) => rate.meter !== meter))
    .map((selector) => ({
      code: 'verify-unknown-rate',
      path: [...path, 'printed', 'prices', selector],
      at: 'key',
      values: { selector },
    }));
}

function selectors({ keys, facts, rates, estimates, path }: Entry): CatalogFinding[] {
  // Where the prices themselves cannot be read, what names them cannot be judged.
  if (keys.includes('prices') && facts.prices === undefined) return [];
  return (['unverified', 'exceptions'] as const).flatMap((key) =>
    (facts[key] ?? []).flatMap((statement, index) =>
      Object.keys(statement.amounts ?? {}).flatMap((selector): CatalogFinding[] => {
        if (selectRates([...rates, ...estimates], selector).length > 0) return [];
        const place = [...path, key, index, 'amounts', selector];
        return [{ code: 'verify-unknown-rate', path: place, at: 'key', values: { selector } }];
      }),
    ),
  );
}

/** All of one kind in one unit, so that they can be added and compared at a glance; no rule where units have steps of their own. */
function termRules(rates: readonly PlacedRate[]): CatalogFinding[] {
  const firstOfKind = new Map<string, PlacedRate>();
  const marginal = new Set(rates.flatMap(({ meter, mode }) => (mode === 'marginal' ? [meter] : [])));
  return rates.flatMap((rate): CatalogFinding[] => {
    const { kind, label } = meters[rate.meter];
    const first = firstOfKind.get(kind) ?? rate;
    firstOfKind.set(kind, first);
    const [rule] = billingKeys.filter((key) => rate.billing?.[key] !== undefined);
    const findings: CatalogFinding[] = [];
    if (rate.per !== first.per) {
      const values = { unit: unitOf(rate).unit, other: unitOf(first).unit };
      findings.push({ code: 'units-mixed', path: rate.path, values });
    }
    if (rule !== undefined && marginal.has(rate.meter)) {
      const values = { rule, meter: label.toLowerCase() };
      findings.push({ code: 'billing-marginal', path: [...rate.path, rule], at: 'key', values });
    }
    return findings;
  });
}

/** Findings about rates that end before they begin, and about days for which no rate is listed. */
function dateRules(cases: readonly RateCase[]): CatalogFinding[] {
  const dated = cases.filter(({ rate: { from, until } }) => from !== undefined || until !== undefined);
  if (dated.length === 0) return [];
  const byCondition = Map.groupBy(dated, ({ rate, text }) => `${rate.meter} ${text}`);
  return [
    ...dated.flatMap(({ rate }) => reversed(rate)),
    ...[...byCondition.values()].flatMap((alike) => gaps(alike.map(({ rate }) => rate))),
  ];
}

const minutesPerDay = 24 * 60;

/** The price that names no hours has to hold in more of them than any other one. */
function unusualHours(rates: readonly PlacedRate[]): CatalogFinding[] {
  const cases = Map.groupBy(rates, ({ meter, when, from, until }) =>
    [meter, whenText(withoutHours(when)), from, until].join(' '),
  );
  return [...cases.values()].flatMap((alike): CatalogFinding[] => {
    const usual = alike.find(({ when }) => !isTimed(when));
    if (usual === undefined || alike.length < 2) return [];
    const week = hoursByAmount(usual, alike);
    const [[other, most] = ['', 0]] = [...week].sort(([, a], [, b]) => b - a);
    const own = week.get(usual.amount) ?? 0;
    if (most <= own) return [];
    const hours = (minutes: number) => plain(roundHalfEven(decimal(minutes).div(decimal(60)), 1));
    const values = {
      value: usual.amount,
      unit: unitOf(usual).unit,
      hours: hours(own),
      other,
      most: hours(most),
    };
    return [{ code: 'hours-unusual', path: usual.path, values }];
  });
}

/** How many minutes of a week each amount is charged in; of prices for the same minute the more specific one is. */
function hoursByAmount(usual: PlacedRate, alike: readonly PlacedRate[]): Map<string, number> {
  const minutes = weekdays.map(() => Array.from({ length: minutesPerDay }, () => usual.amount));
  const timed = alike.filter(({ when }) => isTimed(when));
  for (const { amount, when } of timed.sort((a, b) => keysOf(a.when).length - keysOf(b.when).length)) {
    for (const day of when.days ?? weekdays) {
      const own = minutes[weekdays.indexOf(day)];
      if (own === undefined) continue;
      if (when.utc === undefined) own.fill(amount);
      else for (const minute of membersOf('utc', when.utc)) own[Number(minute)] = amount;
    }
  }
  const week = new Map<string, number>();
  for (const amount of minutes.flat()) week.set(amount, (week.get(amount) ?? 0) + 1);
  return week;
}

/** Rates that begin when nobody can call the model any more. */
function neverInForce({ rates, facts: { retires } }: Entry): CatalogFinding[] {
  if (retires === undefined || retires === 'unknown') return [];
  return rates.flatMap(({ from, path }): CatalogFinding[] =>
    from === undefined || from < retires
      ? []
      : [{ code: 'rate-after-retirement', path, values: { from, retires } }],
  );
}

function reversed({ from, until, path }: PlacedRate): CatalogFinding[] {
  if (from === undefined || until === undefined || from < until) return [];
  return [{ code: 'rate-dates', path, values: { from, until } }];
}

/** @param rates those of one meter under one condition that have a date */
function gaps(rates: readonly PlacedRate[]): CatalogFinding[] {
  const inOrder = [...rates].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  return inOrder.slice(1).flatMap(({ from = '', path }, index): CatalogFinding[] => {
    // Of rates that overlap, which is another mistake, the last to end counts.
    const ends = inOrder.slice(0, index + 1).map(({ until }) => until);
    if (ends.includes(undefined)) return [];
    const until = ends.reduce((last = '', end = '') => (end > last ? end : last)) ?? '';
    return until < from ? [{ code: 'rate-gap', path, values: { until, from } }] : [];
  });
}

/** The cheaper way to buy is never the dearer one. */
function senseRules(cases: readonly RateCase[]): CatalogFinding[] {
  const cached = cases.filter(({ rate }) => meters[rate.meter].isCacheRead);
  const waiting = cases.filter(({ rate: { when } }) => when.service !== undefined && isPatient(when.service));
  return [
    ...cached.flatMap((one) => cacheIsCheaper(one, cases)),
    ...waiting.flatMap((one) => waitingIsCheaper(one, cases)),
  ];
}

function cacheIsCheaper({ rate, text }: RateCase, cases: readonly RateCase[]): CatalogFinding[] {
  const meter = meters[rate.meter].billedAs;
  const dearer = meter && cheaperThan(rate, cases, meter, text);
  if (meter === undefined || dearer === undefined) return [];
  const values = { cached: rate.amount, uncached: dearer.amount, meter: meters[meter].label.toLowerCase() };
  return [{ code: 'cache-dearer', path: rate.path, values }];
}

function waitingIsCheaper({ rate }: RateCase, cases: readonly RateCase[]): CatalogFinding[] {
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
