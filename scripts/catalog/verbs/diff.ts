import { catalogFile, loadCatalog } from '#catalog/load.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import { priceSourceOf } from '../../check/prices/sources/location.ts';
import { checkPrices } from '../../check/prices/check.ts';
import type { SourceAdapter, SourceModel } from '../../check/prices/sources/source.ts';
import { sourceOption, sourcesAtHand } from '../sources.ts';
import { likenessOf, namesNoModel, ownName, spellingsOf } from '../spellings.ts';
import { counted, lookupDay, exit, parseVerb, print, type Verb } from '../verb.ts';
import { atProvider } from '#catalog/provider-prices.ts';

/** Enough of each list to see what it is about. */
const most = 15;

/** `diff [--from <source>]`: the catalog beside the sources. */
export const diff: Verb = {
  summary: 'what the sources have that the catalog lacks, the reverse, and where prices differ',
  usage: `npm run catalog -- diff [file] [--from <source>] [--all]
  file     the catalog to compare (default: CATALOG, else models.yaml in the site folder)
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
    const catalog = atProvider(loadCatalog({ file }));
    const wanted = values.from === undefined ? undefined : [priceSourceOf(values.from)];
    const adapters = (await sourcesAtHand(values.source, io, wanted)).map(({ adapter }) => adapter);
    const limit = values.all ? Infinity : most;
    print(
      io,
      compareWithSources(catalog, adapters, lookupDay(values.date, io)).flatMap((comparison) =>
        linesOf(comparison, limit),
      ),
    );
    return exit.ok;
  },
};

function linesOf(
  { adapter, lacking, elsewhere, unpinned, differing }: SourceComparison,
  limit: number,
): string[] {
  const byProvider = Map.groupBy(lacking, ({ provider }) => provider);
  const rows = [...byProvider].map(
    ([provider, own]) => `${provider} (${own.length}): ${own.map(({ model }) => model.model).join(', ')}`,
  );
  return [
    `${adapter.package}, data of ${adapter.asOf}`,
    `  has ${counted(lacking.length, 'model')} of our providers that the catalog lacks (and ${counted(elsewhere, 'model')} of others):`,
    ...rowsWithin(rows, limit, 'providers'),
    `  lacks, or is not pinned for, ${counted(unpinned.length, 'priced model')} of the catalog:`,
    ...rowsWithin(
      unpinned.map(({ id }) => id),
      limit,
      'models',
    ),
    `  differs in ${counted(differing.length, 'rate')}:`,
    ...rowsWithin(
      differing.map(({ key, listed, stated }) => `${key}: listed ${listed}, ${adapter.id} has ${stated}`),
      limit,
      'rates',
    ),
    '',
  ];
}

function rowsWithin(rows: readonly string[], limit: number, what: string): string[] {
  const rest = rows.length > limit ? [`… and ${rows.length - limit} more ${what}; --all prints them.`] : [];
  return [...rows.slice(0, limit), ...rest].map((row) => `    ${row}`);
}

// A catalog beside the price sources: what either side lacks, and where they differ.

export interface SourceComparison {
  readonly adapter: SourceAdapter;
  /** Priced models of providers that the catalog lists, under an id or a pin that it does not. */
  readonly lacking: readonly { readonly provider: string; readonly model: SourceModel }[];
  /** How many models of other providers the source prices. */
  readonly elsewhere: number;
  /** Priced models of the catalog that are not pinned to the source, by provider ids that it knows. */
  readonly unpinned: readonly Model[];
  readonly differing: readonly { readonly key: string; readonly listed: string; readonly stated: string }[];
}

/** @param date UTC day, `YYYY-MM-DD` */
export function compareWithSources(
  catalog: Catalog,
  adapters: readonly SourceAdapter[],
  date: string,
): SourceComparison[] {
  const { verdicts } = checkPrices({ catalog, sources: adapters, date });
  return adapters.map((adapter) => {
    const spellings = spellingsOf(catalog, adapter.id);
    const listed = new Set(catalog.providers.map(({ id }) => id));
    const names = namesIn(catalog, adapter);
    const priced = [...adapter.list()].filter(
      ({ ref, model }) => (adapter.lookup(ref, date)?.rates.length ?? 0) > 0 && !namesNoModel(model),
    );
    const ours = priced.flatMap((model) => {
      const spelling = spellings.get(model.provider);
      const provider = spelling?.provider ?? model.provider;
      if (!listed.has(provider)) return [];
      return [{ provider, model, likeness: likenessOf(provider, ownName(model.model, spelling)) }];
    });
    return {
      adapter,
      lacking: ours
        .filter(
          ({ model, likeness }) =>
            !names.has(likeness) && [model.ref, ...model.otherRefs].every((ref) => !names.has(ref)),
        )
        .map(({ provider, model }) => ({ provider, model })),
      elsewhere: priced.length - ours.length,
      unpinned: catalog.models.filter(
        ({ pricing, verify }) => pricing.kind === 'priced' && verify?.[adapter.id] === undefined,
      ),
      differing: verdicts.flatMap(({ key, rate, figures }) =>
        figures
          .filter(({ source, agrees }) => source === adapter.id && !agrees)
          .map(({ amount }) => ({ key, listed: rate.amount, stated: amount })),
      ),
    };
  });
}

/** Every id and alias, as they are recognised, and every pin by which the catalog knows a model of the source. */
function namesIn(catalog: Catalog, adapter: SourceAdapter): Set<string> {
  return new Set(
    catalog.models.flatMap(({ id, aliases, provider, verify }) => [
      ...[id, ...aliases.map((alias) => alias.id)].map((name) =>
        likenessOf(
          provider.id,
          name.startsWith(`${provider.id}/`) ? name.slice(provider.id.length + 1) : name,
        ),
      ),
      verify?.[adapter.id] ?? id,
    ]),
  );
}
