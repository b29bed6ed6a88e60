import type { Severity } from '../report.ts';

interface FindingEntry {
  readonly severity: Severity;
  readonly why: string;
  readonly fix: string;
}

/** Everything the example check can find: why it matters and what to do. */
export const findingTable = {
  'example-wrong': {
    severity: 'error',
    why: 'A reader who copies it gets an error, or pays for something else than it says.',
    fix: 'Correct the request in src/examples/tasks or the printer of the language in src/examples.',
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
} as const satisfies Readonly<Record<string, FindingEntry>>;

export type FindingCode = keyof typeof findingTable;
