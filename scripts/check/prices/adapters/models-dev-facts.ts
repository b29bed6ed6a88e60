/** What models.dev knows of a model besides its prices. */
import { z } from 'zod';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Capability } from '#catalog/registry/vocabulary.ts';
import type { SourceFacts } from '../source.ts';
import type { ModelsDevModel } from './models-dev-entry.ts';

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

type Facts = z.output<typeof factsSchema>;

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

export function modelsDevFacts(model: ModelsDevModel): SourceFacts {
  const parsed = factsSchema.safeParse(model);
  if (!parsed.success) return {};
  const facts = parsed.data;
  return {
    modality: modalityOf(facts, model),
    context: count(facts.limit?.context),
    maxOutput: count(facts.limit?.output),
    released: monthOrDay(facts.release_date),
    knowledge: monthOrDay(facts.knowledge),
    openWeights: facts.open_weights,
    capabilities: capabilitiesOf(facts),
    status: statuses[facts.status ?? ''],
    baseModel: facts.base_model,
  };
}

/** Only what its output settles: text alone may be a chat model or an embedding, sound speech or music. */
function modalityOf(facts: Facts, { cost }: ModelsDevModel): Modality | undefined {
  const output = facts.modalities?.output ?? [];
  if (output.includes('video')) return 'video';
  if (output.length === 1 && output[0] === 'image') return 'image';
  const answers = facts.tool_call === true || facts.reasoning === true || Number(cost?.output ?? 0) > 0;
  return output.includes('text') && answers ? 'chat' : undefined;
}

function capabilitiesOf(facts: Facts): Capability[] {
  const given = facts.modalities?.input ?? [];
  return [
    ...inputs.flatMap(([kind, capability]) => (given.includes(kind) ? [capability] : [])),
    ...(facts.tool_call === true ? (['tools'] as const) : []),
    ...(facts.structured_output === true ? (['structured-output'] as const) : []),
    ...(facts.reasoning === true ? (['reasoning'] as const) : []),
  ];
}

/** The file writes 0 where it does not know. */
function count(value: number | undefined): number | undefined {
  return value !== undefined && Number.isInteger(value) && value > 0 ? value : undefined;
}

function monthOrDay(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? text : undefined;
}
