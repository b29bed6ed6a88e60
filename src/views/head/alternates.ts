/** The same facts in other formats, and feeds: what the head of a page links to. */
import { address, modelFeedAddress, modelFileAddress } from '#address.ts';
import type { Alternate, Page } from '#views/page/blocks.ts';
import { feeds, modelsWithFeed } from '#views/data/feeds.ts';
import { markdownPath } from '#views/page/markdown.ts';
import type { Site } from '#views/site.ts';
import { displayName } from '#views/words/phrases.ts';

/** Links to a page's Markdown twin, to its data, and to the feeds. */
export function alternatesOf(site: Site, page: Page): Alternate[] {
  const data = dataPath(page);
  return [
    { type: 'text/markdown', href: markdownPath(page.path) },
    ...(data === undefined ? [] : [{ type: 'application/json', href: data } as const]),
    ...(page.kind === 'model' ? modelFeeds(site, page) : siteFeeds),
  ];
}

const siteFeeds = feeds.flatMap(({ name, title }): Alternate[] => [
  { type: 'application/rss+xml', href: address(`${name}.xml`), title },
  { type: 'application/feed+json', href: address(`${name}.json`), title },
]);

/** A model's page is the lightest there is: of one feed, its own; until it has one, that of all changes. */
function modelFeeds(site: Site, { models = [] }: Page): Alternate[] {
  const [model] = models;
  const own = model !== undefined && modelsWithFeed(site).has(model);
  return own
    ? [
        {
          type: 'application/rss+xml',
          href: modelFeedAddress(model),
          title: `${displayName(site, model)} pricing`,
        },
      ]
    : siteFeeds.slice(0, 1);
}

/** The file of the API that holds what a page is about. */
function dataPath({ kind, models = [] }: Page): string | undefined {
  const [model] = models;
  switch (kind) {
    case 'model':
      return model && modelFileAddress(model);
    case 'modality':
      return model && address(`api/modalities/${model.modality}.json`);
    case 'provider':
      return model && address(`api/providers/${model.provider.id}.json`);
    case 'deprecations':
      return address('api/deprecations.json');
    case 'home':
    case 'questions':
    case 'models':
    case 'api':
      return address('api/models.json');
    default:
      return undefined;
  }
}
