/** Command line of the site check. */
import { parseArgs } from 'node:util';
import { CannotRun } from '../report.ts';
import { topics, type Topic } from './topic.ts';

export const usage = `npm run check:site -- [prices] [options]
  prices             only what is about a price: figures, units, machine-readable files
  --dist <folder>    the built site (default: DIST, else dist)
  --catalog <file>   the catalog it was built from (default: models.yaml, or CATALOG)
  --format terminal|json|github
  --all              print every finding
Exit code: 0 all well, 1 findings, 2 could not run.`;

export interface Arguments<Format extends string> {
  /** The part of the check that was asked for; everything when absent. */
  readonly topic?: Topic | undefined;
  readonly dist: string;
  readonly catalog?: string | undefined;
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
  environment: Readonly<Record<string, string | undefined>>,
): Arguments<Format> {
  const { values, positionals } = parse(argv);
  const { dist = environment.DIST ?? 'dist', format, ...rest } = values;
  const [wanted, ...more] = positionals;
  const topic = topics.find((name) => name === wanted);
  if (more.length > 0 || topic !== wanted) {
    throw new CannotRun(
      `There is no check "${positionals.join(' ')}"; there is ${topics.join(', ')}.\n\n${usage}`,
    );
  }
  const known = formats.find((name) => name === format);
  if (known === undefined) {
    throw new CannotRun(`There is no format "${format}"; there are ${formats.join(', ')}.\n\n${usage}`);
  }
  return { dist, format: known, topic, ...rest };
}

function parse(argv: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        dist: { type: 'string' },
        catalog: { type: 'string' },
        format: { type: 'string', default: 'terminal' },
        all: flag,
        help: flag,
      },
    });
  } catch (error) {
    throw new CannotRun(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
