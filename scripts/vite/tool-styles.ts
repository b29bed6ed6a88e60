import { fileURLToPath } from 'node:url';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const client = fileURLToPath(new URL('../../src/client/', import.meta.url));
const addStyles = `${client}add-styles.ts`;
const prefix = '\0tool-style:';

/**
 * Lets a tool's style sheet come with the tool. Left to itself, Astro links every style sheet that a page's script can
 * ever import, so that each page would load those of all tools: here it becomes a text inside the tool's own module,
 * which hands it to the page. `npm run dev` needs none of it.
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
        `import { addStyles } from ${JSON.stringify(addStyles)};`,
        `import text from ${JSON.stringify(`${file}?inline`)};`,
        'addStyles(text);',
      ].join('\n');
    },
  };
}
