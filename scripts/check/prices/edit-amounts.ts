/** Writes new amounts into the text of a catalog, at their places, and touches no other byte. */
import { isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml';
import { whenText } from '#catalog/registry/conditions.ts';
import { readEntry } from '#catalog/rules/entry.ts';
import { parseSource, type Path } from '#catalog/read/source.ts';
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
  const source = parseSource(file, text);
  const models = (source.data as { models: unknown[] }).models;
  const document = parseDocument(text, { schema: 'failsafe' });
  const places = edits.map((edit) => {
    const index = models.findIndex((model) => (model as { id?: unknown }).id === edit.modelId);
    const path = pathOf(readEntry(source, models[index], index).rates, edit);
    const node = path === undefined ? undefined : amountAt(document.contents, path);
    if (node?.value !== edit.rate.amount || !node.range) {
      throw new Error(
        `${edit.modelId}: the amount ${edit.rate.amount} is not at line ${edit.rate.line} of ${file}.`,
      );
    }
    const [start, end] = node.range;
    return { start, end, text: text.slice(start, end).replace(edit.rate.amount, edit.to) };
  });
  // From the end, so that the places before stay where they are.
  return places
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, place) => result.slice(0, place.start) + place.text + result.slice(place.end), text);
}

function pathOf(rates: ReturnType<typeof readEntry>['rates'], { rate }: Edit): Path | undefined {
  return rates.find(
    (other) =>
      other.meter === rate.meter &&
      whenText(other.when) === whenText(rate.when) &&
      other.from === rate.from &&
      other.until === rate.until,
  )?.path;
}

/** The amount's own scalar: of a bare amount, a cell of a grid, or the key `amount` of a conditional one. */
function amountAt(root: unknown, path: Path): Scalar | undefined {
  let node = root;
  for (const step of path) {
    if (isMap(node) && typeof step === 'string') node = node.get(step, true);
    else if (isSeq(node) && typeof step === 'number') node = node.get(step, true);
    // A path counts the rates of a meter also where the only one is not written as a list.
    else if (typeof step !== 'number') return undefined;
  }
  if (isMap(node)) node = node.get('amount', true);
  return isScalar(node) ? node : undefined;
}
