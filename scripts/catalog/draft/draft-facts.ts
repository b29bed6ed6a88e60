/** What a source knows of a model besides its prices, as an entry says it. */
import type { Modality } from '#catalog/registry/modalities.ts';
import { monthOrDay } from '#catalog/schema/scalars.ts';
import type { SourceFacts } from '../../check/prices/sources/source.ts';
import type { DraftFacts } from './draft.ts';

/** Kinds of model whose context window means something; sources fill it in for all. */
const reading: readonly Modality[] = ['chat', 'embedding', 'rerank', 'moderation'];

/** What an entry can say of a model of this kind. */
export function factsFor(facts: SourceFacts, modality: Modality): DraftFacts {
  // Files kept by hand hold days that no calendar has.
  const date = (day: string | undefined) => (monthOrDay.safeParse(day).success ? day : undefined);
  const { context, maxOutput, retires, openWeights, capabilities = [] } = facts;
  const status = retires === undefined ? facts.status : 'deprecated';
  const able = capabilities.filter((capability) => modality === 'chat' || capability === 'image-edit');
  return {
    context: reading.includes(modality) ? context : undefined,
    // Some sources count the input alone; then the output does not fit into it.
    maxOutput: modality !== 'chat' || (maxOutput ?? 0) > (context ?? Infinity) ? undefined : maxOutput,
    released: date(facts.released),
    knowledge: date(facts.knowledge),
    // Only a yes is worth a line.
    openWeights: openWeights === true ? true : undefined,
    status,
    // A deprecated model says when it goes, or that nobody has said when.
    retires: retires ?? (status === 'deprecated' ? 'unknown' : undefined),
    capabilities: able.length > 0 ? able : undefined,
  };
}
