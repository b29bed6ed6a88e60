/** Headings of a table as buttons that sort. */
import { sortKinds, type SortedBy, type SortKind } from './row-order.ts';

export interface Headings {
  /** What the table is sorted by now. */
  sorting(): SortedBy | undefined;
  /** Its column's name, for the page's address. */
  name(): string | undefined;
  /** Sorts by a named column; an unknown one, or none, means the page's own order. */
  set(name: string | undefined, descending: boolean): void;
}

/** @param changed called after the reader has chosen another order */
export function createHeadings(cells: readonly HTMLTableCellElement[], changed: () => void): Headings {
  let current: { heading: HTMLTableCellElement; descending: boolean } | undefined;

  function set(heading: HTMLTableCellElement | undefined, descending: boolean): void {
    for (const cell of cells) cell.ariaSort = null;
    current = heading && { heading, descending };
    if (heading) heading.ariaSort = descending ? 'descending' : 'ascending';
  }

  for (const heading of cells) {
    if (kindOf(heading) === undefined) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      set(heading, heading.ariaSort === 'ascending');
      changed();
    });
  }

  return {
    sorting() {
      const kind = current && kindOf(current.heading);
      if (current === undefined || kind === undefined) return undefined;
      return { column: current.heading.cellIndex, kind, descending: current.descending };
    },
    name: () => current?.heading.dataset.column,
    set(name, descending) {
      const heading = cells.find((cell) => cell.dataset.column === name && kindOf(cell) !== undefined);
      set(name === undefined ? undefined : heading, descending);
    },
  };
}

function kindOf({ dataset }: HTMLTableCellElement): SortKind | undefined {
  return sortKinds.find((kind) => kind === dataset.sort);
}
