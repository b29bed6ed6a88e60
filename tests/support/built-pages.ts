import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type HTMLElement } from 'node-html-parser';
import { loadCatalog } from '#catalog/load.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { root } from '../../scripts/lib/run-command.ts';
import { testSitePath } from '../../scripts/lib/suites.ts';

/** The site that tests look at: never the one at the root of the repository, which is somebody's own. */
export const testSite = siteFolder({ SITE: join(root, testSitePath) });

/** Where the suite `test-site` builds it. */
export const { dist } = testSite;

/** A model of the catalog and the page that was built for it. */
export interface ModelPage {
  readonly model: Model;
  /** The rates in force on the day the site was built for. */
  readonly rates: readonly Rate[];
  /** True when it is no longer served on that day. */
  readonly retired: boolean;
  readonly path: string;
  readonly document: HTMLElement;
  readonly main: HTMLElement;
}

/** A page of a built site. @throws when there is none at that path */
export function readPage(folder: string, path: string): HTMLElement {
  const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
  // Left to itself, the parser takes everything in a <pre> for one text.
  return parse(html, { blockTextElements: { script: true, style: true } });
}

/** Every model of the test site with its page; throws when a page is missing. */
export function allModelPages(): ModelPage[] {
  const { generated } = JSON.parse(readFileSync(join(dist, 'api/index.json'), 'utf8')) as {
    generated: string;
  };
  return loadCatalog({ file: testSite.catalog }).models.map((model) => {
    const path = `/q/${model.slug}-pricing/`;
    const document = readPage(dist, path);
    const listed = model.pricing.kind === 'priced' ? model.pricing.rates : [];
    const rates = listed.filter(
      ({ from = generated, until }) => from <= generated && (until === undefined || generated < until),
    );
    const retired = model.life.retires !== undefined && model.life.retires <= generated;
    return { model, rates, retired, path, document, main: one(document, 'main') };
  });
}

/** The only element that matches. @throws when there is none, or more than one */
export function one(parent: HTMLElement, selector: string): HTMLElement {
  const found = parent.querySelectorAll(selector);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} elements match ${selector}`);
  return first;
}

/** What a reader reads: the text, white space collapsed, words of different blocks kept apart. */
export function words(element: HTMLElement): string {
  return element.structuredText.replaceAll(/\s+/g, ' ').trim();
}

/** The elements of a page that hold one line, paragraph or cell each; code is left out. */
export function textBlocks(main: HTMLElement): HTMLElement[] {
  return main
    .querySelectorAll(
      'h1, h2, h3, p:not(.actions), li, dt, dd, th, td, caption, legend, label, .example-name',
    )
    .filter((element) => element.querySelector('p, h3, li') === null);
}

/** A listed price as the site must print it: the digits of the catalog, at least two behind the point. */
export function listedPrice(amount: string): string {
  const [whole = '', fraction = ''] = amount.split('.');
  return `$${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`;
}

/** Gathers what is wrong with each page, led by the page's model, so that one run names every fault. */
export function complaints(
  pages: readonly ModelPage[],
  look: (page: ModelPage) => readonly (string | false | undefined)[],
): string[] {
  return pages.flatMap((page) =>
    look(page).flatMap((complaint) => (complaint ? [`${page.model.id}: ${complaint}`] : [])),
  );
}
