/** Plain text tables: columns side by side, the last one wrapped. */

/** A column before the last gets this much, or as much as its longest word needs. */
const narrowWidth = 20;
/** Words longer than this are broken. */
const longestWord = 44;
const lastWidth = 30;

/** @param width characters per line; passed only where columns of long words leave no room */
export function textTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const last = columns.length - 1;
  const widths = columns.slice(0, last).map((column, index) => {
    const cells = [column, ...rows.map((row) => row[index] ?? '')];
    const longest = Math.max(...cells.flatMap((cell) => cell.split(/\s+/)).map((word) => word.length));
    const whole = Math.max(...cells.map((cell) => cell.length));
    return Math.min(whole, Math.max(narrowWidth, Math.min(longest, longestWord)));
  });
  const used = widths.reduce((sum, column) => sum + column + 2, 0);
  const all = [...widths, Math.max(lastWidth, width - used)];
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

/** Breaks at white space, and within words that are longer than the line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).flatMap((whole) => pieces(whole, width))) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

function pieces(word: string, width: number): string[] {
  return Array.from({ length: Math.ceil(word.length / width) }, (_, index) =>
    word.slice(index * width, (index + 1) * width),
  );
}
