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
    usual: Object.fromEntries(new URLSearchParams(table.dataset.usual)),
    titles: new Map(
      [...(form?.querySelectorAll<HTMLOptionElement>('[name=provider] option') ?? [])].map((option) => [
        option.value,
        option.text.replace(/\([\d,]+\)\s*$/, ''),
      ]),
    ),
  };
  if (form !== null) {
    const pager = element.parentElement?.querySelector<HTMLElement>('.pager');
    startFinder(form, table, body, async () => {
      const further = pager ? await rowsBehind(pager) : [];
      // From here on all rows are in this table, as far as the filters leave them.
      pager?.remove();
      return [...body.rows, ...further].map((row) => readRow(row, rowForm));
    });
    return;
  }
  const rows = [...body.rows].map((row) => readRow(row, rowForm));
  const orderOf = createOrders(rows);
  const headings = createHeadings(headingCells, () => {
    body.append(...orderOf(headings.sorting()).map((row) => row.element));
  });
}

/** The rows of the other pages of a list, in their order. @throws where one of them does not come */
async function rowsBehind(pager: HTMLElement): Promise<HTMLTableRowElement[]> {
  const pages = await Promise.all(
    [...pager.querySelectorAll('a')].map(async ({ href }) => {
      const response = await fetch(href);
      if (!response.ok) throw new Error(`${href} answered ${String(response.status)}.`);
      return new DOMParser().parseFromString(await response.text(), 'text/html');
    }),
  );
  return pages.flatMap((page) => [...page.querySelectorAll<HTMLTableRowElement>('.models tbody tr')]);
}
