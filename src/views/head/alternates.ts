/** The same facts in other formats, and feeds: what the head of a page links to. */
import { address, modelFileAddress } from '#address.ts';
import type { Alternate, Page } from '#views/page/blocks.ts';
import { feeds } from '#views/data/feeds.ts';
import { markdownPath } from '#views/page/markdown.ts';

/** Links to a page's Markdown twin, to its data, and to the feeds. */
export function alternatesOf(page: Page): Alternate[] {
  const data = dataPath(page);
  // A model's page is the lightest there is; whoever follows one model's price follows the changes.
  const feedsOfPage = page.kind === 'model' ? feeds.filter(({ name }) => name === 'changes') : feeds;
  return [
    { type: 'text/markdown', href: markdownPath(page.path) },
    ...(data === undefined ? [] : [{ type: 'application/json', href: data } as const]),
    ...feedsOfPage.flatMap(({ name, title }): Alternate[] => [
      { type: 'application/rss+xml', href: address(`${name}.xml`), title },
      ...(page.kind === 'model'
        ? []
        : [{ type: 'application/feed+json', href: address(`${name}.json`), title } as const]),
    ]),
  ];
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
