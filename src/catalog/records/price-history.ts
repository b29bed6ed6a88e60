/**
 * `price-history.jsonl`: how listed prices changed, one line per change, append-only. It stands beside the catalog
 * file; pages show it, and the price check fails when a price changes without a line.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { meterNames, pers } from '#catalog/registry/meters.ts';
import { keySubject } from '#catalog/registry/rate-key.ts';

/**
 * Why a line is believed: a source states the day (`stated`); old and new price (`confirmed`) or the new one only
 * (`new-confirmed`) were reported by two or more; the price check or the maintainer changed it here (`update`).
 * A `repair` corrects a price that was listed wrongly here: it explains an edit and is never shown as a change.
 */
const changeKinds = ['stated', 'confirmed', 'new-confirmed', 'update', 'repair'] as const;

const amount = z.string().regex(/^(0|[1-9]\d*)(\.\d+)?$/);

const changeSchema = z.strictObject({
  /** The UTC day from which the new price holds, or on which it was first seen (see `observed`). */
  date: z.iso.date(),
  id: z.string(),
  meter: z.enum(meterNames),
  /** The rate's condition as in its key (`whenText`): "inputTokensOver=200000"; absent for the standard rate. */
  when: z.string().optional(),
  /** What both amounts are for, where that is not the unit of the meter. */
  per: z.enum(pers).optional(),
  /** Exact decimals in the gateway's currency. */
  from: amount,
  to: amount,
  /** Who says so, for readers. */
  source: z.string(),
  kind: z.enum(changeKinds),
  /** The day is the one on which somebody first listed the new price: it came on or before it. */
  observed: z.literal(true).optional(),
  /** The UTC day on which it became known here, of a change that was known ahead of its day. */
  announced: z.iso.date().optional(),
});

export type PriceChange = z.output<typeof changeSchema>;

/** Path of the history that belongs to a catalog file. */
export function historyFile(catalogFile: string): string {
  return join(dirname(catalogFile), 'price-history.jsonl');
}

/**
 * Reads the history beside a catalog, in the order of its lines; empty when there is none yet.
 * @throws Error naming file and line when a line is not a change
 */
export function loadHistory(catalogFile: string): PriceChange[] {
  const file = historyFile(catalogFile);
  return existsSync(file) ? parseHistory(readFileSync(file, 'utf8'), file) : [];
}

/** @param file how messages call it */
export function parseHistory(text: string, file: string): PriceChange[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = changeSchema.safeParse(jsonOf(line));
    if (parsed.success) return [parsed.data];
    throw new Error(
      `${file}:${String(index + 1)} is not a price change: ${z.prettifyError(parsed.error)}\n` +
        'Lines are only ever appended, by `npm run check:prices`; restore the line from version control.',
    );
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

/** The rate a change is about, as the part of its key that stays when dates change. */
export function changedRate({ id, meter, when }: Pick<PriceChange, 'id' | 'meter' | 'when'>): string {
  return `${keySubject(id)}#${meter}${when === undefined || when === '' ? '' : `?${when}`}`;
}
