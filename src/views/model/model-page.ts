/** A model's page: "How much does X cost?" */
import { address, modelAddress } from '#address.ts';
import type { Model } from '#catalog/types.ts';
import type { Page, Section } from '#views/page/blocks.ts';
import type { Site } from '#views/site.ts';
import { displayName } from '#views/words/phrases.ts';
import { alternativesSection } from './alternatives.ts';
import { answer } from './answer.ts';
import { codeSection } from './code-section.ts';
import { estimateBlocks } from './estimate.ts';
import { detailFacts, keyFacts } from './facts.ts';
import { faq } from './faq.ts';
import { historyBlocks } from './history.ts';
import { howItWorks } from './how-it-works.ts';
import { modelDescription, modelTitle } from './model-head.ts';
import { noticesOf } from './notice.ts';
import { priceBlocks } from './price-grid.ts';
import { relatedLinks, type GuidePath } from './related.ts';
import { scoreBlocks } from './scores.ts';
import { standingBlocks } from './standing.ts';
import { priceTiles } from './tiles.ts';

/**
 * The whole page, for every printer.
 * @param guidePath where the guides stand that the site has
 */
export function modelPage(site: Site, model: Model, guidePath?: GuidePath): Page {
  const name = displayName(site, model);
  const [notice, ...others] = noticesOf(site, model);
  const { section: alternatives, cheaper } = alternativesSection(site, model);
  const sections: Section[] = [
    { id: 'calculator', title: 'Estimate your bill', label: 'Estimate', blocks: estimateBlocks(site, model) },
    { id: 'price', title: 'All prices', blocks: priceBlocks(site, model, others) },
    { id: 'how-it-works', title: 'How billing works', label: 'Billing', blocks: howItWorks(site, model) },
    { ...codeSection(site, model), label: 'Code' },
    alternatives,
    { id: 'standing', title: 'Where it stands', blocks: standingBlocks(site, model) },
    { id: 'history', title: 'Price history', label: 'History', blocks: historyBlocks(site, model) },
    {
      id: 'about',
      title: 'Details',
      label: '',
      blocks: [{ kind: 'facts', items: detailFacts(site, model) }],
    },
    { id: 'benchmarks', title: 'Benchmarks', label: '', blocks: scoreBlocks(site, model) },
    { id: 'faq', title: 'Questions', blocks: [{ kind: 'faq', items: faq(site, model) }] },
    {
      id: 'related',
      title: 'Related',
      label: '',
      blocks: [{ kind: 'links', items: relatedLinks(site, model, guidePath) }],
    },
    ...(site.lifecycle(model).isServed ? [tryIt(site)] : []),
  ];
  const { getKey } = site.gateway.links;
  return {
    kind: 'model',
    path: modelAddress(model),
    // A dated variant says what its parent says: search engines are sent there.
    canonical: model.snapshotOf === undefined ? undefined : modelAddress(site.model(model.snapshotOf)),
    models: [model],
    title: modelTitle(site, model),
    description: modelDescription(site, model),
    crumbs: [
      { label: 'Questions', href: address('q/') },
      { label: 'Pricing', href: address('models/') },
    ],
    heading: `How much does ${name} cost?`,
    glance: { notice, tiles: priceTiles(site, model), facts: keyFacts(site, model, cheaper) },
    aside: { href: getKey, label: 'Get a key' },
    lead: [answer(site, model)],
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

function tryIt({ gateway }: Site): Section {
  const { getKey, playground } = gateway.links;
  return {
    id: 'try',
    title: 'Try it now',
    label: '',
    blocks: [
      // Not how many: the page of each model would change with every other one.
      { kind: 'sub', content: ['One key for all models.'] },
      {
        kind: 'actions',
        items: [
          { href: getKey, label: `Get ${/^[aeiou]/i.test(gateway.name) ? 'an' : 'a'} ${gateway.name} key` },
          ...(playground === undefined ? [] : [{ href: playground, label: 'Open the playground' }]),
        ],
      },
    ],
  };
}
