/** The catalog as data: what Dataset Search finds. */
import { address } from '#address.ts';
import type { DataDownload, Dataset } from 'schema-dts';
import { absolute, type Site } from '#views/site.ts';
import { updatedOf } from '#views/words/last-change.ts';
import { siteIds } from './ids.ts';

/** The files that hold the whole catalog. */
const files = [
  { path: address('api/models.json'), encodingFormat: 'application/json', name: 'All models as JSON' },
  { path: address('api/models.csv'), encodingFormat: 'text/csv', name: 'All rates as CSV' },
] as const;

export function datasetNode(site: Site): Dataset {
  const { dataset, organization, website } = siteIds(site);
  const { name, currency } = site.gateway;
  const day = updatedOf(site, { kind: 'api' });
  return {
    '@type': 'Dataset',
    '@id': dataset,
    name: `${name} model prices`,
    description: `Every listed price of the ${String(site.catalog.models.length)} AI models of ${name}, in ${currency}: exact decimals with unit, condition, dates and what confirms them.`,
    url: absolute(site, address('api/')),
    ...(day !== undefined && { dateModified: day }),
    isAccessibleForFree: true,
    isPartOf: { '@id': website },
    creator: { '@id': organization },
    distribution: files.map(({ path, ...file }): DataDownload => ({
      '@type': 'DataDownload',
      ...file,
      contentUrl: absolute(site, path),
    })),
  };
}
