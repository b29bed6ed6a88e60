/** The whole check: every example proven, every fault noticed. */
import type { Language } from '#catalog/registry/languages.ts';
import type { Catalog } from '#catalog/types.ts';
import { languagesOf } from '#examples/index.ts';
import { checkBodies, type BodyCheck } from './bodies.ts';
import { judge } from './judge.ts';
import { lint } from './linters.ts';
import type { Exchange } from './mock-gateway/call.ts';
import { elsewhere } from './mock-gateway/jobs.ts';
import { startMockGateway } from './mock-gateway/server.ts';
import { runners } from './runners.ts';
import {
  isLong,
  makeWorkshop,
  planRuns,
  withoutRepeatedWaits,
  type Bench,
  type Lane,
  type Outcome,
  type Run,
  type Tools,
} from './runs.ts';
import {
  collectSubjects,
  inject,
  type Collection,
  type Injected,
  type ExampleProblem,
  type Subject,
} from './subjects.ts';

export interface ExampleCheck {
  /** Those that the gateway has its examples in: of others, nothing was prepared. */
  readonly languages: readonly Language[];
  readonly collection: Collection;
  /** What the catalog's data say of each model's requests. */
  readonly bodies: BodyCheck;
  readonly tools: Readonly<Record<Language, Tools>>;
  /** Subjects that are wrong. */
  readonly wrong: readonly { readonly subject: Subject; readonly problems: readonly ExampleProblem[] }[];
  /** Faults and what noticed each; empty for one that got through. */
  readonly faults: readonly (Injected & { readonly noticedBy: readonly ExampleProblem[] })[];
  readonly runs: number;
  /** Runs that stalled, also when tried again alone: they prove nothing. */
  readonly stalled: readonly Run[];
  /** What besides the runs of a language could not be done, and why. */
  readonly skipped: readonly string[];
  readonly seconds: number;
}

const faultsOf = (language: Language) => runners[language].faults;

/** @param options `every` runs each example of each model once, `withFaults` also shows that faults are noticed, `full` also asks linters */
export async function checkExamples(
  catalog: Catalog,
  options: { readonly every: boolean; readonly withFaults: boolean; readonly full: boolean },
): Promise<ExampleCheck> {
  const languages = languagesOf(catalog.gateway);
  const prepared = await Promise.all(
    languages.map(async (language) => [language, await runners[language].prepare()] as const),
  );
  const tools = Object.fromEntries(prepared) as Record<Language, Tools>;
  const started = performance.now();
  const collection = collectSubjects(catalog, options.every);
  const bodies = checkBodies(catalog, options.withFaults && !options.every);
  const { subjects } = collection;
  const injected = options.withFaults && !options.every ? inject(subjects, faultsOf) : [];
  const faulty = injected.map(({ subject }) => subject);
  const { problems, runs, stalled } = await verify([...subjects, ...faulty], catalog, tools, {
    // What goes wrong does so in the text: once for each is enough.
    onlyFine: options.every,
  });
  const linted = options.full ? await lint(subjects) : new Map<Subject, ExampleProblem[]>();
  const styleOf = (subject: Subject) => ('missing' in linted ? [] : (linted.get(subject) ?? []));
  const problemsOf = (subject: Subject) => [...(problems.get(subject) ?? []), ...styleOf(subject)];
  return {
    languages,
    collection,
    bodies,
    tools,
    wrong: subjects
      .map((subject) => ({ subject, problems: problemsOf(subject) }))
      .filter((each) => each.problems.length > 0),
    faults: injected.map((each) => ({ ...each, noticedBy: problemsOf(each.subject) })),
    runs,
    stalled,
    skipped: 'missing' in linted ? [`mypy, ruff and shellcheck: ${linted.missing}`] : [],
    seconds: (performance.now() - started) / 1000,
  };
}

