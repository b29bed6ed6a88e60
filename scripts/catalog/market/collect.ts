/** Gathers what the sources offer of the providers on the list, one entry per model. */
import type { SourceAdapter, SourceModel } from '../../check/prices/source.ts';
import type { Offer } from '../draft/offer.ts';
import { leftOut } from './left-out.ts';
import { modelId } from './model-id.ts';
import type { MarketProvider, Spelling } from './provider-type.ts';

export interface MarketModel {
  readonly id: string;
  readonly provider: MarketProvider;
  /** The model's name as the source spells it, without what the provider's spelling strips. */
  readonly spelled: string;
  /** One per source at most. */
  readonly offers: readonly Offer[];
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
  const models = new Map<string, { spelled: string; offers: Offer[] }>();
  for (const { adapter, byProvider } of listed) {
    for (const spelling of provider.sources[adapter.id] ?? []) {
      for (const model of (byProvider.get(spelling.provider) ?? []).filter((one) =>
        isWanted(one.model, spelling),
      )) {
        const spelled = spelling.strip === undefined ? model.model : model.model.replace(spelling.strip, '');
        const id = modelId(provider.id, spelled);
        if (id === undefined || leftOut.some(({ pattern }) => pattern.test(spelled.toLowerCase()))) continue;
        const known = models.get(id) ?? { spelled, offers: [] };
        models.set(id, known);
        // A source that lists a model twice means its first entry.
        if (known.offers.every((offer) => offer.adapter !== adapter)) known.offers.push({ adapter, model });
      }
    }
  }
  return [...models]
    .filter(([, { offers }]) => isEnough(offers, provider))
    .map(([id, { spelled, offers }]) => ({ id, provider, spelled, offers }));
}

function isEnough([first, second]: readonly Offer[], { notAlone = [] }: MarketProvider): boolean {
  return second !== undefined || (first !== undefined && !notAlone.includes(first.adapter.id));
}

function isWanted(name: string, { only, skip }: Spelling): boolean {
  return only?.test(name) !== false && skip?.test(name) !== true;
}
