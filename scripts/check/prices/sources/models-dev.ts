/**
 * Prices of models.dev, read from its file `api.json`. It knows neither dates nor hours: its prices are those of its
 * day. A pin is the provider's id, a slash, and the model's id.
 * @see https://models.dev
 */
import { z } from 'zod';
import type { Service } from '#catalog/registry/conditions.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import { efforts, type Capability, type Effort } from '#catalog/registry/vocabulary.ts';
import { roundThreshold } from '../condition.ts';
import { allPrices, leftOut, markRepeats, readPrices, withOtherNumbers, type FieldTable } from './fields.ts';
import type { RawEntry, SourceDefinition, SourceFacts, PricesRead } from './source.ts';

/** Dollars per 1M tokens. */
export const modelsDevFields: FieldTable = {
  input: { meter: 'input' },
  output: { meter: 'output' },
  cache_read: { meter: 'cacheRead' },
  cache_write: { meter: 'cacheWrite' },
  // Often the output price once more.
  reasoning: { meter: 'reasoning', incidental: true },
  input_audio: { meter: 'audioInput' },
  output_audio: { meter: 'audioOutput' },
  input_image: { meter: 'imageInput' },
  output_image: { meter: 'imageOutput' },
  input_video: { meter: 'videoInput' },
  output_video: { meter: 'videoOutput' },
  'cost.tiers[].tier.size': { noPrice: 'tokens beyond which a price holds' },
  'cost.context_over_200k.*': { noPrice: 'the tiers once more' },
  // Names the format does not have; its own site drops them too.
  cache_input: 'misspelt: the format has no such field',
  cached_input: 'misspelt: the format has no such field',
  cached_write: 'misspelt: the format has no such field',
  image: 'without a unit: the format has no such field',
  citation: 'without a unit: the format has no such field',
  request: 'without a unit: the format has no such field',
  'limit.context': { noPrice: 'a limit' },
  'limit.input': { noPrice: 'a limit' },
  'limit.output': { noPrice: 'a limit' },
  'reasoning_options[].min': { noPrice: 'a limit' },
  'reasoning_options[].max': { noPrice: 'a limit' },
};

/** Experimental modes that are a service of the catalog; other modes are left out. */
const services: Readonly<Record<string, Service>> = { fast: 'fast', priority: 'priority', flex: 'flex' };

const statuses: Readonly<Record<string, SourceFacts['status']>> = {
  alpha: 'preview',
  beta: 'preview',
  deprecated: 'deprecated',
};

const inputs: readonly (readonly [kind: string, capability: Capability])[] = [
  ['image', 'vision'],
  ['audio', 'audio-input'],
  ['video', 'video-input'],
  ['pdf', 'pdf-input'],
];

const costSchema = z.looseObject({
  tiers: z
    .array(z.looseObject({ tier: z.looseObject({ size: z.number().optional() }).optional() }))
    .optional(),
});

const modelSchema = z.looseObject({
  name: z.string().optional(),
  cost: costSchema.optional(),
});

const dataSchema = z.record(z.string(), z.looseObject({ models: z.record(z.string(), modelSchema) }));

const modesSchema = z.looseObject({
  modes: z.record(z.string(), z.looseObject({ cost: z.looseObject({}).optional() })),
});

/** Facts are no reason to refuse the prices: an entry whose facts have another shape has none. */
const factsSchema = z.looseObject({
  base_model: z.string().optional(),
  release_date: z.string().optional(),
  knowledge: z.string().optional(),
  open_weights: z.boolean().optional(),
  reasoning: z.boolean().optional(),
  tool_call: z.boolean().optional(),
  structured_output: z.boolean().optional(),
  status: z.string().optional(),
  reasoning_options: z
    .array(z.looseObject({ type: z.string(), values: z.array(z.unknown()).optional() }))
    .optional(),
  modalities: z.looseObject({ input: z.array(z.string()), output: z.array(z.string()) }).optional(),
  limit: z.looseObject({ context: z.number().optional(), output: z.number().optional() }).optional(),
});

type Model = z.output<typeof modelSchema>;
type Facts = z.output<typeof factsSchema>;

