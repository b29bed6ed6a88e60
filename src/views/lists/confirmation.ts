/** Who lists a model's price alike, in a word. */
import type { RateStatus } from '#catalog/records/price-evidence.ts';
import { listedFacts } from '#catalog/registry/facts.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { FactName } from '#catalog/registry/vocabulary.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { compareDecimals } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { listedRates, pickRate, ratesOn } from '#pricing/rates.ts';
import type { EvidenceMark } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';

/** The number of sources that list every price of a row alike, or why there is none. */
export type Confirmation = number | 'own' | 'disputed' | 'exempt' | 'unverified' | 'unchecked';

/** The weakest first: a model is as well confirmed as the least confirmed of its prices. */
const weakest = ['unchecked', 'unverified', 'exempt', 'disputed', 'own'] as const;

/**
 * What the last price check found for the prices that a list shows of a model: those that answer for it, and of some
 * meters. Undefined when nothing was to be checked.
 */
export function confirmationOf(site: Site, model: Model, meters: readonly Meter[]): Confirmation | undefined {
  const answer = headline(model, site.date)?.rates;
  const isAsked = site.evidence !== undefined || site.draft !== undefined;
  if (answer === undefined || !isAsked) return undefined;
  const others = meters.flatMap((meter) => pickRate(ratesOn(model, site.date), meter) ?? []);
  const rates = [...new Set([...answer, ...others])];
  const confirmations = rates.map((rate): Confirmation => {
    const evidence = site.evidenceFor(model, rate);
    if (evidence === undefined) return 'unchecked';
    if (evidence.status === 'mismatch') return 'disputed';
    if (evidence.status !== 'match') return evidence.status;
    const alike = Object.values(evidence.sources).filter(
      ({ amount }) => compareDecimals(amount, rate.amount) === 0,
    );
    return alike.length;
  });
  const counts = confirmations.filter((one) => typeof one === 'number');
  return weakest.find((word) => confirmations.includes(word)) ?? Math.min(...counts);
}

const words: Readonly<Record<Exclude<Confirmation, number>, string>> = {
  own: 'Set by us',
  disputed: 'Sources disagree',
  exempt: 'Exception',
  unverified: 'Not confirmed',
  unchecked: 'Not checked',
};

/** A tick with how many sources list it alike, or the sign of why there is none. */
export function confirmationMark(found: Confirmation): EvidenceMark {
  if (typeof found === 'number')
    return {
      kind: 'mark',
      sign: 'alike',
      text: String(found),
      label: found === 1 ? '1 source' : `${String(found)} sources`,
    };
  const sign = found === 'own' ? 'own' : found === 'disputed' || found === 'exempt' ? 'differs' : 'none';
  return { kind: 'mark', sign, text: '', label: words[found] };
}

export interface CheckedRate {
  readonly model: Model;
  readonly rate: Rate;
  readonly status: RateStatus | 'unchecked';
  /** Sources that list it alike. */
  readonly sources: readonly string[];
}

export interface CheckedFact {
  readonly model: Model;
  readonly name: FactName;
  readonly value: string;
  readonly status: RateStatus | 'unchecked';
}

/** All facts of the catalog that sources could know, also those that no check has seen. */
export function checkedFacts({ catalog, evidence }: Site): CheckedFact[] {
  return catalog.models.flatMap((model) =>
    listedFacts(model).map(([name, value]): CheckedFact => {
      const found = evidence?.facts?.[model.id]?.[name];
      return { model, name, value, status: found?.value === value ? found.status : 'unchecked' };
    }),
  );
}

/** All rates of the catalog, also those that no check has seen. */
export function checkedRates(site: Site): CheckedRate[] {
  return site.catalog.models.flatMap((model) =>
    listedRates(model).map((rate): CheckedRate => {
      const evidence = site.evidenceFor(model, rate);
      const alike = Object.entries(evidence?.sources ?? {}).filter(
        ([, { amount }]) => compareDecimals(amount, rate.amount) === 0,
      );
      return {
        model,
        rate,
        status: evidence?.status ?? 'unchecked',
        sources: alike.map(([source]) => source),
      };
    }),
  );
}
