/**
 * The engine as an Astro integration: the pages, files and scripts of a site, for an Astro project that holds nothing else
 * (as `astro.config.mjs` here does) or for one that is a site already, and gets a part below a path.
 */
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import sirv from 'sirv';
import { pathOf, sampleFileAddress, standAt } from '#address.ts';
import { loadCatalog } from '#catalog/load.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import { handOver, madeSite } from '#views/whole/output.ts';
import { bundledPackages, codeStyles, siteModules, siteReload, toolBundles } from './astro-plugins.ts';
import { openGate } from './build-gate.ts';
import { answers } from './edited-site.ts';
import { compileGuides } from './guide-module.ts';
import { houseStyles } from './house-styles.ts';
import { formerSite } from './former-site.ts';
import { finishSite, iconName, iconOf, sampleFolder } from './finish-site.ts';
import { keepSchema } from './keep-schema.ts';
import { isWithin } from './output-folder.ts';
import { isPrinter, keptPrinter, printedRoutes, type KeptPrinter } from './printer.ts';
import { root as engineRoot } from './run-command.ts';
import { writeFiles } from './write-files.ts';

export interface RatecardOptions {
  /** The site folder, from the project's root. @default SITE, else the root itself */
  readonly site?: string;
  /** Where the pages stand on the host: `/pricing/`. @default the path of `site.url` in models.yaml, which it has to be */
  readonly base?: string;
  /** An Astro component that the pages stand in, from the project's root. @default a document of the engine's own */
  readonly layout?: string;
  /** Whether it is a draft: what no check has seen is marked, and may not be published. @default DRAFT=1 */
  readonly draft?: boolean;
}

/** The project cannot hold the site as it is configured; the message says why and what to do. */
class HouseError extends Error {
  override readonly name = 'HouseError';
}

const engine = new URL('../../', import.meta.url);
const sources = fileURLToPath(new URL('src/', engine));

/** The address of a page follows from where its route stands. */
function patternOf(route: string): string {
  return route.slice('src/routes/'.length, route.lastIndexOf('.'));
}

const missingRoute = 'src/routes/404.astro';

/**
 * Puts the site of a site folder into an Astro project. A build begins with the gate: a price that is not proved, and
 * anything else that may not be published, stops it before a file is written.
 */
