/** Keeps pages that do not earn their place out of search engines; they stay on the site and in every list. */
import type { Model } from '#catalog/types.ts';
import type { Page } from '#views/page/blocks.ts';
import { displayName } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { judge } from './judge.ts';
import { pageText, type Subject } from './page-text.ts';

/** The pages with `robots` set where they are thin. @param pages all of a site, since they are compared */
export function withRobots(site: Site, pages: readonly Page[]): Page[] {
  // A page that stands for another one is not compared with it: its canonical address says enough.
  const judged = pages.filter(({ path, canonical = path }) => canonical === path);
  const verdicts = judge(judged.map((page) => pageText(page, subjectOf(site, page))));
  const thin = new Set(verdicts.flatMap(({ path, thin: reason }) => (reason === undefined ? [] : [path])));
  return pages.map((page) => (thin.has(page.path) ? { ...page, robots: 'noindex, follow' } : page));
}

/** What a page is about, by its kind. */
function subjectOf(site: Site, { kind, path, models = [] }: Page): Subject {
  const [first] = models;
  if (kind === 'provider') {
    const named = site.catalog.providers.find(({ id }) => path === `/providers/${id}/`);
    return { names: named === undefined ? [] : [named.name], about: undefined };
  }
  if (kind !== 'model' && kind !== 'versus') return { names: [], about: undefined };
  return {
    names: models.flatMap((model) => namesOf(site, model)),
    about: kind === 'model' ? first?.id : undefined,
  };
}

/** What a model and those who make and serve it are called. */
function namesOf(site: Site, model: Model): string[] {
  const host = site.catalog.providers.find(({ id }) => id === model.host);
  return [displayName(site, model), model.name, model.id, model.provider.name, host?.name ?? ''];
}
