import { catalogFile, loadCatalog } from '#catalog/load.ts';
import { priceSourceOf } from '../../check/prices/adapters/source-location.ts';
import { compare, type Comparison } from '../compare.ts';
import { dayOf } from '../day.ts';
import { exit, print } from '../io.ts';
import { sourceOption, sourcesAtHand } from '../sources.ts';
import { counted } from '../summary.ts';
import { parseVerb, type Verb } from '../verb.ts';

/** Enough of each list to see what it is about. */
const most = 15;

/** `diff [--from <source>]`: the catalog beside the sources. */
export const diff: Verb = {
  summary: 'what the sources have that the catalog lacks, the reverse, and where prices differ',
  usage: `npm run catalog -- diff [file] [--from <source>] [--all]
  file     the catalog to compare (default: models.yaml, or CATALOG)
  --from   compare with this source only
${sourceOption}
  --date   compare the prices of this UTC day (default: BUILD_DATE, else today)
  --all    print every line
Only models of providers that the catalog lists are named; those of others are counted.
Exit code: 0 compared, 1 the catalog has mistakes, 2 could not run.`,
  run: async (argv, io) => {
    const { values, positionals } = parseVerb(
      argv,
      {
        from: { type: 'string' },
        date: { type: 'string' },
        source: { type: 'string', multiple: true, default: [] },
        all: { type: 'boolean', default: false },
      },
      1,
    );
    const [file = catalogFile()] = positionals;
    const catalog = loadCatalog({ file });
    const wanted = values.from === undefined ? undefined : [priceSourceOf(values.from)];
    const adapters = await sourcesAtHand(values.source, io, wanted);
    const limit = values.all ? Infinity : most;
    print(
      io,
      compare(catalog, adapters, dayOf(values.date, io)).flatMap((found) => linesOf(found, limit)),
    );
    return exit.ok;
  },
};

function linesOf({ adapter, lacking, elsewhere, unpinned, differing }: Comparison, limit: number): string[] {
  const byProvider = Map.groupBy(lacking, ({ provider }) => provider);
  const rows = [...byProvider].map(
    ([provider, own]) => `${provider} (${own.length}): ${own.map(({ model }) => model.model).join(', ')}`,
  );
  return [
    `${adapter.package}, data of ${adapter.asOf}`,
    `  has ${counted(lacking.length, 'model')} of our providers that the catalog lacks (and ${counted(elsewhere, 'model')} of others):`,
    ...shown(rows, limit, 'providers'),
    `  lacks, or is not pinned for, ${counted(unpinned.length, 'priced model')} of the catalog:`,
    ...shown(
      unpinned.map(({ id }) => id),
      limit,
      'models',
    ),
    `  differs in ${counted(differing.length, 'rate')}:`,
    ...shown(
      differing.map(({ key, listed, stated }) => `${key}: listed ${listed}, ${adapter.id} has ${stated}`),
      limit,
      'rates',
    ),
    '',
  ];
}

function shown(rows: readonly string[], limit: number, what: string): string[] {
  const rest = rows.length > limit ? [`… and ${rows.length - limit} more ${what}; --all prints them.`] : [];
  return [...rows.slice(0, limit), ...rest].map((row) => `    ${row}`);
}
