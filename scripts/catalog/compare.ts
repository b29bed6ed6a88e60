/** A catalog beside the price sources: what either side lacks, and where they differ. */
import type { Catalog, Model } from '#catalog/types.ts';
import { checkPrices } from '../check/prices/check.ts';
import type { SourceAdapter, SourceModel } from '../check/prices/source.ts';
import { leftOut } from './market/left-out.ts';
import { modelId } from './market/model-id.ts';
import { spellingsOf } from './spelling.ts';

export interface Comparison {
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
export function compare(catalog: Catalog, adapters: readonly SourceAdapter[], date: string): Comparison[] {
  const { verdicts } = checkPrices({ catalog, sources: adapters, date });
  return adapters.map((adapter) => {
    const spellings = spellingsOf(catalog, adapter.id);
    const listed = new Set(catalog.providers.map(({ id }) => id));
    const names = namesIn(catalog, adapter);
    const priced = [...adapter.list()].filter(
      ({ ref, model }) =>
        (adapter.lookup(ref, date)?.rates.length ?? 0) > 0 &&
        !leftOut.some(({ pattern }) => pattern.test(model.toLowerCase())),
    );
    const ours = priced.flatMap((model) => {
      const spelling = spellings.get(model.provider);
      const provider = spelling?.provider ?? model.provider;
      if (!listed.has(provider)) return [];
      const name = spelling?.strip === undefined ? model.model : model.model.replace(spelling.strip, '');
      return [{ provider, model, id: modelId(provider, name) ?? model.ref }];
    });
    return {
      adapter,
      lacking: ours
        .filter(
          ({ model, id }) =>
            !names.has(id) && [model.ref, ...model.otherRefs].every((ref) => !names.has(ref)),
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

/** Every id, alias and pin by which the catalog knows a model of the source. */
function namesIn(catalog: Catalog, adapter: SourceAdapter): Set<string> {
  return new Set(
    catalog.models.flatMap(({ id, aliases, verify }) => [
      id,
      ...aliases.map((alias) => alias.id),
      verify?.[adapter.id] ?? id,
    ]),
  );
}
