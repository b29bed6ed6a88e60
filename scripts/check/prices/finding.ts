import type { Finding } from '../report.ts';
import { findingTable, type FindingCode } from './finding-table.ts';

interface Place {
  readonly file?: string;
  readonly line?: number;
}

/**
 * A finding of the table, at a place of the catalog.
 * @param fill what the `{…}` in the table's texts stand for
 */
export function finding(
  code: FindingCode,
  message: string,
  place: Place,
  data: Readonly<Record<string, unknown>>,
  fill: Readonly<Record<string, string>> = {},
): Finding {
  const { severity, why, fix } = findingTable[code];
  return {
    code,
    severity,
    message,
    why,
    fix: fix.replace(/\{(\w+)\}/g, (whole, name: string) => fill[name] ?? whole),
    ...place,
    data,
  };
}
