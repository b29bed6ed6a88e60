/** The models of one kind, cheapest first: `/models/<modality>/`. */
import { address, modalityAddress } from '#address.ts';
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { bestForSection } from './best-for.ts';
import type { Page } from '#views/page/blocks.ts';
import { descriptionLimit, fitting, titleLimit } from '#views/words/fitting.ts';
import { say } from '#views/page/inline.ts';
import { homeCrumb, lowestPrice, modelCount } from './list-parts.ts';
import { byPrice, modalityTable } from './model-table.ts';
import type { Site } from '#views/site.ts';

/** `/models/<modality>/` */
export function modalityPage(site: Site, modality: Modality): Page {
  const { title, plural } = modalities[modality];
  const listed = byPrice(
    site,
    site.catalog.models.filter((model) => model.modality === modality),
  );
  const lowest = lowestPrice(site, modality);
  const order = lowest.length === 0 ? ', none with a known price' : ', cheapest first';
  return {
    kind: 'modality',
    path: modalityAddress(modality),
    models: listed,
    title: fitting(titleLimit, [
      say`${title} by price${lowest} | ${site.gateway.name}`,
      say`${title} by price${lowest}`,
      [`${title} by price | ${site.gateway.name}`],
    ]),
    description: fitting(descriptionLimit, [
      say`What ${plural} cost through ${site.gateway.name}: ${modelCount(listed.length)}${lowest}${order}, with context, provider and what confirms each price.`,
      say`What ${plural} cost through ${site.gateway.name}: ${modelCount(listed.length)}${lowest}${order}.`,
    ]),
    crumbs: [homeCrumb, { label: 'Models', href: address('models/') }],
    heading: `${title} by price`,
    lead: [say`${modelCount(listed.length)}${lowestPrice(site, modality)}. ${orderWords(listed)}`],
    sections: [
      { id: 'table', title: 'Prices', blocks: [modalityTable(site, listed, `${title}, cheapest first`)] },
      ...[bestForSection(site, modality)].filter((section) => section !== undefined),
    ],
  };
}

/** In which order the table lists them. */
function orderWords(listed: readonly Model[]): string {
  const has = (kind: Model['pricing']['kind']) => listed.some(({ pricing }) => pricing.kind === kind);
  if (!has('priced')) return has('free') ? 'None is priced by use.' : 'No price of any of them is known.';
  const last = [has('free') ? 'free ones' : '', has('unknown') ? 'those without a known price' : '']
    .filter((words) => words !== '')
    .join(' and ');
  return `Cheapest first, one unit at a time${last === '' ? '' : `; ${last} come last`}.`;
}
