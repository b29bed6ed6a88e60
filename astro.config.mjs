import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { base } from '#address.ts';
import { catalogFile, loadCatalog } from '#catalog/load.ts';
import {
  catalogReload,
  codeStyles,
  fileRoutes,
  headersOutput,
  toolBundles,
} from './scripts/lib/astro-plugins.ts';

export default defineConfig({
  // The catalog knows where the site stands. A mistake in it stops here, before anything is built.
  site: loadCatalog().gateway.url,
  base,
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
    plugins: [codeStyles(), toolBundles(), catalogReload(catalogFile())],
    // Scripts stay files: a strict CSP forbids inline ones.
    build: { assetsInlineLimit: 0, modulePreload: false },
  },
  integrations: [mdx(), fileRoutes(), headersOutput()],
});
