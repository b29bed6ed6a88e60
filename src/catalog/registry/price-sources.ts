/**
 * The price sources a model can be pinned to under `verify`: the one place that knows their names, each with what
 * its pins look like. How a source is read stands in `scripts/check/prices/sources`, one file each. They are listed
 * in this order wherever there are several.
 */
const pins = {
  'genai-prices': ['provider/model in genai-prices.', 'openai/gpt-5'],
  'ai-sdk-cost-calculator': ['provider/model in ai-sdk-cost-calculator.', 'openai/gpt-5'],
  litellm: ['Provider, slash and key of an entry in LiteLLM’s model map.', 'openai/gpt-5'],
  'models.dev': ['provider/model in models.dev.', 'openai/gpt-5'],
} as const satisfies Readonly<Record<string, readonly [says: string, example: string]>>;

export type PriceSource = keyof typeof pins;

export const priceSources = Object.keys(pins) as [PriceSource, ...PriceSource[]];

/** What the pin of each source says, in one line, and an example. */
export const priceSourcePins: Readonly<Record<PriceSource, readonly [says: string, example: string]>> = pins;
