/** The pages of a site as files of HTML, which something else prints. */
import { pathOf } from '#address.ts';
import type { Page } from '#views/page/blocks.ts';
import type { SiteBuild } from './build.ts';
import { frameOf, type Frame } from './frame.ts';
import type { Print, SiteFile } from './output.ts';
import type { PageBook } from './page-book.ts';
import { movedPages } from './redirects.ts';

/** Prints a page that is made of a view: any but a guide's. */
export function printView(pages: PageBook<Page>, path: string, print: Print): Promise<string> {
  return pages.isModel(path) ? print('model', segmentOf(path)) : print('page', pathOf(path));
}

/** Every page that is not about one model. */
export function otherPageFiles(build: SiteBuild, print: Print): SiteFile[] {
  const { site, pages, guides } = build;
  return [
    ...pages.others().map(({ path }) => viewFile(build, path, print)),
    // What is in a guide is known to its module alone.
    ...guides.map(({ name, page }) => ({
      path: fileAt(page.path),
      content: () => print('guide', `${name}/`),
    })),
    ...movedPages(site).map(({ from }) => ({
      path: fileAt(from),
      content: () => print('model', segmentOf(from)),
    })),
    { path: '404.html', content: () => print('missing', '') },
  ];
}

/** The file of a page that is made of a view. @param path of the page */
export function viewFile({ site, pages }: SiteBuild, path: string, print: Print): SiteFile {
  return {
    path: fileAt(path),
    content: () => printView(pages, path, print),
    source: () => {
      const page = pages.get(path);
      return page === undefined ? '' : said(page, frameOf(site, pages, page));
    },
  };
}

function fileAt(path: string): string {
  return `${pathOf(path)}index.html`;
}

/** What tells models' pages apart: `acme-chat-pricing/` of `/q/acme-chat-pricing/`. */
function segmentOf(path: string): string {
  return pathOf(path).replace(/^[^/]+\//, '');
}

/** All that is printed of a page: its models are what it is about, and stand in it as words. */
function said({ models: _, ...page }: Page, frame: Frame): string {
  return JSON.stringify([page, frame]);
}
