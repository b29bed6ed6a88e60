/** One provider's models: `/providers/<provider>/`. */
import { address, providerAddress } from '#address.ts';
import type { Model, Provider } from '#catalog/types.ts';
import type { Page } from '#views/page/blocks.ts';
import { descriptionRoom, fitting, titleRoom } from '#views/words/fitting.ts';
import { link, say, type Inlines } from '#views/page/inline.ts';
import { homeCrumb, listNotes, lowestAmong, servedCount } from './list-parts.ts';
import { mixedTable, newestFirst, newestWords } from './model-table.ts';
import type { Site } from '#views/site.ts';

/** `/providers/<provider>/` */
export function providerPage(site: Site, provider: Provider): Page {
  const listed = newestFirst(
    site,
    site.catalog.models.filter((model) => model.provider === provider),
  );
  const own =
    provider.pricing === undefined
      ? []
      : say` ${provider.name} keeps its own ${link(provider.pricing, 'price list')}.`;
  const lowest = lowestAmong(site, listed);
  // Of its own models a gateway is the provider, too.
  const { name: gateway } = site.gateway;
  const whose =
    provider.name === gateway
      ? `${gateway} has ${servedCount(site, listed)} of its own`
      : `Through ${gateway}, ${provider.name} has ${servedCount(site, listed)}`;
  return {
    kind: 'provider',
    path: providerAddress(provider.id),
    models: listed,
    title: fitting(titleRoom, [
      say`${provider.name} API pricing${lowest ? say`: ${lowest}` : ''} | ${site.gateway.name}`,
      say`${provider.name} API pricing${lowest ? say`: ${lowest}` : ''}`,
      [`${provider.name} API pricing | ${site.gateway.name}`],
    ]),
    description: descriptionOf(site, provider, listed, lowest),
    crumbs: [homeCrumb, { label: 'Models', href: address('models/') }],
    heading: `${provider.name} models`,
    isList: true,
    lead: [say`${whose}.${own}`],
    sections: [
      {
        id: 'table',
        title: 'Prices',
        blocks: [
          mixedTable(
            site,
            listed,
            `${provider.name} models with their listed prices${newestWords(site, listed)}`,
          ),
          ...listNotes(site, listed),
        ],
      },
    ],
  };
}

function descriptionOf(
  site: Site,
  { name }: Provider,
  listed: readonly Model[],
  lowest: Inlines | undefined,
): Inlines {
  const what = `What ${name} models cost through ${site.gateway.name}: ${servedCount(site, listed)}`;
  if (lowest === undefined) return [`${what}, and what is known of the price.`];
  return fitting(descriptionRoom, [
    say`${what}, ${lowest}, with price tables, worked examples and code.`,
    say`${what}, ${lowest}.`,
  ]);
}
