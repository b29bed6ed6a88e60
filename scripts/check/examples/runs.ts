/** What is run to show that an example is right, where, and what a language brings to do so. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { apiErrors, apiErrorStatuses } from '#catalog/registry/api-errors.ts';
import { packageFolder, root } from '../../lib/run-command.ts';
import type { ExampleRequest } from '#examples/index.ts';
import { toldStatus, type Exchange, type Scenario } from './mock-gateway/call.ts';
import type { Fault, ExampleProblem, Subject } from './subjects.ts';

/** All that the check needs to know of a language. */
export interface Runner {
  /** Mistakes that somebody could make in its examples; each has to be noticed. */
  readonly faults: readonly Fault[];
  /** Whether an example prints the answer as it came, or what it has taken from it. */
  readonly prints: 'answer' | 'value';
  /** Whether its examples send a request once more where that may help (see `apiErrors`): twice, as the SDKs do. */
  readonly repeats: boolean;
  /** Whether each look at a job starts a program: a batch that never ends is looked at 1,440 times, which takes too long then. */
  readonly startsPrograms: boolean;
  /** The version of a package that its examples have the reader install, as it is pinned here. */
  readonly packageVersion: (name: string) => string;
  /** Looks around on this machine, and makes what is missing where that is possible; never throws for what is not. */
  readonly prepare: () => Promise<Tools>;
}

/** What a machine has for a language. */
export interface Tools {
  /** What cannot be run here, and why: "runs of Python examples: there is no python3 here". */
  readonly skipped: readonly string[];
  /** Sentences for the summary. */
  readonly notes: readonly string[];
  /** What can be said of texts without running them. */
  readonly look: (
    subjects: readonly Subject[],
    workshop: Workshop,
  ) => Promise<Map<Subject, ExampleProblem[]>>;
  /** The ways in which examples are run, side by side; none where they cannot be. */
  readonly lanes: readonly Lane[];
}

export interface Lane {
  /** Whether a run is for this lane. */
  readonly takes: (run: Run) => boolean;
  readonly run: (runs: readonly Run[], bench: Bench) => Promise<Map<Run, Outcome>>;
}

export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** Where examples run. */
export interface Bench {
  readonly workshop: Workshop;
  /** Requests to addresses that begin with `from` go to `to` instead, any other nowhere. */
  readonly redirects: readonly Redirect[];
  /** What the mock gateway has heard from a run so far. */
  readonly heard: (id: Run['id']) => readonly Exchange[];
}

export interface Run {
  readonly subject: Subject;
  /** Unique; names the folder it runs in and what the mock gateway hears from it. */
  readonly id: string;
  readonly situation: Situation;
}

/** `fine` is the plain run; the others are to end with an error. */
export type Situation = 'fine' | 'key unset' | 'key empty' | Scenario;

/** How a run ended. */
export interface Outcome {
  /**
   * By itself, `well` or with an `error`; or it was stopped, because it asked more often than is documented
   * (`endless`), or because it did nothing at all (`stalled`), which says something of the machine as well and proves
   * nothing.
   */
  readonly end: 'well' | 'error' | 'endless' | 'stalled';
  /** What ended it, else empty. */
  readonly error: string;
  /** What it printed. */
  readonly output: string;
}

/** The key of the runs, and one for another service that must never reach the gateway. */
export const testKeys = { own: 'test-key-of-the-gateway', other: 'key-of-another-service' };

/**
 * Every run of a subject.
 * @param index unique number of the subject
 * @param options `onlyFine` leaves out the runs that are to end with an error; `withRefusals` adds one for each status of
 * a refusal, and one in which the connection breaks
 */
export function planRuns(
  subject: Subject,
  index: number,
  runner: Runner,
  { onlyFine, withRefusals }: { readonly onlyFine: boolean; readonly withRefusals: boolean },
): Run[] {
  const situations: readonly Situation[] = onlyFine
    ? ['fine']
    : [...situationsOf(subject, runner), ...(withRefusals ? refusals : [])];
  return situations.map((situation) => ({
    subject,
    situation,
    id: `${index}-${situation.replace(' ', '-')}`,
  }));
}

