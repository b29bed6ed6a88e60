/** A report for people: what came out first, then what is out of the ordinary, then what is wrong and where. */
import { styleText } from 'node:util';
import {
  failed,
  withSeverity,
  type Finding,
  type Report,
  type ReportTable,
  type Severity,
} from '../report.ts';
import { textTable, wrap } from './text-table.ts';

export interface TerminalOptions {
  /** Group and shorten nothing. */
  readonly all: boolean;
  readonly colour: boolean;
  /** Characters per line. */
  readonly width: number;
}

/** Findings of one severity that are printed unless all are wanted. */
const mostFindings: Readonly<Record<Severity, number>> = { error: 50, warning: 5, note: 0 };
const mostRows = 25;

type Style = Parameters<typeof styleText>[0];

/** A report for people: summary, tables, findings by severity, and the verdict last. */
export function terminalReport(report: Report, options: TerminalOptions): string {
  const styled = (style: Style, text: string) =>
    options.colour ? styleText(style, text, { validateStream: false }) : text;
  const errors = withSeverity(report.findings, 'error').length;
  return [
    ...report.summary.flatMap((line) => wrap(line, options.width)),
    ...report.tables.flatMap((table) => tableLines(table)),
    ...findingLines('note', 'Notes'),
    ...findingLines('warning', 'Warnings'),
    ...findingLines('error', 'Failures'),
    ...(report.texts ?? []).flatMap(({ title, text }) => ['', styled('bold', title), text]),
    '',
    failed(report)
      ? styled('red', `✗ ${report.check}: ${errors} ${errors === 1 ? 'failure' : 'failures'}.`)
      : styled('green', `✓ ${report.check}: all well.`),
    '',
  ].join('\n');

  function tableLines(table: ReportTable): string[] {
    if (table.rows.length === 0) return [];
    const rows = options.all ? table.rows : groupRows(table);
    const visible = options.all ? rows : rows.slice(0, mostRows);
    return [
      '',
      styled('bold', table.title),
      ...textTable(table.columns, visible, options.width),
      ...rest(rows.length - visible.length, 'rows'),
    ];
  }

  function findingLines(severity: Severity, title: string): string[] {
    const findings = withSeverity(report.findings, severity);
    if (findings.length === 0) return [];
    const visible = options.all ? findings : findings.slice(0, mostFindings[severity]);
    const heading = `${title}: ${findings.length} (${countsByCode(findings)})`;
    if (visible.length === 0) return ['', `${styled('bold', heading)}; --all prints them.`];
    const groups = [...Map.groupBy(visible, ({ code }) => code).values()];
    return [
      '',
      styled('bold', heading),
      ...groups.flatMap(group),
      ...rest(findings.length - visible.length, title.toLowerCase()),
    ];
  }

  /** Findings of one code: what they have in common is said once. */
  function group(findings: readonly Finding[]): string[] {
    const [first] = findings;
    if (first === undefined) return [];
    const sharedFix = findings.every(({ fix }) => fix === first.fix);
    const style = first.severity === 'error' ? 'red' : 'yellow';
    return [
      ...indented(0, `${first.code}: ${first.why ?? ''}`).map((line) =>
        line.replace(first.code, styled(style, first.code)),
      ),
      ...findings.flatMap((finding) => [
        ...indented(2, `${placeOf(finding)}${finding.message}`),
        ...(sharedFix || finding.fix === undefined ? [] : indented(4, `→ ${finding.fix}`)),
      ]),
      ...(sharedFix && first.fix !== undefined ? indented(2, `→ ${first.fix}`) : []),
    ];
  }

  function indented(by: number, text: string): string[] {
    return wrap(text, options.width - by - 2).map(
      (line, index) => ' '.repeat(index === 0 ? by : by + 2) + line,
    );
  }
}

/** "models.yaml:12 ", so that terminals make it a link. */
function placeOf({ file, line, column }: Finding): string {
  if (file === undefined) return '';
  return [file, line, column].filter((part) => part !== undefined).join(':') + ' ';
}

function rest(count: number, what: string): string[] {
  return count > 0 ? [`… and ${count} more ${what}; --all prints them.`] : [];
}

function countsByCode(findings: readonly Finding[]): string {
  const byCode = Object.entries(Object.groupBy(findings, ({ code }) => code));
  return byCode.map(([code, group]) => `${group?.length ?? 0} ${code}`).join(', ');
}

/** Values named in a merged cell before the rest is only counted. */
const namedValues = 2;

/** Merges rows that agree in the table's `groupBy` columns; a merged cell names a few values and counts the rest. */
function groupRows({ rows, groupBy, columns }: ReportTable): string[][] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(groupBy.map((column) => row[column])));
  return [...groups.values()].map((group) =>
    columns.map((_, column) => {
      const values = [...new Set(group.map((row) => row[column] ?? ''))];
      const rest = values.length - namedValues;
      return `${values.slice(0, namedValues).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    }),
  );
}
