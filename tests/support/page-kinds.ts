import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { parse, type HTMLElement } from 'node-html-parser';
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

/**
 * Those of the pages that have an element, with its classes and the names of its attributes, in a parent that none of the
 * others has it in: what looks at elements alone finds on the rest nothing that it would not find on these.
 */
export function pagesOfOwnMarkup(paths: readonly string[]): Set<string> {
  const pages = paths
    .map((path) => ({ path, markup: markupOf(join(dist, path.replace(/\/$/, '/index.html'))) }))
    .sort((a, b) => b.markup.size - a.markup.size);
  const seen = new Set<string>();
  return new Set(
    pages.flatMap(({ path, markup }) => {
      const isOwn = [...markup].some((element) => !seen.has(element));
      for (const element of markup) seen.add(element);
      return isOwn ? [path] : [];
    }),
  );
}

function markupOf(file: string): Set<string> {
  const kind = (element: HTMLElement | null) =>
    element === null
      ? ''
      : [
          element.tagName,
          ...[...element.classList.values()].sort(),
          ...Object.keys(element.attributes).sort(),
        ].join(' ');
  const elements = parse(readFileSync(file, 'utf8')).querySelectorAll('body *');
  return new Set(elements.map((element) => `${kind(element.parentNode)} > ${kind(element)}`));
}
