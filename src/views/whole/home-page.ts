/** The way in: `/`. */
import { address, providerAddress } from '#address.ts';
import type { Block, Page, Section } from '#views/page/blocks.ts';
import { providersOf } from '#views/words/catalog-groups.ts';
import { checkedRates } from '#views/lists/checked-rates.ts';
import {
  byokSentence,
  feeArithmetic,
  freeTierSentence,
  semanticCacheSentence,
  topUpSentence,
} from '#views/words/gateway-sentences.ts';
import { kindsTable, latestChanges } from './home-tables.ts';
import { waysBlock } from './home-ways.ts';
import { costTitle, feeTitle } from '#views/model/how-it-works.ts';
import { link, listing, muted, say, sentences, type Inlines } from '#views/page/inline.ts';
import { modelCount, providerCount } from '#views/lists/list-parts.ts';
import { count, longDate } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

function providerLinks(site: Site): Block {
  const items = providersOf(site).map(({ provider, models: listed }) => [
    link(providerAddress(provider.id), provider.name),
    ' ',
    muted(String(listed.length)),
  ]);
  return { kind: 'links', items };
}

function billing(site: Site): Block {
  const items = [
    {
      title: costTitle(site),
      content: sentences(
        site.gateway.pricing === 'pass-through'
          ? say`A call costs what the provider’s listed rate says, without a markup.`
          : say`A call costs its listed price.`,
        semanticCacheSentence(site),
      ),
    },
    {
      title: site.gateway.platformFee === undefined ? 'Paying in advance' : feeTitle(site),
      content: sentences(feeArithmetic(site), topUpSentence(site)),
    },
    {
      title: 'Free tier and your own keys',
      content: sentences(freeTierSentence(site, undefined), byokSentence(site)),
    },
  ].filter(({ content }) => content.length > 0);
  return { kind: 'steps', items };
}

/** How many listed rates are confirmed. */
function confirmed(site: Site): { readonly all: number; readonly matched: number } {
  const found = checkedRates(site);
  return { all: found.length, matched: found.filter(({ status }) => status === 'match').length };
}

/** How many listed rates a library confirms, in one sentence. */
function verification(site: Site): Inlines | undefined {
  const { evidence } = site;
  if (evidence === undefined) return undefined;
  const { all, matched } = confirmed(site);
  const sources = Object.values(evidence.sources).map(({ package: name, version }) => [
    version === undefined ? name : `${name} ${version}`,
  ]);
  return say`Of ${count(all)} listed rates, ${count(matched)} are listed alike by ${listing(sources, 'or')}; each of the others says on its page why it is not. Checked on ${longDate(evidence.date)}: ${link(address('verification/'), 'how, and what nobody confirms')}.`;
}

/** What is there, and how much of it is confirmed, in one line. */
function coverage(site: Site): Inlines {
  const { evidence } = site;
  const listed = `${modelCount(site.catalog.models.length)} of ${providerCount(providersOf(site).length)}`;
  if (evidence === undefined) return [`${listed}, prices of ${longDate(site.date)}.`];
  const { all, matched } = confirmed(site);
  return say`${listed}; ${count(matched)} of ${count(all)} listed rates confirmed by price libraries, ${link(address('verification/'), `checked on ${longDate(evidence.date)}`)}.`;
}

/**
 * `/`
 * @param pages paths of the other pages of this site
 */
export function homePage(site: Site, pages: ReadonlySet<string>): Page {
  const { name, platformFee } = site.gateway;
  const { models: all } = site.catalog;
  const verified = verification(site);
  const sections: Section[] = [
    { id: 'ways', title: 'Start with your question', blocks: [waysBlock(site, pages)] },
    { id: 'kinds', title: 'Prices by kind', blocks: [kindsTable(site)] },
    { id: 'changes', title: 'Latest price changes', blocks: latestChanges(site) },
    { id: 'billing', title: 'How billing works', blocks: [billing(site)] },
    { id: 'providers', title: 'By provider', blocks: [providerLinks(site)] },
    {
      id: 'verified',
      title: 'Checked prices',
      blocks: verified ? [{ kind: 'text', content: verified }] : [],
    },
  ];
  return {
    kind: 'home',
    path: address(''),
    title: [`${name} pricing: what every AI model costs`],
    description: [
      `Exact prices of ${modelCount(all.length)} from ${providerCount(providersOf(site).length)} through ${name}, with ${platformFee ? 'the fee, ' : ''}worked examples and code.`,
    ],
    crumbs: [],
    heading: 'What does it cost to call an AI model?',
    lead: [
      [
        `${name} puts one OpenAI-compatible key in front of ${modelCount(all.length)}. Here is what each of them costs: the listed price, ${platformFee ? 'what you pay with the fee, ' : ''}worked examples, and code that calls it.`,
      ],
    ],
    search: {
      action: address('models/'),
      name: 'q',
      label: 'Find a model by name or provider',
      button: 'Find',
      note: coverage(site),
    },
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}
