/** The formats in which a report can be printed. */
import type { Report } from '../report.ts';
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { terminalReport, type TerminalOptions } from './terminal.ts';

export const formats = ['terminal', 'json', 'github'] as const;
export type Format = (typeof formats)[number];

/** The whole output, ending in a newline. */
export function formatReport(format: Format, report: Report, options: TerminalOptions): string {
  if (format === 'json') return jsonReport(report);
  return format === 'github' ? githubReport(report) : terminalReport(report, options);
}
