import { readPage, type HtmlPage } from '../../scripts/check/site/html-page.ts';

/** Parses each page of one site once, however often the site is checked: most stay as they are. */
export function parseOnce(): typeof readPage {
  const known = new Map<string, HtmlPage>();
  return (file, html, modelAt) => {
    const page = known.get(`${file} ${html}`) ?? readPage(file, html, modelAt);
    known.set(`${file} ${html}`, page);
    return page;
  };
}
