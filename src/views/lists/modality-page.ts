/** The models of one kind, cheapest first: `/models/<modality>/`. */
import { address, modalityAddress } from '#address.ts';
import { meters } from '#catalog/registry/meters.ts';
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { rankAt } from '#pricing/ranking.ts';
import { priceAndScoreLink, priceAndScoreSection } from '#views/model/price-and-score.ts';
import { subsetsOf } from '#views/model/standing-subsets.ts';
import type { Page, Section } from '#views/page/blocks.ts';
import { say } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { rankingsOf } from '#views/words/catalog-groups.ts';
import { descriptionRoom, fitting, titleRoom } from '#views/words/fitting.ts';
import { freeModels, orFree } from '#views/words/free-models.ts';
import { capital, count, modelLink, shortPrice } from '#views/words/phrases.ts';
import { homeCrumb, listNotes, lowestPrice, servedCount } from './list-parts.ts';
import { cheapestFirst, modalityTable } from './model-table.ts';

/** `/models/<modality>/` */
export function modalityPage(site: Site, modality: Modality): Page {
  const { title, plural } = modalities[modality];
  const listed = cheapestFirst(
    site,
    site.catalog.models.filter((model) => model.modality === modality),
  );
  const models = servedCount(site, listed);
  const lowest = lowestPrice(site, modality);
  const links = priceAndScoreLink(site, modality);
  const below = links.length === 0 ? [] : say` Below: ${links}.`;
  const hasContext = listed.some(({ context }) => context !== undefined);
  const order = lowest.length === 0 ? ', none with a known price' : ', cheapest first';
  return {
    kind: 'modality',
    path: modalityAddress(modality),
    models: listed,
    title: fitting(titleRoom, [
      say`${title} by price${lowest} | ${site.gateway.name}`,
      say`${title} by price${lowest}`,
      [`${title} by price | ${site.gateway.name}`],
    ]),
    description: fitting(descriptionRoom, [
      say`What ${plural} cost through ${site.gateway.name}: ${models}${lowest}${order}, with ${hasContext ? 'context and ' : ''}what confirms each price.`,
      say`What ${plural} cost through ${site.gateway.name}: ${models}${lowest}${order}.`,
    ]),
    crumbs: [homeCrumb, { label: 'Models', href: address('models/') }],
    heading: `${title} by price`,
    isList: true,
    lead: [say`${models}${lowest}. ${orderWords(site, listed)}${below}`],
    sections: [
      {
        id: 'table',
        title: 'Prices',
        blocks: [modalityTable(site, listed, `${title}, cheapest first`), ...listNotes(site, listed)],
      },
      ...[priceAndScoreSection(site, modality, 'list'), bestForSection(site, modality)].filter(
        (section) => section !== undefined,
      ),
    ],
  };
}

/** In which order the table lists them. */
function orderWords(site: Site, listed: readonly Model[]): string {
  const has = (kind: Model['pricing']['kind']) => listed.some(({ pricing }) => pricing.kind === kind);
  if (!has('priced')) return has('free') ? 'None is priced by use.' : 'No price of any of them is known.';
  const last = [has('free') ? 'free ones' : '', has('unknown') ? 'those without a known price' : '']
    .filter((words) => words !== '')
    .join(' and ');
  const units = new Set(listed.flatMap((model) => headline(model, site.date)?.rates[0].meter ?? []));
  return `Cheapest first${units.size > 1 ? ', one unit at a time' : ''}${last === '' ? '' : `; ${last} come last`}.`;
}

/** Fewer needs than these are no table. */
const fewest = 2;

/** "Cheapest with 200,000 tokens of context or more" and the like; undefined where the data knows too few needs. */
export function bestForSection(site: Site, modality: Modality): Section | undefined {
  const [most] = rankingsOf(site, modality);
  if (most === undefined) return undefined;
  const needs = subsetsOf(site, modality, most.meter).filter(({ conditions }) => conditions === 1);
  const { plural } = modalities[modality];
  if (needs.length < fewest) return undefined;
  const isOfLength = needs.some(({ inputTokens }) => inputTokens !== undefined);
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
        rows: needs.flatMap(({ words, holds, inputTokens, ranked: all }) => {
          const staying = all.filter(({ model }) => site.lifecycle(model).stays);
          const ranked = inputTokens === undefined ? staying : rankAt(staying, inputTokens, site.date);
          const [first] = ranked;
          const free = freeModels(site, modality).filter((model) => holds(model));
          return first === undefined
            ? []
            : [
                [
                  [capital(words)],
                  [count(ranked.length)],
                  [modelLink(site, first.model), ...orFree(site, free)],
                  shortPrice(site, first.model, { inputTokens }),
                ],
              ];
        }),
      },
      ...(isOfLength
        ? [
            {
              kind: 'note' as const,
              content: ['Who asks for a long window fills it: its price is that of so long a request.'],
            },
          ]
        : []),
    ],
  };
}
