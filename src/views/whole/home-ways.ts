/** The five questions that readers come with, each one step from its answer. */
import { address } from '#address.ts';
import type { Block, Card } from '#views/page/blocks.ts';
import { providersOf } from '#views/words/catalog-groups.ts';
import { guidesOf } from '#views/guides/guide-list.ts';
import { isAnnounced } from '#views/model/history.ts';
import { modelCount, providerCount } from '#views/lists/list-parts.ts';
import { count } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** @param pages paths of the pages that this site has: a question whose page is missing is not asked */
export function waysBlock(site: Site, pages: ReadonlySet<string>): Block {
  const fee = site.gateway.platformFee ? ' and the fee' : '';
  const [guide] = guidesOf(site);
  const items: Card[] = [
    {
      href: address('q/'),
      title: 'What does a model cost?',
      content: [
        `One page for each of ${modelCount(site.catalog.models.length)}: its prices${fee}, worked examples, history and code.`,
      ],
    },
    {
      href: address('calculator/'),
      title: 'What would my workload cost?',
      content: [`Enter your usage and see the cost item by item${fee}, and which models do it for less.`],
    },
    {
      href: address('compare/'),
      title: 'What is cheaper and good enough?',
      content: ['Models of one kind side by side: prices, facts and worked examples.'],
    },
    { href: address('changes/'), title: 'What changed?', content: [changesSentence(site)] },
    {
      href: address('models/'),
      title: 'Which models are there?',
      content: [
        `Those of ${providerCount(providersOf(site).length)} in one table, to be sorted and filtered.`,
      ],
    },
  ];
  const call: Card[] = guide
    ? [{ href: guide.path, title: 'How do I call it?', content: [guide.frontmatter.description] }]
    : [];
  return { kind: 'cards', items: [...items.filter(({ href }) => pages.has(href)), ...call] };
}

function changesSentence(site: Site): string {
  const announced = site.history.filter((change) => isAnnounced(site, change)).length;
  const past = site.history.length - announced;
  if (site.history.length === 0) return 'No price has changed here so far.';
  return `${count(past)} price ${past === 1 ? 'change' : 'changes'} with their days and sources, and ${count(announced)} announced.`;
}
