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

/** What is said once of all rows of a table. */
export interface RowForm {
  /** The kinds of the columns' keys: `text`, `number`, `month`, or anything else for none. */
  readonly kinds: readonly (string | undefined)[];
  /** The columns' names. */
  readonly names: readonly (string | undefined)[];
  /** What a row is filtered by where it says nothing else. */
  readonly usual: Readonly<Record<string, string>>;
  /** Names of what a fact stands for, by which rows are found as well: the provider's, by its id. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Reads a row. A filter that no fact has is one of a column: its type, "at least so much context". */
export function readRow(element: HTMLTableRowElement, { kinds, names, usual, titles }: RowForm): Row {
  const cells = [...element.cells];
  const keys = cells.map((cell, index) => keyOf(cell, kinds[index]));
  const facts: Record<string, string | undefined> = {
    ...usual,
    ...Object.fromEntries(Object.entries(element.dataset)),
  };
  for (const [index, name] of names.entries()) if (name !== undefined) facts[name] ??= keys[index];
  const id = element.querySelector('th .muted')?.textContent ?? '';
  // Most ids begin with their provider.
  facts.provider ??= id.slice(0, Math.max(0, id.indexOf('/')));
  const texts = cells.map((cell) => withoutMark(cell));
  return {
    element,
    text: searchable([
      ...texts.filter((_, index) => kinds[index] === 'text'),
      titles.get(facts.provider) ?? '',
    ]),
    facts: Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [name, value === undefined ? [] : words(value)]),
    ),
    keys,
    filled: texts.map((text) => text !== blank),
  };
}

function words(value: string): string[] {
  return value.split(' ').filter((word) => word !== '');
}

/** The text of a cell but for its mark, whose count of sources is no part of a name. */
function withoutMark(cell: HTMLTableCellElement): string {
  const mark = cell.querySelector('.mark')?.textContent ?? '';
  return cell.textContent.replace(`\u00a0${mark}`, '');
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
  if (kind === 'month') return monthKey(words);
  if (kind !== 'number') return '';
  const figure = cell.querySelector('data');
  // What is paid besides ("+ $0.005 per request") is no unit: the row stands by its first price.
  const [unit = ''] = (cell.querySelector('.muted')?.textContent ?? '').split('+');
  if (figure !== null) return `${unit.trim()} ${figure.value}`.trim();
  return /^[\d,.]+$/.test(words) ? words.replaceAll(',', '') : '';
}

/** "Oct 2025" as a number that grows with time; empty where there is no month. */
function monthKey(text: string): string {
  const time = Date.parse(`1 ${/^[A-Z][a-z]{2} \d{4}/.exec(text)?.[0] ?? ''} UTC`);
  return Number.isNaN(time) ? '' : String(time);
}
