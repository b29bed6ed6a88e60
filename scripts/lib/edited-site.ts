/** What `npm run dev` answers without Astro: every file that is no page, and pages by the printer that a build has kept. */
import { extname } from 'node:path';
import type { Connect } from 'vite';
import { pathOf } from '#address.ts';
import { madeSite, type MadeSite, type Print, type SiteFile } from '#views/whole/output.ts';
import { printView } from '#views/whole/page-files.ts';
import { contentType, mediaTypes } from '../hosting/description.ts';
import { requestPath } from './static-server.ts';

/**
 * Answers with what the site has at an address. What it leaves, Astro answers: a page where nothing is kept that prints
 * it, a guide, whose text is compiled, and what keeps the site from being made.
 * @param printer what prints pages as they are compiled now; nothing where they have to be compiled
 * @param client address of the script that reloads the page
 */
export function answerFromSite(printer: () => Print | undefined, client: string): Connect.NextHandleFunction {
  const found = async (path: string) => {
    const site = await madeSite();
    if (!path.endsWith('/')) return fileAt(site, decodeURI(pathOf(path)))?.content();
    const print = printer();
    const page = print && site.pages.get(path) && (await printView(site.pages, path, print));
    // Astro's own pages have it, too.
    return page?.replace('<head>', `$&<script type="module" src="${client}"></script>`);
  };
  return ({ originalUrl }, response, next) => {
    const path = requestPath(originalUrl);
    const type = mediaTypes[extname(path).slice(1) || 'html'] ?? 'text/plain';
    found(path).then(
      (body) => {
        if (body === undefined) next();
        else response.setHeader('Content-Type', contentType(type)).end(body);
      },
      () => {
        next();
      },
    );
  };
}

/** Looks for it file by file: to list them all takes pages that nobody has asked for. */
function fileAt(site: MadeSite, path: string): SiteFile | undefined {
  for (const file of site.files()) if (file.path === path) return file;
  return undefined;
}
