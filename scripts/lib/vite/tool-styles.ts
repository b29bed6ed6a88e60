import { fileURLToPath } from 'node:url';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const client = fileURLToPath(new URL('../../../src/client/', import.meta.url));
const prefix = '\0tool-style:';

/**
 * Lets a tool's style sheet come with the tool. Left to itself, Astro links every style sheet that a page's script can
 * ever import, so that each page would load those of all tools: here it becomes a text inside the tool's own module,
 * which hands it to the page; a strict Content-Security-Policy allows that, unlike a `<style>` element. `npm run dev`
 * needs none of it.
 */
export function toolStyles(): Plugin {
  return {
    name: 'ratecard:tool-styles',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source.endsWith('.css') && importer?.startsWith(client)
        ? `${prefix}${resolve(dirname(importer), source)}.js`
        : undefined,
    load: (id) => {
      if (!id.startsWith(prefix)) return undefined;
      const file = id.slice(prefix.length, -'.js'.length);
      return [
        `import text from ${JSON.stringify(`${file}?inline`)};`,
        'const sheet = new CSSStyleSheet();',
        'sheet.replaceSync(text);',
        'document.adoptedStyleSheets.push(sheet);',
      ].join('\n');
    },
  };
}
