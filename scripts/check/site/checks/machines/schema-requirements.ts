/** What search engines ask for, by type: data, each with where it is written. */

export interface Requirement {
  readonly type: string;
  /** Each of these must be there; of a list, one. */
  readonly properties: readonly (string | readonly string[])[];
  /** Only the type itself, not what is a kind of it. @default false */
  readonly exactly?: boolean;
  /** Only for nodes that stand at these properties of another node. @default anywhere */
  readonly at?: readonly string[];
  readonly source: string;
}

const google = 'https://developers.google.com/search/docs/appearance/structured-data';

export const requirements: readonly Requirement[] = [
  {
    type: 'BreadcrumbList',
    properties: ['itemListElement'],
    source: `${google}/breadcrumb`,
  },
  {
    type: 'ListItem',
    properties: ['position', ['name', 'item', 'url']],
    source: `${google}/breadcrumb`,
  },
  {
    type: 'Product',
    properties: ['name', ['offers', 'review', 'aggregateRating']],
    source: `${google}/product-snippet`,
  },
  {
    type: 'Offer',
    // A price of a million tokens is no price of the offer, so a specification with its quantity stands for it. What is
    // sold no more has the day until which it was.
    properties: [['price', 'priceSpecification', 'availabilityEnds']],
    source: `${google}/product-snippet#offer`,
  },
  {
    type: 'UnitPriceSpecification',
    properties: ['price', 'priceCurrency', 'referenceQuantity'],
    source: `${google}/merchant-listing#unit-price-specification`,
  },
  {
    type: 'QuantitativeValue',
    at: ['referenceQuantity'],
    properties: ['value', ['unitCode', 'unitText']],
    source: `${google}/merchant-listing#unit-price-specification`,
  },
  { type: 'FAQPage', properties: ['mainEntity'], source: 'https://schema.org/FAQPage' },
  { type: 'Question', properties: ['name', 'acceptedAnswer'], source: 'https://schema.org/Question' },
  { type: 'Answer', properties: ['text'], source: 'https://schema.org/Answer' },
  { type: 'Dataset', properties: ['name', 'description'], source: `${google}/dataset` },
  { type: 'DataDownload', properties: ['contentUrl'], source: `${google}/dataset` },
  { type: 'Organization', properties: ['name', 'url'], source: `${google}/organization` },
  {
    type: 'WebSite',
    properties: ['name', 'url'],
    source: 'https://developers.google.com/search/docs/appearance/site-names',
  },
  { type: 'Article', properties: ['headline'], source: `${google}/article` },
  { type: 'WebPage', exactly: true, properties: ['name', 'url'], source: 'https://schema.org/WebPage' },
  { type: 'Brand', properties: ['name'], source: `${google}/merchant-listing` },
  { type: 'ItemList', properties: ['itemListElement'], source: `${google}/carousel` },
];
