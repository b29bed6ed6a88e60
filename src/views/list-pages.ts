/** The ways in: home, all questions, all models, one modality, one provider. */
import { meters } from '#catalog/meters.ts';
import { modalities, modalityNames, type Modality } from '#catalog/modalities.ts';
import type { Model, Provider } from '#catalog/types.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Block, Card, Page, Section } from './blocks.ts';
import {
  byokSentence,
  feeArithmetic,
  freeTierSentence,
  semanticCacheSentence,
  topUpSentence,
} from './gateway-sentences.ts';
import { guidesOf } from './guide-list.ts';
import { costTitle, feeTitle } from './how-it-works.ts';
import { link, listing, say, sentences, type Inlines } from './inline.ts';
import { checkedRates } from './checked-rates.ts';
import { pageJsonLd } from './json-ld.ts';
import { byPrice, catalogTable, modalityTable, providerTable } from './model-table.ts';
import { displayName, longDate, shortPrice } from './phrases.ts';
import { modelPath, type Site } from './site.ts';

const home = { label: 'Home', href: '/' };

function withJsonLd(site: Site, page: Page): Page {
  return { ...page, jsonLd: pageJsonLd(site, page) };
}

/** Modalities that have models, with them. */
export function modalitiesOf(site: Site): { modality: Modality; models: Model[] }[] {
  return modalityNames
    .map((modality) => ({
      modality,
      models: site.catalog.models.filter((model) => model.modality === modality),
    }))
    .filter(({ models }) => models.length > 0);
}

/** Providers that have models, with them, by name. */
export function providersOf(site: Site): { provider: Provider; models: Model[] }[] {
  return site.catalog.providers
    .map((provider) => ({
      provider,
      models: site.catalog.models.filter((model) => model.provider === provider),
    }))
    .filter(({ models }) => models.length > 0)
    .sort((a, b) => a.provider.name.localeCompare(b.provider.name, 'en'));
}

function models(count: number): string {
  return count === 1 ? '1 model' : `${String(count)} models`;
}

function providers(count: number): string {
  return count === 1 ? '1 provider' : `${String(count)} providers`;
}

/** The lowest price of a modality in the meter most of its models answer by. */
function lowestPrice(site: Site, modality: Modality): Inlines {
  const rankings = modalities[modality].headline.flatMap(([meter]) =>
    meter === undefined ? [] : [{ meter, ranked: site.tracer.ranking(modality, meter) }],
  );
  const best = rankings.sort((a, b) => b.ranked.length - a.ranked.length)[0];
  if (best === undefined || best.ranked.length === 0) return [];
  return say`, from ${site.amount(keys.standing(modality, best.meter, 'lowest'))} per ${meters[best.meter].unit}`;
}

function modalityCards(site: Site): Block {
  const items = modalitiesOf(site).map(({ modality, models: listed }): Card => ({
    href: `/models/${modality}/`,
    title: modalities[modality].title,
    content: say`${models(listed.length)}${lowestPrice(site, modality)}`,
  }));
  return { kind: 'cards', items };
}

function providerLinks(site: Site): Block {
  const items = providersOf(site).map(({ provider, models: listed }) => [
    link(`/providers/${provider.id}/`, provider.name),
    ` ${String(listed.length)}`,
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

/** How many listed rates a library confirms, in one sentence. */
function verification(site: Site): Inlines | undefined {
  const { evidence } = site;
  if (evidence === undefined) return undefined;
  const found = checkedRates(site);
  const matched = found.filter(({ status }) => status === 'match').length;
  const sources = Object.values(evidence.sources).map(({ package: name, version }) => [
    version === undefined ? name : `${name} ${version}`,
  ]);
  return say`Of ${String(found.length)} listed rates, ${String(matched)} are listed alike by ${listing(sources, 'or')}; each of the others says on its page why it is not. Checked on ${longDate(evidence.date)}: ${link('/verification/', 'how, and what nobody confirms')}.`;
}

/** `/` */
export function homePage(site: Site): Page {
  const { name, platformFee } = site.gateway;
  const { models: all } = site.catalog;
  const verified = verification(site);
  const sections: Section[] = [
    { id: 'kinds', title: 'By kind', blocks: [modalityCards(site)] },
    { id: 'billing', title: 'How billing works', blocks: [billing(site)] },
    { id: 'providers', title: 'By provider', blocks: [providerLinks(site)] },
    ...(verified
      ? [{ id: 'verified', title: 'Checked prices', blocks: [{ kind: 'text', content: verified } as const] }]
      : []),
  ];
  return withJsonLd(site, {
    kind: 'home',
    path: '/',
    title: [`${name} pricing: what every AI model costs`],
    description: [
      `Exact prices of ${models(all.length)} from ${providers(providersOf(site).length)} through ${name}, with ${platformFee ? 'the fee, ' : ''}worked examples and code.`,
    ],
    crumbs: [],
    actions: [
      { href: '/models/', label: 'See every model' },
      ...guidesOf(site)
        .slice(0, 1)
        .map(({ path, frontmatter }) => ({ href: path, label: frontmatter.title })),
    ],
    heading: 'What does it cost to call an AI model?',
    lead: [
      [
        `${name} puts one OpenAI-compatible key in front of ${models(all.length)} from ${providers(providersOf(site).length)}. Here is what each of them costs: the listed price, ${platformFee ? 'what you pay with the fee, ' : ''}worked examples, and code that calls it.`,
      ],
    ],
    sections,
  });
}

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
            say`${link(modelPath(model), `How much does ${displayName(site, model)} cost?`)} ${shortPrice(site, model)}`,
        ),
      },
    ],
  }));
  return withJsonLd(site, {
    kind: 'questions',
    path: '/q/',
    title: [`Questions about AI model prices | ${site.gateway.name}`],
    description: [
      `One question per model, ${models(site.catalog.models.length)}: how much does it cost through ${site.gateway.name}?`,
    ],
    crumbs: [home],
    heading: 'Pricing questions',
    lead: [
      [
        'One question for every model, with its answer in short. Each page has the full price table, worked examples and code.',
      ],
    ],
    sections,
  });
}

