/** Plain text tables: columns side by side, the last one wrapped. */

/** Columns before the last take at most this share of the line together. */
const narrowShare = 0.6;

/** @param width characters per line */
export function textTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const last = columns.length - 1;
  const most = Math.floor((width * narrowShare) / Math.max(last, 1));
  const widths = columns
    .slice(0, last)
    .map((column, index) =>
      Math.min(most, Math.max(column.length, ...rows.map((row) => (row[index] ?? '').length))),
    );
  const used = widths.reduce((sum, column) => sum + column + 2, 0);
  const all = [...widths, Math.max(20, width - used)];
  return [columns, ...rows].flatMap((row) => {
    const cells = all.map((cellWidth, index) => wrap(row[index] ?? '', cellWidth));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((lines, index) => (lines[line] ?? '').padEnd(all[index] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  });
}

/** Breaks at spaces; a word longer than the line stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
