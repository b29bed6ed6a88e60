import { readPage, type HtmlPage } from '../../scripts/check/site/html-page.ts';

/** Parses each page of one site once, however often the site is checked: most stay as they were at first. */
export function parseOnce(): typeof readPage {
  const known = new Map<string, { html: string; page: HtmlPage }>();
  return (file, html, modelAt) => {
    const first = known.get(file);
    if (first?.html === html) return first.page;
    const page = readPage(file, html, modelAt);
    if (first === undefined) known.set(file, { html, page });
    return page;
  };
}
