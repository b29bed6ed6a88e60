import { errorTable } from '#catalog/errors/error-table.ts';
import { hint } from '#catalog/errors/nearest.ts';
import { catalogFile, loadCatalog } from '#catalog/load.ts';
import type { Catalog } from '#catalog/types.ts';
import { priceSources } from '#catalog/registry/price-sources.ts';
import { modelId, providerId } from '#catalog/schema/scalars.ts';
import { priceSourceOf } from '../../check/prices/sources/location.ts';
import {
  type SourceAdapter,
  sourceCurrency,
  type SourceModel,
  splitRef,
  type UnreadField,
} from '../../check/prices/sources/source.ts';
import { CannotRun } from '../../check/report.ts';
import type { Draft } from '../draft/draft.ts';
import { makeDraft } from '../draft/make-draft.ts';
import { sourceOption, sourcesAtHand } from '../sources.ts';
import { ownName, spellingsOf } from '../spellings.ts';
import { providerLine } from '../text/provider-line.ts';
import { entryLines } from '../text/entry-text.ts';
import { insertEntry } from '../text/insert.ts';
import { readText, save } from '../text/save.ts';
import { counted, lookupDay, exit, parseVerb, print, requiredArgument, type Verb } from '../verb.ts';
import { atProvider } from '#catalog/provider-prices.ts';

/** `add <provider/model> --from <source>`: one model with all that a source states. */
export const add: Verb = {
  summary: 'add one model with all prices and facts that a source states',
  usage: `npm run catalog -- add <provider/model> --from <source> [--as <id>] [--file <place>] [--dry-run]
  provider/model   the entry exactly as the source spells it, such as anthropic/claude-opus-5
  --from           ${priceSources.join(', ')}
  --as             its id in the catalog, as requests send it (default: the provider, then the source's spelling)
  --file           where the source is to be read: a version, newest, path@YYYY-MM-DD or an https address
${sourceOption}
  --date           take the prices of this UTC day (default: BUILD_DATE, else today)
  --dry-run        write nothing; print what would change as a unified diff
Every line of the catalog that is not new stays as it is. Look the prices up at the provider before you commit.
Exit code: 0 added, 1 the catalog has mistakes, 2 could not run.`,
  run: async (argv, io) => {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseVerb(
      argv,
      {
        from: text,
        as: text,
        file: text,
        date: text,
        source: { type: 'string', multiple: true, default: [] },
        'dry-run': { type: 'boolean', default: false },
      },
      1,
    );
    const ref = requiredArgument(positionals[0], 'The model, provider/model,');
    const from = priceSourceOf(requiredArgument(values.from, '--from <source>'));
    const given = [...values.source, ...(values.file === undefined ? [] : [`${from}=${values.file}`])];
    const [{ adapter } = {}] = await sourcesAtHand(given, io, [from]);
    if (adapter === undefined)
      throw new CannotRun(
        `${from} is not at hand. Say where it is: --file <version>, <path>@YYYY-MM-DD or an https address.`,
      );
    const file = catalogFile();
    const before = readText(file);
    const {
      id,
      text: after,
      rates,
      undecided,
      unread,
    } = addModel(loadCatalog({ file, text: before }), before, {
      adapter,
      ref,
      as: values.as,
      date: lookupDay(values.date, io),
    });
    const said = `${file}: added ${id} with ${counted(rates, 'rate')} of ${from}.`;
    save(io, file, { before, after, said, dryRun: values['dry-run'], listsPrices: true });
    if (undecided > 0) {
      print({ ...io, out: io.err }, [
        `Left out: ${counted(undecided, 'rate')} of which the source does not say when they apply beside others.`,
      ]);
    }
    print({ ...io, out: io.err }, unread.map(unreadLine));
    return exit.ok;
  },
};

/** One number of the source that is not in the new entry: no price is dropped without a word. */
function unreadLine({ field, value, reason }: UnreadField): string {
  return `Not taken: ${field} (${value}): ${reason ?? 'no field that is known here; look at the source, and add the price by hand'}.`;
}

// One model of a source, put into a catalog's text.

export interface AddRequest {
  readonly adapter: SourceAdapter;
  /** The model as the source spells it, `provider/model`. */
  readonly ref: string;
  /** Its id in the catalog. @default the provider's, then the name of `ref`, letter by letter */
  readonly as?: string | undefined;
  /** UTC day, `YYYY-MM-DD`. */
  readonly date: string;
}

export interface Addition {
  readonly id: string;
  readonly text: string;
  /** How many prices the entry has. */
  readonly rates: number;
  /** Rates of the source that were left out, because it does not say how they combine. */
  readonly undecided: number;
  /** Numbers of the source of which the entry does not tell. */
  readonly unread: readonly UnreadField[];
}

