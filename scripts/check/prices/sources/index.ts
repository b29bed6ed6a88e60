/** Every price source: a new one is an entry of `#catalog/registry/price-sources.ts`, one file here, and its line below. */
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import { aiSdkCostCalculator } from './ai-sdk-cost-calculator.ts';
import { genaiPrices } from './genai-prices.ts';
import { litellm } from './litellm.ts';
import { modelsDev } from './models-dev.ts';
import type { SourceDefinition } from './source.ts';

export const sources: Readonly<Record<PriceSource, SourceDefinition>> = {
  'genai-prices': genaiPrices,
  'ai-sdk-cost-calculator': aiSdkCostCalculator,
  litellm,
  'models.dev': modelsDev,
};
