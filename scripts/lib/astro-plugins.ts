/** What the build of the site needs of Vite: the modules of the site folder, the colours of code, one file per tool, reloading. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { languageNames } from '#catalog/registry/languages.ts';
import { exampleEvidenceFile } from '#catalog/records/example-evidence.ts';
import { evidenceFile } from '#catalog/records/price-evidence.ts';
import { historyFile } from '#catalog/records/price-history.ts';
import { siteFolder, type SiteFolder } from '#catalog/site-folder.ts';
import { guideName, standardGuides } from '#guides/load-guides.ts';
import { highlightCss } from '#highlight/index.ts';
import { forgetSite } from '#views/whole/output.ts';
import { guideMark } from './guide-module.ts';

// Each route has a copy of its own by a question mark and a name: what two of them shared would be one more file.
const codeSheet = 'virtual:code.css';

function isSheet(id: string, sheet: string): boolean {
  return id.split('?')[0] === sheet;
}

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
    resolveId: (id) => (isSheet(id, codeSheet) ? `\0${id}` : undefined),
    load: (id) => (isSheet(id, `\0${codeSheet}`) ? `${highlightCss()}\n${languageRules()}` : undefined),
  };
}

const sources = fileURLToPath(new URL('../../src/', import.meta.url));
const client = join(sources, 'client/');
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
      // A part of a tool, in a folder named so, shares what the tool has loaded already.
      const isPart = bundle !== undefined && source.startsWith('./later/');
      const isStart = options.kind === 'dynamic-import' && file.startsWith(client) && !isPart;
      const name = isStart ? source.replaceAll(/[./]+/g, '-') : bundle;
      if (name === undefined) return undefined;
      // The same module in two bundles is two modules: the mark tells them apart.
      const resolved = await this.resolve(source, file, { ...options, skipSelf: true });
      const isOurs = resolved !== null && resolved.id.startsWith(sources) && /\.[jt]s$/.test(resolved.id);
      return isOurs ? { ...resolved, id: `${resolved.id}${mark}${name}` } : resolved;
    },
  };
}

const guidesModule = 'virtual:site-guides';
const layoutModule = 'virtual:site-layout';
const themeSheet = 'virtual:site-theme.css';
/** How a site stands in an Astro project. */
interface Setting {
  /** Whole path of the component that its pages stand in; undefined for the engine's own document. */
  readonly layout: string | undefined;
}

/**
 * Offers what a site folder brings: its guides as `virtual:site-guides`, its style sheet as `virtual:site-theme.css`; and
 * what pages stand in, as `virtual:site-layout`.
 */
export function siteModules({ path, theme }: SiteFolder, { layout }: Setting): Plugin {
  return {
    name: 'ratecard:site-modules',
    enforce: 'pre',
    resolveId(id, importer, options) {
      if (id.endsWith(guideMark)) return id;
      if (id === guidesModule || id === layoutModule || isSheet(id, themeSheet)) return `\0${id}`;
      // A guide outside of the project still finds the packages of the project.
      const isBare = /^[^./\0]/.test(id);
      return importer?.endsWith(guideMark) && isBare
        ? this.resolve(id, join(sources, 'printer.ts'), { ...options, skipSelf: true })
        : undefined;
    },
    load(id) {
      if (id.endsWith(guideMark)) {
        const file = id.slice(0, -guideMark.length);
        this.addWatchFile(file);
        return readFileSync(file, 'utf8');
      }
      if (id === `\0${layoutModule}`) {
        const component = layout ?? join(sources, 'layouts/Document.astro');
        return `export { default } from ${JSON.stringify(component)};\nexport const inHouse = ${String(layout !== undefined)};`;
      }
      if (isSheet(id, `\0${themeSheet}`)) {
        if (theme === undefined) return '';
        this.addWatchFile(theme);
        return readFileSync(theme, 'utf8');
      }
      if (id !== `\0${guidesModule}`) return undefined;
      // Asked anew, since guides come and go while `npm run dev` runs.
      const guides = [...siteFolder({ SITE: path }).guides, ...standardGuides()];
      const imports = guides.map(
        (file, index) => `import * as guide${index} from ${JSON.stringify(file + guideMark)};`,
      );
      const entries = guides.map((file, index) => `${JSON.stringify(guideName(file))}: guide${index}`);
      return `${imports.join('\n')}\nexport const compiledGuides = { ${entries.join(', ')} };`;
    },
  };
}

/** Packages of ours that are also Astro's, in another version. */
const packages = ['js-yaml', 'zod'];

/** Has them bundled, each as who imports it finds it: built code stands in the house, and would find there what is ours. */
export function bundledPackages(): Plugin {
  return {
    name: 'ratecard:bundled-packages',
    apply: 'build',
    configEnvironment: (name) => (name === 'client' ? undefined : { resolve: { noExternal: packages } }),
  };
}

/** How often saved files are looked for, in milliseconds. */
const lookEvery = 100;

/**
 * Shows what was saved in the site folder in the open page: forgets every module that was built from it and reloads.
 * The files are looked at, since a watcher leaves out a save soon after another (chokidar: within 50 ms), and loses
 * sight of a file that another one takes the name of.
 * @param onTheme called when the theme was saved, which is compiled
 */
export function siteReload({ path, catalog, theme }: SiteFolder, onTheme: () => void): Plugin {
  // Read by the module that makes the site, and compiled by none.
  const data = [
    catalog,
    ...[evidenceFile, historyFile, exampleEvidenceFile].map((fileOf) => fileOf(catalog)),
  ];
  const look = () =>
    new Map(
      [...data, theme ?? [], siteFolder({ SITE: path }).guides].flat().map((file) => {
        const { ino, mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? {};
        return [file, [ino, mtimeMs, size].join(' ')];
      }),
    );
  let timer: NodeJS.Timeout | undefined;
  return {
    name: 'ratecard:site-reload',
    apply: 'serve',
    configureServer(server) {
      let changed = 0;
      let asked = 0;
      server.middlewares.use((request, _, next) => {
        if (request.headers.accept?.includes('text/html') === true) asked = performance.now();
        next();
      });
      const reload = () => {
        server.ws.send({ type: 'full-reload' });
      };
      // A page that was on its way when something was saved has not been told.
      server.ws.on('connection', () => {
        if (changed > asked) reload();
      });
      let before = look();
      timer = setInterval(() => {
        const now = look();
        const saved = [...before.keys(), ...now.keys()].filter((file) => before.get(file) !== now.get(file));
        if (saved.length === 0) return;
        before = now;
        changed = performance.now();
        forgetSite();
        if (theme !== undefined && saved.includes(theme)) onTheme();
        const isData = saved.every((file) => data.includes(file));
        // The package has it as JavaScript.
        const isStale = (id: string) =>
          id.replace(/\.[jt]s$/, '') === join(sources, 'views/whole/output') ||
          (!isData && (id.endsWith(guideMark) || id.startsWith('\0virtual:site-')));
        // What imports a module is forgotten with it.
        for (const { moduleGraph } of Object.values(server.environments))
          for (const module of moduleGraph.idToModuleMap.values())
            if (isStale(module.id ?? '')) moduleGraph.invalidateModule(module);
        reload();
      }, lookEvery);
    },
    closeBundle() {
      clearInterval(timer);
    },
  };
}
