/** What `npm run dev` answers without Astro: every file that is no page, and pages by the printer that a build has kept. */
import { extname } from 'node:path';
import type { Plugin } from 'vite';
import { pathOf } from '#address.ts';
import { madeSite, type MadeSite, type Print, type SiteFile } from '#views/whole/output.ts';
import { contentType, mediaTypes } from '../hosting/description.ts';
import { requestPath } from './static-server.ts';

/**
 * Answers with what the site has at an address. What it leaves, Astro answers: a page where nothing is kept that prints
 * it, a guide, whose text is compiled, and what keeps the site from being made.
 * @param base where the site stands on its host
 * @param printer what prints pages as they are compiled now; nothing where they have to be compiled
 */
export function answers(base: string, printer: () => Print | undefined): Plugin {
  return {
    name: 'ratecard:answers',
    // Before Astro; scripts and styles are Vite's all the same, which comes before both.
    enforce: 'pre',
    apply: 'serve',
    configureServer:
      ({ middlewares, config }) =>
      () => {
        const client = `<script type="module" src="${config.base}@vite/client"></script>`;
        middlewares.use(base, ({ originalUrl }, response, next) => {
          const path = requestPath(originalUrl);
          const isPage = path.endsWith('/');
          const type = mediaTypes[isPage ? 'html' : extname(path).slice(1)] ?? 'text/plain';
          contentAt(path, printer()).then(
            (content) => {
              if (content === undefined) next();
              else
                response
                  .setHeader('Content-Type', contentType(type))
                  // Astro's own pages have it, too: it reloads them.
                  .end(isPage ? String(content).replace('<head>', `$&${client}`) : content);
            },
            () => {
              next();
            },
          );
        });
      },
  };
}

async function contentAt(path: string, print: Print | undefined): Promise<string | Uint8Array | undefined> {
  const site = await madeSite();
  if (!path.endsWith('/')) return fileAt(site, decodeURI(pathOf(path)))?.content();
  return print && site.printed(path, print);
}

/** Looks for it file by file: to list them all takes pages that nobody has asked for. */
function fileAt(site: MadeSite, path: string): SiteFile | undefined {
  for (const file of site.files()) if (file.path === path) return file;
  return undefined;
}
