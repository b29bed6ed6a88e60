/** Structured data: one schema.org graph per page, saying what the page says and nothing else. */
import { meters } from '#catalog/meters.ts';
import { modalities } from '#catalog/modalities.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { isRetired, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { JsonLd, Page, Question } from './blocks.ts';
import { plainText } from './inline.ts';
import { displayName, whenWords } from './phrases.ts';
import type { Site } from './site.ts';

type Node = Readonly<Record<string, unknown>>;

/** The graph of a model's page. */
export function modelJsonLd(site: Site, model: Model, page: Page, questions: readonly Question[]): JsonLd {
  const url = absolute(site, page.path);
  // What is no longer served is not on offer.
  const rates = isRetired(model, site.date) ? [] : ratesOn(model, site.date);
  const service: Node = {
    '@type': 'Service',
    '@id': `${url}#model`,
    name: displayName(site, model),
    serviceType: modalities[model.modality].noun,
    url,
    identifier: model.id,
    provider: { '@id': absolute(site, '/#organization') },
    brand: { '@type': 'Brand', name: model.provider.name },
    ...(rates.length > 0 && { offers: offer(site, model, rates) }),
  };
  return graph([...pageNodes(site, page), service, faqNode(url, questions)]);
}

/** The graph of a page that is about no single model. */
export function pageJsonLd(site: Site, page: Page): JsonLd {
  return graph(pageNodes(site, page));
}

function graph(nodes: readonly Node[]): JsonLd {
  return { '@context': 'https://schema.org', '@graph': nodes };
}

/** Address of a path on the gateway's own site. */
export function absolute({ gateway }: Site, path: string): string {
  return new URL(path, gateway.url).href;
}

function pageNodes(site: Site, page: Page): Node[] {
  const url = absolute(site, page.path);
  const { name, url: home } = site.gateway;
  const crumbs = [...page.crumbs, { label: page.heading, href: page.path }];
  return [
    { '@type': 'Organization', '@id': absolute(site, '/#organization'), name, url: home },
    {
      '@type': 'WebPage',
      '@id': url,
      url,
      name: page.heading,
      description: plainText(page.description),
      dateModified: site.date,
      inLanguage: 'en',
      publisher: { '@id': absolute(site, '/#organization') },
      breadcrumb: { '@id': `${url}#breadcrumb` },
    },
    {
      '@type': 'BreadcrumbList',
      '@id': `${url}#breadcrumb`,
      itemListElement: crumbs.map(({ label, href }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: label,
        item: absolute(site, href),
      })),
    },
  ];
}

function offer(site: Site, model: Model, rates: readonly Rate[]): Node {
  const { currency } = site.gateway;
  return {
    '@type': 'Offer',
    priceCurrency: currency,
    seller: { '@id': absolute(site, '/#organization') },
    priceSpecification: rates.map((rate) => {
      const amount = site.amount(keys.rate(model, rate));
      const { label, per, noun } = meters[rate.meter];
      return {
        '@type': 'UnitPriceSpecification',
        // The traced key: the site check recomputes the price from it.
        identifier: amount.key,
        name: whenWords(rate.when) === 'Standard' ? label : `${label}, ${whenWords(rate.when)}`,
        price: amount.value,
        priceCurrency: currency,
        ...(rate.from !== undefined && { validFrom: rate.from }),
        referenceQuantity: {
          '@type': 'QuantitativeValue',
          value: per,
          unitText: per === 1 ? noun.one : noun.many,
        },
      };
    }),
  };
}

function faqNode(url: string, questions: readonly Question[]): Node {
  return {
    '@type': 'FAQPage',
    '@id': `${url}#faq`,
    mainEntity: questions.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: plainText(answer) },
    })),
  };
}
