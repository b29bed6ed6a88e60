/** The shape of models.dev's `api.json`, as far as it is read here. */
import { z } from 'zod';

const costSchema = z.looseObject({
  tiers: z
    .array(z.looseObject({ tier: z.looseObject({ size: z.number().optional() }).optional() }))
    .optional(),
});

const modelSchema = z.looseObject({
  name: z.string().optional(),
  cost: costSchema.optional(),
  /** Digits that a float would lose, by path in `cost`. */
  cost_text: z.record(z.string(), z.string()).optional(),
  experimental: z.unknown().optional(),
});

export const apiSchema = z.record(z.string(), z.looseObject({ models: z.record(z.string(), modelSchema) }));

export type ModelsDevCost = z.output<typeof costSchema>;
export type ModelsDevModel = z.output<typeof modelSchema>;
