/** Annotations of GitHub Actions: one workflow command per error and warning, notes as a count. */
import { withSeverity, type Finding, type Report } from '../report.ts';

/** @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
export function githubReport(report: Report): string {
  const notes = withSeverity(report.findings, 'note').length;
  return [
    ...report.summary,
    // A text may hold anything: no line of it is to be read as a command.
    ...(report.texts ?? []).flatMap(({ title, text }) => ['', title, text.replaceAll(/^::/gm, ' ::')]),
    ...withSeverity(report.findings, 'error').map((finding) => command('error', finding)),
    ...withSeverity(report.findings, 'warning').map((finding) => command('warning', finding)),
    ...(notes === 0 ? [] : [`Also ${notes} notes; --format terminal --all prints them.`]),
    '',
  ].join('\n');
}

function command(name: 'error' | 'warning', finding: Finding): string {
  const properties = Object.entries({
    file: finding.file,
    line: finding.line,
    col: finding.column,
    title: finding.code,
  })
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`]))
    .join(',');
  const text = [finding.message, finding.why, finding.fix].filter((part) => part !== undefined).join('\n');
  return `::${name} ${properties}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
