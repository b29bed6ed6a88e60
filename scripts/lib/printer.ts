/**
 * What prints pages: the components as Astro compiles them, for a server that answers within this process. It is kept
 * between builds, under a digest of everything it is made of; while that does not change, Astro need not start.
 */
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroAdapter, AstroIntegration } from 'astro';
import { siteFolder } from '#catalog/site-folder.ts';
import { guideName, standardGuides } from '#guides/load-guides.ts';
import type { Print } from '#views/whole/output.ts';
import { digestOf, folderDigest } from './input-digest.ts';
import { packageFolder, root } from './run-command.ts';

/** Prints pages of the site that was handed over, see `src/views/whole/output.ts`. */
export interface KeptPrinter {
  /** Style sheets, scripts and fonts of its pages, as a folder to be copied into the site. */
  readonly assets: string;
  /** @throws whatever a component throws */
  readonly print: Print;
}

/** A printer of a build. */
export interface Printer extends KeptPrinter {
  /** Stands for all that decides how a page looks, but for what is said on it. */
  readonly digest: string;
  /** To be called when nothing more is printed. */
  readonly close: () => void;
}

/** Name of the adapter by which the integration knows that nothing is printed yet. */
const adapterName = 'ratecard:printer';

/** Whether an Astro project is the printer, and no site. */
export function isPrinter({
  adapter,
}: {
  readonly adapter?: Pick<AstroAdapter, 'name'> | undefined;
}): boolean {
  return adapter?.name === adapterName;
}

/** Where the printer has the page of a model, a guide, any other page, and the one for what is missing. */
export const printedRoutes = {
  'src/routes/q/[model].astro': 'model/[model]',
  'src/routes/guides/[guide].astro': 'guide/[guide]',
  'src/routes/[...page].astro': 'page/[...page]',
  'src/routes/404.astro': 'missing',
} as const;

/** @param base where the site stands on its host @throws whatever Astro finds wrong */
export async function openPrinter(base: string): Promise<Printer> {
  // A test runner's NODE_ENV must not make this a development build.
  process.env.NODE_ENV = 'production';
  const digest = printerDigest(base);
  const isKept = process.env.NO_CACHE !== '1';
  const folder = join(printers, isKept ? digest : `${digest}.${randomUUID()}`);
  if (!isWhole(folder)) await compile(folder);
  const now = new Date();
  utimesSync(folder, now, now);
  for (const other of readdirSync(printers).map((name) => join(printers, name)))
    if (isUnused(other, now)) rmSync(other, { recursive: true, force: true });
  return {
    ...(await printerIn(folder, base)),
    digest,
    close: () => {
      if (!isKept) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A printer that a build has kept. @returns nothing where none is kept of the code as it is now */
export async function keptPrinter(base: string): Promise<KeptPrinter | undefined> {
  const folder = join(printers, printerDigest(base));
  return process.env.NO_CACHE !== '1' && isWhole(folder) ? printerIn(folder, base) : undefined;
}

async function printerIn(folder: string, base: string): Promise<KeptPrinter> {
  const { print } = (await import(pathToFileURL(join(folder, serverFile)).href)) as {
    readonly print: (address: string) => Promise<string>;
  };
  return {
    assets: join(folder, 'client/_astro'),
    print: (name, part) => print(`${base}${name}/${part}`),
  };
}

const printers = join(root, '.cache/printers');

const serverFile = 'server/entry.mjs';

const longestUnused = 7 * 24 * 60 * 60 * 1000;

/** Whether no build has used a printer for a week; one that is used now may load the rest of itself at any time. */
function isUnused(folder: string, now: Date): boolean {
  const used = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
  return used !== undefined && now.getTime() - used > longestUnused;
}

/** Of all code of the engine, the packages it stands on, and what of a site is compiled: its guides and its theme. */
function printerDigest(base: string): string {
  const { guides, theme } = siteFolder();
  const code = ['src', 'scripts/lib'].map((folder) => folderDigest(join(root, folder), /\.test\.ts$/));
  const own = [join(root, 'astro.config.mjs'), ...(theme === undefined ? [] : [theme])];
  return digestOf(
    JSON.stringify([
      process.version,
      base,
      code,
      installedPackages(),
      own.map((file) => readFileSync(file, 'utf8')),
      [...guides, ...standardGuides()].map((file) => [guideName(file), readFileSync(file, 'utf8')]),
    ]),
  );
}

/** Each package that the engine names, as it is installed, and all below them where npm has written them down. */
function installedPackages(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  const manifests = Object.keys(dependencies).flatMap((name) => {
    const folder = packageFolder(name);
    return folder === undefined ? [] : join(folder, 'package.json');
  });
  const listed = join(packageFolder('astro') ?? root, '../.package-lock.json');
  return [...manifests, listed]
    .filter((file) => existsSync(file))
    .map((file) => digestOf(readFileSync(file)));
}

/** Says of a folder what is in it: there once it is whole. */
const sealFile = 'seal';

/** Writes down what is in a folder. */
export function seal(folder: string): void {
  writeFileSync(join(folder, sealFile), folderDigest(folder, /^seal$/));
}

/** Whether a folder is as it was sealed: nothing is missing, more, or damaged. */
export function isWhole(folder: string): boolean {
  const file = join(folder, sealFile);
  return existsSync(file) && readFileSync(file, 'utf8') === folderDigest(folder, /^seal$/);
}

async function compile(folder: string): Promise<void> {
  const unfinished = `${folder}.${randomUUID()}`;
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { build } = await import('astro');
  const adapter: AstroIntegration = {
    name: adapterName,
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: adapterName,
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('../../src/printer.ts', import.meta.url),
          supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
        });
      },
    },
  };
  try {
    await build({ root, output: 'server', adapter, outDir: unfinished, logLevel: 'error' });
    seal(unfinished);
    // Another build may have been first, and use it now.
    if (isWhole(folder)) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
