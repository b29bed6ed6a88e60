/** Makes a table sortable by its headings; one with filters over it, also filterable. */
import { adoptStyles } from './adopt-styles.ts';
import { startFinder } from './models-table/finder.ts';
import { createHeadings } from './models-table/headings.ts';
import { createOrders } from './models-table/row-order.ts';
import { readRow, type RowForm } from './models-table/row.ts';
import css from './models-table/table.css?inline';

adoptStyles(css);

/** @param element what holds the table, and the filters where there are any */
export function start(element: HTMLElement): void {
  const table = element.querySelector('table');
  const body = table?.tBodies[0];
  if (!table || !body) return;
  const headingCells = [...table.querySelectorAll<HTMLTableCellElement>('thead th')];
  const form = element.querySelector('form');
  const rowForm: RowForm = {
    kinds: headingCells.map(({ dataset }) => dataset.sort),
    names: headingCells.map(({ dataset }) => dataset.column),
    usual: Object.fromEntries(new URLSearchParams(form?.dataset.usual)),
    titles: new Map(
      [...(form?.querySelectorAll<HTMLOptionElement>('[name=provider] option') ?? [])].map((option) => [
        option.value,
        option.text.replace(/\(\d+\)\s*$/, ''),
      ]),
    ),
  };
  const rows = [...body.rows].map((row) => readRow(row, rowForm));
  if (form !== null) {
    startFinder(form, table, body, rows);
    return;
  }
  const orderOf = createOrders(rows);
  const headings = createHeadings(headingCells, () => {
    body.append(...orderOf(headings.sorting()).map((row) => row.element));
  });
}
