/** The whole check: every example proven, every fault noticed. */
import type { Catalog } from '#catalog/types.ts';
import { collect, type Collection } from './collect.ts';
import { inject, type Injected } from './faults/inject.ts';
import { lookAround, type Machine } from './machine.ts';
import type { Problem, Subject } from './subject.ts';
import { verify } from './verify.ts';

export interface ExampleCheck {
  readonly collection: Collection;
  readonly machine: Machine;
  /** Subjects that are wrong. */
  readonly wrong: readonly { readonly subject: Subject; readonly problems: readonly Problem[] }[];
  /** Faults and what noticed each; empty for one that got through. */
  readonly faults: readonly (Injected & { readonly noticedBy: readonly Problem[] })[];
  readonly runs: number;
  readonly seconds: number;
}

/** @param options `every` runs each example of each model once, `withFaults` also shows that faults are noticed */
export async function checkExamples(
  catalog: Catalog,
  options: { readonly every: boolean; readonly withFaults: boolean },
): Promise<ExampleCheck> {
  const machine = await lookAround();
  const started = performance.now();
  const collection = collect(catalog, options.every);
  const { subjects } = collection;
  const injected = options.withFaults && !options.every ? inject(subjects) : [];
  const faulty = injected.map(({ subject }) => subject);
  const { problems, runs } = await verify([...subjects, ...faulty], catalog, machine, {
    // What goes wrong does so in the text: once for each is enough.
    onlyFine: options.every,
  });
  const problemsOf = (subject: Subject) => problems.get(subject) ?? [];
  return {
    collection,
    machine,
    wrong: subjects
      .map((subject) => ({ subject, problems: problemsOf(subject) }))
      .filter((each) => each.problems.length > 0),
    faults: injected.map((each) => ({ ...each, noticedBy: problemsOf(each.subject) })),
    runs,
    seconds: (performance.now() - started) / 1000,
  };
}
