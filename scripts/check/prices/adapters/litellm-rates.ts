/** The rates of one entry of LiteLLM's map: dollars per token, per second, per image, as floats. */
import type { Service, When } from '#catalog/registry/conditions.ts';
import { roundThreshold } from '../condition.ts';
import { sameAmount, times, timesRounded } from '../decimal.ts';
import type { SourceRate } from '../source.ts';
import type { LitellmEntry } from './litellm-entry.ts';
import { litellmFields, litellmUnmapped, type CostField } from './litellm-units.ts';
import { litellmSearchFee } from './litellm-search.ts';
import { litellmTiers } from './litellm-tiers.ts';

const services: Readonly<Record<string, Service>> = { batches: 'batch', flex: 'flex', priority: 'priority' };

/** The field a name is a variant of, and the condition its ending stands for. */
function readFieldName(name: string): { field: string; when: When } {
  // Some fields end like a variant and are none: `…_token_cost_above_1hr`.
  if (Object.hasOwn(litellmFields, name)) return { field: name, when: {} };
  const service = /^(.+)_(batches|flex|priority)$/.exec(name);
  if (service !== null) {
    const { field, when } = readFieldName(service[1] ?? '');
    return { field, when: { ...when, service: services[service[2] ?? ''] } };
  }
  const tier = /^(.+)_above_(\d+)k_tokens$/.exec(name);
  if (tier === null) return { field: name, when: {} };
  return {
    field: tier[1] ?? '',
    when: { inputTokensOver: roundThreshold(Number(tier[2]) * 1000) },
  };
}

/** True when a name is that of a price: anything new among these is worth a look. */
function isCostField(name: string): boolean {
  return /_cost(_|$)|pricing/.test(name) && !name.startsWith('supports_');
}

/** Cost fields of the entry that are neither mapped nor known to have no meter. */
export function unknownCostFields(entry: LitellmEntry): string[] {
  return Object.keys(entry).filter((name) => {
    if (!isCostField(name) || Object.hasOwn(litellmUnmapped, name)) return false;
    const { field } = readFieldName(name);
    return !Object.hasOwn(litellmFields, field) && !Object.hasOwn(litellmUnmapped, field);
  });
}

export function ratesOfLitellm(entry: LitellmEntry): SourceRate[] {
  const found = Object.entries(entry).flatMap(([name, price]): SourceRate[] => {
    // Zero stands for "unknown" as often as for "free", and is never proof.
    if (typeof price !== 'number' || price <= 0) return [];
    const { field, when } = readFieldName(name);
    const mapping = Object.hasOwn(litellmFields, field) ? litellmFields[field] : undefined;
    if (mapping === undefined || !holdsIn(mapping, entry)) return [];
    return [rateOf(mapping, price, when)];
  });
  return [...found, ...litellmTiers(entry), ...litellmSearchFee(entry)].map((rate, _, all) =>
    withoutRepeats(rate, all),
  );
}

function holdsIn({ modes }: CostField, entry: LitellmEntry): boolean {
  return modes === undefined || modes.includes(entry.mode ?? '');
}

function rateOf({ meter, when: own, incidental, ...unit }: CostField, price: number, when: When): SourceRate {
  const amount = unit.rounded === true ? timesRounded(price, unit.times) : times(price, unit.times);
  const rate: SourceRate = { meter, when: { ...own, ...when }, amount };
  return incidental === true ? { ...rate, incidental } : rate;
}

/**
 * What a catalog may leave out: a tier or service at the standard price is none, and a price per image beside
 * one per image token is an estimate.
 */
function withoutRepeats(rate: SourceRate, all: readonly SourceRate[]): SourceRate {
  const isStandard = Object.values(rate.when).every((value) => value === undefined);
  const standard = all.find(({ meter, when }) => meter === rate.meter && Object.keys(when).length === 0);
  const repeats = !isStandard && standard !== undefined && sameAmount(standard.amount, rate.amount);
  const estimates = rate.meter === 'image' && all.some(({ meter }) => meter === 'imageOutput');
  return repeats || estimates ? { ...rate, incidental: true } : rate;
}
