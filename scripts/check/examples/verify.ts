/** Proves texts: looks at them, runs them against the mock gateway, and says what is wrong with each. */
import { join } from 'node:path';
import { startMockGateway, type Exchange } from './mock-gateway/server.ts';
import type { Catalog } from '#catalog/types.ts';
import { judge } from './judge.ts';
import type { Machine } from './machine.ts';
import { runInProcess, type Driver } from './run/in-process.ts';
import { runInShell } from './run/in-shell.ts';
import type { Outcome } from './run/outcome.ts';
import { planRuns, type Run } from './run/plan.ts';
import { makeWorkshop, type Workshop } from './run/workshop.ts';
import type { Problem, Subject } from './subject.ts';
import { pythonProblems, shellProblems, textProblems } from './syntax.ts';
import { typeProblems } from './types.ts';

export interface Verification {
  /** Of each subject; empty when it is right. */
  readonly problems: ReadonlyMap<Subject, readonly Problem[]>;
  readonly runs: number;
}

/** @param options `onlyFine` leaves out the runs that are to end with an error */
export async function verify(
  subjects: readonly Subject[],
  catalog: Catalog,
  machine: Machine,
  options: { readonly onlyFine: boolean },
): Promise<Verification> {
  const heard = new Map<string, Exchange[]>();
  const mock = await startMockGateway({
    gateway: catalog.gateway,
    models: catalog.models,
    port: 0,
    onExchange: (exchange, run) => heard.set(run, [...(heard.get(run) ?? []), exchange]),
  });
  const workshop = makeWorkshop();
  try {
    const origin = (url: string) => new URL(url).origin;
    const redirect = { from: `${origin(catalog.gateway.baseUrl)}/`, to: `${origin(mock.baseUrl)}/` };
    const looked = await look(subjects, machine, workshop);
    const plans = subjects.flatMap((subject, index) => planRuns(subject, index, options.onlyFine));
    const done = await runAll(plans, machine, workshop, redirect);
    const problems = new Map(subjects.map((subject) => [subject, [...(looked.get(subject) ?? [])]]));
    for (const [run, outcome] of done) {
      const found = judge({ run, outcome, heard: heard.get(run.id) ?? [], folder: workshop.folderOf(run) });
      problems.get(run.subject)?.push(...found);
    }
    return { problems, runs: done.size };
  } finally {
    await mock.close();
    workshop.remove();
  }
}

/** Everything that is known without a run. */
async function look(
  subjects: readonly Subject[],
  { python, shells }: Machine,
  workshop: Workshop,
): Promise<Map<Subject, Problem[]>> {
  const of = (language: Subject['language']) => subjects.filter((subject) => subject.language === language);
  const types = await typeProblems(of('node'), workshop);
  const syntax =
    python.plain === undefined ? new Map<Subject, Problem[]>() : pythonProblems(of('python'), python.plain);
  return new Map(
    subjects.map((subject) => [
      subject,
      [
        ...textProblems(subject),
        ...(types.get(subject) ?? []),
        ...(syntax.get(subject) ?? []),
        ...(subject.language === 'curl' ? shellProblems(subject, shells) : []),
      ],
    ]),
  );
}

async function runAll(
  plans: readonly Run[],
  { python, curl, shells }: Machine,
  workshop: Workshop,
  redirect: Driver['redirect'],
): Promise<Map<Run, Outcome>> {
  const of = (language: Subject['language']) => plans.filter(({ subject }) => subject.language === language);
  const driver = (program: string, file: string): Driver => ({
    command: [program, join(import.meta.dirname, 'drivers', file)],
    redirect,
  });
  // In the first shell every run, in the others the plain ones: they show whether the script is one for all.
  const inShells = shells.map((shell, index) => {
    const runs = of('curl').filter(({ situation }) => index === 0 || situation === 'fine');
    return runs.map((run): Run => (index === 0 ? run : { ...run, id: `${run.id}-${shell}` }));
  });
  const shellRuns = curl === undefined ? [] : inShells;
  const batches = await Promise.all([
    runInProcess(of('node'), workshop, driver(process.execPath, 'drive.ts')),
    python.ready === undefined
      ? undefined
      : runInProcess(of('python'), workshop, driver(python.ready, 'drive.py')),
    ...shellRuns.map((runs, index) =>
      runInShell(runs, workshop, { shell: shells[index] ?? '', curl: curl ?? '', redirect }),
    ),
  ]);
  const outcomes = new Map(batches.flatMap((batch) => [...(batch ?? [])]));
  const all = [...of('node'), ...of('python'), ...shellRuns.flat()];
  return new Map(
    all.flatMap((run) => {
      const outcome = outcomes.get(run.id);
      return outcome === undefined ? [] : [[run, outcome] as const];
    }),
  );
}
