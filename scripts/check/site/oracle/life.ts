/** Where a model stands in its life on a day: whether it is served, what it is called, and what takes its place. */
import type { Model } from '#catalog/types.ts';

/** Whether the provider has ended it by that day. */
export function isGone({ life: { retires = '9999' } }: Model, date: string): boolean {
  return retires <= date;
}

/** "retired" from its last day on, before that what the catalog says; undefined of one that is just served. */
export function stageOf(model: Model, date: string): string | undefined {
  return isGone(model, date) ? 'retired' : model.life.status;
}

/** What takes its place, or that of what takes its place, until it is one that is served. */
export function successor(
  models: ReadonlyMap<string, Model>,
  { life }: Model,
  date: string,
): Model | undefined {
  const next = models.get(life.replacement ?? '');
  return next !== undefined && isGone(next, date) ? successor(models, next, date) : next;
}
