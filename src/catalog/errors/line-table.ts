/** A place in the catalog file, 1-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * The lines of a text and the place of every offset in it. The parser's own counter loses count inside the
 * tokens of broken YAML, which is just where it is needed.
 */
export function lineTable(text: string): { lines: string[]; at: (offset: number) => Position } {
  const lines = text.split(/\r?\n/);
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return {
    lines,
    at(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      const column = offset - (starts[low] ?? 0) + 1;
      // An error at the end of a line never stands behind its line break.
      return { line: low + 1, column: Math.min(column, (lines[low] ?? '').length + 1) };
    },
  };
}
