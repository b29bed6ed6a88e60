/** Code examples: one request per task, printed in every language; all send the same. */
import {
  fileNameOf,
  languageNames,
  languages,
  type Grammar,
  type Language,
} from '#catalog/registry/languages.ts';
import type { Gateway, Model } from '#catalog/types.ts';
import { keptPer } from '#pricing/kept.ts';
import { aiSdk } from './ai-sdk.ts';
import { curl } from './curl.ts';
import { node } from './node.ts';
import type { ApiSampleText, Printer } from './printer.ts';
import { python } from './python.ts';
import type { ExampleRequest, Withheld } from './request.ts';
import { requestsFor } from './requests.ts';
import { withSiteFiles } from './sample-files.ts';

export { basePathOf, jobOf, polling, speechFile, type ExampleRequest, type JobProtocol } from './request.ts';
export { endpointOf, fieldNamesOf, requestsFor } from './requests.ts';

/** The printer of each language. */
const printers: Readonly<Record<Language, Printer>> = { python, node, curl, 'ai-sdk': aiSdk };

export interface Example {
  readonly language: Language;
  /** Name of the language as a reader knows it. */
  readonly label: string;
  /** Grammar for highlighting. */
  readonly grammar: Grammar;
  /** File name: "generate-image.py". */
  readonly file: string;
  /** Command that installs what the code imports; null when it imports nothing. */
  readonly install: string | null;
  /** Command that runs the file. */
  readonly run: string;
  readonly code: string;
}

/** An example that calls a model. */
export interface TaskExample extends Example {
  /** The code with {@link placeholder} for the model's id: the same for all models whose examples are alike. */
  readonly skeleton: string;
}

/** One thing a model can be asked for, in every language that has a form of it. */
export interface Task {
  readonly request: ExampleRequest;
  readonly examples: readonly TaskExample[];
}

/** The languages that a gateway has its examples in. */
export function languagesOf({ api }: Gateway): readonly Language[] {
  return languageNames.filter((name) => api?.languages?.includes(name) !== false);
}

/** What a model is known to do and has no example for, with the reasons. */
export function missedBy(model: Model, gateway: Gateway): readonly Withheld[] {
  return requestsFor(model, gateway).withheld.filter(({ missed }) => missed);
}

/** Everything the site shows of how a model is called, the plain task first; nothing where no request is known to work. */
export function tasksFor(model: Model, gateway: Gateway): readonly Task[] {
  // Printed for no model in particular, then filled in: an id may be a word that the text has elsewhere, as "user" is.
  return requestsFor({ ...model, id: placeholder }, gateway).offered.map((draft) => {
    const { request, skeletons } = printed(gateway, JSON.stringify(draft));
    return {
      request: { ...request, body: { ...request.body, model: model.id } },
      examples: skeletons.map((example) => ({ ...example, code: withId(example.skeleton, model.id) })),
    };
  });
}

/** A request as it stands on the site of a gateway, and printed: thousands of models share a few dozen. @param draft as JSON */
const printed = keptPer((gateway: Gateway, draft: string) => {
  const request = withSiteFiles(JSON.parse(draft) as ExampleRequest, gateway);
  const skeletons = languagesOf(gateway).flatMap((language): Omit<TaskExample, 'code'>[] => {
    const skeleton = printers[language].example(request, gateway);
    const { install } = languages[language];
    return skeleton === undefined ? [] : [{ ...named(language, request.task), install, skeleton }];
  });
  return { request, skeletons };
});

/** The programs that read the API, in every language of the site. */
export function apiPrograms(gateway: Gateway, sample: ApiSampleText): Example[] {
  return languagesOf(gateway).flatMap((language) => {
    const program = printers[language].apiProgram?.(sample);
    return program === undefined
      ? []
      : [{ ...named(language, program.stem), install: null, code: program.code }];
  });
}

function named(language: Language, stem: string) {
  const { label, grammar, program } = languages[language];
  const file = fileNameOf(language, stem);
  return { language, label, grammar, file, run: `${program} ${file}` };
}

// Thousands of examples are a few dozen texts that differ only in the model's id.

/** Stands for the id; like none that a catalog would have. */
export const placeholder = 'ratecard.placeholder/0.model-id';

/**
 * A skeleton with an id in the place of the {@link placeholder}. Ids have none of the characters that a literal of any
 * language would escape: the schema sees to it.
 * @throws when the id would not stand in exactly one string literal: then running one example proves nothing about the
 * others
 */
function withId(skeleton: string, id: string): string {
  const parts = skeleton.split(placeholder);
  const [before = '', after = ''] = parts;
  const quote = before.at(-1);
  if (parts.length === 2 && quote === after[0] && (quote === '"' || quote === "'"))
    return before + id + after;
  throw new Error(
    `The example has the model’s id ${parts.length - 1} times, not in one string literal: what is run for one model ` +
      'would not be what another shows. Correct the printer in src/examples.',
  );
}
