/** A CSV file (RFC 4180) with a header row as a list of rows; an empty cell is none. */
import { NotJson } from '../../prices/sources/json-file.ts';
import type { ListFile } from './list.ts';

const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** @throws NotJson when quotes do not match, or a row has more fields than the header; the message goes on behind "the file" */
export function readCsv(authored: string): ListFile {
  const text = authored.replace(/^\uFEFF/, '');
  const rows: { cells: string[]; line: number }[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  field.lastIndex = 0;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (match === null) throw new NotJson(`has quotes in line ${String(line)} that do not match`);
    const [whole, quoted, bare = '', end] = match;
    cells.push((quoted?.replaceAll('""', '"') ?? bare).trim());
    line += whole.split('\n').length - 1;
    if (end === ',' && field.lastIndex < text.length) continue;
    if (end === ',') cells.push('');
    if (cells.some((cell) => cell !== '')) rows.push({ cells, line: begun });
    [cells, begun] = [[], line];
  }
  const [header, ...others] = rows;
  const names = header?.cells ?? [];
  const long = others.find((row) => row.cells.length > names.length);
  if (long !== undefined)
    throw new NotJson(
      `has ${String(long.cells.length)} fields in line ${String(long.line)}, and ${String(names.length)} in its header`,
    );
  return {
    data: others.map((row) =>
      Object.fromEntries(names.flatMap((name, at) => (row.cells[at] ? [[name, row.cells[at]]] : []))),
    ),
    placeOf: ([row]) => `${String(others[Number(row)]?.line ?? 1)}:1`,
  };
}