function situationsOf({ request }: Subject, { startsPrograms, prints }: Runner): Situation[] {
  const always: Situation[] = ['fine', 'key unset', 'key empty', 'refuse'];
  const failing: Situation[] = ['job-fails', 'job-cancelled'];
  const long: Situation[] = startsPrograms ? [] : ['job-stuck'];
  if (request.batch !== undefined) return [...always, ...failing, ...long];
  const ofCost: Situation[] = request.cost === undefined ? [] : ['no-cost'];
  const more: Partial<Record<ExampleRequest['result'], Situation[]>> = {
    job: [
      ...failing,
      'job-stuck',
      // Content has no address.
      ...(request.job?.result === undefined ? [] : (['result-elsewhere'] as const)),
      ...(startsPrograms ? [] : (['job-late'] as const)),
    ],
    image: ['other-image'],
    'tool-call': ['no-tool'],
    json: prints === 'value' ? ['model-refuses'] : [],
  };
  return [...always, ...ofCost, ...(more[request.result] ?? [])];
}

/** Whether a job is looked at in it as often as it ever is. */
export function isLong({ situation }: Run): boolean {
  return situation === 'job-stuck' || situation === 'job-late';
}

/**
 * Leaves out of long runs those that show what another one does: how an example gives up stands in its lines from the one
 * that says how often it looks, which many texts share. Requests, looks and ends of each text are shown by its short runs.
 */
export function withoutRepeatedWaits(runs: readonly Run[]): Run[] {
  const shown = new Set<string>();
  return runs.filter(({ subject: { language, code }, situation }) => {
    const waits = [language, situation, code.slice(Math.max(code.search(/^.* at most$/m), 0))].join(' ');
    return !shown.has(waits) && shown.add(waits);
  });
}

const refusals = [...apiErrorStatuses.map((status) => `status-${status}` as const), 'break' as const];

/** How often a run is to send its request in such a situation. */
export function timesSent(situation: (typeof refusals)[number], { repeats }: Runner): number {
  const isRepeated = situation === 'break' || apiErrors[toldStatus(situation) ?? '400'].isRepeated;
  return isRepeated && repeats ? 3 : 1;
}

/** What the mock gateway is told to do in a run; empty for nothing out of the ordinary. */
export function scenarioOf({ situation }: Run): string {
  return situation.includes(' ') || situation === 'fine' ? '' : situation;
}

/** Environment variables of a run; of the shell around it nothing is passed on but where programs are. */
export function environmentOf({ subject, situation }: Run): Record<string, string> {
  const { env } = subject.gateway.apiKey;
  const other = { OPENAI_API_KEY: testKeys.other, OPENAI_ADMIN_KEY: testKeys.other };
  if (situation === 'key unset') return other;
  return { ...other, [env]: situation === 'key empty' ? '' : testKeys.own };
}

/** A folder in which examples run: each in one of its own, with the files that a reader would have. */
export interface Workshop {
  readonly folder: string;
  /** Puts the code of a run and its files into a folder. @returns the path of the code */
  readonly prepare: (run: Run) => string;
  readonly folderOf: (run: Run) => string;
  readonly remove: () => void;
}

/** Makes a folder in which Node finds the packages of this project. */
export function makeWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'ratecard-examples-'));
  const packages = packageFolder('openai') ?? join(root, 'node_modules/openai');
  symlinkSync(dirname(packages), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const folderOf = (run: Run) => join(folder, run.id);
  return {
    folder,
    folderOf,
    prepare: (run) => {
      mkdirSync(folderOf(run));
      const uploads = Object.values(run.subject.request.files ?? {}).flat();
      for (const name of uploads) writeFileSync(join(folderOf(run), name), uploadText(name));
      const file = join(folderOf(run), run.subject.file);
      writeFileSync(file, run.subject.code);
      return file;
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What is in a file that an example uploads. */
export function uploadText(name: string): string {
  return `the content of ${name}`;
}
