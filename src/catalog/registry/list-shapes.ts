/**
 * The shapes in which gateways publish what they serve and what it costs: the one place that knows their names. How one
 * is read stands in `scripts/check/gateway/lists`, one file each. A list is recognised in this order: what has more of
 * its own comes before what it resembles.
 */
const shapes = {
  csv: 'a table with a header row, by the template of `catalog -- import --template`',
  'litellm-proxy': 'a LiteLLM proxy: its `/model/info`, or its `config.yaml`',
  'new-api': 'the `/api/pricing` of new-api, in ratios',
  'llm-gateway': 'the `/v1/models` of LLM Gateway',
  vercel: 'the `/v1/models` of Vercel’s AI Gateway',
  'per-million': 'a `/v1/models` with `input_per_million` and a `billing_unit`',
  openrouter: 'the `/v1/models` of OpenRouter, as TrustedRouter and others have it too',
  'models.dev': 'the `api.json` of models.dev',
  litellm: 'LiteLLM’s price map',
} as const satisfies Readonly<Record<string, string>>;

export type ListShape = keyof typeof shapes;

/** In the order in which they are recognised. */
export const listShapes = Object.keys(shapes) as [ListShape, ...ListShape[]];

/** What each is, as a clause. */
export const listShapeWords: Readonly<Record<ListShape, string>> = shapes;
