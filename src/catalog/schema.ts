/** The format of `models.yaml`: one zod schema, strict everywhere. Authored scalars are text. */
import { z } from 'zod';
import { currencyCodes } from './currencies.ts';
import { modalityNames } from './modalities.ts';
import { pricesSchema } from './price-schema.ts';
import {
  amount,
  boolean,
  day,
  dayOrUnknown,
  integer,
  modelId,
  monthOrDay,
  percent,
  providerId,
  text,
  url,
} from './scalars.ts';
import { entry, knownKeysMessage, listOf, notEmpty, oneOrMany } from './schema-tools.ts';
import { cachingKinds, capabilities, priceSources, requestInputs } from './vocabulary.ts';

/** Limits a statement to some rates: `output`, `input@batch`, `image@low,1024x1024`. */
const rateSelectors = listOf(text).optional();

const unverifiedSchema = entry({
  reason: text,
  source: url,
  checked: day,
  expires: day,
  rates: rateSelectors,
});

const exceptionSchema = entry({
  reason: text,
  source: url,
  date: day,
  expires: day,
  prefer: z.enum(priceSources).optional(),
  rates: rateSelectors,
});

export const modelSchema = entry({
  id: modelId,
  name: text,
  modality: z.enum(modalityNames),
  prices: pricesSchema.optional(),
  free: entry({ reason: text, source: url }).optional(),
  priceStatus: z.enum(['plan', 'unknown']).optional(),
  priceNote: text.optional(),
  published: entry({ text, source: url, checked: day }).optional(),
  magnitude: text.optional(),
  aliases: z.array(entry({ id: modelId, until: day.optional() })).optional(),
  snapshotOf: modelId.optional(),
  host: text.optional(),
  context: integer().optional(),
  maxOutput: integer().optional(),
  released: monthOrDay.optional(),
  knowledge: monthOrDay.optional(),
  openWeights: boolean.optional(),
  status: z.enum(['preview', 'deprecated']).optional(),
  retires: dayOrUnknown.optional(),
  replacement: modelId.optional(),
  capabilities: listOf(z.enum(capabilities)).optional(),
  caching: z.enum(cachingKinds).optional(),
  request: entry({
    sizes: listOf(text).optional(),
    voices: listOf(text).optional(),
    seconds: listOf(integer()).optional(),
    dimensions: integer().optional(),
    returns: z.enum(['url', 'b64']).optional(),
    needs: listOf(z.enum(requestInputs)).optional(),
  }).optional(),
  estimates: pricesSchema.optional(),
  verify: z
    .partialRecord(z.enum(priceSources), text, { error: knownKeysMessage(priceSources) })
    .check(notEmpty)
    .optional(),
  unverified: oneOrMany(unverifiedSchema).optional(),
  exceptions: oneOrMany(exceptionSchema).optional(),
});

const gatewaySchema = entry({
  name: text,
  url,
  baseUrl: url,
  currency: z.enum(currencyCodes),
  apiKey: entry({ env: text, placeholder: text }),
  platformFee: entry({ percent, chargedOn: z.enum(['top-up', 'credits']) }).optional(),
  topUp: entry({ minimum: amount, autoRenew: boolean }).optional(),
  freeTier: entry({ model: modelId, requestsPerDay: integer(), cardRequired: boolean }).optional(),
  semanticCache: entry({ percentOfUncached: percent }).optional(),
  byok: entry({ plan: text }).optional(),
  committedUse: entry({ plan: text }).optional(),
  metering: entry({
    costHeader: text.optional(),
    dashboard: boolean.optional(),
    auditLog: boolean.optional(),
  }).optional(),
  batch: entry({ endpoints: listOf(text), hours: integer() }).optional(),
  sdks: entry({ python: text.optional(), node: text.optional(), adds: text.optional() }).optional(),
  links: entry({ getKey: url, playground: url.optional() }),
});

const providerSchema = entry({ name: text, url: url.optional(), pricing: url.optional() });

export const catalogSchema = entry({
  gateway: gatewaySchema,
  providers: z.record(providerId, providerSchema).check(notEmpty),
  models: z.array(modelSchema).check(notEmpty),
});

export type ParsedCatalog = z.output<typeof catalogSchema>;
export type ParsedModel = z.output<typeof modelSchema>;
export type Gateway = z.output<typeof gatewaySchema>;
