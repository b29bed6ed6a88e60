/** What a verb is, and how its arguments are read. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { ExitCode, Io } from './io.ts';

export interface Verb {
  /** One line for the list of verbs. */
  readonly summary: string;
  /** The whole help text; its first line shows the call. */
  readonly usage: string;
  /**
   * @throws UsageError for wrong arguments
   * @throws CannotRun when something it needs is missing
   * @throws CatalogError when the catalog has mistakes
   */
  readonly run: (argv: readonly string[], io: Io) => ExitCode | Promise<ExitCode>;
}

/** A call that cannot be understood; the command prints it with the verb's usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads a verb's options and its positional arguments.
 * @param most how many positional arguments it takes at most
 * @throws UsageError when an option is unknown or incomplete, or there are too many arguments
 */
export function parseVerb<const O extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  options: O,
  most: number,
) {
  const parsed = read(argv, options);
  if (parsed.positionals.length > most) {
    const extra = parsed.positionals.slice(most).join(' ');
    throw new UsageError(`Too many arguments: nothing is known to do with "${extra}".`);
  }
  return parsed;
}

function read<const O extends ParseArgsOptionsConfig>(argv: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The argument, or a UsageError that says what it should be. */
export function required(value: string | undefined, what: string): string {
  if (value === undefined) throw new UsageError(`${what} is missing.`);
  return value;
}
