import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { catalogFile, loadCatalog } from '#catalog/load.ts';
import { catalogReload } from './scripts/lib/vite/catalog-reload.ts';
import { headersOutput } from './scripts/lib/vite/headers-output.ts';
import { highlightStyles } from './scripts/lib/vite/highlight-styles.ts';
import { shortProperties } from './scripts/lib/vite/short-properties.ts';
import { smallPreload } from './scripts/lib/vite/small-preload.ts';
import { toolBundles } from './scripts/lib/vite/tool-bundles.ts';
import { toolStyles } from './scripts/lib/vite/tool-styles.ts';

export default defineConfig({
  // The catalog knows where the site stands. A mistake in it stops here, before anything is built.
  site: loadCatalog().gateway.url,
  outDir: process.env.DIST ?? './dist',
  trailingSlash: 'always',
  // White space that holds a line break goes, as in JSX; a space that is meant between inline elements is written {' '}.
  compressHTML: 'jsx',
  // Highlighting is ours, with classes: Astro's own writes inline styles, which a strict CSP forbids.
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  build: {
    // One small stylesheet that every page shares and the browser keeps.
    inlineStylesheets: 'never',
    concurrency: 4,
  },
  vite: {
    plugins: [
      highlightStyles(),
      shortProperties(),
      smallPreload(),
      toolBundles(),
      toolStyles(),
      catalogReload(catalogFile()),
    ],
    // Scripts stay files: a strict CSP forbids inline ones.
    build: { assetsInlineLimit: 0, modulePreload: false },
  },
  integrations: [mdx(), headersOutput()],
});
