/** Appends to the price history; nothing here ever alters or removes a line. */
import { existsSync, readFileSync } from 'node:fs';
import { changedRate, historyFile, parseHistory, type PriceChange } from '#catalog/records/price-history.ts';
import { sameAmount } from './exact-amounts.ts';
import { writeAtomically } from '../../lib/write-file.ts';

/**
 * Appends changes to the history beside a catalog file; changes that are recorded already are left out.
 * @returns how many lines were added
 * @throws Error when the file has a line that is no change
 */
export function appendHistory(catalogFile: string, entries: readonly PriceChange[]): number {
  const file = historyFile(catalogFile);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const known = parseHistory(text, file);
  const added = entries.filter((entry) => !known.some((other) => isSameChange(other, entry)));
  if (added.length === 0) return 0;
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  writeAtomically(file, start + added.map((entry) => `${historyLine(entry)}\n`).join(''));
  return added.length;
}

/** One line of the file, keys in their documented order. */
export function historyLine({
  date,
  id,
  meter,
  when,
  from,
  to,
  source,
  kind,
  observed,
}: PriceChange): string {
  // Keys without a value are left out by JSON.stringify.
  return JSON.stringify({ date, id, meter, when, from, to, source, kind, observed });
}

function isSameChange(a: PriceChange, b: PriceChange): boolean {
  return (
    a.date === b.date &&
    changedRate(a) === changedRate(b) &&
    sameAmount(a.from, b.from) &&
    sameAmount(a.to, b.to)
  );
}
