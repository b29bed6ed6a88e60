/** A copy of the repository, in which a test follows a recipe of CONTRIBUTING.md as a maintainer would. */
import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { packageCommand, root } from '../../../scripts/lib/run-command.ts';
import { siteAtRoot } from '../../support/no-site-at-root.ts';
import { bareEnvironment } from '../../support/run-build.ts';

/** One thing that a recipe has a maintainer write. */
export interface Addition {
  readonly file: string;
  readonly text: string;
  /** What it is put before; a file of its own where there is none. */
  readonly before?: string;
}

/** A recipe of CONTRIBUTING.md, as it is followed. */
export interface Recipe {
  readonly kind: string;
  /** The key of the new entry, by which the types name what it leaves open. */
  readonly key: string;
  readonly entry: Addition;
  /** What the entry alone leaves open, each of which is told by the types, and what these lines lead to. */
  readonly lines: readonly Addition[];
  /** The same with any one property left out, none of which compiles: files by their names. */
  readonly incomplete: (read: Workshop['read']) => ReadonlyMap<string, string>;
  /** What CONTRIBUTING.md calls a file of the recipe. @default its name */
  readonly called?: (file: string) => string;
}

/** A registry with an entry of it said anew, under another name, for each property of the entry that is left out. */
export function withoutEach(
  { file, text, before = '' }: Addition,
  read: Workshop['read'],
): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^ {4}(\w+): .*\n/gm)].map(([line, name = '']) => [
      file.replace(/\.ts$/, `-without-${name}.ts`),
      read(file).replace(before, text.replace(line, '') + before),
    ]),
  );
}

const left = new Set(['node_modules', '.git', '.cache', '.astro', ...siteAtRoot]);

export interface Workshop {
  readonly folder: string;
  /** Files that were written, relative to the copy. */
  readonly touched: ReadonlySet<string>;
  readonly read: (file: string) => string;
  readonly write: (file: string, text: string) => void;
  /** Does what a recipe says. @throws when what a text is put before does not stand in the file exactly once */
  readonly add: (addition: Addition) => void;
  /** Runs a script of the copy. @returns how it ended and what it printed */
  readonly run: (
    script: string,
    args?: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ) => Promise<{ readonly code: number; readonly stdout: string; readonly output: string }>;
  /** The type errors in these files and folders, by file. */
  readonly typeErrors: (files: readonly string[]) => ReadonlyMap<string, string>;
  readonly remove: () => void;
}

/** Copies the engine, without what is built or installed, and without a site; packages are shared. */
export function copyRepository(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'ratecard-recipe-'));
  cpSync(root, folder, { recursive: true, filter: (file) => !left.has(relative(root, file)) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const touched = new Set<string>();
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const write = (file: string, text: string) => {
    touched.add(file);
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const node: Workshop['run'] = (script, args = [], environment = {}) =>
    new Promise((resolve) => {
      const env = { ...bareEnvironment, ASTRO_TELEMETRY_DISABLED: '1', ...environment };
      const options = { cwd: folder, env, maxBuffer: 64 * 2 ** 20 };
      const command = ['--experimental-strip-types', '--no-warnings', script, ...args];
      execFile(process.execPath, command, options, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, output: stdout + stderr });
      });
    });
  return {
    folder,
    touched,
    read,
    write,
    add: ({ file, text, before }) => {
      if (before === undefined) {
        write(file, text);
        return;
      }
      const parts = read(file).split(before);
      if (parts.length !== 2) throw new Error(`${file} has "${before}" ${parts.length - 1} times, not once.`);
      write(file, parts.join(text + before));
    },
    run: node,
    typeErrors: typeErrorsIn(folder),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The types of some files, asked of the compiler that `npm run check` asks; what they import is looked at for them alone. */
function typeErrorsIn(folder: string): Workshop['typeErrors'] {
  const config = join(folder, 'types-alone.json');
  const types = { typeAware: true, typeCheck: true };
  const ignorePatterns = ['**/*.test.ts', '**/*.astro'];
  writeFileSync(
    config,
    JSON.stringify({ categories: { correctness: 'off' }, options: types, ignorePatterns }),
  );
  return (files) => {
    const told = spawnSync(
      process.execPath,
      [packageCommand('oxlint'), '--config', config, '--format=json', ...files],
      { cwd: folder, env: bareEnvironment, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 },
    );
    if (!told.stdout.startsWith('{')) throw new Error(`The types were not looked at: ${told.stderr}`);
    const { diagnostics } = JSON.parse(told.stdout) as {
      readonly diagnostics: readonly { readonly filename: string; readonly message: string }[];
    };
    return new Map(
      [...Map.groupBy(diagnostics, ({ filename }) => filename)].map(([file, errors]) => [
        file,
        errors.map(({ message }) => message).join('\n'),
      ]),
    );
  };
}
