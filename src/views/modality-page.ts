/** The models of one kind, cheapest first: `/models/<modality>/`. */
import { modalities, type Modality } from '#catalog/modalities.ts';
import { bestForSection } from './best-for.ts';
import type { Page } from './blocks.ts';
import { descriptionLimit, fitting, titleLimit } from './fitting.ts';
import { say } from './inline.ts';
import { homeCrumb, lowestPrice, modelCount } from './list-parts.ts';
import { byPrice, modalityTable } from './model-table.ts';
import type { Site } from './site.ts';

/** `/models/<modality>/` */
export function modalityPage(site: Site, modality: Modality): Page {
  const { title, plural } = modalities[modality];
  const listed = byPrice(
    site,
    site.catalog.models.filter((model) => model.modality === modality),
  );
  const lowest = lowestPrice(site, modality);
  return {
    kind: 'modality',
    path: `/models/${modality}/`,
    models: listed,
    title: fitting(titleLimit, [
      say`${title} by price${lowest} | ${site.gateway.name}`,
      say`${title} by price${lowest}`,
      [`${title} by price | ${site.gateway.name}`],
    ]),
    description: fitting(descriptionLimit, [
      say`What ${plural} cost through ${site.gateway.name}: ${modelCount(listed.length)}${lowest}, cheapest first, with context, provider and what confirms each price.`,
      say`What ${plural} cost through ${site.gateway.name}: ${modelCount(listed.length)}${lowest}, cheapest first.`,
    ]),
    crumbs: [homeCrumb, { label: 'Models', href: '/models/' }],
    heading: `${title} by price`,
    lead: [
      say`${modelCount(listed.length)}${lowestPrice(site, modality)}. Cheapest first, one unit at a time; models without a known price come last.`,
    ],
    sections: [
      { id: 'table', title: 'Prices', blocks: [modalityTable(site, listed, `${title}, cheapest first`)] },
      ...[bestForSection(site, modality)].filter((section) => section !== undefined),
    ],
  };
}
