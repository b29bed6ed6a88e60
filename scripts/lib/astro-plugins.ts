/**
 * What the build of the site needs besides Astro: the modules of the site folder, routes for files, the colours of code,
 * one file per tool, reloading, hosts' headers.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import type { Plugin } from 'vite';
import { address, pathOf, sampleFileAddress } from '#address.ts';
import { languageNames, languages } from '#catalog/registry/languages.ts';
import { exampleEvidenceFile } from '#catalog/records/example-evidence.ts';
import { evidenceFile } from '#catalog/records/price-evidence.ts';
import { historyFile } from '#catalog/records/price-history.ts';
import { siteFolder, type SiteFolder } from '#catalog/site-folder.ts';
import { highlightCss } from '#highlight/index.ts';
import { hashedFolder, headerRules, headersFile, hostingOf, printHeaders } from '../hosting/description.ts';

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
const themeSheet = 'virtual:site-theme.css';
const engine = fileURLToPath(new URL('../../src/site-build.ts', import.meta.url));

/** Offers what a site folder brings: its guides as `virtual:site-guides`, its style sheet as `virtual:site-theme.css`. */
export function siteModules({ path, theme }: SiteFolder): Plugin {
  return {
    name: 'ratecard:site-modules',
    enforce: 'pre',
    resolveId(id, importer, options) {
      if (id === guidesModule || isSheet(id, themeSheet)) return `\0${id}`;
      // A guide outside of the project still finds the packages of the project.
      const isBare = /^[^./\0]/.test(id);
      return importer?.endsWith('.mdx') && isBare
        ? this.resolve(id, engine, { ...options, skipSelf: true })
        : undefined;
    },
    load(id) {
      if (isSheet(id, `\0${themeSheet}`)) {
        if (theme === undefined) return '';
        this.addWatchFile(theme);
        return readFileSync(theme, 'utf8');
      }
      if (id !== `\0${guidesModule}`) return undefined;
      // Asked anew, since guides come and go while `npm run dev` runs.
      const { guides } = siteFolder({ SITE: path });
      const imports = guides.map((file, index) => `import * as guide${index} from ${JSON.stringify(file)};`);
      const entries = guides.map(
        (file, index) =>
          `{ file: ${JSON.stringify(relative(process.cwd(), file))}, compiled: guide${index} }`,
      );
      return `${imports.join('\n')}\nexport const compiledGuides = [${entries.join(', ')}];`;
    },
  };
}

/** How often saved files are looked for, in milliseconds. */
const lookEvery = 100;

/**
 * Shows what was saved in the site folder in the open page: forgets every module that was built from it and reloads.
 * The files are looked at, since a watcher leaves out a save soon after another (chokidar: within 50 ms), and loses
 * sight of a file that another one takes the name of.
 */
export function siteReload({ path, catalog, theme }: SiteFolder): Plugin {
  const records = [evidenceFile, historyFile, exampleEvidenceFile].map((fileOf) => fileOf(catalog));
  const look = () =>
    [catalog, ...records, theme ?? [], siteFolder({ SITE: path }).guides].flat().map((file) => {
      const { ino, mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? {};
      return [file, ino, mtimeMs, size];
    });
  let timer: NodeJS.Timeout | undefined;
  return {
    name: 'ratecard:site-reload',
    apply: 'serve',
    configureServer(server) {
      let before = look();
      timer = setInterval(() => {
        const now = look();
        if (isDeepStrictEqual(now, before)) return;
        before = now;
        for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
        server.ws.send({ type: 'full-reload' });
      }, lookEvery);
    },
    closeBundle() {
      clearInterval(timer);
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
  // Two languages may have the same.
  ...new Set(languageNames.map((name) => languages[name].extension)),
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

const schemaPath = 'schema/models.schema.json';
const ownSchema = fileURLToPath(new URL(`../../public/${schemaPath}`, import.meta.url));

/**
 * Keeps the JSON Schema of the catalog among the public files of a site folder that is not the project's own: editors
 * find it beside the catalog, readers on the site.
 */
function keepSchema(publicFolder: string): void {
  const file = join(publicFolder, schemaPath);
  const schema = readFileSync(ownSchema, 'utf8');
  if (existsSync(file) && readFileSync(file, 'utf8') === schema) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, schema);
}

/** Shown where a site brings no icon. */
const ownMark = new URL('../../src/images/mark.svg', import.meta.url);

/** The pictures and recordings that code examples read; made for this project, free for any use. */
const sampleFolder = fileURLToPath(new URL('../../src/examples/files/', import.meta.url));

/**
 * Writes what every site has besides its own files: the schema of its catalog, the hosts' headers, the files that code
 * examples read, and an icon where it brings none.
 */
export function ownFiles({ icon, publicFolder }: SiteFolder, siteUrl: string): AstroIntegration {
  const name = 'favicon.svg';
  return {
    name: 'ratecard:own-files',
    hooks: {
      'astro:config:setup': () => {
        keepSchema(publicFolder);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(address(name), (_, response) => {
          response.setHeader('content-type', 'image/svg+xml').end(readFileSync(icon ?? ownMark));
        });
        server.middlewares.use(sampleFileAddress(''), sirv(sampleFolder, { dev: true }));
      },
      'astro:build:done': ({ dir }) => {
        const hashed = readdirSync(new URL(hashedFolder, dir)).sort();
        const hosting = hostingOf(siteUrl, { isDraft: process.env.DRAFT === '1', hashed });
        writeFileSync(new URL(headersFile, dir), printHeaders(headerRules(hosting)));
        writeFileSync(new URL(name, dir), readFileSync(icon ?? ownMark));
        cpSync(sampleFolder, new URL(pathOf(sampleFileAddress('')), dir), { recursive: true });
      },
    },
  };
}
