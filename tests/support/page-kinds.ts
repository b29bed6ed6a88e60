import { samplePages } from '../../scripts/lib/sample-pages.ts';
import { allModelPages, dist } from './built-pages.ts';

/**
 * One page of every kind that the built site has, and one model of each modality and standing. Nothing is listed by
 * hand: a new kind of page is looked at from the day it is built.
 */
export function pageKinds(): string[] {
  const models = new Map(
    allModelPages().map(({ model, path }) => [`${model.modality} ${model.pricing.kind}`, path]),
  );
  // Of the models' own folder the modalities say which ones.
  const others = samplePages(dist).filter((path) => !/^\/q\/./.test(path));
  return [...others, ...models.values(), '/404.html'];
}
