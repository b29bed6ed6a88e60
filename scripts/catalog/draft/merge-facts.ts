/** What the sources know of a model besides its prices, taken together. */
import type { Meter } from '#catalog/meters.ts';
import { monthOrDay } from '#catalog/scalars.ts';
import type { PriceSource } from '#catalog/vocabulary.ts';
import type { SourceFacts } from '../../checks/prices/source.ts';
import type { DraftFacts } from './draft.ts';
import type { Offer } from './offer.ts';

/** Whose word counts first; models.dev keeps facts by hand, the others beside their prices. */
const order: readonly PriceSource[] = ['models.dev', 'litellm', 'genai-prices', 'ai-sdk-cost-calculator'];

/** The offers, the best informed source first. */
export function byKnowledge(offers: readonly Offer[]): Offer[] {
  return offers.toSorted((a, b) => order.indexOf(a.adapter.id) - order.indexOf(b.adapter.id));
}

/** The first source that states a fact is believed; facts that contradict one another are left out. */
export function mergeFacts(offers: readonly Offer[], meters: ReadonlySet<Meter>): DraftFacts {
  const known = byKnowledge(offers).map(({ model }) => model.facts);
  const first = <K extends keyof SourceFacts>(key: K) => known.find((facts) => facts[key] !== undefined)?.[key];
  // Files kept by hand hold days that no calendar has.
  const date = (key: 'released' | 'knowledge') => known.map((facts) => facts[key]).find((day) => monthOrDay.safeParse(day).success);
  const context = first('context');
  const maxOutput = first('maxOutput');
  const retires = first('retires');
  const capabilities = known.find((facts) => (facts.capabilities?.length ?? 0) > 0)?.capabilities;
  const status = retires === undefined ? first('status') : 'deprecated';
  return {
    context,
    // Some sources count the input alone; then the output does not fit into it.
    maxOutput: context !== undefined && maxOutput !== undefined && maxOutput > context ? undefined : maxOutput,
    released: date('released'),
    knowledge: date('knowledge'),
    // Only a yes is worth a line.
    openWeights: first('openWeights') === true ? true : undefined,
    status,
    retires,
    capabilities,
    // A price for writing means that the reader asks for it.
    caching: meters.has('cacheWrite') ? 'explicit' : meters.has('cacheRead') ? 'automatic' : undefined,
  };
}
