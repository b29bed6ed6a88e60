/**
 * `npm run package`, which `npm pack` runs first: the engine as an adopter installs it, in `lib/`. Node runs no TypeScript below `node_modules`,
 * so that types are taken out and every name of a file that ends in `.ts` ends in `.js`; nothing else is changed, and each
 * line stays where it was. Astro compiles components and styles where they stand.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, posix, relative, sep } from 'node:path';
import { root } from './lib/run-command.ts';

/** What is in the package, besides all of `src` and `scripts`. */
const besides = ['astro.config.mjs', 'public/schema/models.schema.json', '.github/workflows/prices.yml'];

/** What only those who work on the engine use: tests with what they stand on, and the commands that need their tools. */
const ofMaintainers = [
  /\.test\.ts$|\.d\.ts$|\/test-[^/]+$|\/fixtures(?:\/|\.ts$)/,
  /^scripts\/(?:bench(?:-\w+)?|check|lighthouse|pack|sbom|setup|test|write-schema)\.m?ts$|^scripts\/(?:run|setup)\.mjs$/,
  /^scripts\/bench\/|^scripts\/lib\/(?:free-port|generated-files|suites)\.ts$/,
];

const lib = join(root, 'lib');
const isCode = /\.(?:ts|mjs|astro)$/;

const files = [...['src', 'scripts'].flatMap(filesBelow), ...besides].filter(
  (file) => !ofMaintainers.some((pattern) => pattern.test(file)),
);
const compiled = new Set(files.filter((file) => file.endsWith('.ts')));

rmSync(lib, { recursive: true, force: true });
for (const file of files) {
  const target = join(lib, inPackage(file));
  mkdirSync(dirname(target), { recursive: true });
  if (isCode.test(file)) writeFileSync(target, codeOf(file));
  else cpSync(join(root, file), target);
}
const integration = 'scripts/lib/integration.ts';
writeFileSync(join(lib, integration.replace(/\.ts$/, '.d.ts')), typesOf(integration));
const { scripts: _scripts, bin: _bin, exports: _exports, files: _files, ...manifest } = manifestOf();
writeFileSync(join(lib, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

function manifestOf(): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
}

/** What an editor knows of the integration: its options, as they stand there. */
function typesOf(file: string): string {
  const [options] =
    /export interface RatecardOptions \{[^]*?\n\}/.exec(readFileSync(join(root, file), 'utf8')) ?? [];
  if (options === undefined) throw new Error(`${file} has no RatecardOptions.`);
  return [
    "import type { AstroIntegration } from 'astro';",
    options,
    '/** Puts the site of a site folder into an Astro project. */',
    'export default function ratecard(options?: RatecardOptions): AstroIntegration;\n',
  ].join('\n\n');
}

/** Files below a folder of the project, from its root, with "/". */
function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function inPackage(file: string): string {
  return compiled.has(file) ? file.replace(/\.ts$/, '.js') : file;
}

/** The text of a file as it stands in the package. */
function codeOf(file: string): string {
  const text = readFileSync(join(root, file), 'utf8');
  const code = file.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
  // Names of modules, and those by which workers, programs and routes are started.
  return code.replaceAll(
    /(['"])((?:#|\.{1,2}\/)?[\w@./[\]-]+\.ts)\1/g,
    (whole, quote: string, name: string) =>
      placesOf(name, dirname(file)).some((place) => compiled.has(place))
        ? `${quote}${name.replace(/\.ts$/, '.js')}${quote}`
        : whole,
  );
}

/** Where a file of that name would be: below `src` by `#`, else beside the file that names it, or from the root. */
function placesOf(name: string, folder: string): string[] {
  return name.startsWith('#') ? [`src/${name.slice(1)}`] : [posix.join(folder, name), posix.normalize(name)];
}
