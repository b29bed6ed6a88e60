import { failed, type Report } from '../report.ts';

/** The whole report for machines, with `ok` first. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify({ ok: !failed(report), ...report }, null, 2)}\n`;
}
