/** The cheapest model for each need: a section of the page of a modality. */
import { rankingsOf } from '#views/words/catalog-groups.ts';
import { meters } from '#catalog/registry/meters.ts';
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import type { Section } from '#views/page/blocks.ts';
import { freeModels, orFree } from '#views/words/free-models.ts';
import { capital, modelLink, shortPrice } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { subsetsOf } from '#views/model/standing-subsets.ts';

/** Fewer needs than these are no table. */
const fewest = 2;

/** "Cheapest with 200,000 tokens of context or more" and the like; undefined where the data knows too few needs. */
export function bestForSection(site: Site, modality: Modality): Section | undefined {
  const [most] = rankingsOf(site, modality);
  if (most === undefined) return undefined;
  const needs = subsetsOf(site, modality, most.meter).filter(({ conditions }) => conditions === 1);
  const { plural } = modalities[modality];
  if (needs.length < fewest) return undefined;
  return {
    id: 'cheapest-for',
    title: 'Cheapest for what you need',
    blocks: [
      {
        kind: 'table',
        caption: `The cheapest of the ${plural} that have what is asked for, by the ${meters[most.meter].noun.one}; none that is about to be retired`,
        columns: [
          { label: capital(plural) },
          { label: 'How many', align: 'end' },
          { label: 'Cheapest' },
          { label: 'Price' },
        ],
        rows: needs.flatMap(({ words, holds, ranked: all }) => {
          const ranked = all.filter(({ model }) => model.status !== 'deprecated');
          const [first] = ranked;
          const free = freeModels(site, modality).filter((model) => holds(model));
          return first === undefined
            ? []
            : [
                [
                  [capital(words)],
                  [String(ranked.length)],
                  [modelLink(site, first.model), ...orFree(site, free)],
                  shortPrice(site, first.model),
                ],
              ];
        }),
      },
    ],
  };
}