export const modelsDev: SourceDefinition = {
  title: 'models.dev',
  factRank: 1,
  from: { address: 'https://models.dev/api.json' },
  *read(data): Generator<RawEntry> {
    for (const [provider, { models }] of Object.entries(dataSchema.parse(data))) {
      for (const [model, entry] of Object.entries(models)) {
        const prices = pricesOf(entry);
        yield {
          provider,
          model,
          path: [provider, 'models', model],
          name: entry.name,
          facts: factsOf(entry),
          prices: { ...prices, rates: markRepeats(prices.rates) },
        };
      }
    }
  },
  gather: (entries) =>
    Object.fromEntries(
      [...Map.groupBy(entries, ({ provider }) => provider)].map(([provider, own]) => [
        provider,
        { models: Object.fromEntries(own.map(({ model, value }) => [model, value])) },
      ]),
    ),
};

function pricesOf(entry: Model): PricesRead {
  const { cost = {}, experimental } = entry;
  const tiers = (cost.tiers ?? []).map(({ tier, ...prices }, index) => {
    const path = ['cost', 'tiers', index];
    return tier?.size === undefined
      ? leftOut(prices, path, 'a tier that does not say from how many tokens on it holds')
      : readPrices(modelsDevFields, prices, {
          path,
          when: { inputTokensOver: roundThreshold(tier.size) },
        });
  });
  const modes = modesSchema.safeParse(experimental);
  const byMode = Object.entries(modes.success ? modes.data.modes : {}).map(
    ([name, { cost: prices = {} }]) => {
      const path = ['experimental', 'modes', name, 'cost'];
      const service = Object.hasOwn(services, name) ? services[name] : undefined;
      return service === undefined
        ? leftOut(prices, path, 'a mode that is no service of the catalog')
        : readPrices(modelsDevFields, prices, { path, when: { service } });
    },
  );
  const plain = readPrices(modelsDevFields, cost, { path: ['cost'] });
  return withOtherNumbers(modelsDevFields, entry, allPrices([plain, ...tiers, ...byMode]));
}

function factsOf(model: Model): SourceFacts {
  const parsed = factsSchema.safeParse(model);
  if (!parsed.success) return {};
  const facts = parsed.data;
  return {
    modality: modalityOf(facts, model),
    context: countOf(facts.limit?.context),
    maxOutput: countOf(facts.limit?.output),
    released: monthOrDay(facts.release_date),
    knowledge: monthOrDay(facts.knowledge),
    openWeights: facts.open_weights,
    capabilities: capabilitiesOf(facts),
    lacks: lackedBy(facts),
    efforts: effortsOf(facts),
    status: statuses[facts.status ?? ''],
    baseModel: facts.base_model,
  };
}

/** Only what its output settles: text alone may be a chat model or an embedding, sound speech or music. */
function modalityOf(facts: Facts, { cost }: Model): Modality | undefined {
  const output = facts.modalities?.output ?? [];
  if (output.includes('video')) return 'video';
  if (output.length === 1 && output[0] === 'image') return 'image';
  const answers = facts.tool_call === true || facts.reasoning === true || Number(cost?.output ?? 0) > 0;
  return output.includes('text') && answers ? 'chat' : undefined;
}

function capabilitiesOf(facts: Facts): Capability[] {
  const accepted = facts.modalities?.input ?? [];
  return [
    ...inputs.flatMap(([kind, capability]) => (accepted.includes(kind) ? [capability] : [])),
    ...(facts.tool_call === true ? (['tools'] as const) : []),
    ...(facts.structured_output === true ? (['structured-output'] as const) : []),
    ...(facts.reasoning === true ? (['reasoning'] as const) : []),
    ...(accepted.includes('image') && facts.modalities?.output.includes('image') === true
      ? (['image-edit'] as const)
      : []),
  ];
}

/** What the file denies; a list of what it takes is whole. */
function lackedBy({ modalities, tool_call, structured_output, reasoning }: Facts): Capability[] {
  return [
    ...inputs.flatMap(([kind, capability]) =>
      modalities === undefined || modalities.input.includes(kind) ? [] : [capability],
    ),
    ...(tool_call === false ? (['tools'] as const) : []),
    ...(structured_output === false ? (['structured-output'] as const) : []),
    ...(reasoning === false ? (['reasoning'] as const) : []),
  ];
}

/** Of a model that thinks, some are turned on and off instead, or given a number of tokens. */
function effortsOf({ reasoning_options: options = [] }: Facts): Effort[] {
  const values = options.flatMap((option) => (option.type === 'effort' ? (option.values ?? []) : []));
  return efforts.filter((effort) => values.includes(effort));
}

/** The file writes 0 where it does not know. */
function countOf(value: number | undefined): number | undefined {
  return value !== undefined && Number.isInteger(value) && value > 0 ? value : undefined;
}

function monthOrDay(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? text : undefined;
}
