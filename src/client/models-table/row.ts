/** Rows of a table, read once: what they are sorted and filtered by, apart from the elements. */

export interface Row {
  readonly element: HTMLTableRowElement;
  /** What words are looked for in, of the columns of text: lower case, also without separators, so that "gpt4o" finds "GPT-4o". */
  readonly text: string;
  /** By name of the filter, the words it is filtered by. */
  readonly facts: Readonly<Record<string, readonly string[]>>;
  /** Per column. */
  readonly keys: readonly string[];
  /** Per column: whether it says something. */
  readonly filled: readonly boolean[];
}

/** What a cell shows where there is nothing to say. */
const blank = '–';

/** @param columns the kinds of the columns' keys: `text`, `number`, or anything else for none */
export function readRow(element: HTMLTableRowElement, columns: readonly (string | undefined)[]): Row {
  const cells = [...element.cells];
  const texts = cells.map((cell) => cell.textContent);
  const facts = Object.entries(element.dataset).map(
    ([name, value = '']) => [name, value.split(' ')] as const,
  );
  return {
    element,
    text: searchable(texts.filter((_, index) => columns[index] === 'text')),
    facts: Object.fromEntries(facts),
    keys: cells.map((cell, index) => keyOf(cell, columns[index])),
    filled: texts.map((text) => text !== blank),
  };
}

/** The text of a row as words are looked for in it. */
export function searchable(texts: readonly string[]): string {
  const text = texts.join(' ').toLowerCase();
  return `${text} ${withoutSigns(text)}`;
}

/** A name without what people write in many ways: "claude-haiku-4-5" and "claude-haiku-4.5" are one. */
export function withoutSigns(text: string): string {
  return text.replaceAll(/[-_./:@+~#=]/g, '');
}

/** The key that the page gives, else what the cell shows: its figure, led by its unit, else its words. */
function keyOf(cell: HTMLTableCellElement, kind: string | undefined): string {
  const given = cell.dataset.key;
  if (given !== undefined) return given;
  const words = (cell.querySelector('a') ?? cell).textContent.trim();
  if (kind === 'text') return words.toLowerCase();
  if (kind !== 'number') return '';
  const figure = cell.querySelector('data');
  // What is paid besides ("+ $0.005 per request") is no unit: the row stands by its first price.
  const [unit = ''] = (cell.querySelector('.muted')?.textContent ?? '').split('+');
  if (figure !== null) return `${unit.trim()} ${figure.value}`.trim();
  return /^[\d,]+$/.test(words) ? words.replaceAll(',', '') : '';
}
