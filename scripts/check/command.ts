/** The frame of every check: its command line, its report in the wanted format, and its exit code. */
import { inspect, parseArgs, type ParseArgsConfig } from 'node:util';
import { formatReport, formats, type Format } from './reporters/formats.ts';
import { CannotRun, failed, type Report } from './report.ts';

type OwnOptions = NonNullable<ParseArgsConfig['options']>;

const shared = {
  format: { type: 'string', default: 'terminal' },
  all: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const satisfies OwnOptions;

/** What the frame itself takes; `usage` of each check names them. */
export interface Output {
  readonly format: Format;
  /** Print every line, group and shorten nothing. */
  readonly all: boolean;
  readonly help: boolean;
}

/**
 * Reads a command line: the options of one check, and those of the frame.
 * @param options as `parseArgs` takes them; with `takesWords`, words that are no options are given back as positionals
 * @throws CannotRun with the usage when an option is unknown or incomplete, or when there is no such format
 */
export function readCommandLine<const O extends OwnOptions>(
  argv: readonly string[],
  usage: string,
  options: O,
  { takesWords = false } = {},
) {
  const parsed = orRefuse(usage, () =>
    parseArgs({
      args: [...argv],
      allowPositionals: takesWords,
      allowNegative: true,
      options: { ...options, ...shared },
    }),
  );
  const { format, all, help } = parsed.values as { format: string; all: boolean; help: boolean };
  const reporter = formats.find((name) => name === format);
  if (reporter === undefined)
    throw new CannotRun(`There is no format "${format}"; there are ${formats.join(', ')}.\n\n${usage}`);
  const output: Output = { format: reporter, all, help };
  return { values: parsed.values, words: parsed.positionals, output };
}

function orRefuse<T>(usage: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new CannotRun(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

/** One check as a command. */
export interface Command<Options extends Output> {
  /** Completes "The … check could not run.": "site". */
  readonly name: string;
  readonly usage: string;
  /** @throws CannotRun when the options make no sense */
  readonly read: (argv: readonly string[]) => Options;
  /** @throws CannotRun or CatalogError when there is nothing to check */
  readonly run: (options: Options) => Promise<Report>;
}

/** What a command said and how it ended. */
interface Outcome {
  /** 0 when all is well, 1 when the check failed, 2 when it could not run. */
  readonly code: 0 | 1 | 2;
  readonly out: string;
  /** What stands in the way. */
  readonly error?: string;
}

/** What a check comes to on a command line, printed for a stream; nothing is written. */
export async function outcomeOf<Options extends Output>(
  { name, usage, read, run }: Command<Options>,
  argv: readonly string[],
  { isTTY = false, columns = 120 }: { readonly isTTY?: boolean; readonly columns?: number } = {},
): Promise<Outcome> {
  try {
    const options = read(argv);
    if (options.help) return { code: 0, out: `${usage}\n` };
    const report = await run(options);
    const out = formatReport(options.format, report, {
      all: options.all,
      colour: isTTY && process.env.NO_COLOR === undefined,
      width: isTTY ? columns : 120,
    });
    return { code: failed(report) ? 1 : 0, out };
  } catch (error) {
    // Errors written for readers are their message; of any other the stack is wanted too.
    const written = error instanceof CannotRun || (error instanceof Error && error.name === 'CatalogError');
    return {
      code: 2,
      out: `The ${name} check could not run.\n`,
      error: written ? error.message : inspect(error),
    };
  }
}

/** Runs a check of the command line, prints it and sets the exit code of this process. */
export async function runCheckCommand<Options extends Output>(command: Command<Options>): Promise<void> {
  const { code, out, error } = await outcomeOf(command, process.argv.slice(2), process.stdout);
  if (code === 2) {
    process.stderr.write(out);
    console.error(error);
  } else {
    process.stdout.write(out);
  }
  process.exitCode = code;
}