/** Looks at texts, runs them against the mock gateway, and says what is wrong with each. */
async function verify(
  subjects: readonly Subject[],
  catalog: Catalog,
  tools: ExampleCheck['tools'],
  { onlyFine }: { readonly onlyFine: boolean },
): Promise<{ problems: Map<Subject, ExampleProblem[]>; runs: number; stalled: Run[] }> {
  const exchanges = new Map<string, Exchange[]>();
  const mock = await startMockGateway({
    gateway: catalog.gateway,
    models: catalog.models,
    port: 0,
    onExchange: (exchange, run) => {
      const of = exchanges.get(run) ?? [];
      exchanges.set(run, of);
      of.push(exchange);
    },
  });
  const workshop = makeWorkshop();
  try {
    const origin = (url: string) => new URL(url).origin;
    const bench: Bench = {
      workshop,
      redirects: [
        { from: `${origin(catalog.gateway.baseUrl)}/`, to: `${origin(mock.baseUrl)}/` },
        { from: elsewhere.url, to: origin(mock.baseUrl) + elsewhere.path },
      ],
      heard: (id) => exchanges.get(id) ?? [],
    };
    // How often a library sends a refused request again is the same for all that use it.
    const plainOf = (language: Language) =>
      subjects.find(
        ({ request, ...subject }) => subject.language === language && request.result === 'message',
      );
    const plans = subjects.flatMap((subject, index) =>
      planRuns(subject, index, runners[subject.language], {
        onlyFine,
        withRefusals: subject === plainOf(subject.language),
      }),
    );
    const languages = languagesOf(catalog.gateway);
    const problems = new Map(subjects.map((subject) => [subject, [] as ExampleProblem[]]));
    const done = new Map<Run, Outcome>();
    const tryOut = async (runs: readonly Run[]) => {
      const lanes = languages.flatMap((language) =>
        tools[language].lanes.map((lane, index) => ({
          lane,
          runs: runs
            .filter((run) => run.subject.language === language && lane.takes(run))
            .map((run) => ({ ...run, id: `${run.id}-${index}` })),
        })),
      );
      for (const [run, outcome] of await runLanes(lanes, bench)) {
        done.set(run, outcome);
        const runner = runners[run.subject.language];
        const [heard, folder] = [bench.heard(run.id), workshop.folderOf(run)];
        problems.get(run.subject)?.push(...judge({ run, runner, outcome, heard, folder }));
      }
    };
    const look = async (language: Language) => {
      const own = subjects.filter((subject) => subject.language === language);
      for (const [subject, found] of await tools[language].look(own, workshop))
        problems.get(subject)?.push(...found);
    };
    await Promise.all([...languages.map(look), tryOut(plans.filter((run) => !isLong(run)))]);
    // Whoever is wrong anyway need not be waited for.
    const right = plans.filter((run) => isLong(run) && problems.get(run.subject)?.length === 0);
    await tryOut(withoutRepeatedWaits(right));
    const stalled = [...done].filter(([, { end }]) => end === 'stalled').map(([run]) => run);
    return { problems, runs: done.size, stalled };
  } finally {
    await mock.close();
    workshop.remove();
  }
}

/** Runs all lanes side by side, and then once more, one at a time, what has stalled: alone it may not. */
export async function runLanes(
  lanes: readonly { readonly lane: Lane; readonly runs: readonly Run[] }[],
  bench: Bench,
): Promise<Map<Run, Outcome>> {
  const done = await Promise.all(lanes.map(({ lane, runs }) => lane.run(runs, bench)));
  const outcomes = new Map<Run, Outcome>();
  for (const [index, { lane }] of lanes.entries()) {
    for (const [run, outcome] of done[index] ?? []) {
      const alone = { ...run, id: `${run.id}-alone` };
      const again = outcome.end === 'stalled' ? await lane.run([alone], bench) : new Map([[run, outcome]]);
      for (const [key, value] of again) outcomes.set(key, value);
    }
  }
  return outcomes;
}
