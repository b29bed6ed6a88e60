/** Makes the faults, so that they can be verified like any example. */
import type { Example } from '#examples/index.ts';
import { CannotRun } from '../../report.ts';
import type { Subject } from '../subject.ts';
import { curlFaults } from './curl.ts';
import type { Fault, Faults } from './fault.ts';
import { nodeFaults } from './node.ts';
import { pythonFaults } from './python.ts';

/** All faults, by language. */
export const faults: Faults = { node: nodeFaults, python: pythonFaults, curl: curlFaults };

export interface Injected {
  readonly fault: Fault;
  readonly language: Example['language'];
  /** The faulty example. */
  readonly subject: Subject;
}

/**
 * Every fault, each in the first subject of its language and task that has the text it changes.
 * @throws CannotRun when there is none: then the list is out of step with the examples
 */
export function inject(subjects: readonly Subject[]): Injected[] {
  return Object.entries(faults).flatMap(([language, list]) =>
    list.map((fault) => {
      const where = fault.where ?? 'code';
      const original = subjects.find(
        (one) =>
          one.language === language && one.request.task === fault.task && one[where]?.includes(fault.find),
      );
      if (original === undefined) {
        throw new CannotRun(
          `The fault "${fault.name}" changes "${fault.find}", which no ${language} example of ${fault.task} has. ` +
            `Bring scripts/check/examples/faults/${language}.ts in step with the examples.`,
        );
      }
      const changed = original[where]?.replace(fault.find, () => fault.replace);
      const subject: Subject = { ...original, [where]: changed, name: `${fault.name} in ${original.name}` };
      return { fault, language: original.language, subject };
    }),
  );
}
