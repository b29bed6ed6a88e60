/**
 * What the build of the site needs besides Astro: routes for files, the colours of code, one file per tool, reloading,
 * hosts' headers.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { languageNames, languages } from '#catalog/registry/languages.ts';
import { highlightCss } from '#highlight/index.ts';
import { headerRules, headersFile, printHeaders } from '../hosting/headers.ts';

const codeSheet = 'virtual:code.css';
// Vite recognises a stylesheet by how its id ends.
const resolvedCodeSheet = `\0${codeSheet}`;

/** Shows the code of the language that is chosen in the same block; where :has is missing, all are shown anyway. */
function languageRules(): string {
  const chosen = languageNames.map(
    (name) => `.examples:has([value='${name}']:checked) [data-language='${name}']`,
  );
  return `@supports selector(:root:has(:checked)){@media screen{${chosen.join(',')}{display:block}}}`;
}

/** Offers the colours of highlighted code, and a rule for each language, as the stylesheet `virtual:code.css`. */
export function codeStyles(): Plugin {
  return {
    name: 'ratecard:code-styles',
    resolveId: (id) => (id === codeSheet ? resolvedCodeSheet : undefined),
    load: (id) => (id === resolvedCodeSheet ? `${highlightCss()}\n${languageRules()}` : undefined),
  };
}

const client = fileURLToPath(new URL('../../src/client/', import.meta.url));
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
      if (importer === undefined) return undefined;
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

/** Shows a saved catalog in the open page: forgets every module that was built from it and reloads. */
export function catalogReload(file: string): Plugin {
  const watched = new Set([resolve(file), resolve(file, '..', 'prices.lock.json')]);
  return {
    name: 'ratecard:catalog-reload',
    apply: 'serve',
    configureServer(server) {
      server.watcher.add([...watched]);
      server.watcher.on('change', (changed) => {
        if (!watched.has(resolve(changed))) return;
        for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
        server.ws.send({ type: 'full-reload' });
      });
    },
  };
}

/** How the names of the files end that are neither pages nor pictures; `npm run dev` finds a file by it. */
const fileKinds = [
  'csv',
  'json',
  'md',
  'txt',
  'xml',
  ...languageNames.map((name) => languages[name].extension),
];

/** Lets one module make all of these files: a route of its own for each kind. */
export function fileRoutes(): AstroIntegration {
  return {
    name: 'ratecard:files',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const kind of fileKinds)
          injectRoute({
            pattern: `/[...file].${kind}`,
            entrypoint: './src/pages/_files.ts',
            prerender: true,
          });
      },
    },
  };
}

/** Writes the hosts' headers beside the built pages. */
export function headersOutput(): AstroIntegration {
  return {
    name: 'ratecard:headers',
    hooks: {
      'astro:build:done': ({ dir }) => {
        writeFileSync(new URL(headersFile, dir), printHeaders(headerRules()));
      },
    },
  };
}
