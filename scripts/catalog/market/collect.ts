/** Gathers what the sources offer of the providers on the list, one entry per model. */
import type { SourceAdapter, SourceModel } from '../../check/prices/sources/source.ts';
import type { SourceOffer } from '../draft/draft.ts';
import { byKnowledge } from '../draft/draft-facts.ts';
import { fileStemOf } from '#catalog/rules/slug.ts';
import { likenessOf, namesNoModel } from './model-id.ts';
import { ownName, type MarketProvider, type Spelling } from './providers.ts';

export interface MarketModel {
  /** The provider, then the name that requests send, as a source spells it. */
  readonly id: string;
  readonly provider: MarketProvider;
  /** Other spellings of the id by sources that were not followed. */
  readonly otherIds: readonly string[];
  /** One per source at most. */
  readonly offers: readonly SourceOffer[];
}

interface Listed {
  readonly adapter: SourceAdapter;
  readonly byProvider: ReadonlyMap<string, readonly SourceModel[]>;
}

/** In the order of the providers; models as the first source that has them lists them. */
export function collect(
  adapters: readonly SourceAdapter[],
  providers: readonly MarketProvider[],
): MarketModel[] {
  const listed = adapters.map((adapter): Listed => ({
    adapter,
    byProvider: Map.groupBy(adapter.list(), ({ provider }) => provider),
  }));
  return providers.flatMap((provider) => modelsOf(provider, listed));
}

function modelsOf(provider: MarketProvider, listed: readonly Listed[]): MarketModel[] {
  const models = new Map<string, { names: string[]; offers: SourceOffer[] }>();
  for (const { adapter, byProvider } of listed) {
    for (const spelling of provider.sources[adapter.id] ?? []) {
      for (const model of (byProvider.get(spelling.provider) ?? []).filter((one) =>
        isWanted(one.model, spelling),
      )) {
        const name = ownName(model.model, spelling);
        const likeness = likenessOf(provider.id, name.replace(provider.optional ?? '', ''));
        if (namesNoModel(name)) continue;
        const entry = models.get(likeness) ?? { names: [], offers: [] };
        models.set(likeness, entry);
        // A source that lists a model twice means its first entry.
        if (entry.offers.some((offer) => offer.adapter === adapter)) continue;
        entry.offers.push({ adapter, model });
        entry.names.push(name);
      }
    }
  }
  return [...models.values()]
    .filter(({ offers }) => isEnough(offers, provider))
    .map(({ names, offers }) => {
      const [id = '', ...otherIds] = bySupport(names, provider).map((name) => `${provider.id}/${name}`);
      return { id, otherIds, provider, offers };
    });
}

/**
 * The spellings of a name, each once: those that are whole first, then what most sources write, then in their order.
 * @param names one per source
 */
function bySupport(names: readonly string[], { optional }: MarketProvider): string[] {
  const isWhole = (name: string) => Number(optional?.test(name) ?? false);
  const support = (name: string) => names.filter((other) => other === name).length;
  return [...new Set(names)].sort((a, b) => isWhole(b) - isWhole(a) || support(b) - support(a));
}

function isEnough([first, second]: readonly SourceOffer[], { notAlone }: MarketProvider): boolean {
  return second !== undefined || (first !== undefined && !notAlone.includes(first.adapter.id));
}

function isWanted(name: string, { only, skip }: Spelling): boolean {
  return only?.test(name) !== false && skip?.test(name) !== true;
}

// What readers call a model.

/** What hosts put around a maker's id: a vendor and a region before it, a version behind it. */
const decorations = [/^(?:global\.)?[a-z0-9-]+\./, /-v\d+(?:-\d+)?$/, /^databricks-/, /-maas$/];

/**
 * A name for every model: what a source calls it, else what any source calls the model of that id elsewhere,
 * else the id's last part as it is spelled. No two models of one provider have the same name.
 */
export function namesOf(models: readonly MarketModel[]): ReadonlyMap<string, string> {
  const elsewhere = new Map<string, string>();
  for (const model of models) {
    const name = statedName(model);
    const [tail = ''] = tailsOf(model.id);
    if (name !== undefined && !elsewhere.has(tail)) elsewhere.set(tail, name);
  }
  const nameOf = (model: MarketModel) =>
    clean(
      statedName(model) ??
        tailsOf(model.id)
          .map((tail) => elsewhere.get(tail))
          .find((name) => name !== undefined) ??
        tailOf(model.id),
    );
  const byName = Map.groupBy(models, (model) => `${model.provider.id} ${nameOf(model)}`);
  return new Map(
    [...byName.values()].flatMap((alike) => {
      const [plainest] = alike.toSorted((a, b) => a.id.length - b.id.length);
      // Ids of many parts may end alike.
      const endings = new Set(alike.map(({ id }) => tailOf(id)));
      const told = ({ id, provider }: MarketModel) =>
        endings.size === alike.length ? tailOf(id) : id.slice(provider.id.length + 1);
      return alike.map(
        (model) =>
          [model.id, model === plainest ? nameOf(model) : `${nameOf(model)} (${told(model)})`] as const,
      );
    }),
  );
}

function statedName({ offers }: MarketModel): string | undefined {
  return byKnowledge(offers).find(({ model }) => model.name !== undefined)?.model.name;
}

/** The last part of the id, as models are recognised, then with its decorations taken off one by one. */
function tailsOf(id: string): string[] {
  return decorations.reduce<string[]>(
    (tails, pattern) => [...tails, (tails.at(-1) ?? '').replace(pattern, '')],
    [tailOf(fileStemOf({ id }))],
  );
}

function tailOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** One line, no quotes or control characters. */
function clean(name: string): string {
  return name
    .replaceAll(/[\p{Cc}"<>]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
