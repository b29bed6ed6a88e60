/** A model's page: "How much does X cost?" */
import type { Model } from '#catalog/types.ts';
import { answer } from './answer.ts';
import type { Page, Section } from './blocks.ts';
import { codeSection } from './code-section.ts';
import { factsBlock } from './facts.ts';
import { faq } from './faq.ts';
import { highlights } from './highlights.ts';
import { historyBlocks } from './history.ts';
import { howItWorks } from './how-it-works.ts';
import { say, type Inlines } from './inline.ts';
import { modelJsonLd } from './json-ld.ts';
import { displayName, feePhrase, nounOf, pricePhrase, unpricedWord } from './phrases.ts';
import { priceBlocks } from './price-table.ts';
import { modelPath, type Site } from './site.ts';
import { standingBlocks } from './standing.ts';
import { workedBlocks } from './worked-examples.ts';

/** The whole page, for every printer. */
export function modelPage(site: Site, model: Model): Page {
  const name = displayName(site, model);
  const questions = faq(site, model);
  const sections: Section[] = [
    { id: 'price', title: `${name} price`, blocks: priceBlocks(site, model) },
    { id: 'in-practice', title: 'What it costs in practice', blocks: workedBlocks(site, model) },
    { id: 'how-it-works', title: 'How billing works', blocks: howItWorks(site, model) },
    codeSection(site, model),
    { id: 'history', title: 'Price history', blocks: historyBlocks(site, model) },
    { id: 'about', title: `About ${name}`, blocks: [factsBlock(site, model)] },
    { id: 'alternatives', title: 'Where it stands', blocks: standingBlocks(site, model) },
    { id: 'faq', title: 'Questions and answers', blocks: [{ kind: 'faq', items: questions }] },
    tryIt(site, model),
  ];
  const page: Page = {
    kind: 'model',
    path: modelPath(model),
    title: title(site, model),
    description: description(site, model),
    crumbs: [
      { label: 'Questions', href: '/q/' },
      { label: 'Pricing', href: '/models/' },
    ],
    heading: `How much does ${name} cost?`,
    highlights: highlights(site, model),
    lead: [answer(site, model)],
    sections: sections.filter((section) => section.blocks.length > 0),
  };
  return { ...page, jsonLd: modelJsonLd(site, model, page, questions) };
}

const titleLimit = 60;

function title(site: Site, model: Model): Inlines {
  const name = displayName(site, model);
  const price = pricePhrase(site, model);
  if (price === undefined)
    return [`${name} pricing: ${unpricedWord(model).toLowerCase()} | ${site.gateway.name}`];
  const priced = say`${name} pricing: ${price}`;
  const whole = say`${priced} | ${site.gateway.name}`;
  return lengthOf(whole) <= titleLimit ? whole : priced;
}

function lengthOf(inlines: Inlines): number {
  return inlines.reduce(
    (sum, inline) =>
      sum + (typeof inline === 'string' ? inline.length : 'text' in inline ? inline.text.length : 0),
    0,
  );
}

function description(site: Site, model: Model): Inlines {
  const name = displayName(site, model);
  const price = pricePhrase(site, model);
  const { gateway } = site;
  if (price === undefined) {
    return [
      `What ${gateway.name} publishes about the price of ${name}, how billing works, and how to call it.`,
    ];
  }
  const withFee = gateway.platformFee && feePhrase(site, model);
  const fee = withFee ? say`, ${withFee} with the ${gateway.platformFee?.percent ?? ''}% fee` : [];
  return say`${name} costs ${price} through ${gateway.name}${fee}. Worked examples and code.`;
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
