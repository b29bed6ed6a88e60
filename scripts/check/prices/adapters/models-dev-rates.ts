/** The rates of one model of models.dev. */
import { z } from 'zod';
import type { Service, When } from '#catalog/registry/conditions.ts';
import { roundThreshold } from '../condition.ts';
import { sameAmount, times } from '../decimal.ts';
import type { SourceRate } from '../source.ts';
import type { ModelsDevCost, ModelsDevModel } from './models-dev-entry.ts';
import { modelsDevFields, modelsDevUnmapped } from './models-dev-units.ts';

/** Experimental modes that are a service of the catalog; other modes are left out. */
const services: Readonly<Record<string, Service>> = { fast: 'fast', priority: 'priority', flex: 'flex' };

const modesSchema = z.looseObject({
  modes: z.record(z.string(), z.looseObject({ cost: z.looseObject({}).optional() })),
});

export function ratesOfModelsDev({ cost, cost_text: exact, experimental }: ModelsDevModel): SourceRate[] {
  const modes = modesSchema.safeParse(experimental);
  const byMode = Object.entries(modes.success ? modes.data.modes : {}).flatMap(([name, mode]) => {
    const service = services[name];
    return service === undefined ? [] : ratesOf(mode.cost ?? {}, { service }, {});
  });
  return [...ratesOfCost(cost ?? {}, exact ?? {}), ...byMode];
}

/** Cost fields of the model that are neither mapped nor known to have no meter. */
export function unknownModelsDevFields({ cost = {} }: ModelsDevModel): string[] {
  const names = [cost, ...(cost.tiers ?? [])].flatMap((fields) => Object.keys(fields));
  return names.filter(
    (name) => !Object.hasOwn(modelsDevFields, name) && !Object.hasOwn(modelsDevUnmapped, name),
  );
}

function ratesOfCost(cost: ModelsDevCost, exact: Readonly<Record<string, string>>): SourceRate[] {
  const standard = ratesOf(cost, {}, exact);
  const tiers = (cost.tiers ?? []).flatMap(({ tier, ...prices }) =>
    tier?.size === undefined ? [] : ratesOf(prices, { inputTokensOver: roundThreshold(tier.size) }, {}),
  );
  // A tier at the standard price is the absence of a tier.
  const repeats = (rate: SourceRate) =>
    standard.some(({ meter, amount }) => meter === rate.meter && sameAmount(amount, rate.amount));
  return [...standard, ...tiers.map((rate) => (repeats(rate) ? { ...rate, incidental: true } : rate))];
}

function ratesOf(prices: object, when: When, exact: Readonly<Record<string, string>>): SourceRate[] {
  return Object.entries(prices).flatMap(([field, price]: [string, unknown]): SourceRate[] => {
    const meter = Object.hasOwn(modelsDevFields, field) ? modelsDevFields[field] : undefined;
    // Zero stands for free, preview, part of a plan, or unknown, and is never proof.
    if (meter === undefined || typeof price !== 'number' || price <= 0) return [];
    const rate: SourceRate = { meter, when, amount: exact[field] ?? times(price, 1) };
    // Often the output price once more.
    return [meter === 'reasoning' ? { ...rate, incidental: true } : rate];
  });
}
