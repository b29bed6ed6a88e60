/** Every model in one list: `/models/`. */
import { address, modalityAddress } from '#address.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Block, Page } from '#views/page/blocks.ts';
import { modalitiesOf } from '#views/words/catalog-groups.ts';
import { link } from '#views/page/inline.ts';
import { homeCrumb, listNotes, modelCount, providerLinks, servedCount, servedOf } from './list-parts.ts';
import { mixedTable, newestWords } from './model-table.ts';
import { theFee } from '#views/words/fee.ts';
import type { Site } from '#views/site.ts';

/** The same models, one kind at a time. */
function kindLinks(site: Site): Block {
  return {
    kind: 'links',
    items: modalitiesOf(site).map(({ modality }) => [
      link(modalityAddress(modality), modalities[modality].title.replace(/ models$/, '')),
    ]),
  };
}

/** `/models/` */
export function modelsPage(site: Site): Page {
  const { models: all } = site.catalog;
  const fee = theFee(site);
  return {
    kind: 'models',
    path: address('models/'),
    title: [`AI model prices: all ${modelCount(servedOf(site, all).length)} | ${site.gateway.name}`],
    description: [
      `Every model of ${site.gateway.name} in one list: ${servedCount(site, all)}, with price per unit, context and provider.`,
    ],
    crumbs: [homeCrumb],
    heading: 'All models',
    isList: true,
    lead: [
      [
        `${servedCount(site, all)}${newestWords(site, all)}. Per 1M tokens unless said${fee === undefined ? '' : `, before ${fee}`}.`,
      ],
    ],
    sections: [
      {
        id: 'table',
        title: 'Every model',
        blocks: [
          kindLinks(site),
          // A list of all has no bytes for how prices came about: those of a kind and of a maker do.
          mixedTable(site, all, `All models with their listed prices${newestWords(site, all)}`, ['line']),
          ...listNotes(site, all),
        ],
      },
      { id: 'providers', title: 'By provider', blocks: [providerLinks(site)] },
    ],
  };
}
