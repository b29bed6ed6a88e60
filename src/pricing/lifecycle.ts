/**
 * Where a model stands in its life on a day. It is worked out here, once, from what the catalog says and the day that a
 * site is built for; whatever speaks of a model asks here, and nothing else compares a model's days with today's.
 */
import type { Catalog, Model } from '#catalog/types.ts';
import { keptPer } from './kept.ts';

/** In the order of a life; a model that is neither new nor leaving is `current`. */
export type Stage = 'preview' | 'current' | 'deprecated' | 'retired';

export interface Lifecycle {
  readonly stage: Stage;
  /** False once it is retired: then nobody can call it, whatever it cost. */
  readonly isServed: boolean;
  /** True while nobody has said that it goes: to others nobody is sent. */
  readonly stays: boolean;
  /** The day it came to this catalog. */
  readonly listed: string | undefined;
  /** Day or month of its release. */
  readonly released: string | undefined;
  /** Day or month of a release that has not come yet. */
  readonly releases: string | undefined;
  /** The first day on which it is no longer served; undefined when nobody has said when. */
  readonly retires: string | undefined;
  /** What takes its place, and is served: the model that is named, or where that is itself retired, what takes its place. */
  readonly replacement: Model | undefined;
}

/** The lifecycle of a model of this catalog on a UTC day, `YYYY-MM-DD`. */
export function lifecycleOf(catalog: Catalog, date: string, model: Model): Lifecycle {
  const lifecycle = lifecycles(catalog, date).get(model);
  if (lifecycle === undefined) throw new Error(`"${model.id}" is no model of ${catalog.file}.`);
  return lifecycle;
}

const lifecycles = keptPer((catalog: Catalog, date: string): ReadonlyMap<Model, Lifecycle> => {
  const models = new Map(catalog.models.map((model) => [model.id, model]));
  return new Map(catalog.models.map((model) => [model, lifecycle(model, date, models)]));
});

function lifecycle(model: Model, date: string, models: ReadonlyMap<string, Model>): Lifecycle {
  const { status, listed, released, retires } = model.life;
  const stage = isRetired(model, date) ? 'retired' : (status ?? 'current');
  // A month has come with its first day.
  const isReleased = released !== undefined && released <= date;
  return {
    stage,
    isServed: stage !== 'retired',
    stays: stage === 'preview' || stage === 'current',
    listed,
    released: isReleased ? released : undefined,
    releases: isReleased ? undefined : released,
    retires,
    replacement: successor(model, date, models),
  };
}

function isRetired({ life: { retires } }: Model, date: string): boolean {
  return retires !== undefined && retires <= date;
}

/** The first model along the line of replacements that is served; a line never comes back to where it was. */
function successor(model: Model, date: string, models: ReadonlyMap<string, Model>): Model | undefined {
  const next = models.get(model.life.replacement ?? '');
  return next !== undefined && isRetired(next, date) ? successor(next, date, models) : next;
}
