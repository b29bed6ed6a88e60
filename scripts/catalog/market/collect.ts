/** Gathers what the sources offer of the providers on the list, one entry per model. */
import type { SourceAdapter, SourceModel } from '../../check/prices/sources/source.ts';
import type { SourceOffer } from '../draft/draft.ts';
import { byKnowledge } from '../draft/draft-facts.ts';
import { catalogId, namesNoModel } from './model-id.ts';
import { ownName, type MarketProvider, type Spelling } from './providers.ts';

export interface MarketModel {
  readonly id: string;
  readonly provider: MarketProvider;
  /** The model's name as the source spells it, without what the provider's spelling strips. */
  readonly spelled: string;
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
  const models = new Map<string, { spelled: string; offers: SourceOffer[] }>();
  for (const { adapter, byProvider } of listed) {
    for (const spelling of provider.sources[adapter.id] ?? []) {
      for (const model of (byProvider.get(spelling.provider) ?? []).filter((one) =>
        isWanted(one.model, spelling),
      )) {
        const spelled = ownName(model.model, spelling);
        const id = catalogId(provider.id, spelled);
        if (id === undefined || namesNoModel(spelled)) continue;
        const entry = models.get(id) ?? { spelled, offers: [] };
        models.set(id, entry);
        // A source that lists a model twice means its first entry.
        if (entry.offers.every((offer) => offer.adapter !== adapter)) entry.offers.push({ adapter, model });
      }
    }
  }
  return [...models]
    .filter(([, { offers }]) => isEnough(offers, provider))
    .map(([id, { spelled, offers }]) => ({ id, provider, spelled, offers }));
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
    if (name !== undefined && !elsewhere.has(tailOf(model.id))) elsewhere.set(tailOf(model.id), name);
  }
  const nameOf = (model: MarketModel) =>
    clean(
      statedName(model) ??
        tailsOf(model.id)
          .map((tail) => elsewhere.get(tail))
          .find((name) => name !== undefined) ??
        tailOf(model.spelled),
    );
  const byName = Map.groupBy(models, (model) => `${model.provider.id} ${nameOf(model)}`);
  return new Map(
    [...byName.values()].flatMap((alike) => {
      const [plainest] = alike.toSorted((a, b) => a.id.length - b.id.length);
      return alike.map(
        (model) =>
          [model.id, model === plainest ? nameOf(model) : `${nameOf(model)} (${tailOf(model.id)})`] as const,
      );
    }),
  );
}

function statedName({ offers }: MarketModel): string | undefined {
  return byKnowledge(offers).find(({ model }) => model.name !== undefined)?.model.name;
}

/** The last part of the id, then with its decorations taken off one by one. */
function tailsOf(id: string): string[] {
  return decorations.reduce<string[]>(
    (tails, pattern) => [...tails, (tails.at(-1) ?? '').replace(pattern, '')],
    [tailOf(id)],
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
