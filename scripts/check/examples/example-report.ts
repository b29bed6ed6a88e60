/** The example check as a plain report. */
import type { Finding, Report, ReportTable } from '../report.ts';
import type { ExampleCheck } from './example-check.ts';
import { findingTable, type FindingCode } from './finding-table.ts';
import type { Subject } from './subject.ts';

/** A finding of the table, at a file. */
export function finding(
  code: FindingCode,
  message: string,
  file?: string,
  severity = findingTable[code].severity,
): Finding {
  const { why, fix } = findingTable[code];
  return { code, severity, message, why, fix, ...(file !== undefined && { file }) };
}

/**
 * @param options `required`: what cannot be run here is an error (as in CI)
 * @param more findings about the evidence file, and what happened to it in one sentence
 */
export function exampleReport(
  check: ExampleCheck,
  options: { readonly required: boolean },
  more: { readonly findings?: readonly Finding[]; readonly outcome?: string },
): Report {
  return {
    check: 'examples',
    summary: [...summary(check), ...(more.outcome === undefined ? [] : [more.outcome])],
    tables: [faultTable(check)],
    findings: [
      ...check.wrong.flatMap(({ subject, problems }) =>
        problems.map(({ layer, message }) =>
          finding('example-wrong', `${subject.name} (${layer}): ${message}`),
        ),
      ),
      ...faultFindings(check),
      ...check.machine.skipped.map((what) =>
        finding('not-run', `Not run: ${what}.`, undefined, options.required ? 'error' : 'warning'),
      ),
      ...(more.findings ?? []),
    ],
    data: {
      counts: { ...check.collection.counts, skeletons: check.collection.subjects.length, runs: check.runs },
      seconds: check.seconds,
      skipped: check.machine.skipped,
    },
  };
}

function summary({ collection, machine, runs, seconds, faults, wrong }: ExampleCheck): string[] {
  const { counts, subjects } = collection;
  const of = (language: Subject['language']) =>
    subjects.filter((subject) => subject.language === language).length;
  const noticed = faults.filter(({ noticedBy }) => noticedBy.length > 0).length;
  const shells = machine.shells.join(' and ');
  return [
    `${counts.models} models, ${counts.tasks} tasks, 3 languages: ${counts.examples} examples, which are ${subjects.length} texts (${of('python')} Python, ${of('node')} Node, ${of('curl')} curl).`,
    `${runs} runs against the mock gateway in ${seconds.toFixed(1)} s; curl in ${shells}; ${wrong.length} texts are wrong.`,
    ...(faults.length > 0 ? [`${noticed} of ${faults.length} faults were noticed.`] : []),
    ...machine.skipped.map((what) => `Skipped: ${what}.`),
    ...(machine.python.ready === undefined
      ? ['The arguments of every Python example equal the request object, as read from its text.']
      : []),
  ];
}

function faultTable({ faults }: ExampleCheck): ReportTable {
  return {
    title: 'Faults, and what noticed them',
    columns: ['Noticed by', 'Language', 'Example', 'Fault'],
    rows: faults.map(({ fault, language, noticedBy }) => [
      [...new Set(noticedBy.map(({ layer }) => layer))].join(', ') || `nothing: ${fault.escapes ?? ''}`,
      language,
      fault.task,
      fault.name,
    ]),
    groupBy: [0, 1],
  };
}

function faultFindings({ faults, machine }: ExampleCheck): Finding[] {
  return faults.flatMap(({ fault, language, subject, noticedBy }) => {
    // Without a run, many a fault cannot be noticed.
    const run =
      language === 'python'
        ? machine.python.ready !== undefined
        : language !== 'curl' || machine.curl !== undefined;
    if (noticedBy.length === 0 && fault.escapes === undefined && run) {
      return [finding('fault-unnoticed', `Nothing noticed the fault "${subject.name}".`)];
    }
    if (noticedBy.length > 0 && fault.escapes !== undefined) {
      return [
        finding('fault-noticed', `The fault "${subject.name}" was noticed: ${noticedBy[0]?.message ?? ''}`),
      ];
    }
    return [];
  });
}
