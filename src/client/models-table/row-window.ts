/** Puts rows into a table: the first five hundred, so that a browser finds words in them; more on request. */
import type { Row } from './row.ts';

const pageSize = 500;

export interface RowWindow {
  /** Shows the first of these rows. @param whenNone what stands there instead when there are none */
  show(rows: readonly Row[], whenNone: () => Node): void;
}

/** @param after what the button for more rows is put behind */
export function createRowWindow(body: HTMLTableSectionElement, after: Element): RowWindow {
  let all: readonly Row[] = [];
  let count = 0;
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'button';
  const foot = document.createElement('p');
  foot.className = 'table-more';
  foot.hidden = true;
  foot.append(more);
  after.after(foot);

  function elements(from: number, to: number): HTMLTableRowElement[] {
    return all.slice(from, to).map(({ element }) => element);
  }

  function tell(): void {
    const rest = all.length - count;
    foot.hidden = rest === 0;
    more.textContent = `Show ${String(Math.min(rest, pageSize))} more of ${rest.toLocaleString('en')}`;
  }

  function grow(to: number): void {
    const added = elements(count, to);
    body.append(...added);
    count += added.length;
    tell();
  }

  more.addEventListener('click', () => {
    const next = all[count];
    grow(count + pageSize);
    // The button goes when nothing is left: whoever came by keyboard goes on with the new rows.
    if (foot.hidden) next?.element.querySelector('a')?.focus();
  });
  // On paper there is no button to press.
  addEventListener('beforeprint', () => {
    grow(all.length);
  });

  return {
    show(rows, whenNone) {
      all = rows;
      count = Math.min(rows.length, pageSize);
      const wanted = rows.length === 0 ? [whenNone()] : elements(0, count);
      // What stands there already stays: laying out hundreds of rows anew takes a phone a third of a second.
      const isThere = wanted.length === body.rows.length && wanted.every((row, at) => row === body.rows[at]);
      if (!isThere) body.replaceChildren(...wanted);
      tell();
    },
  };
}
