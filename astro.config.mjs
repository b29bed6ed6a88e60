import { join } from 'node:path';
import { defineConfig } from 'astro/config';
import { loadCatalog } from '#catalog/load.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import ratecard from './scripts/lib/integration.ts';
import { isWithin } from './scripts/lib/output-folder.ts';

const { dist, path, publicFolder } = siteFolder();
// The catalog knows where the site stands. A mistake in it stops here, before anything is built.
const { siteUrl } = loadCatalog();

/** What `npm run dev` shows when it is saved, or begins anew with. */
const watched = ['src', 'astro.config.mjs', 'tsconfig.json'].map((name) => join(import.meta.dirname, name));

/** A project that is nothing but the site: settings that a house decides on for itself. */
export default defineConfig({
  site: siteUrl,
  base: new URL(siteUrl).pathname,
  outDir: dist,
  publicDir: publicFolder,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  // One small stylesheet that every page shares and the browser keeps.
  build: { inlineStylesheets: 'never', concurrency: 4 },
  vite: {
    // Scripts stay files, since a strict CSP forbids inline ones. The other minifier does not know `:target-current` yet, and
    // says so each time. A tokenizer's ranks are data (KB), loaded when a reader pastes a text to be counted.
    build: { assetsInlineLimit: 0, modulePreload: false, cssMinify: 'esbuild', chunkSizeWarningLimit: 2500 },
    server: {
      // A site folder may stand anywhere.
      fs: { allow: ['.', path] },
      // To find what is in built sites and caches takes longer than to make the site. Of a site folder, the engine looks
      // at the files itself.
      watch: {
        ignored: (file) => !watched.some((place) => isWithin(place, file) || isWithin(file, place)),
      },
    },
  },
  integrations: [ratecard()],
});
