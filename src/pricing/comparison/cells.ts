/** Rows of figures: one per model, with the differences from the first. */
import { shown, versusFigure, type Traced } from '../traced.ts';
import type { Words } from '../words.ts';
import type { Compared } from './comparison.ts';

const none: Words = ['–'];

/** Names of the models as column headings, with one for the difference where there are just two. */
export function columnsOf({ offers }: Compared, first: string): string[] {
  return [first, ...offers.map(({ name }) => name), ...(offers.length === 2 ? ['Difference'] : [])];
}

/**
 * The cells of a row. Of two models the difference stands in a cell of its own, of more below each figure.
 * @param figures each model's figure; undefined where it has none
 * @param note what is said below a figure
 */
export function cellsOf(
  { offers, gateway }: Compared,
  figures: readonly (Traced | undefined)[],
  note: (figure: Traced) => Words = () => [],
): Words[] {
  const [base] = figures;
  const apart = (one: Traced | undefined): Words | undefined =>
    base === undefined || one === undefined ? undefined : [shown(versusFigure(one, base), gateway)];
  const cells = figures.map((one, index): Words => {
    if (one === undefined) return none;
    const below = [...(offers.length > 2 && index > 0 ? [apart(one)] : []), note(one)].filter(
      (words) => words !== undefined && words.length > 0,
    );
    const content = below.flatMap((words, place) => [...(place > 0 ? [', '] : []), ...(words ?? [])]);
    return [shown(one, gateway), ...(content.length > 0 ? [' ', { kind: 'muted', content } as const] : [])];
  });
  return offers.length === 2 ? [...cells, apart(figures[1]) ?? none] : cells;
}
