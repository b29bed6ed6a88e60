/** The programs that guides show: files of `content/programs`, with the lines that install what they need and run them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Guide } from './guide.ts';
import { componentsIn } from './tree.ts';

const programSchema = z.object({
  /** Name of its file. */
  file: z.string(),
  /** Id of the model that it calls. */
  model: z.string(),
  /** Lines for a shell in an empty folder: what installs its packages, and what runs it. */
  install: z.string(),
  run: z.string(),
});

export interface Program extends z.output<typeof programSchema> {
  readonly text: string;
}

/** The texts of a folder's programs, by the names of their files. */
export function loadPrograms(folder: string): ReadonlyMap<string, string> {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** A program as a guide shows it; undefined when there is no such file, or it does not call the model that the guide names. */
export function programOf(
  attributes: Readonly<Record<string, string | undefined>>,
  texts: ReadonlyMap<string, string>,
): Program | undefined {
  const shown = programSchema.parse(attributes);
  const text = texts.get(shown.file);
  return text?.includes(shown.model) === true ? { ...shown, text } : undefined;
}

/** Every program that a guide shows. @throws when there is no such program */
export function programsIn({ file, tree }: Guide, texts: ReadonlyMap<string, string>): Program[] {
  return componentsIn(tree)
    .filter(({ name }) => name === 'Program')
    .map(({ attributes, line }) => {
      const program = programOf(attributes, texts);
      if (program !== undefined) return program;
      throw new Error(
        `${file}:${line} shows ${attributes.file ?? ''}, but content/programs has no file of that name that calls ${attributes.model ?? ''}.`,
      );
    });
}
