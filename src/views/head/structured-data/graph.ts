/** Structured data: one schema.org graph per page, saying what the page says and nothing else. */
import type { Thing } from 'schema-dts';
import type { JsonLd, Page } from '#views/page/blocks.ts';
import type { Site } from '#views/site.ts';
import { articleNode } from './article-node.ts';
import { datasetNode } from './dataset-node.ts';
import { faqNode, questionsOn } from './faq-node.ts';
import { pageIds, siteIds } from './ids.ts';
import { listNode } from './list-node.ts';
import { modelNode } from './model-node.ts';
import { breadcrumbNode, webPageNode } from './page-nodes.ts';
import { organizationNode, webSiteNode } from './site-nodes.ts';

/** The graph of a page; what a page is mainly about follows from its kind and its models. */
export function structuredData(site: Site, page: Page): JsonLd {
  const subject = subjectOf(site, page);
  const questions = questionsOn(page);
  return {
    '@context': 'https://schema.org',
    '@graph': [
      organizationNode(site),
      webSiteNode(site),
      webPageNode(site, page, subject?.id),
      breadcrumbNode(site, page),
      ...(subject?.nodes ?? []),
      ...(questions.length > 0 ? [faqNode(site, page.path, questions)] : []),
    ],
  };
}

/** What a page is mainly about, as nodes; the first is the one that the page points to by its id. */
function subjectOf(site: Site, page: Page): { id: string; nodes: Thing[] } | undefined {
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
      return { id: siteIds(site).dataset, nodes: [datasetNode(site)] };
    case 'modality':
    case 'provider':
      return models.length > 0 ? { id: ids.list, nodes: [listNode(site, page.path, models)] } : undefined;
    default:
      return undefined;
  }
}
