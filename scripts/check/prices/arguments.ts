/** Command line of the price check. */
import { z } from 'zod';
import { priceSources } from '#catalog/registry/price-sources.ts';
import { readCommandLine, type Output } from '../command.ts';
import { CannotRun } from '../report.ts';
import { parseLocation, type SourceLocation } from './sources/location.ts';

export const usage = `npm run check:prices -- [options]
What is checked
  --catalog <file>     the catalog to check (default: CATALOG, else models.yaml in the site folder)
  --only <id>          only these models; * stands for any text (repeatable)
  --since YYYY-MM-DD   only models with a price that changed on or after this day, or is announced to
  --date YYYY-MM-DD    check the prices of this UTC day
  --today              check the prices of today (UTC)
                       (default: BUILD_DATE, else the day of prices.lock.json, else today)
What it is compared with: the entries that price-sources/ keeps of each source, which these write anew
  --refresh newest     fetch the newest version of every pinned source
  --refresh recorded   fetch once more the versions that are kept: for new models and pins
  --source <name>=<version>[@YYYY-MM-DD]   fetch this version of one source (repeatable); its day, where the
                       registry does not tell it. Sources: ${priceSources.join(', ')}
  --source <name>=<path>@YYYY-MM-DD or <https address>   or read its file, as it was on that day
What is written
  --lock               write prices.lock.json when all is well, and since when each page says what it says
                       (pages.lock.json); the day is today unless --date is given
  --accept <name>      with --lock: this value, that no source knows, was changed on purpose (repeatable);
                       * stands for any text; lock: a prices.lock.json that cannot be read is written anew
  --update             write prices that the sources settle into the catalog and price-history.jsonl, then lock;
                       great steps, and what one source alone lists, are only proposed, as a diff
  --record change|repair   append a line to price-history.jsonl for each price that changed without one:
                       the provider changed it, or it had been listed wrongly
  --dry-run            with --update or --record: only print the diff
What is printed
  --format terminal|json|github
  --all                print every line, group and shorten nothing
Exit code: 0 all well, 1 prices wrong, 2 could not run.`;

export interface Arguments extends Output {
  readonly catalog?: string | undefined;
  readonly only: readonly string[];
  readonly since?: string | undefined;
  readonly date?: string | undefined;
  readonly today: boolean;
  readonly refresh?: 'newest' | 'recorded' | undefined;
  readonly locations: readonly SourceLocation[];
  readonly lock: boolean;
  /** Names of values that no source knows and that were changed on purpose. */
  readonly accept: readonly string[];
  readonly update: boolean;
  readonly record?: 'change' | 'repair' | undefined;
  readonly dryRun: boolean;
}

const flag = { type: 'boolean', default: false } as const;
const many = { type: 'string', multiple: true, default: [] as string[] } as const;

/** @throws CannotRun when an option is unknown, incomplete or contradicts another */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, output } = readCommandLine(argv, usage, {
    catalog: { type: 'string' },
    only: many,
    since: { type: 'string' },
    date: { type: 'string' },
    today: flag,
    source: many,
    refresh: { type: 'string' },
    lock: flag,
    accept: many,
    update: flag,
    record: { type: 'string' },
    'dry-run': flag,
  });
  const { date, since, source, record, refresh, 'dry-run': dryRun, ...rest } = values;
  requireDay('--date', date);
  requireDay('--since', since);
  const partial = rest.only.length > 0 || since !== undefined;
  refuse(date !== undefined && rest.today, '--date and --today name two days; give one.');
  refuse(rest.lock && partial, '--lock records the whole catalog; leave out --only and --since.');
  refuse(rest.accept.length > 0 && !rest.lock, '--accept goes with --lock.');
  refuse(dryRun && !rest.update && record === undefined, '--dry-run goes with --update or --record.');
  refuse(
    rest.update && !dryRun && date === undefined && refresh === undefined && source.length === 0,
    '--update compares with what sources list now; add --refresh newest.',
  );
  refuse(
    record !== undefined && record !== 'change' && record !== 'repair',
    `--record is "${String(record)}"; say change or repair.`,
  );
  refuse(
    refresh !== undefined && refresh !== 'newest' && refresh !== 'recorded',
    `--refresh is "${String(refresh)}"; say newest or recorded.`,
  );
  return {
    ...rest,
    ...output,
    date,
    since,
    record: record as Arguments['record'],
    dryRun,
    refresh: refresh as Arguments['refresh'],
    locations: source.map(parseLocation),
  };
}

function refuse(wrong: boolean, message: string): void {
  if (wrong) throw refusal(message);
}

function refusal(message: string): CannotRun {
  return new CannotRun(`${message}\n\n${usage}`);
}

function requireDay(option: string, text: string | undefined): void {
  const isDay = text === undefined || z.iso.date().safeParse(text).success;
  refuse(!isDay, `${option} is "${String(text)}", which is not a day of the form YYYY-MM-DD.`);
}
