/** One model of a source, put into a catalog's text. */
import { loadCatalog } from '#catalog/load.ts';
import { hint } from '#catalog/errors/nearest.ts';
import type { Catalog } from '#catalog/types.ts';
import { splitRef, type SourceAdapter, type SourceModel } from '../check/prices/source.ts';
import { CannotRun } from '../check/report.ts';
import type { Draft } from './draft/draft.ts';
import { makeDraft } from './draft/make-draft.ts';
import { modelId } from './market/model-id.ts';
import { marketProviders } from './market/providers.ts';
import { providerLine } from './market/catalog-head.ts';
import { entryLines } from './print/entry-text.ts';
import { spellingsOf } from './spelling.ts';
import { insertEntry } from './text/insert.ts';

export interface AddRequest {
  readonly adapter: SourceAdapter;
  /** The model as the source spells it, `provider/model`. */
  readonly ref: string;
  /** Its id in the catalog. @default made from `ref` */
  readonly as?: string | undefined;
  /** UTC day, `YYYY-MM-DD`. */
  readonly date: string;
}

export interface Added {
  readonly id: string;
  readonly text: string;
  /** How many prices the entry has. */
  readonly rates: number;
  /** Rates of the source that were left out, because it does not say how they combine. */
  readonly undecided: number;
}

/**
 * @throws CannotRun when the source has no such model, or no price for it, or the catalog lists it already
 * @throws CatalogError when the catalog would have mistakes with it
 */
export function addModel(catalog: Catalog, text: string, { adapter, ref, as, date }: AddRequest): Added {
  const model = modelOf(adapter, ref);
  const id = as ?? idOf(catalog, adapter, model);
  refuseKnown(catalog, id);
  const known = marketProviders.find((provider) => provider.id === id.split('/')[0]);
  const listed = catalog.providers.find((provider) => provider.id === id.split('/')[0]);
  const provider = listed ?? known ?? { id: id.split('/')[0] ?? id, name: model.provider };
  const page = provider.pricing ?? provider.url ?? '';
  const { draft, undecided, slipped } = makeDraft({
    id,
    name: model.name ?? tailOf(model.model),
    offers: [{ adapter, model }],
    page,
    date,
  });
  if (draft === undefined) throw new CannotRun(noPrice(adapter, ref, slipped.length > 0));
  const entry: Draft = { ...draft, host: known?.isHost === true ? known.id : undefined };
  const after = insertEntry(
    catalog.file,
    text,
    { id, modality: entry.modality, released: entry.facts.released, lines: entryLines(entry) },
    { id: provider.id, name: provider.name, line: providerLine(provider) },
  );
  loadCatalog({ file: catalog.file, text: after });
  return { id, text: after, rates: entry.rates.length, undecided: undecided.length };
}

function modelOf(adapter: SourceAdapter, ref: string): SourceModel {
  const models = [...adapter.list()];
  const found = models.find((model) => model.ref === ref || model.otherRefs.includes(ref));
  if (found !== undefined) return found;
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

function idOf(catalog: Catalog, adapter: SourceAdapter, { provider, model }: SourceModel): string {
  const spelling = spellingsOf(catalog, adapter.id).get(provider);
  const name = spelling?.strip === undefined ? model : model.replace(spelling.strip, '');
  const id = modelId(spelling?.provider ?? provider.toLowerCase(), name);
  if (id === undefined) throw new CannotRun(`"${model}" makes no id; give one with --as provider/name.`);
  return id;
}

function refuseKnown(catalog: Catalog, id: string): void {
  const other = catalog.models.find(
    (model) => model.id === id || model.aliases.some((alias) => alias.id === id),
  );
  if (other === undefined) return;
  throw new CannotRun(
    `${catalog.file}:${other.line} lists "${id}" already${other.id === id ? '' : `, as an alias of ${other.id}`}. ` +
      'Edit that entry, or give another id with --as.',
  );
}

function noPrice(adapter: SourceAdapter, ref: string, isSlipped: boolean): string {
  return isSlipped
    ? `${adapter.package} has a price for "${ref}" that is off by orders of magnitude, so none of its prices was taken. Look them up at the provider.`
    : `${adapter.package} has no price for "${ref}" that says what using it costs (zero is no price). Add it by hand with \`priceStatus: unknown\`.`;
}

function tailOf(model: string): string {
  return model.slice(model.lastIndexOf('/') + 1);
}
