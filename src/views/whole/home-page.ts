/** The way in: `/`. */
import { address, modalityAddress } from '#address.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { PriceChange } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { keys } from '#pricing/trace-key.ts';
import { tokenFeeWords } from '#views/words/markup.ts';
import { guidesOf } from '#views/guides/guide-list.ts';
import { byMeter, changesWords } from '#views/lists/changes-page.ts';
import { checkedRates } from '#views/lists/confirmation.ts';
import {
  lowestAndMedian,
  modelCount,
  providerCount,
  providerLinks,
  servedCount,
  servedOf,
} from '#views/lists/list-parts.ts';
import { changeCells, changeColumns, changedModel, isToCome } from '#views/model/history.ts';
import { costTitle, feeTitle, taxes } from '#views/model/how-it-works.ts';
import type { Block, Card, Page, Section, Table } from '#views/page/blocks.ts';
import { link, listing, muted, say, sentences, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { modalitiesOf, providersOf, rankingsOf } from '#views/words/catalog-groups.ts';
import { freeModels, orFree } from '#views/words/free-models.ts';
import {
  byokSentence,
  feeArithmetic,
  freeTierOf,
  freeTierSentence,
  semanticCacheSentence,
  topUpSentence,
} from '#views/words/gateway-sentences.ts';
import { capital, count, modelLink } from '#views/words/phrases.ts';
import type { PageBook } from './page-book.ts';

function billing(site: Site): Block[] {
  const tokenFee = tokenFeeWords(site);
  const items = [
    {
      title: costTitle(site.gateway.pricing === 'pass-through'),
      content: sentences(
        site.gateway.pricing === 'pass-through'
          ? say`You pay the provider’s price, without a markup; where a listed price differs, the model’s page shows both.`
          : undefined,
        tokenFee && say`${site.gateway.name}’s share of a token’s price is ${tokenFee}.`,
        taxes(site),
        semanticCacheSentence(site),
      ),
    },
    {
      title:
        site.gateway.platformFee === undefined && !site.gateway.chargesNoFee
          ? 'Paying in advance'
          : feeTitle(site),
      content: sentences(feeArithmetic(site), topUpSentence(site)),
    },
    {
      title: capital(
        [freeTierOf(site) && 'free tier', site.gateway.byok && 'your own keys']
          .filter((way) => way !== undefined)
          .join(' and '),
      ),
      content: sentences(freeTierSentence(site, undefined), byokSentence(site)),
    },
  ].filter(({ content }) => content.length > 0);
  return items.length === 0 ? [] : [{ kind: 'steps', items }];
}

/** How many listed rates are confirmed. */
function confirmed(site: Site): { readonly all: number; readonly matched: number } {
  const rates = checkedRates(site);
  return { all: rates.length, matched: rates.filter(({ status }) => status === 'match').length };
}

/** How many listed rates a library confirms, in one sentence. */
function verification(site: Site): Inlines | undefined {
  const { evidence } = site;
  if (evidence === undefined) return undefined;
  const { all, matched } = confirmed(site);
  const sources = Object.values(evidence.sources).map(({ package: name, version }) => [
    version === undefined ? name : `${name} ${version}`,
  ]);
  const how = (what: string) => link(address('verification/'), what);
  if (sources.length === 0) {
    return say`None of the ${count(all)} listed rates is compared with a pricing library; each model’s page says who sets its prices. ${how('How prices are checked')}.`;
  }
  return say`Of ${count(all)} listed rates, ${count(matched)} are confirmed by ${listing(sources, 'or')}; for each of the others, the model’s page gives the reason. ${how('How prices are checked, and what no library confirms')}.`;
}

/** What is there, and how much of it is confirmed, in one line. */
function coverage(site: Site): Inlines {
  const { evidence } = site;
  const { models } = site.catalog;
  const listed = `${modelCount(servedOf(site, models).length)} from ${providerCount(providersOf(site).length)}`;
  if (evidence === undefined) return [`${listed}.`];
  const { all, matched } = confirmed(site);
  const checked = link(address('verification/'), 'checked before they are published');
  // Where no library was asked, none confirms or contradicts.
  if (Object.keys(evidence.sources).length === 0) return say`${listed}; ${count(all)} rates, ${checked}.`;
  return say`${listed}; ${count(matched)} of ${count(all)} rates confirmed by price libraries, ${checked}.`;
}

/**
 * `/`
 * @param pages the other pages of this site
 */
export function homePage(site: Site, pages: Pick<PageBook<Page>, 'has'>): Page {
  const { name, platformFee } = site.gateway;
  const served = servedOf(site, site.catalog.models);
  const priced = served.filter(
    (model) => model.pricing.kind === 'free' || headline(model, site.date) !== undefined,
  );
  const verified = verification(site);
  const sections: Section[] = [
    { id: 'ways', title: 'Start with your question', blocks: [waysBlock(site, pages)] },
    { id: 'kinds', title: 'Prices by type', blocks: [kindsTable(site)] },
    { id: 'changes', title: 'Latest price changes', blocks: latestChanges(site) },
    { id: 'billing', title: 'How billing works', blocks: billing(site) },
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
      `Exact prices of ${modelCount(priced.length)} from ${providerCount(providersOf(site).length)} through ${name}, with ${platformFee ? 'the fee, ' : ''}worked examples and code.`,
    ],
    crumbs: [],
    heading: 'What does it cost to call an AI model?',
    lead: [
      [
        `One OpenAI-compatible key for ${modelCount(served.length)}. Each has a page with its price${priced.length < served.length ? ', where that is known' : ''}, ${platformFee ? 'what you pay with the fee, ' : ''}worked examples and code.`,
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

/** @param pages paths of the pages that this site has: a question whose page is missing is not asked */
function waysBlock(site: Site, pages: Pick<PageBook<Page>, 'has'>): Block {
  const fee = site.gateway.platformFee ? ' with the fee' : '';
  const guides = guidesOf(site);
  const guide = guides.find(({ name }) => name === 'quickstart') ?? guides[0];
  const items: Card[] = [
    {
      href: address('q/'),
      title: 'What does a model cost?',
      content: [
        `One page for each of ${servedCount(site, site.catalog.models)}: prices${fee}, worked examples, history and code.`,
      ],
    },
    {
      href: address('calculator/'),
      title: 'What would my workload cost?',
      content: [`Enter your usage: see what each item costs${fee}, and which models do it for less.`],
    },
    {
      href: address('compare/'),
      title: 'What is cheaper and good enough?',
      content: ['Put models side by side: prices, facts and worked examples.'],
    },
    { href: address('changes/'), title: 'What changed?', content: [changesSentence(site)] },
    {
      href: address('models/'),
      title: 'Which models are there?',
      content: [`Models from ${providerCount(providersOf(site).length)} in one list, to sort and filter.`],
    },
  ];
  const call: Card[] = guide
    ? [{ href: guide.path, title: guide.frontmatter.title, content: [guide.frontmatter.description] }]
    : [];
  const { links } = site.gateway;
  const key: Card = {
    href: links.getKey,
    title: 'Get a key',
    content: [`One key for ${modelCount(servedOf(site, site.catalog.models).length)}.`],
  };
  return { kind: 'cards', items: [...items.filter(({ href }) => pages.has(href)), ...call, key] };
}

function changesSentence(site: Site): string {
  if (site.history.length === 0) return 'No price has changed here so far.';
  const which = site.history.length === 1 ? 'It' : 'Each';
  return `${changesWords(site)}. ${which} has its date and source.`;
}

/** Lowest and median price of each kind, by what most of its models are priced by, in the unit that the cheapest lists. */
function kindsTable(site: Site): Table {
  const kinds = modalitiesOf(site).map(({ modality, models }) => ({
    modality,
    served: count(servedOf(site, models).length),
    most: rankingsOf(site, modality)[0],
  }));
  const hasFees = kinds.some(({ most }) =>
    most?.ranked.some(({ model, rate, key }) => key !== keys.rate(model, rate)),
  );
  const rows = kinds.map(({ modality, served, most }): Inlines[] => {
    const kind = link(modalityAddress(modality), modalities[modality].title);
    if (most === undefined) return [[kind], [served], ['–'], ['–'], ['–']];
    const [cheapest] = most.ranked;
    const { unit, lowest, median } = lowestAndMedian(site, modality, most);
    return [
      say`${kind} ${muted(`per ${unit}`)}`,
      [served],
      [lowest],
      [median],
      cheapest ? [modelLink(site, cheapest.model), ...orFree(site, freeModels(site, modality))] : ['–'],
    ];
  });
  return {
    kind: 'table',
    onPhone: 'lines',
    caption: `Listed prices by type of model, in its most common unit${hasFees ? '; a price per request is spread over a typical call' : ''}`,
    columns: [
      { label: 'Type' },
      { label: 'Models', align: 'end' },
      { label: 'Lowest', align: 'end' },
      { label: 'Median', align: 'end' },
      { label: 'Cheapest model' },
    ],
    rows,
  };
}

const changeCount = 6;

/** Of each model the change that leads its row: several of its prices usually change on one day. */
function onePerModel(changes: readonly PriceChange[]): PriceChange[] {
  const ofModel = Map.groupBy(changes, ({ id }) => id).values();
  return [...ofModel].flatMap((own) => byMeter(own.filter(({ date }) => date === own[0]?.date)).slice(0, 1));
}

/** What is announced, next first, and then what changed last; nothing when no change is known. */
function latestChanges(site: Site): Block[] {
  if (site.history.length === 0) return [];
  const announced = onePerModel(site.history.filter((change) => isToCome(site, change))).slice(
    0,
    changeCount / 2,
  );
  const past = site.history.filter((change) => !isToCome(site, change)).toReversed();
  const latest = onePerModel([...announced, ...past]).slice(0, changeCount);
  // Who reported a change stands on the page of all changes.
  const [date, ...columns] = changeColumns.slice(0, -1);
  return [
    {
      kind: 'table',
      caption: 'Announced and latest price changes, one per model',
      onPhone: 'lines',
      columns: [{ label: 'Model' }, ...(date ? [date] : []), ...columns],
      rows: latest.map((change) => [changedModel(site, change), ...changeCells(site, change).slice(0, -1)]),
    },
    { kind: 'links', items: [[link(address('changes/'), 'All price changes')]] },
  ];
}
