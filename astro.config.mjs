import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { guidePlugin } from '#guides/guide.ts';
import { loadCatalog } from '#catalog/load.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import {
  codeStyles,
  fileRoutes,
  ownFiles,
  siteModules,
  siteReload,
  toolBundles,
} from './scripts/lib/astro-plugins.ts';

const folder = siteFolder();
const { siteUrl } = loadCatalog();
const base = new URL(siteUrl).pathname;

export default defineConfig({
  // The catalog knows where the site stands. A mistake in it stops here, before anything is built.
  site: siteUrl,
  base,
  outDir: folder.dist,
  publicDir: folder.publicFolder,
  trailingSlash: 'always',
  // White space that holds a line break goes, as in JSX; a space that is meant between inline elements is written {' '}.
  compressHTML: 'jsx',
  // Highlighting is ours, with classes: Astro's own writes inline styles, which a strict CSP forbids.
  markdown: { syntaxHighlight: false, processor: satteri({ mdastPlugins: [guidePlugin(base)] }) },
  devToolbar: { enabled: false },
  build: {
    // One small stylesheet that every page shares and the browser keeps.
    inlineStylesheets: 'never',
    concurrency: 4,
  },
  vite: {
    plugins: [codeStyles(), toolBundles(), siteModules(folder), siteReload(folder)],
    // Scripts stay files: a strict CSP forbids inline ones.
    build: {
      assetsInlineLimit: 0,
      modulePreload: false,
      // The other minifier does not know `:target-current` yet, and says so each time.
      cssMinify: 'esbuild',
      // KB. A tokenizer's ranks are data, loaded when a reader pastes a text to be counted.
      chunkSizeWarningLimit: 2500,
    },
    // A site folder may stand anywhere.
    server: { fs: { allow: ['.', folder.path] } },
  },
  integrations: [mdx(), fileRoutes(), ownFiles(folder, siteUrl)],
});
