import { readdirSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { allModelPages, dist } from './built-pages.ts';

/**
 * One page of every kind in a built site, by its address: pages of one kind stand in one folder, so the first of
 * each folder is taken, and folders with an index of their own are kinds as well.
 * @param folder - The built site
 */
export function samplePages(folder: string): string[] {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file === 'index.html' || file.endsWith('/index.html'))
    .map((file) => `/${file.slice(0, -'index.html'.length)}`)
    .sort();
  const samples = new Map<string, string>();
  for (const page of pages) {
    const parent = dirname(page);
    if (page === '/' || parent === '/') samples.set(page, page);
    else if (!samples.has(`${parent}/*`)) samples.set(`${parent}/*`, page);
  }
  return [...samples.values()];
}

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
