/**
 * Which pages search engines may list, read from the catalog alone: a model that is served and has a price (free is
 * one), a provider with such a model, and every page that is about neither. The sitemap is compared with what pages say.
 */
import type { Model } from '#catalog/types.ts';
import { pagePath, type BuiltSite } from './built-site.ts';
import { finding } from './finding.ts';
import type { PartKind } from './part.ts';

/** What a server sends where there is no page. */
const errorPage = '404.html';

export const indexingPart: PartKind = {
  groups: ['sitemap'],
  start: (site) => ({
    *end(pages) {
      const keptOut = pathsKeptOut(site);
      site.look('sitemap', 'pages kept out', keptOut.size);
      for (const { file, path, noindex } of pages) {
        const expected = file === errorPage || keptOut.has(path);
        if (noindex && !expected) yield finding('page-kept-out', file, 'It says noindex.');
        if (!noindex && expected) yield finding('page-not-kept-out', file, 'It does not say noindex.');
      }
    },
  }),
};

function pathsKeptOut({ catalog, date }: BuiltSite): ReadonlySet<string> {
  const has = ({ pricing, retires }: Model) =>
    (retires === undefined || date < retires) && !['unknown', 'plan'].includes(pricing.kind);
  const without = catalog.models.filter((model) => !has(model));
  const offering = new Set(catalog.models.filter(has).map(({ provider }) => provider.id));
  return new Set([
    // A dated variant names its parent as the page to list instead.
    ...without.filter(({ snapshotOf }) => snapshotOf === undefined).map(pagePath),
    ...without
      .map(({ provider }) => provider.id)
      .filter((id) => !offering.has(id))
      .map((id) => `/providers/${id}/`),
  ]);
}
