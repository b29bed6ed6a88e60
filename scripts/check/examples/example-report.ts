/** The example check as a plain report. */
import { languages } from '#catalog/registry/languages.ts';
import type { Finding, Report, ReportTable } from '../report.ts';
import type { BodyCheck } from './bodies.ts';
import type { ExampleCheck } from './verify.ts';

/** Everything the example check can find: why it matters and what to do. */
const findingTable = {
  'example-wrong': {
    severity: 'error',
    why: 'A reader who copies it gets an error, or pays for something else than it says.',
    fix: 'Correct the request in src/examples/tasks or the printer of the language in src/examples.',
  },
  'body-refused': {
    severity: 'error',
    why: 'The model is not known to take what its example sends.',
    fix: 'Correct `request` of the model in the catalog, or the request in src/examples/tasks.',
  },
  'program-wrong': {
    severity: 'error',
    why: 'A reader who follows the guide gets an error.',
    fix: 'Correct the file in content/programs, or the lines that install and run it in the guide.',
  },
  'program-not-run': {
    severity: 'error',
    why: 'A guide with a program that was not run as it stands is left out of the site.',
    fix: 'Run `npm run check:examples -- --programs --lock`.',
  },
  'fault-unnoticed': {
    severity: 'error',
    why: 'A mistake of this kind could be published.',
    fix: 'Teach scripts/check/examples to notice it, or explain in the fault why nothing can.',
  },
  'fault-noticed': {
    severity: 'error',
    why: 'The list of faults says that nothing can notice it, which is no longer true.',
    fix: 'Remove `escapes` from the fault.',
  },
  'not-run': {
    severity: 'warning',
    why: 'What was not run is not proven, apart from what can be read in the text.',
    fix: 'Install what is missing; CI requires it.',
  },
  stalled: {
    severity: 'warning',
    why: 'What shows no sign of life proves nothing: this machine may be too busy, or the example waits for what never comes.',
    fix: 'Run the check again on a machine that does less; if it is always the same example, correct it.',
  },
  'evidence-missing': {
    severity: 'error',
    why: 'The site cannot say that its examples were run.',
    fix: 'Run `npm run check:examples -- --lock`.',
  },
  'evidence-outdated': {
    severity: 'error',
    why: 'Pages whose examples are not in it cannot say that they were run.',
    fix: 'Run `npm run check:examples -- --lock` and commit the file.',
  },
} as const satisfies Readonly<Record<string, Pick<Finding, 'severity'> & { why: string; fix: string }>>;

type FindingCode = keyof typeof findingTable;

/** A finding of the table, at a file. */
export function finding(
  code: FindingCode,
  message: string,
  file?: string,
  severity: Finding['severity'] = findingTable[code].severity,
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
      ...bodyFindings(check.bodies),
      ...faultFindings(check),
      ...skippedOf(check).map((what) =>
        finding('not-run', `Not run: ${what}.`, undefined, options.required ? 'error' : 'warning'),
      ),
      ...check.stalled.map(({ subject, situation }) =>
        finding(
          'stalled',
          `${subject.name} (${situation}) was stopped twice, the second time alone: it made no request for long.`,
          undefined,
          options.required ? 'error' : 'warning',
        ),
      ),
      ...(more.findings ?? []),
    ],
    data: {
      counts: { ...check.collection.counts, skeletons: check.collection.subjects.length, runs: check.runs },
      seconds: check.seconds,
      skipped: skippedOf(check),
    },
  };
}

const toolsOf = ({ tools, languages: chosen }: ExampleCheck) => chosen.map((language) => tools[language]);
const skippedOf = (check: ExampleCheck) => [
  ...toolsOf(check).flatMap(({ skipped }) => skipped),
  ...check.skipped,
];

function summary(check: ExampleCheck): string[] {
  const { collection, runs, seconds, faults, wrong, languages: chosen } = check;
  const { counts, subjects } = collection;
  const texts = chosen.map(
    (name) => `${subjects.filter(({ language }) => language === name).length} ${languages[name].name}`,
  );
  const noticed =
    faults.filter(({ noticedBy }) => noticedBy.length > 0).length +
    check.bodies.faults.filter(({ refused }) => refused !== undefined).length;
  const made = faults.length + check.bodies.faults.length;
  return [
    `${counts.models} models, ${counts.tasks} tasks, ${chosen.length} languages: ${counts.examples} examples, which are ${subjects.length} texts (${texts.join(', ')}).`,
    `${runs} runs against the mock gateway in ${seconds.toFixed(1)} s; ${wrong.length} texts are wrong.`,
    bodySummary(check.bodies),
    ...(made > 0 ? [`${noticed} of ${made} faults were noticed.`] : []),
    ...skippedOf(check).map((what) => `Skipped: ${what}.`),
    ...toolsOf(check).flatMap(({ notes }) => notes),
  ];
}

/** "1,203 request bodies held against the catalog's data; 0 are refused." */
export function bodySummary({ bodies, wrong }: BodyCheck): string {
  return `${bodies} request bodies held against what the catalog knows of their models; ${wrong.length} are refused.`;
}

/** What is wrong with requests of models, and mistakes in some that nothing noticed. */
export function bodyFindings({ wrong, faults }: BodyCheck): Finding[] {
  return [
    ...wrong.map(({ name, message }) => finding('body-refused', `${name}: ${message}`)),
    ...faults
      .filter(({ refused }) => refused === undefined)
      .map(({ name, task }) => finding('fault-unnoticed', `Nothing noticed the fault "${name}" in ${task}.`)),
  ];
}

function faultTable({ faults, bodies }: ExampleCheck): ReportTable {
  return {
    title: 'Faults, and what noticed them',
    columns: ['Noticed by', 'Language', 'Example', 'Fault'],
    rows: [
      ...faults.map(({ fault, language, noticedBy }) => [
        [...new Set(noticedBy.map(({ layer }) => layer))].join(', ') || `nothing: ${fault.escapes ?? ''}`,
        language,
        fault.task,
        fault.name,
      ]),
      ...bodies.faults.map(({ name, task, refused }) => [
        refused === undefined ? 'nothing' : "the catalog's data",
        'all',
        task,
        name,
      ]),
    ],
    groupBy: [0, 1],
  };
}

function faultFindings({ faults, tools, stalled }: ExampleCheck): Finding[] {
  return faults.flatMap(({ fault, language, subject, noticedBy }) => {
    // Without a run, many a fault cannot be noticed.
    const ran = tools[language].lanes.length > 0 && !stalled.some((run) => run.subject === subject);
    if (noticedBy.length === 0 && fault.escapes === undefined && ran) {
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
