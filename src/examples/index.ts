/** Code examples: one request per task, printed in every language; all send the same. */
import { languageNames, languages, type Grammar, type Language } from '#catalog/registry/languages.ts';
import type { Gateway, Model } from '#catalog/types.ts';
import { curl } from './curl.ts';
import { node } from './node.ts';
import { sdkComment, type ApiSampleText, type Printer } from './printer.ts';
import { python } from './python.ts';
import type { ExampleRequest } from './request.ts';
import { requestsFor } from './requests.ts';

export { polling, type ExampleRequest } from './request.ts';

/** The printer of each language. */
const printers: Readonly<Record<Language, Printer>> = { python, node, curl };

export interface Example {
  readonly language: Language;
  /** Name of the language as a reader knows it. */
  readonly label: string;
  /** Grammar for highlighting. */
  readonly grammar: Grammar;
  /** File name: "generate-image.py". */
  readonly file: string;
  /** Command that installs what the code imports. */
  readonly install?: string | undefined;
  readonly code: string;
}

/** One thing a model can be asked for, in every language. */
export interface Task {
  readonly request: ExampleRequest;
  readonly examples: readonly Example[];
}

/** Everything the site shows of how a model is called, the plain task first. */
export function tasksFor(model: Model, gateway: Gateway): readonly [Task, ...Task[]] {
  const print = (request: ExampleRequest): Task => ({
    request,
    examples: languageNames.map((language) => {
      const { install, example } = printers[language];
      const code = sdkComment(gateway, language) + example(request, gateway);
      return { ...named(language, request.task), install, code };
    }),
  });
  const [plain, ...others] = requestsFor(model, gateway);
  return [print(plain), ...others.map(print)];
}

/** The programs that read the API, in every language. */
export function apiPrograms(sample: ApiSampleText): Example[] {
  return languageNames.map((language) => {
    const { stem, code } = printers[language].apiProgram(sample);
    return { ...named(language, stem), code };
  });
}

function named(language: Language, stem: string) {
  const { label, grammar, extension } = languages[language];
  return { language, label, grammar, file: `${stem}.${extension}` };
}

// Thousands of examples are a few dozen texts that differ only in the model's id.

/** Stands for the id; like none that a catalog would have. */
export const placeholder = 'ratecard.placeholder/0.model-id';

/**
 * The text with the literal of the id replaced, the same for all models whose examples are alike.
 * @throws when the id does not stand in exactly one string literal: then running one example proves nothing
 * about the others
 */
export function skeletonOf(code: string, id: string): string {
  const parts = code.split(id);
  const [before = '', after = ''] = parts;
  const quote = before.at(-1);
  if (parts.length === 2 && quote === after[0] && (quote === '"' || quote === "'")) {
    return before + placeholder + after;
  }
  throw new Error(
    `The example of ${id} has the id ${parts.length - 1} times, not in one string literal: what is run for one model ` +
      'would not be what another shows. Correct the printer in src/examples.',
  );
}
