/** The format of `models.yaml`: one zod schema, strict everywhere. Authored scalars are text. */
import { z } from 'zod';
import { currencyCodes } from '#catalog/registry/currencies.ts';
import {
  aliasDocs,
  apiKeyDocs,
  batchDocs,
  catalogDocs,
  committedUseDocs,
  exceptionDocs,
  freeDocs,
  freeTierDocs,
  gatewayDocs,
  linksDocs,
  meteringDocs,
  modelDocs,
  planDocs,
  platformFeeDocs,
  providerDocs,
  publishedDocs,
  requestDocs,
  sdksDocs,
  semanticCacheDocs,
  topUpDocs,
  unverifiedDocs,
  verifyDocs,
} from './key-docs.ts';
import { packagedLanguages, type PackagedLanguage } from '#catalog/registry/languages.ts';
import { modalityNames } from '#catalog/registry/modalities.ts';
import { pricesSchema } from './price-schema.ts';
import {
  amount,
  boolean,
  day,
  dayOrUnknown,
  headerName,
  indexNowKey,
  integer,
  modelId,
  monthOrDay,
  percent,
  providerId,
  text,
  url,
  variableName,
} from './scalars.ts';
import { entry, listOf, notEmpty, oneOrMany, pairOf, someOf } from './schema-tools.ts';
import { priceSources } from '#catalog/registry/price-sources.ts';
import { cachingKinds, capabilities, requestInputs } from '#catalog/registry/vocabulary.ts';

/** Limits a statement to some rates: `output`, `input@batch`, `image@low,1024x1024`. */
const rateSelectors = listOf(text).optional();

const unverifiedSchema = entry(unverifiedDocs, {
  reason: text,
  source: url,
  checked: day,
  expires: day,
  rates: rateSelectors,
});

const exceptionSchema = entry(exceptionDocs, {
  reason: text,
  source: url,
  date: day,
  expires: day,
  prefer: z.enum(priceSources).optional(),
  rates: rateSelectors,
});

export const modelSchema = entry(modelDocs, {
  id: modelId,
  name: text,
  modality: z.enum(modalityNames),
  prices: pricesSchema.optional(),
  free: entry(freeDocs, { reason: text, source: url }).optional(),
  priceStatus: z.enum(['plan', 'unknown']).optional(),
  priceNote: text.optional(),
  published: entry(publishedDocs, { text, source: url, checked: day }).optional(),
  magnitude: text.optional(),
  aliases: z.array(entry(aliasDocs, { id: modelId, until: day.optional() })).optional(),
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
  request: entry(requestDocs, {
    sizes: listOf(text).optional(),
    voices: listOf(text).optional(),
    seconds: listOf(integer()).optional(),
    dimensions: integer().optional(),
    returns: z.enum(['url', 'b64']).optional(),
    needs: listOf(z.enum(requestInputs)).optional(),
  }).optional(),
  estimates: pricesSchema.optional(),
  verify: someOf(verifyDocs, priceSources, text).optional(),
  unverified: oneOrMany(unverifiedSchema).optional(),
  exceptions: oneOrMany(exceptionSchema).optional(),
});

/** A package for each language that has any. */
const packages = Object.fromEntries(packagedLanguages.map((name) => [name, text.optional()])) as Record<
  PackagedLanguage,
  z.ZodOptional<typeof text>
>;

const gatewaySchema = entry(gatewayDocs, {
  name: text,
  url,
  baseUrl: url,
  currency: z.enum(currencyCodes),
  apiKey: entry(apiKeyDocs, { env: variableName, placeholder: text }),
  pricing: z.enum(['pass-through']).optional(),
  platformFee: entry(platformFeeDocs, { percent, chargedOn: z.enum(['top-up', 'credits']) }).optional(),
  topUp: entry(topUpDocs, { minimum: amount, autoRenew: boolean }).optional(),
  freeTier: entry(freeTierDocs, {
    model: modelId,
    requestsPerDay: integer(),
    cardRequired: boolean,
  }).optional(),
  semanticCache: entry(semanticCacheDocs, { percentOfUncached: percent }).optional(),
  byok: entry(planDocs, { plan: text }).optional(),
  committedUse: entry(committedUseDocs, { plan: text }).optional(),
  metering: entry(meteringDocs, {
    costHeader: headerName.optional(),
    dashboard: boolean.optional(),
    auditLog: boolean.optional(),
  }).optional(),
  batch: entry(batchDocs, { endpoints: listOf(text), hours: integer() }).optional(),
  sdks: entry(sdksDocs, { ...packages, adds: text.optional() }).optional(),
  links: entry(linksDocs, { getKey: url, playground: url.optional() }),
  indexNow: indexNowKey.optional(),
});

const providerSchema = entry(providerDocs, { name: text, url: url.optional(), pricing: url.optional() });

export const catalogSchema = entry(catalogDocs, {
  gateway: gatewaySchema,
  providers: z.record(providerId, providerSchema).check(notEmpty),
  comparisons: z.array(pairOf(modelId)).check(notEmpty).optional(),
  models: z.array(modelSchema).check(notEmpty),
});

export type ParsedModel = z.output<typeof modelSchema>;
export type Gateway = z.output<typeof gatewaySchema>;
