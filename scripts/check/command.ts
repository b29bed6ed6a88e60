/** The frame of every check: its command line, its report in the wanted format, and its exit code. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
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

/** Runs a check of the command line; the exit code is 0 when all is well, 1 when it failed, 2 when it could not run. */
export async function runCheckCommand<Options extends Output>({
  name,
  usage,
  read,
  run,
}: Command<Options>): Promise<void> {
  try {
    const options = read(process.argv.slice(2));
    if (options.help) {
      console.log(usage);
      return;
    }
    const report = await run(options);
    const { isTTY, columns } = process.stdout;
    process.stdout.write(
      formatReport(options.format, report, {
        all: options.all,
        colour: isTTY && process.env.NO_COLOR === undefined,
        width: isTTY ? columns : 120,
      }),
    );
    if (failed(report)) process.exitCode = 1;
  } catch (error) {
    // Errors written for readers are their message; of any other the stack is wanted too.
    const written = error instanceof CannotRun || (error instanceof Error && error.name === 'CatalogError');
    console.error(`The ${name} check could not run.`);
    console.error(written ? error.message : error);
    process.exitCode = 2;
  }
}
