/** CSV by RFC 4180 that spreadsheets may open: nothing in it is run as a formula. */

/**
 * A line of headings, and one for each line.
 * @param exact columns of ids and keys, which stay as they are: none of them has the brackets, quotes and bars that a
 * formula needs
 */
export function csvText<C extends string>(
  columns: readonly C[],
  exact: readonly C[],
  lines: readonly Readonly<Partial<Record<C, string | undefined>>>[],
): string {
  const rows = lines.map((line) =>
    columns.map((column) => csvField(line[column] ?? '', exact.includes(column))).join(','),
  );
  return `${[columns.join(','), ...rows].join('\r\n')}\r\n`;
}

/**
 * What spreadsheets run: they leave out the space before it, take wide signs for the usual ones, and begin anew after a
 * tab or a line break. @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const beginsFormula = /^(?:\s*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n])/;

/** Quoted where it has to be; a leading apostrophe makes text again of what would be run. */
function csvField(value: string, isExact: boolean): string {
  const text = beginsFormula.test(value) && !isExact ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
