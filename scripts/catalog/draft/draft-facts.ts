/** What the sources know of a model besides its prices, taken together. */
import type { Modality } from '#catalog/registry/modalities.ts';
import { monthOrDay } from '#catalog/schema/scalars.ts';
import { sources } from '../../check/prices/sources/index.ts';
import type { SourceFacts } from '../../check/prices/sources/source.ts';
import type { DraftFacts, SourceOffer } from './draft.ts';

/** Kinds of model whose context window means something; sources fill it in for all. */
const reading: readonly Modality[] = ['chat', 'embedding', 'rerank', 'moderation'];

/** The offers, the best informed source first. */
export function byKnowledge(offers: readonly SourceOffer[]): SourceOffer[] {
  return offers.toSorted((a, b) => sources[a.adapter.id].factRank - sources[b.adapter.id].factRank);
}

/** The first source that states a fact is believed; facts that contradict one another are left out. */
export function mergeFacts(offers: readonly SourceOffer[], modality: Modality): DraftFacts {
  const offered = byKnowledge(offers).map(({ model }) => model.facts);
  const first = <K extends keyof SourceFacts>(key: K) =>
    offered.find((facts) => facts[key] !== undefined)?.[key];
  // Files kept by hand hold days that no calendar has.
  const date = (key: 'released' | 'knowledge') =>
    offered.map((facts) => facts[key]).find((day) => monthOrDay.safeParse(day).success);
  const context = first('context');
  const maxOutput = first('maxOutput');
  const retires = first('retires');
  const capabilities = offered
    .map(
      (facts) =>
        facts.capabilities?.filter((capability) => modality === 'chat' || capability === 'image-edit') ?? [],
    )
    .find((list) => list.length > 0);
  const status = retires === undefined ? first('status') : 'deprecated';
  return {
    context: reading.includes(modality) ? context : undefined,
    // Some sources count the input alone; then the output does not fit into it.
    maxOutput: modality !== 'chat' || (maxOutput ?? 0) > (context ?? Infinity) ? undefined : maxOutput,
    released: date('released'),
    knowledge: date('knowledge'),
    // Only a yes is worth a line.
    openWeights: first('openWeights') === true ? true : undefined,
    status,
    // A deprecated model says when it goes, or that nobody has said when.
    retires: retires ?? (status === 'deprecated' ? 'unknown' : undefined),
    capabilities,
  };
}
