/** Every pricing question with its answer in short: `/q/`. */
import { address, modelAddress } from '#address.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Page, Section } from '#views/page/blocks.ts';
import { modalitiesOf } from '#views/words/catalog-groups.ts';
import { link, say } from '#views/page/inline.ts';
import { homeCrumb, servedCount } from './list-parts.ts';
import { displayName, shortPrice } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** `/q/` */
export function questionsPage(site: Site): Page {
  const sections = modalitiesOf(site).map(({ modality, models: listed }): Section => ({
    id: modality,
    title: modalities[modality].title,
    blocks: [
      {
        kind: 'list',
        items: listed.map(
          (model) =>
            say`${link(modelAddress(model), `How much does ${displayName(site, model)} cost?`)} ${shortPrice(site, model)}`,
        ),
      },
    ],
  }));
  return {
    kind: 'questions',
    path: address('q/'),
    title: [`Questions about AI model prices | ${site.gateway.name}`],
    description: [
      `One question per model, ${servedCount(site, site.catalog.models)}: how much does it cost through ${site.gateway.name}?`,
    ],
    crumbs: [homeCrumb],
    heading: 'Pricing questions',
    lead: [
      ['One question per model, with a short answer. Its page has all prices, worked examples and code.'],
    ],
    sections,
  };
}
