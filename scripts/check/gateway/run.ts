/** The gateway check with its files: reads the catalog and the gateway's own list, and keeps what the list says. */
import { z } from 'zod';
import { loadCatalog } from '#catalog/load.ts';
import { listShapes, listShapeWords, type ListShape } from '#catalog/registry/list-shapes.ts';
import { readCommandLine, type Output } from '../command.ts';
import { dayOf } from '../prices/dates.ts';
import { CannotRun, failed, type Report } from '../report.ts';
import { compareWithList } from './compare.ts';
import { listShapeOf } from './lists/index.ts';
import { keepOwnList, ownListFile, ownListOf, readOwnList, type OwnList } from './own-list.ts';
import { besideCatalog, readList } from './read-list.ts';

export const usage = `npm run check:gateway -- [options]
Compares the catalog with the gateway's own list: what it serves and the catalog does not list, the reverse, and where
prices differ. Its list stands in the catalog under gateway.priceList: { from, shape }, or is given here.
  --catalog <file>     the catalog to check (default: CATALOG, else models.yaml in the site folder)
  --from <place>       the list: a file, or an https address; a list that asks for a key gets the one in the variable that
                       the catalog names under gateway.apiKey.env
  --shape <shape>      what it is (default: recognised): ${listShapes.join(', ')}
  --date YYYY-MM-DD    compare the prices of this UTC day (default: BUILD_DATE, else today)
  --keep               when all is well, keep what the list says in price-sources/gateway.json: it proves the prices that
                       the gateway sets itself, without a network (npm run check:prices -- --lock)
  --format terminal|json|github
  --all                print every line, group and shorten nothing
Exit code: 0 all well, 1 the catalog and the list differ, 2 could not run.`;

export interface GatewayArguments extends Output {
  readonly catalog?: string | undefined;
  readonly from?: string | undefined;
  readonly shape?: ListShape | undefined;
  readonly date?: string | undefined;
  readonly keep: boolean;
}

/** @throws CannotRun when an option is unknown, incomplete or makes no sense */
export function readGatewayArguments(argv: readonly string[]): GatewayArguments {
  const text = { type: 'string' } as const;
  const { values, output } = readCommandLine(argv, usage, {
    ...{ catalog: text, from: text, shape: text, date: text },
    keep: { type: 'boolean', default: false },
  });
  const { shape, date, ...rest } = values;
  if (date !== undefined && !z.iso.date().safeParse(date).success)
    throw new CannotRun(`--date is "${date}", which is not a day of the form YYYY-MM-DD.\n\n${usage}`);
  return { ...rest, ...output, date, ...(shape !== undefined && { shape: listShapeOf(shape) }) };
}

export interface GatewayContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  readonly fetch?: typeof fetch | undefined;
}

/**
 * @throws CatalogError when the catalog has mistakes
 * @throws CannotRun when there is no list, or it cannot be read
 */
export async function runGatewayCheck(
  options: Pick<GatewayArguments, 'catalog' | 'from' | 'shape' | 'date' | 'keep'>,
  { environment, now, fetch: fetchWith }: GatewayContext,
): Promise<Report> {
  const catalog = loadCatalog(options.catalog === undefined ? {} : { file: options.catalog });
  const { file, gateway } = catalog;
  const known = gateway.priceList;
  const from = options.from ?? (known && besideCatalog(file, known.from));
  if (from === undefined)
    throw new CannotRun(
      `${file} does not say where the gateway’s own list is. Add gateway.priceList: { from: https://…, shape: ${listShapes.join(' | ')} }, or give it with --from.`,
    );
  const date = options.date ?? environment.BUILD_DATE ?? dayOf(now);
  const list = await readList(from, options.shape ?? known?.shape, {
    apiKey: environment[gateway.apiKey.env],
    fetch: fetchWith,
  });
  const { findings, counts } = compareWithList(catalog, list, from, date);
  const summary = [
    `${from} is ${listShapeWords[list.shape]}: ${String(counts.served)} models served, ${String(counts.listed)} listed.`,
    `${String(counts.equal)} of the ${String(counts.compared)} prices of the list that were compared are equal.`,
    ...list.skipped.map(({ name, why, place }) => `Not compared: ${name} (${from}:${place}), ${why}.`),
  ];
  const report: Report = {
    check: 'gateway',
    summary,
    tables: [],
    findings,
    data: { date, from, shape: list.shape, counts },
  };
  if (!options.keep) return report;
  if (failed(report))
    return {
      ...report,
      summary: [...summary, `${ownListFile(file)} was not written, because of the differences below.`],
    };
  const fresh = ownListOf(list, { from: known?.from ?? from, currency: gateway.currency, asOf: date });
  const before = keptBefore(file);
  // What says the same keeps its day: a file that changes without a price would be committed every week.
  const isSame = before !== undefined && JSON.stringify({ ...before, asOf: date }) === JSON.stringify(fresh);
  if (!isSame) keepOwnList(file, fresh);
  return {
    ...report,
    summary: [
      ...summary,
      isSame ? `${ownListFile(file)} says the same already.` : `${ownListFile(file)} written.`,
    ],
  };
}

/** What is kept; of a file that proves nothing any more, nothing: it is written anew. */
function keptBefore(file: string): OwnList | undefined {
  try {
    return readOwnList(file);
  } catch (error) {
    if (error instanceof CannotRun) return undefined;
    throw error;
  }
}
