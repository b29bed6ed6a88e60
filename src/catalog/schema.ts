/** The format of `models.yaml`: one zod schema, strict everywhere. Authored scalars are text. */
import { z } from 'zod';
import { services, weekdays, type When } from './conditions.ts';
import { catalogIssue } from './issue.ts';
import { meterNames } from './meters.ts';
import { modalityNames } from './modalities.ts';
import { amount, boolean, day, integer, modelId, monthOrDay, percent, text, url, utcWindow } from './scalars.ts';
import { cachingKinds, capabilities, priceSources, requestInputs } from './vocabulary.ts';

/** A strict object whose error names the keys it knows, so that a misspelt key gets a useful hint. */
function entry<T extends z.core.$ZodShape>(shape: T) {
  return z.strictObject(shape, { error: knownKeysMessage(Object.keys(shape)) });
}

function knownKeysMessage(known: readonly string[]) {
  return (issue: { code?: string | undefined }) =>
    issue.code === 'unrecognized_keys' ? known.join(', ') : undefined;
}

const oneOrMany = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(schema));

const whenSchema = entry({
  inputTokensOver: integer().optional(),
  unitsOver: integer().optional(),
  service: z.enum(services).optional(),
  size: text.optional(),
  quality: text.optional(),
  resolution: text.optional(),
  audio: boolean.optional(),
  input: z.enum(['text', 'image']).optional(),
  region: text.optional(),
  utc: z.array(utcWindow).min(1).optional(),
  days: z.array(z.enum(weekdays)).min(1).optional(),
}) satisfies z.ZodType<When>;

const conditionalAmount = entry({
  amount,
  when: whenSchema.optional(),
  mode: z.enum(['whole', 'marginal']).optional(),
  from: day.optional(),
  until: day.optional(),
});

const gridAxes = ['quality', 'size', 'resolution', 'audio', 'service', 'region', 'input'] as const;
type GridRates = string | { [value: string]: GridRates };
const gridRates: z.ZodType<GridRates, GridRates> = z.lazy(() => z.union([amount, z.record(text, gridRates)]));
const grid = entry({ grid: z.array(z.enum(gridAxes)).min(1), rates: z.record(text, gridRates) });

/** A rate as authored: a bare amount, a list, or a grid. The kind of node decides, so errors stay exact. */
const rateSchema = z.unknown().transform((value, context) => {
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  return list.flatMap((item, index) => {
    const path = Array.isArray(value) ? [index] : [];
    const schema =
      typeof item === 'string' ? amount : isRecord(item) && 'grid' in item ? grid : conditionalAmount;
    const result = schema.safeParse(item);
    if (result.success) return [result.data];
    for (const issue of result.error.issues) {
      context.issues.push({ ...issue, input: item, path: [...path, ...issue.path] } as z.core.$ZodRawIssue);
    }
    return [];
  });
});

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const pricesSchema = z
  .partialRecord(z.enum(meterNames), rateSchema, { error: knownKeysMessage(meterNames) })
  .check((context) => {
  if (Object.keys(context.value).length === 0) context.issues.push(catalogIssue('value-empty', context.value));
});

/** Limits a statement to some rates: `output`, `input@batch`, `image@low,1024x1024`. */
const rateSelectors = z.array(text).min(1).optional();

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
  retires: day.optional(),
  replacement: modelId.optional(),
  capabilities: z.array(z.enum(capabilities)).optional(),
  caching: z.enum(cachingKinds).optional(),
  request: entry({
      sizes: z.array(text).min(1).optional(),
      voices: z.array(text).min(1).optional(),
      seconds: z.array(integer()).min(1).optional(),
      dimensions: integer().optional(),
      returns: z.enum(['url', 'b64']).optional(),
      needs: z.array(z.enum(requestInputs)).min(1).optional(),
    }).optional(),
  estimates: pricesSchema.optional(),
  verify: z
    .partialRecord(z.enum(priceSources), text, { error: knownKeysMessage(priceSources) })
    .optional(),
  unverified: oneOrMany(unverifiedSchema).optional(),
  exceptions: oneOrMany(exceptionSchema).optional(),
});

export const gatewaySchema = entry({
  name: text,
  url,
  baseUrl: url,
  currency: z.enum(['USD']),
  apiKey: entry({ env: text, placeholder: text }),
  platformFee: entry({ percent, chargedOn: z.enum(['top-up', 'credits']) }).optional(),
  topUp: entry({ minimum: amount, autoRenew: boolean }).optional(),
  freeTier: entry({ model: modelId, requestsPerDay: integer(), cardRequired: boolean }).optional(),
  semanticCache: entry({ percentOfUncached: percent }).optional(),
  byok: entry({ plan: text }).optional(),
  committedUse: entry({ plan: text }).optional(),
  metering: entry({ costHeader: text.optional(), dashboard: boolean.optional(), auditLog: boolean.optional() }).optional(),
  sdks: entry({ python: text.optional(), node: text.optional(), adds: text.optional() }).optional(),
  links: entry({ getKey: url, playground: url.optional() }),
});

export const providerSchema = entry({ name: text, url: url.optional(), pricing: url.optional() });

const providersSchema = z.record(text, providerSchema);

export const catalogSchema = entry({
  gateway: gatewaySchema,
  providers: providersSchema,
  models: z.array(modelSchema).min(1),
});

export type ParsedModel = z.output<typeof modelSchema>;
export type ParsedRates = NonNullable<ParsedModel['prices']>;
export type ParsedProvider = z.output<typeof providerSchema>;
export type Gateway = z.output<typeof gatewaySchema>;
