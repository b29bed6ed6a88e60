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
  /** True while it is served and its last day is near: whoever calls it has to act. */
  readonly isLeavingSoon: boolean;
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
    isLeavingSoon: retires !== undefined && stage !== 'retired' && daysUntil(retires, date) <= nearDays,
    listed,
    released: isReleased ? released : undefined,
    releases: isReleased ? undefined : released,
    retires,
    replacement: successor(model, date, models),
  };
}

/** So long ahead people plan a change of model: a quarter of a year. */
const nearDays = 90;

function daysUntil(day: string, date: string): number {
  return (Date.parse(day) - Date.parse(date)) / 86_400_000;
}

function isRetired({ life: { retires } }: Model, date: string): boolean {
  return retires !== undefined && retires <= date;
}

/** The models of a catalog that do not stay: by the day on which they go, the next one first. */
export interface LeavingModels {
  /** With a day that is to come, the nearest first. */
  readonly coming: readonly Model[];
  /** Deprecated, and nobody has said when. */
  readonly open: readonly Model[];
  /** No longer served, the latest first. */
  readonly gone: readonly Model[];
}

/** Which models leave, on a UTC day `YYYY-MM-DD`; in the order of the catalog where they go on one day. */
export function leavingModels(catalog: Catalog, date: string): LeavingModels {
  const of = (model: Model) => lifecycleOf(catalog, date, model);
  const day = (model: Model) => of(model).retires ?? '';
  const byDay = (one: Model, other: Model) => (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0);
  const leaving = catalog.models.filter((model) => !of(model).stays);
  const served = leaving.filter((model) => of(model).isServed);
  return {
    coming: served.filter((model) => day(model) !== '').sort(byDay),
    open: served.filter((model) => day(model) === ''),
    gone: leaving.filter((model) => !of(model).isServed).sort((one, other) => byDay(other, one)),
  };
}

/** The first model along the line of replacements that is served; a line never comes back to where it was. */
function successor(model: Model, date: string, models: ReadonlyMap<string, Model>): Model | undefined {
  const next = models.get(model.life.replacement ?? '');
  return next !== undefined && isRetired(next, date) ? successor(next, date, models) : next;
}
