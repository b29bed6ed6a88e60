/** The formats in which a report can be printed. */
import { failed, type Report } from '../report.ts';
import { githubReport } from './github.ts';
import { terminalReport, type TerminalOptions } from './terminal.ts';

/** What `--format` takes: for people, for machines, and for annotations of a pull request. */
export const formats = ['terminal', 'json', 'github'] as const;
export type Format = (typeof formats)[number];

/** The whole output, ending in a newline. */
export function formatReport(format: Format, report: Report, options: TerminalOptions): string {
  if (format === 'json') return `${JSON.stringify({ ok: !failed(report), ...report }, null, 2)}\n`;
  return format === 'github' ? githubReport(report) : terminalReport(report, options);
}
