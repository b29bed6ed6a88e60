import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * The options of a command that is started by hand. `--help` prints what it takes, and so does what it does not take,
 * with exit code 2.
 * @returns undefined where that was the answer: then nothing is to be done
 */
export function readOptions<const O extends Options>(
  usage: string,
  options: O,
  argv: readonly string[] = process.argv.slice(2),
) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { ...options, help: { type: 'boolean', default: false } as const },
    });
    if (!(values as { readonly help?: boolean }).help) return values;
    console.log(usage);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 2;
  }
  return undefined;
}
