import { hint } from '#catalog/errors/nearest.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import { CannotRun } from '../check/report.ts';
import { exit, type ExitCode, type Io, UsageError, type Verb } from './verb.ts';

/** Runs one verb; errors that a reader can act on are printed as sentences, never as stacks. */
export async function runCatalog(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || isHelp(name)) {
    io.out(await overview());
    return name === undefined ? exit.unable : exit.ok;
  }
  const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (load === undefined) {
    io.err(`There is no verb "${name}".${hint(name, Object.keys(verbs))}\n\n${await overview()}`);
    return exit.unable;
  }
  const verb = await load();
  if (rest.some(isHelp)) {
    io.out(`${verb.usage}\n`);
    return exit.ok;
  }
  try {
    return await verb.run(rest, io);
  } catch (error) {
    return explained(error, verb, io);
  }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function explained(error: unknown, verb: Verb, io: Io): ExitCode {
  if (error instanceof CatalogError) {
    io.err(error.message);
    return exit.wrong;
  }
  if (error instanceof UsageError) {
    io.err(`${error.message}\n\n${verb.usage}\n`);
    return exit.unable;
  }
  if (error instanceof CannotRun) {
    io.err(`${error.message}\n`);
    return exit.unable;
  }
  throw error;
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(verbs).map(async ([name, load]) => `  ${name.padEnd(10)}${(await load()).summary}`),
  );
  return [
    'npm run catalog -- <verb> [arguments]',
    '',
    ...lines,
    '',
    '`npm run catalog -- <verb> --help` explains a verb. The catalog is models.yaml, or what CATALOG names.',
    'Exit code: 0 all well, 1 the catalog is wrong, 2 could not run.',
    '',
  ].join('\n');
}

/**
 * The verbs, in the order in which the help lists them; a new one is one line here. Loaded when called: `validate` does
 * not wait for pricing libraries.
 */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  validate: async () => (await import('./verbs/validate.ts')).validate,
  stats: async () => (await import('./verbs/stats.ts')).stats,
  explain: async () => (await import('./verbs/explain.ts')).explain,
  cost: async () => (await import('./verbs/cost.ts')).cost,
  format: async () => (await import('./verbs/format.ts')).format,
  add: async () => (await import('./verbs/add.ts')).add,
  complete: async () => (await import('./verbs/complete.ts')).complete,
  diff: async () => (await import('./verbs/diff.ts')).diff,
  import: async () => (await import('./verbs/import.ts')).importList,
};
