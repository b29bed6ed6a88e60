/** Command line of the site check. */
import { parseArgs } from 'node:util';
import { CannotRun } from '../report.ts';
import { groupNames, groups, type Group } from './finding-table.ts';

const listed = groupNames.map((name) => `    ${name.padEnd(17)}${groups[name].about}`).join('\n');

export const usage = `npm run check:site -- [groups] [options]
  groups             only these groups of checks, such as: prices links
${listed}
  --only <groups>    the same, separated by commas
  --dist <folder>    the built site (default: DIST, else dist)
  --catalog <file>   the catalog it was built from (default: models.yaml, or CATALOG)
  --format terminal|json|github
  --all              print every finding
VNU_JAR names the W3C's checker (vnu.jar; wants Java); without it, that one check is reported as skipped.
Exit code: 0 all well, 1 findings, 2 could not run.`;

export interface Arguments<Format extends string> {
  /** The groups that were asked for; all of them when absent. */
  readonly only?: readonly Group[] | undefined;
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
  const { dist = environment.DIST ?? 'dist', format, only = [], ...rest } = values;
  const wanted = [...positionals, ...only.flatMap((names) => names.split(','))].map(groupNamed);
  const known = formats.find((name) => name === format);
  if (known === undefined) {
    throw new CannotRun(`There is no format "${format}"; there are ${formats.join(', ')}.\n\n${usage}`);
  }
  return { dist, format: known, ...(wanted.length > 0 && { only: wanted }), ...rest };
}

function groupNamed(name: string): Group {
  const group = groupNames.find((known) => known === name);
  if (group !== undefined) return group;
  throw new CannotRun(`There is no group "${name}"; there are ${groupNames.join(', ')}.\n\n${usage}`);
}

function parse(argv: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        only: { type: 'string', multiple: true },
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
