/** Makes tables of models sortable by their headings and filterable by words. */
import { compareKeys, matchesQuery, type SortKind } from './sort-keys.ts';

/** @param element the table, or what holds it */
export function start(element: HTMLElement): void {
  const table = element.querySelector('table');
  if (table === null) return;
  const body = table.tBodies[0];
  if (body === undefined) return;
  const rows = [...body.rows];
  const headings = [...table.querySelectorAll<HTMLTableCellElement>('thead th')];
  headings.forEach((heading, column) => {
    const kind = heading.dataset.sort;
    if (kind !== 'text' && kind !== 'number') return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...heading.childNodes);
    button.addEventListener('click', () => {
      const descending = heading.ariaSort === 'ascending';
      for (const other of headings) other.ariaSort = null;
      heading.ariaSort = descending ? 'descending' : 'ascending';
      body.append(...sorted(rows, column, kind, descending));
    });
    heading.append(button);
  });
  addFilter(table, rows);
}

function sorted(rows: readonly HTMLTableRowElement[], column: number, kind: SortKind, descending: boolean) {
  const keyOf = (row: HTMLTableRowElement) => row.cells[column]?.dataset.key ?? '';
  return [...rows].sort((a, b) => compareKeys(keyOf(a), keyOf(b), kind, descending));
}

/** A text field above the table, and a line that says how many rows it leaves. */
function addFilter(table: HTMLTableElement, rows: readonly HTMLTableRowElement[]): void {
  const form = document.createElement('form');
  form.className = 'filters';
  form.role = 'search';
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'search';
  input.name = 'filter';
  input.autocomplete = 'off';
  label.append('Filter by name, provider or kind', input);
  const result = document.createElement('output');
  const texts = rows.map((row) => row.textContent);
  const update = () => {
    const shown = rows.filter((row, index) => {
      row.hidden = !matchesQuery(texts[index] ?? '', input.value);
      return !row.hidden;
    });
    result.textContent = `${String(shown.length)} of ${String(rows.length)} models`;
  };
  input.addEventListener('input', update);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  form.append(label, result);
  (table.closest('.table-scroll') ?? table).before(form);
  update();
}
