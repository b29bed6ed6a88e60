/** The pairs of the catalog that have a page side by side. */
import { address } from '#address.ts';
import { stems } from '#catalog/registry/file-paths.ts';
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { keptPer } from '#pricing/kept.ts';
import { link, type Inline } from '#views/page/inline.ts';
import { displayName } from './phrases.ts';
import type { Site } from '#views/site.ts';

export type Pair = readonly [Model, Model];

/** The curated pairs of models that are still served and have a price today. */
export const pairsOf = keptPer((site: Site): readonly Pair[] =>
  site.catalog.comparisons
    .map(([one, other]): Pair => [site.model(one), site.model(other)])
    .filter((pair) => pair.every((model) => site.lifecycle(model).isServed && headline(model, site.date))),
);

/** Address of a pair's page. */
export function versusPath([one, other]: Pair): string {
  return address(`${stems.versus(one.slug, other.slug)}/`);
}

/** "GPT-5 vs Claude Opus 4.8": the name of a pair. */
export function versusName(site: Site, [one, other]: Pair): string {
  return `${displayName(site, one)} vs ${displayName(site, other)}`;
}

/** Links to the comparisons of a model, each named by the other one. */
export function comparisonLinks(site: Site, model: Model): Inline[] {
  return pairsOf(site)
    .filter((pair) => pair.includes(model))
    .map((pair) => {
      const other = pair[0] === model ? pair[1] : pair[0];
      return link(versusPath(pair), `Compared with ${displayName(site, other)}`);
    });
}
