/** Command line of the example check. */
import { readCommandLine, type Output } from '../command.ts';

export const usage = `npm run check:examples -- [options]
  --catalog <file>   the catalog whose examples are checked (default: CATALOG, else models.yaml in the site folder)
  --every            run each example of each model once, instead of each distinct text in every situation
  --table            run nothing: print which models have which example, which have not and why, and where it stands
                     what requests can hold
  --no-faults        do not show that faults are noticed
  --full             also ask mypy, ruff and shellcheck of each text
  --programs         also run the programs of guides with the newest packages (slow: they are installed first)
  --lock             write examples.lock.json when all is well; its day is today (UTC)
  --format terminal|json|github
  --all              print every line, group and shorten nothing
PYTHON names the interpreter (default: python3). With CI=true everything has to be run.
Exit code: 0 all well, 1 examples wrong, 2 could not run.`;

export interface Arguments extends Output {
  readonly catalog?: string | undefined;
  readonly every: boolean;
  readonly faults: boolean;
  readonly full: boolean;
  readonly programs: boolean;
  readonly lock: boolean;
  readonly table: boolean;
}

const flag = { type: 'boolean', default: false } as const;

/** @throws CannotRun when an option is unknown or incomplete */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, output } = readCommandLine(argv, usage, {
    catalog: { type: 'string' },
    every: flag,
    faults: { type: 'boolean', default: true },
    full: flag,
    programs: flag,
    lock: flag,
    table: flag,
  });
  return { ...values, ...output };
}
