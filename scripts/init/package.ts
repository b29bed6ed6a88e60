/** The package.json of a site folder: its commands, and the engine as the one thing it needs. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../lib/run-command.ts';

/** As messages and documents name them: what is said of a command holds in every site folder. */
const commands = [
  'dev',
  'build',
  'start',
  'test',
  'check',
  'check:prices',
  'check:gateway',
  'check:site',
  'check:examples',
  'hosting',
  'deploy',
  'verify',
  'diff',
  'catalog',
  'upgrade',
];

interface Manifest {
  readonly name?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Writes it into the working directory, or adds what the one that is there lacks.
 * @param gateway its name
 * @returns whether the engine is installed here already
 */
export function writePackage(gateway: string): boolean {
  const there = existsSync('package.json')
    ? (JSON.parse(readFileSync('package.json', 'utf8')) as Manifest)
    : undefined;
  const { name: engine, version } = engineManifest();
  const slug = gateway
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const manifest = {
    name: `${slug || 'gateway'}-prices`,
    private: true,
    ...there,
    scripts: {
      ...Object.fromEntries(commands.map((name) => [name, `${engine} ${name}`])),
      ...there?.scripts,
    },
    dependencies: { [engine]: engineFrom(engine) ?? version, ...there?.dependencies },
  };
  writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
  return existsSync(join('node_modules', engine, 'package.json'));
}

function engineManifest(): { readonly name: string; readonly version: string } {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string; version: string };
}

/**
 * How the engine that runs was installed, where that was from a tarball: it is copied here, so that the folder is whole
 * wherever it is cloned. npm writes down where it had a package from.
 */
function engineFrom(engine: string): string | undefined {
  for (let folder = root; dirname(folder) !== folder; folder = dirname(folder)) {
    const record = join(folder, 'node_modules/.package-lock.json');
    if (!existsSync(record)) continue;
    const { packages } = JSON.parse(readFileSync(record, 'utf8')) as {
      packages?: Readonly<Record<string, { readonly resolved?: string }>>;
    };
    const from = packages?.[`node_modules/${engine}`]?.resolved;
    if (from === undefined || !from.startsWith('file:')) return undefined;
    const tarball = from.startsWith('file://')
      ? fileURLToPath(from)
      : resolve(folder, from.slice('file:'.length));
    if (!existsSync(tarball) || !tarball.endsWith('.tgz')) return undefined;
    const copy = basename(tarball);
    if (!existsSync(copy)) copyFileSync(tarball, copy);
    return `file:${copy}`;
  }
  return undefined;
}
