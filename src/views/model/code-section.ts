/** How a model is called: the examples on its page, in its guides and as plain files. */
import { keptPer } from '#pricing/kept.ts';
import { address, pathOf } from '#address.ts';
import type { Model } from '#catalog/types.ts';
import { tasksFor, type Task } from '#examples/index.ts';
import { highlightWithId } from '#highlight/index.ts';
import { isRetired } from '#pricing/rates.ts';
import type { Block, CodeTask, Section } from '#views/page/blocks.ts';
import { say, type Inline } from '#views/page/inline.ts';
import { displayName, modelLink } from '#views/words/phrases.ts';
import { ranNote } from './ran-examples.ts';
import type { Site } from '#views/site.ts';

/** The section with every task of a model, and what they were run with. */
export function codeSection(site: Site, model: Model): Section {
  const tasks = tasksOf(site, model);
  // A batch is a program of its own, several times as long as a call: on the page it would weigh more than all
  // the other examples together.
  const shown = tasks.filter(({ request }) => request.batch === undefined);
  return {
    id: 'code',
    title: `Call ${displayName(site, model)}`,
    blocks: [
      ...retiredNote(site, model),
      { kind: 'examples', name: model.slug, tasks: shown.map((task) => highlighted(model, task)) },
      ...tasks.filter((task) => !shown.includes(task)).map((task) => fileLinks(model, task)),
      ...ranNote(site, model, tasks),
    ],
  };
}

/** Code stays for those who look up what they run; it says that its model is gone. */
function retiredNote(site: Site, model: Model): Block[] {
  if (!isRetired(model, site.date)) return [];
  const next = model.replacement === undefined ? undefined : modelLink(site, site.model(model.replacement));
  const instead = next === undefined ? '' : say` Call ${next} instead.`;
  return [
    {
      kind: 'text',
      content: say`${model.provider.name} no longer serves ${displayName(site, model)}: the code below shows how it was called.${instead}`,
    },
  ];
}

/** The tasks of a model by its id, printed once: its page, the plain files and the API all ask. */
const tasksById = keptPer((site: Site, id: string) => tasksFor(site.model(id), site.gateway));

function tasksOf(site: Site, { id }: Model): ReturnType<typeof tasksFor> {
  return tasksById(site, id);
}

/** Where the code that calls a model stands as plain files. */
export function exampleLinks(site: Site, model: Model): { task: string; language: string; href: string }[] {
  return tasksOf(site, model).flatMap(({ request, examples }) =>
    examples.map(({ language, file }) => ({
      task: request.title,
      language,
      href: filePath(model, file),
    })),
  );
}

/** A task that is only told of: where its files are. */
function fileLinks(model: Model, { request, examples }: Task): Block {
  const links = examples.map(({ file }): Inline => ({
    kind: 'link',
    href: filePath(model, file),
    content: [file],
  }));
  const content = [
    `${request.title}: `,
    ...links.flatMap((link, index) => (index > 0 ? [', ', link] : [link])),
    '.',
  ];
  return { kind: 'note', content };
}

/** A task by its title, without one the plain one, for guides; undefined when the model has no such task. */
export function titledTask(site: Site, model: Model, title?: string): CodeTask | undefined {
  const tasks = tasksOf(site, model);
  const found = title === undefined ? tasks[0] : tasks.find(({ request }) => request.title === title);
  return found && highlighted(model, found);
}

/** A plain text file of the site. */
export interface ExampleFile {
  /** Path on the site, without the leading slash. */
  readonly path: string;
  readonly text: string;
}

/** Every example of the catalog as a file. */
export function exampleFiles(site: Site): ExampleFile[] {
  return site.catalog.models.flatMap((model) =>
    tasksOf(site, model).flatMap(({ examples }) =>
      examples.map(({ file, code }) => ({ path: pathOf(filePath(model, file)), text: code })),
    ),
  );
}

function filePath(model: Model, file: string): string {
  return address(`examples/${model.slug}/${file}`);
}

/** Each distinct text is highlighted only once per site. */
function highlighted(model: Model, { request, examples }: Task): CodeTask {
  return {
    title: request.title,
    examples: examples.map((example) => ({
      ...example,
      href: filePath(model, example.file),
      html: highlightWithId(example.code, example.grammar, model.id),
    })),
  };
}