/** `/models/` */
export function modelsPage(site: Site): Page {
  const { models: all } = site.catalog;
  return withJsonLd(site, {
    kind: 'models',
    path: '/models/',
    title: [`All ${String(all.length)} models and their prices | ${site.gateway.name}`],
    description: [
      `Every model of ${site.gateway.name} in one table: ${models(all.length)}, with price per unit, context and provider.`,
    ],
    crumbs: [home],
    heading: 'All models',
    lead: [
      [
        `${models(all.length)}. Prices are the listed ones${site.gateway.platformFee ? ', before the platform fee' : ''}. Units are never mixed in one ordering.`,
      ],
    ],
    sections: [
      {
        id: 'kinds',
        title: 'One kind at a time',
        blocks: [
          {
            kind: 'links',
            items: modalitiesOf(site).map(({ modality }) => [
              link(`/models/${modality}/`, modalities[modality].title),
            ]),
          },
        ],
      },
      {
        id: 'table',
        title: 'Every model',
        blocks: [catalogTable(site, all, 'All models with their listed prices')],
      },
    ],
  });
}

/** `/models/<modality>/` */
export function modalityPage(site: Site, modality: Modality): Page {
  const { title, plural } = modalities[modality];
  const listed = byPrice(
    site,
    site.catalog.models.filter((model) => model.modality === modality),
  );
  return withJsonLd(site, {
    kind: 'modality',
    path: `/models/${modality}/`,
    title: [`${title} by price | ${site.gateway.name}`],
    description: say`What ${plural} cost through ${site.gateway.name}: ${models(listed.length)}${lowestPrice(site, modality)}.`,
    crumbs: [home, { label: 'Models', href: '/models/' }],
    heading: `${title} by price`,
    lead: [
      say`${models(listed.length)}${lowestPrice(site, modality)}. Cheapest first, one unit at a time; models without a known price come last.`,
    ],
    sections: [
      { id: 'table', title: 'Prices', blocks: [modalityTable(site, listed, `${title}, cheapest first`)] },
    ],
  });
}

/** `/providers/<provider>/` */
export function providerPage(site: Site, provider: Provider): Page {
  const listed = site.catalog.models.filter((model) => model.provider === provider);
  const own =
    provider.pricing === undefined
      ? []
      : say` ${provider.name} keeps its own ${link(provider.pricing, 'price list')}.`;
  return withJsonLd(site, {
    kind: 'provider',
    path: `/providers/${provider.id}/`,
    title: [`${provider.name} models and prices | ${site.gateway.name}`],
    description: [
      `What ${provider.name} models cost through ${site.gateway.name}: ${models(listed.length)} with listed prices${site.gateway.platformFee ? ', the fee' : ''} and code.`,
    ],
    crumbs: [home, { label: 'Models', href: '/models/' }],
    heading: `${provider.name} models`,
    lead: [say`${models(listed.length)} from ${provider.name} through ${site.gateway.name}.${own}`],
    sections: [
      {
        id: 'table',
        title: 'Prices',
        blocks: [providerTable(site, listed, `${provider.name} models with their listed prices`)],
      },
    ],
  });
}
