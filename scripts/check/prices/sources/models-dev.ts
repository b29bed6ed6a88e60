/**
 * Prices of models.dev, read from its file `api.json`. It knows neither dates nor hours: its prices are those of its
 * day. A pin is the provider's id, a slash, and the model's id.
 * @see https://models.dev
 */
import { z } from 'zod';
import type { Service } from '#catalog/registry/conditions.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Capability } from '#catalog/registry/vocabulary.ts';
import { roundThreshold } from '../condition.ts';
import { markRepeats, ratesOfFields, unknownFields, type FieldTable } from './fields.ts';
import type { FileSource, RawEntry, SourceFacts, SourceRate } from './source.ts';

/** Dollars per 1M tokens. */
const fields: FieldTable = {
  input: { meter: 'input' },
  output: { meter: 'output' },
  cache_read: { meter: 'cacheRead' },
  cache_write: { meter: 'cacheWrite' },
  // Often the output price once more.
  reasoning: { meter: 'reasoning', incidental: true },
  input_audio: { meter: 'audioInput' },
  output_audio: { meter: 'audioOutput' },
  tiers: 'read by their sizes',
  tier: 'what the tier is for',
  context_over_200k: 'derived from the tiers by the published file',
  // Names the format does not have; its own site drops them too.
  cache_input: 'misspelt',
  cached_input: 'misspelt',
  cached_write: 'misspelt',
  image: 'not in the format',
  citation: 'not in the format',
  request: 'not in the format',
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
  /** Digits that a float would lose, by path in `cost`. */
  cost_text: z.record(z.string(), z.string()).optional(),
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
  modalities: z.looseObject({ input: z.array(z.string()), output: z.array(z.string()) }).optional(),
  limit: z.looseObject({ context: z.number().optional(), output: z.number().optional() }).optional(),
});

type Model = z.output<typeof modelSchema>;
type Facts = z.output<typeof factsSchema>;

export const modelsDev: FileSource = {
  title: 'models.dev',
  factRank: 1,
  latest: 'https://models.dev/api.json',
  *read(data): Generator<RawEntry> {
    for (const [provider, { models }] of Object.entries(dataSchema.parse(data))) {
      for (const [model, entry] of Object.entries(models)) {
        const { name, cost = {} } = entry;
        yield {
          provider,
          model,
          name,
          facts: factsOf(entry),
          unknownFields: unknownFields(
            fields,
            [cost, ...(cost.tiers ?? [])].flatMap((prices) => Object.keys(prices)),
          ),
          pricesOn: () => ({ rates: ratesOf(entry) }),
        };
      }
    }
  },
};

function ratesOf({ cost = {}, cost_text: digits, experimental }: Model): SourceRate[] {
  const tiers = (cost.tiers ?? []).flatMap(({ tier, ...prices }) =>
    tier?.size === undefined
      ? []
      : ratesOfFields(fields, prices, { when: { inputTokensOver: roundThreshold(tier.size) } }),
  );
  const modes = modesSchema.safeParse(experimental);
  const byMode = Object.entries(modes.success ? modes.data.modes : {}).flatMap(([name, mode]) => {
    const service = services[name];
    return service === undefined ? [] : ratesOfFields(fields, mode.cost ?? {}, { when: { service } });
  });
  return markRepeats([...ratesOfFields(fields, cost, { digits }), ...tiers, ...byMode]);
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
  ];
}

/** The file writes 0 where it does not know. */
function countOf(value: number | undefined): number | undefined {
  return value !== undefined && Number.isInteger(value) && value > 0 ? value : undefined;
}

function monthOrDay(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? text : undefined;
}
