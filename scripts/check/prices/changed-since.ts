/** `--since`: the models with a price that changed on or after a day, or is announced to change. */
import type { Model } from '#catalog/types.ts';
import type { ChangeLog } from './changes.ts';
import type { SourceAdapter } from './sources/source.ts';

/** @param date the day of the check */
export function changedSince(
  since: string,
  changes: ChangeLog,
  adapters: readonly SourceAdapter[],
  date: string,
): (model: Model) => boolean {
  return (model) => {
    const rates = model.pricing.kind === 'priced' ? model.pricing.rates : [];
    const entries = adapters.flatMap((adapter) => {
      const ref = model.verify?.[adapter.id];
      return ref === undefined ? [] : (adapter.lookup(ref, date) ?? []);
    });
    const days = [
      ...rates.flatMap(({ from }) => from ?? []),
      ...rates.flatMap((rate) => changes.of(model.id, rate).map((change) => change.date)),
      ...entries.flatMap((entry) => [entry.since ?? [], entry.next ?? []].flat()),
    ];
    return days.some((day) => day >= since);
  };
}
