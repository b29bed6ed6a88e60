/** The example that a guide prints with `<Example/>`: of a named model, or of the one that guides call. */
import type { CodeTask } from '#views/page/blocks.ts';
import { titledTask } from '#views/model/code-section.ts';
import type { Site } from '#views/site.ts';
import { calledModel } from './representatives.ts';

interface Wanted {
  readonly model?: string | undefined;
  /** The task's title; without one the plain example. */
  readonly task?: string | undefined;
}

/** @throws when the catalog has no such model or task; {@link hasTask} asks first */
export function guideTask(site: Site, wanted: Wanted): { name: string; task: CodeTask } {
  const { model, task } = find(site, wanted);
  const { task: title = 'plain' } = wanted;
  if (model === undefined || task === undefined)
    throw new Error(`A guide asks for an example "${title}", which ${wanted.model ?? 'no model here'} has.`);
  return { name: `${model.slug}-${title.toLowerCase().replaceAll(' ', '-')}`, task };
}

/** Whether there is such an example. */
export function hasTask(site: Site, wanted: Wanted): boolean {
  return find(site, wanted).task !== undefined;
}

function find(site: Site, { model: id, task: title }: Wanted) {
  const model = id === undefined ? calledModel(site) : site.model(id);
  return { model, task: model && titledTask(site, model, title) };
}
