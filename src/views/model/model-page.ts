/** A model's page: "How much does X cost?" */
import { address, modelAddress } from '#address.ts';
import type { Model } from '#catalog/types.ts';
import { answer } from './answer.ts';
import type { Page, Section } from '#views/page/blocks.ts';
import { calculatorBlocks } from './calculator.ts';
import { codeSection } from './code-section.ts';
import { factsBlock } from './facts.ts';
import { faq } from './faq.ts';
import { highlights } from './highlights.ts';
import { historyBlocks } from './history.ts';
import { howItWorks } from './how-it-works.ts';
import { modelDescription, modelTitle } from './model-head.ts';
import { displayName, nounOf } from '#views/words/phrases.ts';
import { priceBlocks } from './price-table.ts';
import type { Site } from '#views/site.ts';
import { scoreBlocks } from './scores.ts';
import { standingBlocks, type GuidePath } from './standing.ts';
import { workedBlocks } from './worked-examples.ts';

/**
 * The whole page, for every printer.
 * @param guidePath where the guides stand that the site has
 */
export function modelPage(site: Site, model: Model, guidePath?: GuidePath): Page {
  const name = displayName(site, model);
  const questions = faq(site, model);
  const sections: Section[] = [
    { id: 'price', title: `${name} price`, blocks: priceBlocks(site, model) },
    { id: 'in-practice', title: 'What it costs in practice', blocks: workedBlocks(site, model) },
    { id: 'calculator', title: 'What your own use costs', blocks: calculatorBlocks(site, model) },
    { id: 'how-it-works', title: 'How billing works', blocks: howItWorks(site, model) },
    codeSection(site, model),
    { id: 'history', title: 'Price history', blocks: historyBlocks(site, model) },
    { id: 'about', title: `About ${name}`, blocks: [factsBlock(site, model)] },
    { id: 'benchmarks', title: 'Benchmarks', blocks: scoreBlocks(site, model) },
    { id: 'alternatives', title: 'Where it stands', blocks: standingBlocks(site, model, guidePath) },
    { id: 'faq', title: 'Questions and answers', blocks: [{ kind: 'faq', items: questions }] },
    ...(site.lifecycle(model).isServed ? [tryIt(site, model)] : []),
  ];
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
    highlights: highlights(site, model),
    lead: [answer(site, model)],
    sections: sections.filter((section) => section.blocks.length > 0),
  };
}

function tryIt({ gateway }: Site, model: Model): Section {
  const { getKey, playground } = gateway.links;
  return {
    id: 'try',
    title: 'Try it now',
    blocks: [
      { kind: 'text', content: [`One key for every ${nounOf(model)} here and all other models.`] },
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
