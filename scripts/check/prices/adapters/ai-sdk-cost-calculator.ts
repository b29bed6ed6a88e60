/**
 * Prices of ai-sdk-cost-calculator, by exact provider and id; its other lookup is fuzzy.
 * @see https://github.com/RenKoya1/ai-sdk-cost-calculator
 */
import { allPricing, getModelPricing } from 'ai-sdk-cost-calculator';
import { splitRef, type SourceAdapter, type SourceEntry, type SourceModel } from '../source.ts';
import { ratesOfPricing } from './ai-sdk-rates.ts';
import { installedVersion } from './installed-version.ts';

const name = 'ai-sdk-cost-calculator';

/** @throws CannotRun when the package is missing or its version is not in the table of days */
export function aiSdkCostCalculator(): SourceAdapter {
  const { version, asOf } = installedVersion(name);
  return { id: 'ai-sdk-cost-calculator', package: name, version, asOf, lookup, list };
}

/** The library knows neither dates nor hours: its prices are those of its release. */
function lookup(ref: string): SourceEntry | undefined {
  const parts = splitRef(ref);
  if (parts === undefined) return undefined;
  // The library lower-cases the provider and reads inherited keys ("constructor"); the pin must be its own spelling.
  const models = Object.hasOwn(allPricing, parts.provider) ? allPricing[parts.provider] : undefined;
  if (models === undefined || !Object.hasOwn(models, parts.model)) return undefined;
  const pricing = getModelPricing(parts.provider, parts.model);
  return pricing === undefined ? undefined : { ref, rates: ratesOfPricing(pricing) };
}

/** Some providers have several spellings for one and the same table; its entries are listed under the first. */
function* list(): Generator<SourceModel> {
  const spellings = Map.groupBy(Object.keys(allPricing), (provider) => allPricing[provider]);
  for (const [models, [provider, ...others]] of spellings) {
    if (provider === undefined) continue;
    for (const model of Object.keys(models ?? {})) {
      const otherRefs = others.map((other) => `${other}/${model}`);
      yield { ref: `${provider}/${model}`, provider, model, facts: {}, otherRefs };
    }
  }
}
