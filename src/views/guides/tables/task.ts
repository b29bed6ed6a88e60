/** The example that a guide prints with `<Example/>`: of a named model, or of the one that guides call. */
import type { CodeTask } from '#views/page/blocks.ts';
import { titledTask } from '#views/model/code-section.ts';
import type { Site } from '#views/site.ts';
import { calledModel } from './representatives.ts';

/** @throws when the catalog has no such model or task; {@link hasTask} asks first */
export function guideTask(
  site: Site,
  { model: id, task: title }: { readonly model?: string | undefined; readonly task?: string | undefined },
): { name: string; task: CodeTask } {
  const model = id === undefined ? calledModel(site) : site.model(id);
  const task = model && titledTask(site, model, title);
  if (model === undefined || task === undefined)
    throw new Error(`A guide asks for an example "${title ?? ''}", which ${id ?? 'no model here'} has.`);
  return { name: `${model.slug}-${(title ?? 'plain').toLowerCase().replaceAll(' ', '-')}`, task };
}

/** Whether there is such an example. */
export function hasTask(site: Site, title: string | undefined): boolean {
  const model = calledModel(site);
  return model !== undefined && titledTask(site, model, title) !== undefined;
}
