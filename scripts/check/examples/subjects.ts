/** What is verified: every text of a catalog, once; and texts with a mistake made on purpose. */
import { languageNames, type Language } from '#catalog/registry/languages.ts';
import type { Catalog, Gateway, Model } from '#catalog/types.ts';
import { tasksFor, type Example, type ExampleRequest } from '#examples/index.ts';

/** One text that stands for the examples of all models that differ only in their id. */
export interface Subject extends Example {
  /** Names the subject in folders and messages: "chat.py of openai/gpt-5". */
  readonly name: string;
  /** The model whose id the text carries. */
  readonly model: Model;
  readonly gateway: Gateway;
  /** What all languages are to send. */
  readonly request: ExampleRequest;
}

/** What is wrong with a subject, and what noticed it. */
export interface ExampleProblem {
  readonly layer: Layer;
  readonly message: string;
}

/** Types and syntax are checked without running anything; the rest are runs against the mock gateway. */
export const layers = [
  'text',
  'syntax',
  'types',
  'lint',
  'arguments',
  'run',
  'traffic',
  'output',
  'no key',
  'refusal',
  'job',
] as const;
export type Layer = (typeof layers)[number];

export interface Collection {
  /** One for each skeleton, carrying the id of the first model that shows it. */
  readonly subjects: readonly Subject[];
  /** The skeletons' texts, in the order of the subjects. */
  readonly skeletons: readonly string[];
  readonly counts: { readonly models: number; readonly tasks: number; readonly examples: number };
}

/**
 * @param every take each example for a subject of its own
 * @throws when two models share a text but not what it is to send: then one run would not speak for both
 */
export function collectSubjects(catalog: Catalog, every = false): Collection {
  const byText = new Map<string, { subject: Subject; skeleton: string; sends: string }>();
  const counts = { models: catalog.models.length, tasks: 0, examples: 0 };
  for (const model of catalog.models) {
    for (const { request, examples } of tasksFor(model, catalog.gateway)) {
      counts.tasks++;
      for (const example of examples) {
        counts.examples++;
        const name = `${example.file} of ${model.id}`;
        const { skeleton } = example;
        const key = every ? name : `${example.language}\n${skeleton}`;
        const sends = JSON.stringify(withoutModel(request));
        const earlier = byText.get(key);
        if (earlier === undefined) {
          const subject: Subject = { ...example, name, model, request, gateway: catalog.gateway };
          byText.set(key, { subject, skeleton, sends });
        } else if (earlier.sends !== sends) {
          throw new Error(
            `${name} and ${earlier.subject.name} are the same text, but are meant to send different requests.`,
          );
        }
      }
    }
  }
  const all = [...byText.values()];
  return {
    subjects: all.map(({ subject }) => subject),
    skeletons: all.map(({ skeleton }) => skeleton),
    counts,
  };
}

function withoutModel({
  body,
  ...rest
}: ExampleRequest & { readonly body: { readonly model: Model['id'] } }) {
  const { model, ...fields } = body;
  return { ...rest, fields };
}

/** A mistake that somebody could make in an example, to show that the check would notice. */
export interface Fault {
  /** What is wrong, in a few words. */
  readonly name: string;
  /** Which example it is made in; any model's of that task that has the text. */
  readonly task: string;
  /** The text that is changed. */
  readonly find: string;
  readonly replace: string;
  /** What is changed. @default the code */
  readonly where?: 'code' | 'install';
  /** Why nothing notices it: the one kind of fault that may get through. */
  readonly escapes?: string;
}

export interface Injected {
  readonly fault: Fault;
  readonly language: Language;
  /** The faulty example. */
  readonly subject: Subject;
}

/**
 * Makes the faults, so that they can be verified like any example: each in the first subject of its language and task
 * that has the text it changes. A catalog need not have one for each; a test makes all of them, so that no fault is out
 * of step with the examples.
 */
export function inject(
  subjects: readonly Subject[],
  faultsOf: (language: Language) => readonly Fault[],
): Injected[] {
  return languageNames.flatMap((language) =>
    faultsOf(language).flatMap((fault) => {
      const where = fault.where ?? 'code';
      const original = subjects.find(
        (one) =>
          one.language === language && one.request.task === fault.task && one[where]?.includes(fault.find),
      );
      if (original === undefined) return [];
      const changed = original[where]?.replace(fault.find, () => fault.replace);
      const subject: Subject = { ...original, [where]: changed, name: `${fault.name} in ${original.name}` };
      return { fault, language, subject };
    }),
  );
}

/** The install line names what is imported, no more and no less. */
export function installProblems({ install }: Subject, imports: readonly string[]): ExampleProblem[] {
  const named = (install ?? '').split(' ').slice(2);
  if (imports.toSorted().join(' ') === named.toSorted().join(' ')) return [];
  return [
    {
      layer: 'text',
      message: `It imports ${imports.join(', ')}, but has the reader run "${install ?? 'nothing'}".`,
    },
  ];
}
