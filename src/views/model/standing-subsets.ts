/** Parts of a ranking that readers choose from: by context, ability, weights or year; all of them from data. */
import { keptPer } from '#pricing/kept.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import { capabilities, type Capability } from '#catalog/registry/vocabulary.ts';
import type { Model } from '#catalog/types.ts';
import { standings, type Ranked, type Standing } from '#pricing/ranking.ts';
import { count } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

export interface Subset {
  /** Follows the plural: "that call tools", "with open weights". */
  readonly words: string;
  /** The length of a request that it asks for, where that is what it asks for. */
  readonly inputTokens?: number | undefined;
  /** How many conditions it is made of. */
  readonly conditions: 1 | 2;
  readonly holds: (model: Model) => boolean;
  /** Cheapest first. */
  readonly ranked: readonly Ranked[];
  readonly standings: ReadonlyMap<Model, Standing>;
}

/** Windows that readers ask for, in tokens. */
const windows = [128_000, 200_000, 400_000, 1_000_000];

/** Fewer models than these are no choice. */
const fewest = 3;

/** What models can do, as a verb of several. */
const abilities: Readonly<Record<Capability, string>> = {
  vision: 'read images',
  'audio-input': 'listen to audio',
  'video-input': 'watch video',
  'pdf-input': 'read PDF files',
  tools: 'call tools',
  'structured-output': 'answer in a JSON schema',
  reasoning: 'reason before they answer',
  'image-edit': 'edit images',
};

interface Condition {
  /** Conditions of one family are not combined. */
  readonly family: 'ability' | 'context' | 'weights' | 'year';
  readonly words: string;
  readonly inputTokens?: number;
  readonly holds: (model: Model) => boolean;
}

function conditionsOf(site: Site): Condition[] {
  const year = site.date.slice(0, 4);
  return [
    ...capabilities.map((name): Condition => ({
      family: 'ability',
      words: `that ${abilities[name]}`,
      holds: (model) => model.capabilities.includes(name),
    })),
    ...windows.map((tokens): Condition => ({
      family: 'context',
      words: `with ${count(tokens)} tokens of context or more`,
      inputTokens: tokens,
      holds: ({ context = 0 }) => context >= tokens,
    })),
    { family: 'weights', words: 'with open weights', holds: ({ openWeights }) => openWeights === true },
    {
      family: 'year',
      words: `released in ${year}`,
      holds: (model) => site.lifecycle(model).released?.startsWith(year) === true,
    },
  ];
}

/** The real parts of a ranking, each different from the whole; made once. */
export const subsetsOf = keptPer((site: Site, modality: Modality, meter: Meter): readonly Subset[] =>
  makeSubsets(site, site.tracer.ranking(modality, meter)),
);

function makeSubsets(site: Site, whole: readonly Ranked[]): Subset[] {
  const all = conditionsOf(site);
  const part = (
    ranked: readonly Ranked[],
    words: string,
    conditions: 1 | 2,
    holds: Subset['holds'],
    of: readonly Ranked[][],
  ): Subset[] =>
    ranked.length < fewest || [whole, ...of].some(({ length }) => length === ranked.length)
      ? []
      : [{ words, conditions, holds, ranked, standings: standings(ranked) }];
  const singles = all.map((condition) => ({
    condition,
    ranked: whole.filter(({ model }) => condition.holds(model)),
  }));
  const pairs = singles.flatMap((one, index) =>
    singles.slice(index + 1).flatMap((other) => {
      if (one.condition.family === other.condition.family) return [];
      const ranked = one.ranked.filter(({ model }) => other.condition.holds(model));
      // "that call tools, with open weights"
      const words = `${one.condition.words}, ${other.condition.words}`;
      const holds = (model: Model) => one.condition.holds(model) && other.condition.holds(model);
      return part(ranked, words, 2, holds, [one.ranked, other.ranked]);
    }),
  );
  return [
    ...singles.flatMap(({ condition, ranked }) =>
      part(ranked, condition.words, 1, condition.holds, []).map((subset) => ({
        ...subset,
        inputTokens: condition.inputTokens,
      })),
    ),
    ...pairs,
  ];
}