export default function ratecard(options: RatecardOptions = {}): AstroIntegration {
  let base = '/';
  /** Path of the site within the project: "" where it is all of it, else `pricing/`. */
  let prefix = '';
  /** Whether pages are compiled to be printed later, and nothing is written now. */
  let isCompiled = false;
  /** Prints pages in `npm run dev`, as long as none of what it was compiled from was changed. */
  let printer: KeptPrinter | undefined;
  let guidesSet: Awaited<ReturnType<typeof compileGuides>> | undefined;
  return {
    name: 'ratecard',
    hooks: {
      'astro:config:setup': async (setUp) => {
        const { config, command, injectRoute, updateConfig, logger } = setUp;
        const root = fileURLToPath(config.root);
        isCompiled = isPrinter(config);
        if (options.site !== undefined) process.env.SITE = relative('', resolve(root, options.site));
        const { siteUrl, file } = loadCatalog();
        base = withSlash(options.base ?? new URL(siteUrl).pathname);
        prefix = prefixIn(config, base, siteUrl, file);
        if (config.site !== undefined && new URL(config.site).origin !== new URL(siteUrl).origin)
          logger.warn(`Canonical addresses are those of ${file}: ${siteUrl}, not of ${config.site}`);
        if (command === 'build') openGate(options.draft ?? process.env.DRAFT === '1');
        standAt(base);
        if (!isCompiled) handOver(async () => (await import('#site-build.ts')).makeSite(command === 'dev'));
        const folder = siteFolder();
        keepSchema(folder.publicFolder);
        const inject = (pattern: string, route: string) => {
          injectRoute({
            pattern: `/${prefix}${pattern}`,
            entrypoint: new URL(route, engine),
            prerender: !isCompiled,
          });
        };
        for (const [route, printed] of Object.entries(printedRoutes))
          if (isCompiled) inject(printed, route);
          else if (route !== missingRoute || prefix === '') inject(patternOf(route), route);
        guidesSet = await compileGuides(setUp, base);
        updateConfig({
          vite: {
            define: {
              'import.meta.env.RATECARD_BASE': JSON.stringify(base),
            },
            plugins: [
              codeStyles(),
              toolBundles(),
              siteModules(folder, {
                layout: options.layout === undefined ? undefined : resolve(root, options.layout),
              }),
              answers(base, () => printer?.print),
              siteReload(folder, () => {
                printer = undefined;
              }),
              ...(prefix === '' ? [] : [bundledPackages()]),
              ...(options.layout === undefined ? [] : [houseStyles()]),
            ],
          },
        });
      },
      'astro:config:done': (done) => guidesSet?.(done),
      'astro:server:setup': async ({ server }) => {
        const { publicFolder } = siteFolder();
        // A house compiles pages with what it brings itself.
        if (resolve(server.config.root) === engineRoot) printer = await keptPrinter(base);
        if (printer) {
          server.middlewares.use(`${base}_astro`, sirv(printer.assets, { dev: true }));
          server.watcher.on('all', (_, file) => {
            if (printer === undefined || !isWithin(sources, file)) return;
            printer = undefined;
            // Vite replaces in an open page only what it has compiled.
            server.ws.send({ type: 'full-reload' });
          });
        }
        server.middlewares.use(`${base}${iconName}`, (_, response) => {
          response.setHeader('content-type', 'image/svg+xml').end(iconOf());
        });
        server.middlewares.use(`${base}${pathOf(sampleFileAddress(''))}`, sirv(sampleFolder, { dev: true }));
        server.middlewares.use(base, sirv(publicFolder, { dev: true }));
      },
      // While nobody asks for a page yet; whoever does is told what keeps it from being made.
      'astro:server:start': () => void madeSite().catch(() => undefined),
      'astro:build:generated': async ({ dir }) => {
        if (isCompiled) return;
        const place = fileURLToPath(new URL(prefix, dir));
        await writeFiles(place, (await madeSite()).files(), formerSite(siteFolder().dist));
      },
      'astro:build:done': async ({ dir, pages }) => {
        if (isCompiled) return;
        const own = pages.filter(({ pathname }) => pathname.startsWith(prefix));
        finishSite({
          folder: fileURLToPath(new URL(prefix, dir)),
          host: fileURLToPath(dir),
          catalog: loadCatalog(),
          pages: own.length,
          made: [...(prefix === '' ? ['404.html'] : []), ...(await madeSite()).paths()],
        });
      },
    },
  };
}

/** A path with a slash at both ends. */
function withSlash(path: string): string {
  return `/${path}/`.replaceAll(/\/{2,}/g, '/');
}

/** @throws HouseError where links of the site would lead elsewhere in that project, or canonical addresses on that host */
function prefixIn(
  { base, build, trailingSlash }: AstroConfig,
  own: string,
  siteUrl: string,
  file: string,
): string {
  const house = withSlash(base);
  const refuse = (what: string, fix: string): never => {
    throw new HouseError(`${what}\n  → ${fix}`);
  };
  if (own !== new URL(siteUrl).pathname)
    refuse(
      `The pages are to stand below ${own}, but by ${file} they stand at ${siteUrl}, and canonical addresses would lead there.`,
      `Correct site.url in ${file}, or \`base\` of ratecard().`,
    );
  if (!own.startsWith(house))
    refuse(
      `The pages are to stand below ${own}, but all of this project stands below ${house}.`,
      `Let \`base\` of ratecard(), and site.url in ${file}, begin with ${house}.`,
    );
  if (trailingSlash === 'never' || build.format !== 'directory')
    refuse(
      "Addresses of the pages end in a slash, which this project's settings do not serve.",
      "Set `trailingSlash` to 'ignore' or 'always', and `build.format` to 'directory'.",
    );
  return own.slice(house.length);
}
