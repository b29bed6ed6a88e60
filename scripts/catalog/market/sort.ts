import { modalityNames } from '#catalog/registry/modalities.ts';
import { byCodeUnit } from '../text/order.ts';
import type { MarketEntry } from './market-text.ts';

/** Providers by id; within one its chat models first, then the other kinds, each with the newest ahead. */
export function newestFirst(entries: readonly MarketEntry[]): MarketEntry[] {
  return entries.toSorted(
    (a, b) =>
      byCodeUnit(a.provider.id, b.provider.id) ||
      modalityNames.indexOf(a.draft.modality) - modalityNames.indexOf(b.draft.modality) ||
      byCodeUnit(b.draft.facts.released ?? '', a.draft.facts.released ?? '') ||
      byCodeUnit(a.draft.id, b.draft.id),
  );
}
