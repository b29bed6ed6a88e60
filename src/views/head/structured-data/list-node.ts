/** The models that a page lists, in its order. */
import { modelAddress } from '#address.ts';
import type { ItemList } from 'schema-dts';
import type { Model } from '#catalog/types.ts';
import { displayName } from '#views/words/phrases.ts';
import { absolute, type Site } from '#views/site.ts';
import { pageIds } from './ids.ts';

/**
 * How many are named. A catalog of thousands would outweigh its page; `numberOfItems` is meant for the whole list
 * where only a part of it is described.
 */
const named = 100;

export function listNode(site: Site, path: string, models: readonly Model[]): ItemList {
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
