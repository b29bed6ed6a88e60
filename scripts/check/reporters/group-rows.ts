import type { ReportTable } from '../report.ts';

/** Values named in a merged cell before the rest is only counted. */
const namedValues = 2;

/** Merges rows that agree in the table's `groupBy` columns; a merged cell names a few values and counts the rest. */
export function groupRows({ rows, groupBy, columns }: ReportTable): string[][] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(groupBy.map((column) => row[column])));
  return [...groups.values()].map((group) =>
    columns.map((_, column) => {
      const values = [...new Set(group.map((row) => row[column] ?? ''))];
      const rest = values.length - namedValues;
      return `${values.slice(0, namedValues).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    }),
  );
}
