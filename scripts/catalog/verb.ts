/** What every verb is made of: its streams and exit codes, its arguments, and words that several use. */
import type { Owner } from '#catalog/records/owner.ts';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { z } from 'zod';
import { type Evidence, loadEvidence } from '#catalog/records/price-evidence.ts';
import type { Catalog } from '#catalog/types.ts';
import { CannotRun } from '../check/report.ts';

/** What a verb may touch besides files: its streams, the environment and the clock. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
}

/** Exit codes of every verb. */
export const exit = {
  /** All well. */
  ok: 0,
  /** The catalog has mistakes, or is not as the verb wants it. */
  wrong: 1,
  /** The verb could not run: a wrong argument, a missing file or source. */
  unable: 2,
} as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

/** Prints lines to standard output. */
export function print(io: Io, lines: readonly string[]): void {
  io.out(lines.map((line) => `${line}\n`).join(''));
}

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
export function requiredArgument(value: string | undefined, what: string): string {
  if (value === undefined) throw new UsageError(`${what} is missing.`);
  return value;
}

/**
 * The UTC day whose prices a verb looks up: `--date`, else BUILD_DATE, else today.
 * @throws UsageError when it is no day
 */
export function lookupDay(given: string | undefined, { environment, now }: Io): string {
  const day = given ?? environment.BUILD_DATE ?? now.toISOString().slice(0, 'YYYY-MM-DD'.length);
  if (z.iso.date().safeParse(day).success) return day;
  throw new UsageError(`"${day}" is not a day of the form YYYY-MM-DD.`);
}

/** The evidence beside a catalog, if any. @throws CannotRun when the file is not what the price check writes */
export function readEvidence(owner: Owner): Evidence | undefined {
  try {
    return loadEvidence(owner);
  } catch (error) {
    throw new CannotRun(error instanceof Error ? error.message : String(error));
  }
}

const digits = new Intl.NumberFormat('en-US');

/** "1 model", "1,204 models". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${digits.format(count)} ${count === 1 ? one : many}`;
}

/** "283 models from 48 providers, 1,204 rates". */
export function summaryOf(catalog: Catalog): string {
  const providers = new Set(catalog.models.map(({ provider }) => provider.id));
  const rates = catalog.models.reduce(
    (sum, { pricing }) => sum + (pricing.kind === 'priced' ? pricing.rates.length : 0),
    0,
  );
  return `${counted(catalog.models.length, 'model')} from ${counted(providers.size, 'provider')}, ${counted(rates, 'rate')}`;
}
