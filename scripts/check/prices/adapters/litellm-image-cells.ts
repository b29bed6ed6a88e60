/**
 * Keys of LiteLLM's map that are one cell of a model's image prices: `hd/1024-x-1792/dall-e-3`. The cells belong
 * to the entry named without them (`dall-e-3`), and are estimates where that one is priced by tokens.
 */
import type { When } from '#catalog/registry/conditions.ts';
import { times } from '../decimal.ts';
import type { SourceRate } from '../source.ts';
import type { LitellmEntry, LitellmMap } from './litellm-entry.ts';

interface Cell {
  /** The key without quality and size. */
  readonly base: string;
  readonly when: When;
}

/** The words that stand for a quality where a size follows. */
const qualities = new Set(['low', 'medium', 'high', 'standard', 'hd']);

export function readCell(key: string): Cell | undefined {
  const parts = key.split('/');
  const at = parts.findIndex((part) => /^\d+-x-\d+$/.test(part));
  const [width = 0, height = 0] = (parts[at] ?? '').split('-x-').map(Number);
  if (at < 0 || at === parts.length - 1) return undefined;
  const quality = parts[at - 1];
  const hasQuality = quality !== undefined && qualities.has(quality);
  const rest = [...parts.slice(0, hasQuality ? at - 1 : at), ...parts.slice(at + 1)];
  const size = `${String(width)}x${String(height)}`;
  return { base: rest.join('/'), when: hasQuality ? { quality, size } : { size } };
}

/** The cells of each entry that has some, by its key. */
export function imageCells(map: LitellmMap): Map<string, SourceRate[]> {
  const cells = new Map<string, SourceRate[]>();
  for (const [key, entry] of Object.entries(map)) {
    const cell = readCell(key);
    const base = cell === undefined ? undefined : map[cell.base];
    if (cell === undefined || base?.litellm_provider !== entry.litellm_provider) continue;
    cells.set(cell.base, [...(cells.get(cell.base) ?? []), ...cellRates(cell, entry)]);
  }
  return cells;
}

/** A default's cell repeats the price of the entry itself, so a catalog may leave any of them out. */
function cellRates({ when }: Cell, entry: LitellmEntry): SourceRate[] {
  return [entry.input_cost_per_image, entry.output_cost_per_image].flatMap((price): SourceRate[] =>
    typeof price === 'number' && price > 0
      ? [{ meter: 'image', when, amount: times(price, 1), incidental: true }]
      : [],
  );
}
