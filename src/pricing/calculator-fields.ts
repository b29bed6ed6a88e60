/** Which fields a model's own rates ask for. */
import { fieldOf } from '#catalog/registry/conditions.ts';
import { isMeasured, isMonthly, meters, type Meter } from '#catalog/registry/meters.ts';
import { capital } from '#catalog/registry/text.ts';
import { whenWords } from '#catalog/registry/when.ts';
import type { RateTerms } from './rates.ts';
import {
  cachedMeters,
  cacheField,
  choicesOf,
  contextOf,
  countedMeters,
  hasBatchPrice,
} from './use-fields.ts';
import type { MonthlyUse } from './monthly-bill.ts';

export interface Field {
  /** Its name in the form and in the address. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'count' | 'share' | 'choice';
  /** Values and their words, of a choice. */
  readonly options: readonly (readonly [value: string, words: string])[];
  /** What it says when nothing else is known. */
  readonly initial: string;
  /** Decimals that a count may have, and what it must at least be. */
  readonly decimals: number;
  readonly min: number;
  /** Not needed for the usual question. */
  readonly isExtra: boolean;
}

const plain = { kind: 'count', options: [], initial: '0', decimals: 0, min: 0, isExtra: false } as const;

/**
 * The fields of a model, in the order in which they are asked.
 * @param start the use that is filled in. @default nothing of anything
 */
export function fieldsFor(rates: readonly RateTerms[], start?: MonthlyUse): Field[] {
  const counts = countedMeters(rates).map((meter): Field => {
    const count = start?.counts[meter];
    return {
      ...plain,
      name: meter,
      label: countLabel(meter),
      initial: String(count ?? 0),
      decimals: isMeasured(meter) ? 3 : 0,
      isExtra: count === undefined && start !== undefined,
    };
  });
  const cached = cachedMeters(rates).map((meter): Field => ({
    ...plain,
    name: cacheField(meter),
    label: `${meters[meters[meter].billedAs ?? meter].label} read from cache, %`,
    kind: 'share',
  }));
  const batch: Field = { ...plain, name: 'batch', label: 'Requests as a batch, %', kind: 'share' };
  const choices = choicesOf(rates).map(({ key, values }): Field => ({
    ...plain,
    ...fieldOf(key),
    kind: 'choice',
    options: values.map((value) => [value, whenWords(contextOf({ [key]: value }))]),
    initial: String(start?.context?.[key] ?? values[0] ?? ''),
  }));
  return [
    ...counts.filter(({ isExtra }) => !isExtra),
    {
      ...plain,
      name: 'requests',
      label: 'Requests a month',
      initial: String(start?.requests ?? 1000),
      min: 1,
    },
    ...choices,
    ...cached,
    ...(hasBatchPrice(rates) ? [batch] : []),
    ...counts.filter(({ isExtra }) => isExtra),
  ];
}

/** "Input tokens per request", "Hours of 1M cached tokens a month" */
function countLabel(meter: Meter): string {
  return `${capital(meters[meter].noun.many)} ${isMonthly(meter) ? 'a month' : 'per request'}`;
}
