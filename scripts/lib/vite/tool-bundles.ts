import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const client = fileURLToPath(new URL('../../../src/client/', import.meta.url));
const mark = '?bundle=';

/**
 * Makes one file of every `import()` in src/client, with all that it needs. Tools share modules (src/pricing above
 * all), which a bundler would put into files of their own: a page has one tool, so it would pay with requests, and with
 * a tenth more bytes, since small files compress badly.
 */
export function toolBundles(): Plugin {
  return {
    name: 'ratecard:tool-bundles',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined || source.endsWith('.css')) return undefined;
      const [file = '', bundle] = importer.split(mark);
      const isStart = options.kind === 'dynamic-import' && file.startsWith(client);
      const name = isStart ? source.replaceAll(/[./]+/g, '-') : bundle;
      if (name === undefined) return undefined;
      // The same module in two bundles is two modules: the mark tells them apart.
      const resolved = await this.resolve(source, file, { ...options, skipSelf: true });
      return resolved?.id.endsWith('.ts') ? { ...resolved, id: `${resolved.id}${mark}${name}` } : resolved;
    },
  };
}
