/** Writes new amounts into the text of a catalog, at their places, and touches no other byte. */
import { whenText } from '#catalog/registry/when.ts';
import { readEntry } from '#catalog/rules/entry.ts';
import { readSource } from '#catalog/read/source.ts';
import type { Rate } from '#catalog/types.ts';

export interface Edit {
  readonly modelId: string;
  readonly rate: Rate;
  readonly to: string;
}

/**
 * @returns the text with each amount replaced, quotes, comments and layout kept
 * @throws Error when a rate is not where the catalog says, so that nothing is ever written beside its place
 */
export function editAmounts(file: string, text: string, edits: readonly Edit[]): string {
  const source = readSource(file, text);
  const models = (source.data as { models: unknown[] }).models;
  // The places of a source do not count the mark.
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const places = edits.map((edit) => {
    const index = models.findIndex((model) => (model as { id?: unknown }).id === edit.modelId);
    const listed = readEntry(source, models[index], index).rates.find((rate) => isSame(rate, edit.rate));
    const { amount, line } = edit.rate;
    // Of a conditional rate it is the amount that changes; in a grid, and alone, it is the value itself.
    const at = mark + source.valueAt([...(listed?.path ?? []), 'amount']).offset;
    const start = /["']/.test(text.charAt(at)) ? at + 1 : at;
    if (listed?.amount !== amount || !text.startsWith(amount, start)) {
      throw new Error(`${edit.modelId}: the amount ${amount} is not at line ${line} of ${file}.`);
    }
    return { start, end: start + amount.length, text: edit.to };
  });
  // From the end, so that the places before stay where they are.
  return places
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, place) => result.slice(0, place.start) + place.text + result.slice(place.end), text);
}

/** True for one rate in two versions of a file. */
function isSame(a: Omit<Rate, 'line'>, b: Rate): boolean {
  return (
    a.meter === b.meter && whenText(a.when) === whenText(b.when) && a.from === b.from && a.until === b.until
  );
}