/**
 * @throws CannotRun when the source has no such model, or no price for it, or the catalog lists it already
 * @throws CatalogError when the catalog would have mistakes with it
 */
export function addModel(catalog: Catalog, text: string, { adapter, ref, as, date }: AddRequest): Addition {
  requireSourceCurrency(catalog);
  const model = modelOf(adapter, ref);
  const spelling = spellingsOf(catalog, adapter.id).get(model.provider);
  const own = spelling?.provider ?? model.provider.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
  const id = as ?? `${own}/${ownName(model.model, spelling)}`;
  refuseInvalid(id);
  refuseDuplicate(catalog, id);
  const named = firstPart(id);
  const knownAs = (name: string | undefined) => catalog.providers.find((provider) => provider.id === name);
  // What an id begins with is a provider when it is known as one, or can be one.
  const fresh = providerId.safeParse(named).success ? named : undefined;
  const provider = knownAs(named) ??
    knownAs(fresh === undefined ? own : undefined) ?? {
      id: fresh ?? own,
      name: model.provider,
    };
  const { draft, undecided, isSlipped } = makeDraft({
    id,
    name: model.name ?? tailOf(model.model),
    offer: { adapter, model },
    date,
  });
  if (draft === undefined) throw new CannotRun(noPrice(adapter, ref, isSlipped, model.unread));
  const entry: Draft = { ...draft, provider: named === provider.id ? undefined : provider.id };
  const after = insertEntry(
    catalog.file,
    text,
    { modality: entry.modality, released: entry.facts.released, lines: entryLines(entry) },
    { id: provider.id, name: provider.name, line: providerLine(provider) },
  );
  loadCatalog({ file: catalog.file, text: after });
  return {
    id,
    text: after,
    rates: entry.rates.length,
    undecided: undecided.length,
    unread: model.unread,
  };
}

/** @throws CannotRun when the prices of the file are in another currency than the sources' */
function requireSourceCurrency(catalog: Catalog): void {
  const { gateway, file } = atProvider(catalog);
  if (gateway.currency === sourceCurrency) return;
  throw new CannotRun(
    `The prices of ${file} are in ${gateway.currency}, those of every source in ${sourceCurrency}: an amount would be taken for another sum. ` +
      `Write the entry by hand, or keep providers' prices in ${sourceCurrency} and say by which rate they are listed: gateway.exchange: { from: ${sourceCurrency}, rate, date, source }.`,
  );
}

function modelOf(adapter: SourceAdapter, ref: string): SourceModel {
  const models = [...adapter.list()];
  const match = models.find((model) => model.ref === ref || model.otherRefs.includes(ref));
  if (match !== undefined) return match;
  const refusal = adapter.refused?.get(ref);
  if (refusal !== undefined)
    throw new CannotRun(`"${ref}" of ${adapter.package} cannot be read, so nothing was taken: ${refusal}.`);
  const provider = splitRef(ref)?.provider ?? ref;
  const own = models.filter((model) => model.provider === provider);
  const advice =
    own.length > 0
      ? `It has ${own.length} models of "${provider}".${hint(
          ref,
          own.map((model) => model.ref),
        )}`
      : `It has no provider "${provider}".${hint(provider, new Set(models.map((model) => model.provider)))}`;
  throw new CannotRun(`${adapter.package} has no entry named exactly "${ref}". ${advice}`);
}

function refuseInvalid(id: string): void {
  if (modelId.safeParse(id).success) return;
  throw new CannotRun(
    `"${id}" is no id that the catalog can hold. ${errorTable['id-invalid'].fix} Give one with --as.`,
  );
}

/** What an id of several parts begins with. */
function firstPart(id: string): string | undefined {
  return id.includes('/') ? id.slice(0, id.indexOf('/')) : undefined;
}

function refuseDuplicate(catalog: Catalog, id: string): void {
  const other = catalog.models.find(
    (model) => model.id === id || model.aliases.some((alias) => alias.id === id),
  );
  if (other === undefined) return;
  throw new CannotRun(
    `${catalog.file}:${other.line} lists "${id}" already${other.id === id ? '' : `, as an alias of ${other.id}`}. ` +
      'Edit that entry, or give another id with --as.',
  );
}

function noPrice(
  adapter: SourceAdapter,
  ref: string,
  isSlipped: boolean,
  unread: readonly UnreadField[],
): string {
  const others = unread.map((field) => `\n${unreadLine(field)}`).join('');
  return isSlipped
    ? `${adapter.package} has a price for "${ref}" that is off by orders of magnitude, so none of its prices was taken. Look them up at the provider.`
    : `${adapter.package} has no price for "${ref}" that says what using it costs (zero is no price). Add it by hand with \`priceStatus: unknown\`.${others}`;
}

function tailOf(model: string): string {
  return model.slice(model.lastIndexOf('/') + 1);
}
