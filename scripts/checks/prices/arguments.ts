/** Command line of the price check. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CannotRun } from '../report.ts';

export const usage = `npm run check:prices -- [options]
  --catalog <file>   the catalog to check (default: models.yaml, or RATECARD_CATALOG)
  --date YYYY-MM-DD  check the prices of this UTC day
  --today            check the prices of today (UTC)
                     (default: BUILD_DATE, else the day of prices.lock.json, else today)
  --lock             write prices.lock.json when all is well; its day is today unless --date is given
  --format terminal|json|github
  --all              print every line, group and shorten nothing
Exit code: 0 all well, 1 prices wrong, 2 could not run.`;

export interface Arguments<Format extends string> {
  readonly catalog?: string | undefined;
  readonly date?: string | undefined;
  readonly today: boolean;
  readonly lock: boolean;
  readonly format: Format;
  readonly all: boolean;
  readonly help: boolean;
}

/**
 * @param formats names that --format accepts
 * @throws CannotRun when an option is unknown, incomplete or contradicts another
 */
export function parseArguments<Format extends string>(
  argv: readonly string[],
  formats: readonly Format[],
): Arguments<Format> {
  const { catalog, date, format, ...flags } = parse(argv);
  if (date !== undefined && !z.iso.date().safeParse(date).success) {
    throw new CannotRun(`--date is "${date}", which is not a day of the form YYYY-MM-DD.\n\n${usage}`);
  }
  if (date !== undefined && flags.today)
    throw new CannotRun(`--date and --today name two days; give one.\n\n${usage}`);
  const known = formats.find((name) => name === format);
  if (known === undefined)
    throw new CannotRun(`There is no format "${format}"; there are ${formats.join(', ')}.\n\n${usage}`);
  return { catalog, date, format: known, ...flags };
}

function parse(argv: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        catalog: { type: 'string' },
        date: { type: 'string' },
        format: { type: 'string', default: 'terminal' },
        today: flag,
        lock: flag,
        all: flag,
        help: flag,
      },
    });
    return values;
  } catch (error) {
    throw new CannotRun(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
