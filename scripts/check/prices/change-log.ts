/** The price history, as the check asks it, and appended to; nothing here ever alters or removes a line. */
import {
  changedRate,
  historyFile,
  historyText,
  parseHistory,
  type PriceChange,
} from '#catalog/records/price-history.ts';
import { whenText } from '#catalog/registry/when.ts';
import type { Rate } from '#catalog/types.ts';
import { writeAtomically } from '../../lib/write-file.ts';
import { amountIn, sameAmount } from './exact-amounts.ts';
import type { Figure } from './figure.ts';

/** The changes of every rate. */
export class ChangeLog {
  readonly #byRate: ReadonlyMap<string, readonly PriceChange[]>;

  constructor(changes: readonly PriceChange[]) {
    this.#byRate = Map.groupBy(changes, changedRate);
  }

  /** The changes of one rate, whatever its dates, in the order of the file; amounts are in the unit of the rate. */
  of(modelId: string, rate: Pick<Rate, 'meter' | 'when' | 'per'>): readonly PriceChange[] {
    const name = changedRate({ id: modelId, meter: rate.meter, when: whenText(rate.when) });
    return (this.#byRate.get(name) ?? []).map((change) => changeIn(change, rate.per));
  }

  /**
   * The change that explains why a source lists something else: it was taken before that day, and lists exactly
   * the price from before, or one from which the changes since lead to the listed one. Such a source is behind; it neither
   * confirms nor contradicts.
   */
  explains(modelId: string, rate: Rate, figure: Figure): PriceChange | undefined {
    if (figure.agrees) return undefined;
    const later = this.of(modelId, rate)
      .filter(({ date }) => figure.asOf < date)
      .toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
    const first = later.findIndex(({ from }) => sameAmount(from, figure.amount));
    return later.findLast(({ to }, index) => first >= 0 && index >= first && sameAmount(to, rate.amount));
  }
}

/** A change with its amounts in another unit of the meter. */
function changeIn(change: PriceChange, per: Rate['per']): PriceChange {
  if (change.per === per) return change;
  const [from, to] = [change.from, change.to].map((amount) =>
    amountIn(change.meter, amount, change.per, per),
  );
  return { ...change, per, from: from ?? '', to: to ?? '' };
}

/**
 * Appends changes to the history beside a catalog file; changes that are recorded already are left out.
 * @returns how many lines were added
 * @throws Error when the file has a line that is no change
 */
export function appendHistory(catalogFile: string, entries: readonly PriceChange[]): number {
  const text = historyText(catalogFile);
  const file = historyFile(catalogFile);
  const recorded = parseHistory(text, file);
  const added = entries.filter((entry) => !recorded.some((other) => isSameChange(other, entry)));
  if (added.length > 0) writeAtomically(file, withLines(text, added));
  return added.length;
}

/** The text of a history with more lines at its end. */
export function withLines(text: string, added: readonly PriceChange[]): string {
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return start + added.map((entry) => `${historyLine(entry)}\n`).join('');
}

/** One line of the file, keys in their documented order. */
export function historyLine({
  date,
  id,
  meter,
  when,
  mode,
  per,
  from,
  to,
  source,
  kind,
  observed,
  announced,
}: PriceChange): string {
  // Keys without a value are left out by JSON.stringify.
  return JSON.stringify({ date, id, meter, when, mode, per, from, to, source, kind, observed, announced });
}

function isSameChange(a: PriceChange, b: PriceChange): boolean {
  return (
    a.date === b.date &&
    changedRate(a) === changedRate(b) &&
    sameAmount(a.from, b.from) &&
    sameAmount(a.to, b.to)
  );
}
