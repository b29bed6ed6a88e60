/**
 * Reads RFC 4180 CSV: fields may be quoted, a quoted one may hold commas, line breaks and doubled quotes.
 * @throws when a quote is not closed, or stands within a bare field
 */

export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (field.lastIndex < text.length) {
    const start = field.lastIndex;
    const match = field.exec(text);
    if (match === null) throw new Error(`the quotes after character ${start} do not match`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') {
      // A comma at the very end is followed by one more, empty field.
      if (field.lastIndex < text.length) continue;
      row.push('');
    }
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Rows by the names in the first line. @throws when a row has more or fewer fields */
export function csvRecords(text: string): Record<string, string>[] {
  const [header = [], ...rows] = parseCsv(text);
  return rows.map((row, index) => {
    if (row.length !== header.length) {
      throw new Error(`line ${index + 2} has ${row.length} fields, the first line ${header.length}`);
    }
    return Object.fromEntries(header.map((name, column) => [name, row[column] ?? '']));
  });
}
