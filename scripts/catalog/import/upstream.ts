/** Prices of models whose list says only from where it has them: a proxy then reckons with those of its library. */
import type { ListEntry, OpenedList } from '../../check/gateway/lists/list.ts';
import { sourceCurrency } from '../../check/prices/sources/source.ts';
import { ownRates } from '../draft/own-rates.ts';
import { sourcesAtHand } from '../sources.ts';
import type { Io } from '../verb.ts';

/**
 * The list with what LiteLLM's map has of entries that state no price, each pinned to the entry it was found under.
 * @param date UTC day, `YYYY-MM-DD`
 * @throws CannotRun when a named source cannot be read
 */
export async function withUpstreamPrices(
  list: OpenedList,
  currency: string,
  date: string,
  io: Io,
): Promise<OpenedList> {
  const isAsked = ({ isPriced, upstream = [], faults }: ListEntry) =>
    !isPriced && upstream.length > 0 && faults.length === 0;
  if (currency !== sourceCurrency || !list.entries.some(isAsked)) return list;
  const [copy] = await sourcesAtHand([], io, ['litellm']);
  if (copy === undefined) return list;
  const { adapter } = copy;
  const models = new Map([...adapter.list()].map((model) => [model.ref, model]));
  return {
    ...list,
    entries: list.entries.map((entry): ListEntry => {
      const ref = isAsked(entry) ? entry.upstream?.find((one) => models.has(one)) : undefined;
      const found = ref === undefined ? undefined : adapter.lookup(ref, date);
      if (ref === undefined || found === undefined) return entry;
      const stated = Object.entries(entry.facts).filter(
        ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
      );
      return {
        ...entry,
        facts: { ...models.get(ref)?.facts, ...Object.fromEntries(stated) },
        rates: ownRates(found),
        pin: { source: adapter.id, ref },
      };
    }),
  };
}
