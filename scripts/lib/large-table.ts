/** A page with a table of any length, for measuring: its rows over and over, each time under other names. */

/** @param html a page with one table */
export function withRows(html: string, count: number): string {
  const [head = '', rest = ''] = html.split('<tbody>');
  const [body = '', foot = ''] = rest.split('</tbody>');
  const rows = body.split(/(?=<tr[ >])/).filter((row) => row.startsWith('<tr'));
  if (rows.length === 0)
    throw new Error('The page has no table with rows: build it, or look at what prints it.');
  const all = Array.from({ length: count }, (_, index) => {
    const row = rows[index % rows.length] ?? '';
    const copy = Math.floor(index / rows.length);
    // The name is what the first link says.
    return copy === 0 ? row : row.replace('</a>', ` copy ${String(copy)}</a>`);
  });
  return `${head}<tbody>${all.join('')}</tbody>${foot}`;
}
