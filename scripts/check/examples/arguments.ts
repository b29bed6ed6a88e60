/** Command line of the example check. */
import { parseArgs } from 'node:util';
import { CannotRun } from '../report.ts';

export const usage = `npm run check:examples -- [options]
  --catalog <file>   the catalog whose examples are checked (default: CATALOG, else models.yaml in the site folder)
  --every            run each example of each model once, instead of each distinct text in every situation
  --no-faults        do not show that faults are noticed
  --lock             write examples.lock.json when all is well; its day is today (UTC)
  --format terminal|json|github
  --all              print every line, group and shorten nothing
PYTHON names the interpreter (default: python3). With CI=true everything has to be run.
Exit code: 0 all well, 1 examples wrong, 2 could not run.`;

export interface Arguments<Format extends string> {
  readonly catalog?: string | undefined;
  readonly every: boolean;
  readonly faults: boolean;
  readonly lock: boolean;
  readonly format: Format;
  readonly all: boolean;
  readonly help: boolean;
}

/**
 * @param formats names that --format accepts
 * @throws CannotRun when an option is unknown or incomplete
 */
export function parseArguments<Format extends string>(
  argv: readonly string[],
  formats: readonly Format[],
): Arguments<Format> {
  const { format, ...values } = parse(argv);
  const known = formats.find((name) => name === format);
  if (known === undefined)
    throw new CannotRun(`There is no format "${format}"; there are ${formats.join(', ')}.\n\n${usage}`);
  return { ...values, format: known };
}

function parse(argv: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({
      args: [...argv],
      allowNegative: true,
      options: {
        catalog: { type: 'string' },
        every: flag,
        faults: { type: 'boolean', default: true },
        lock: flag,
        format: { type: 'string', default: 'terminal' },
        all: flag,
        help: flag,
      },
    });
    return values;
  } catch (error) {
    throw new CannotRun(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
