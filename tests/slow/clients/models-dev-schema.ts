/**
 * What models.dev asks of its own `api.json`, rule by rule as its schema has it (2026-07-02), without what only its own
 * entries have: families, modes, shapes of requests.
 * @see https://github.com/anomalyco/models.dev/blob/f3fc692299671838c7c65fd8126bf84d81a2e817/packages/core/src/schema.ts (MIT)
 */
import { z } from 'zod';

const price = z.number().min(0);
const cost = z.object({
  input: price,
  output: price,
  reasoning: price.optional(),
  cache_read: price.optional(),
  cache_write: price.optional(),
  input_audio: price.optional(),
  output_audio: price.optional(),
});
const tier = cost
  .extend({ tier: z.strictObject({ type: z.literal('context').default('context'), size: z.int().min(0) }) })
  .strict();
const date = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/);
const kinds = z.array(z.enum(['text', 'audio', 'image', 'video', 'pdf']));
const effort = z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max', 'default']);

const model = z
  .strictObject({
    id: z.string(),
    name: z.string().min(1),
    attachment: z.boolean(),
    reasoning: z.boolean(),
    reasoning_options: z
      .array(z.strictObject({ type: z.literal('effort'), values: z.array(effort) }))
      .optional(),
    tool_call: z.boolean(),
    structured_output: z.boolean().optional(),
    temperature: z.boolean().optional(),
    knowledge: date.optional(),
    release_date: date,
    last_updated: date,
    modalities: z.strictObject({ input: kinds, output: kinds }),
    open_weights: z.boolean(),
    limit: z.strictObject({
      context: z.number().min(0),
      input: z.number().min(0).optional(),
      output: z.number().min(0),
    }),
    status: z.enum(['alpha', 'beta', 'deprecated']).optional(),
    cost: cost
      .extend({ tiers: z.array(tier).optional() })
      .strict()
      .optional(),
  })
  .refine(({ reasoning, reasoning_options: options }) => reasoning === (options !== undefined))
  .refine((one) => one.reasoning || one.cost?.reasoning === undefined)
  .refine(
    ({ cost: { tiers = [] } = {} }) => new Set(tiers.map((one) => one.tier.size)).size === tiers.length,
  );

export const modelsDevSchema = z.record(
  z.string(),
  z.strictObject({
    id: z.string(),
    env: z.array(z.string()).min(1),
    // With this package, and some others, an address has to be there.
    npm: z.literal('@ai-sdk/openai-compatible'),
    api: z.string(),
    name: z.string().min(1),
    doc: z.string().min(1),
    models: z.record(z.string(), model),
  }),
);
