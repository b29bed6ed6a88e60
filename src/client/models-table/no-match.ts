/** The row that stands in a table when no row is left: what happened, and what to do. */

export interface Suggestion {
  /** The filter in words. */
  readonly label: string;
  /** Rows that there would be without it. */
  readonly count: number;
  readonly drop: () => void;
}

/** @param columns how many columns it spans */
export function noMatch(columns: number, suggestions: readonly Suggestion[]): HTMLTableRowElement {
  const row = document.createElement('tr');
  const cell = row.insertCell();
  cell.colSpan = columns;
  cell.className = 'no-match';
  const text = document.createElement('p');
  text.textContent =
    suggestions.length > 0
      ? 'No model fits all of this. Drop one of the filters:'
      : 'No model fits all of this, nor without any single one of the filters. Clear them to start again.';
  cell.append(text, ...suggestions.map(dropButton));
  return row;
}

function dropButton({ label, count, drop }: Suggestion): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = `${label} (${String(count)} without it)`;
  button.addEventListener('click', drop);
  return button;
}
