import { defineConfig } from 'astro/config';
import { loadCatalog } from '#catalog/load.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import ratecard from './scripts/lib/integration.ts';

const { dist, path, publicFolder } = siteFolder();
// The catalog knows where the site stands. A mistake in it stops here, before anything is built.
const { siteUrl } = loadCatalog();

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
    // A site folder may stand anywhere.
    server: { fs: { allow: ['.', path] } },
  },
  integrations: [ratecard()],
});
