/** Structured data: one schema.org graph per page, saying what the page says and nothing else. */
import { address, modelAddress } from '#address.ts';
import type { Model } from '#catalog/types.ts';
import type { JsonLd, Page, PageKind, Question, SchemaNode } from '#views/page/blocks.ts';
import { plainText } from '#views/page/inline.ts';
import { absolute, type Site } from '#views/site.ts';
import { dataTerms } from '#views/words/data-terms.ts';
import { count, displayName } from '#views/words/phrases.ts';
import { pageIds, siteIds } from './node-ids.ts';
import { modelNode } from './model-node.ts';

/**
 * The graph of a page; what a page is mainly about follows from its kind and its models.
 * @param dataDay since when the whole catalog as data says what it says
 */
export function structuredData(site: Site, page: Page, dataDay: () => string): JsonLd {
  const subject = subjectOf(site, page, dataDay);
  const questions = questionsOn(page);
  return {
    '@context': 'https://schema.org',
    '@graph': [
      organizationNode(site),
      webSiteNode(site),
      webPageNode(site, page, subject?.id),
      // A way of one step is none.
      ...(page.crumbs.length > 0 ? [breadcrumbNode(site, page)] : []),
      ...(subject?.nodes ?? []),
      ...(questions.length > 0 ? [faqNode(site, page.path, questions)] : []),
    ],
  };
}

/** What a page is mainly about, as nodes; the first is the one that the page points to by its id. */
function subjectOf(
  site: Site,
  page: Page,
  dataDay: () => string,
): { id: string; nodes: SchemaNode[] } | undefined {
  const ids = pageIds(site, page.path);
  const { models = [] } = page;
  const [model] = models;
  switch (page.kind) {
    case 'model':
      return model && { id: ids.model, nodes: [modelNode(site, model, page)] };
    case 'guide':
    case 'versus':
      return { id: ids.article, nodes: [articleNode(site, page)] };
    case 'api':
    case 'models':
      return { id: siteIds(site).dataset, nodes: [datasetNode(site, dataDay())] };
    case 'modality':
    case 'provider':
      return models.length > 0 ? { id: ids.list, nodes: [listNode(site, page.path, models)] } : undefined;
    default:
      return undefined;
  }
}

/** The gateway. */
function organizationNode(site: Site): SchemaNode {
  const { name, url } = site.gateway;
  return { '@type': 'Organization', '@id': siteIds(site).organization, name, url };
}

/** The site; without a SearchAction, since search engines no longer show a site's own search box. */
function webSiteNode(site: Site): SchemaNode {
  const { organization, website } = siteIds(site);
  return {
    '@type': 'WebSite',
    '@id': website,
    name: `${site.gateway.name} pricing`,
    url: absolute(site, address('')),
    publisher: { '@id': organization },
  };
}

const collections: readonly PageKind[] = ['questions', 'models', 'modality', 'provider', 'guides'];

/** @param subject id of what the page is mainly about */
function webPageNode(site: Site, page: Page, subject: string | undefined): SchemaNode {
  const ids = pageIds(site, page.path);
  return {
    '@type': collections.includes(page.kind) ? 'CollectionPage' : 'WebPage',
    '@id': ids.page,
    url: absolute(site, page.path),
    name: page.heading,
    description: plainText(page.description),
    ...(page.updated !== undefined && { dateModified: page.updated }),
    inLanguage: 'en',
    isPartOf: { '@id': siteIds(site).website },
    ...(page.crumbs.length > 0 && { breadcrumb: { '@id': ids.breadcrumb } }),
    ...(subject !== undefined && { mainEntity: { '@id': subject } }),
  };
}

/** The breadcrumb as it is shown, with the page at its end. */
function breadcrumbNode(site: Site, { path, crumbs, heading }: Page): SchemaNode {
  return {
    '@type': 'BreadcrumbList',
    '@id': pageIds(site, path).breadcrumb,
    itemListElement: [...crumbs, { label: heading, href: path }].map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: absolute(site, href),
    })),
  };
}

/** A page of prose about a technical matter: guides, and what speaks for and against two models. */
function articleNode(site: Site, page: Page): SchemaNode {
  const ids = pageIds(site, page.path);
  const gateway = { '@id': siteIds(site).organization };
  const { models = [] } = page;
  return {
    '@type': 'TechArticle',
    '@id': ids.article,
    headline: page.heading,
    description: plainText(page.description),
    ...(page.updated !== undefined && { dateModified: page.updated }),
    inLanguage: 'en',
    author: gateway,
    publisher: gateway,
    mainEntityOfPage: { '@id': ids.page },
    ...(page.image && { image: absolute(site, page.image.path) }),
    ...(models.length > 0 && {
      // Their own pages say the rest; a bare reference would lead to nothing on this one.
      about: models.map((model) => ({
        '@type': 'WebAPI',
        '@id': pageIds(site, modelAddress(model)).model,
        name: displayName(site, model),
        url: absolute(site, modelAddress(model)),
      })),
    }),
  };
}

/** The files that hold the whole catalog. */
const files = [
  { path: address('api/models.json'), encodingFormat: 'application/json', name: 'All models as JSON' },
  { path: address('api/models.csv'), encodingFormat: 'text/csv', name: 'All rates as CSV' },
] as const;

/** The catalog as data: what Dataset Search finds. */
function datasetNode(site: Site, day: string): SchemaNode {
  const { dataset, organization, website } = siteIds(site);
  const terms = dataTerms(site);
  const { name, currency } = site.gateway;
  return {
    '@type': 'Dataset',
    '@id': dataset,
    name: `${name} model prices`,
    description: `Every listed price of the ${count(site.catalog.models.length)} AI models of ${name}, in ${currency}: exact decimals with unit, condition, dates and what confirms them.`,
    url: absolute(site, address('api/')),
    dateModified: day,
    isAccessibleForFree: true,
    ...(terms?.licenseUrl !== undefined && { license: terms.licenseUrl }),
    ...(terms?.citation !== undefined && { creditText: terms.citation }),
    isPartOf: { '@id': website },
    creator: { '@id': organization },
    distribution: files.map(({ path, ...file }): SchemaNode => ({
      '@type': 'DataDownload',
      ...file,
      contentUrl: absolute(site, path),
    })),
  };
}

/** Every question that stands on a page. */
function questionsOn({ sections }: Page): Question[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'faq' ? block.items : [])),
  );
}

/**
 * Questions and answers, word for word. Rich results for them ended in 2026; they stay as plain vocabulary, since they
 * say what is visible and compress to next to nothing beside it.
 */
function faqNode(site: Site, path: string, questions: readonly Question[]): SchemaNode {
  return {
    '@type': 'FAQPage',
    '@id': pageIds(site, path).faq,
    mainEntity: questions.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: plainText(answer) },
    })),
  };
}

/**
 * How many are named. A catalog of thousands would outweigh its page; `numberOfItems` is meant for the whole list
 * where only a part of it is described.
 */
const named = 100;

function listNode(site: Site, path: string, models: readonly Model[]): SchemaNode {
  return {
    '@type': 'ItemList',
    '@id': pageIds(site, path).list,
    numberOfItems: models.length,
    itemListElement: models.slice(0, named).map((model, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: displayName(site, model),
      url: absolute(site, modelAddress(model)),
    })),
  };
}
