/** Where models stand among those of their kind, and what several checks of claims count by. */
import Fraction from 'fraction.js';
import type { Model, Rate } from '#catalog/types.ts';
import type { BuiltSite } from '../../built-site.ts';
import { around, ranking, rankingRate, type Ranked } from '../../oracle/rates.ts';
import { grouped } from '../../oracle/words.ts';

/** A count as pages write it. */
export const shown = (count: number) => grouped(String(count));

/** A page of a list by its address: where the list begins, and the number of the page. */
export function listAt(path: string): { readonly first: string; readonly page: number } | undefined {
  const [, first, page = '1'] =
    /^(\/(?:q|models(?:\/(?!\d+\/)[^/]+)?|providers\/[^/]+)\/)(?:(\d+)\/)?$/.exec(path) ?? [];
  return first === undefined ? undefined : { first, page: Number(page) };
}

/** The models of a list by its address. */
export function modelsOf({ catalog }: BuiltSite, path: string): readonly Model[] {
  const [, list, name] = /^\/(models|providers)\/([^/]+)\/$/.exec(listAt(path)?.first ?? '') ?? [];
  if (list === undefined || name === undefined) return catalog.models;
  return catalog.models.filter(
    ({ modality, provider }) => (list === 'models' ? modality : provider.id) === name,
  );
}

export interface Place {
  readonly ranked: readonly Ranked[];
  readonly own: Ranked;
  readonly cheaper: number;
  readonly dearer: number;
  readonly size: number;
}

/** Rows of many lists ask for the same places. */
const known = new WeakMap<BuiltSite, Map<Model, Place | undefined>>();

/** Where a model stands by what it is ranked by; undefined where it is not. */
export function placeOf(site: BuiltSite, model: Model): Place | undefined {
  const places = known.get(site) ?? placesOn(site);
  known.set(site, places);
  return places.get(model);
}

function placesOn({ catalog, date, modelById }: BuiltSite): Map<Model, Place | undefined> {
  const places = new Map<Model, Place | undefined>();
  const fields = new Set(
    catalog.models.flatMap((model) => {
      const meter = rankingRate(model, date)?.meter;
      return meter === undefined ? [] : [`${model.modality} ${meter}`];
    }),
  );
  for (const field of fields) {
    const [modality, meter] = field.split(' ') as [Model['modality'], Rate['meter']];
    const ranked = ranking(catalog, date, modality, meter);
    for (const own of ranked) {
      const model = modelById.get(own.id);
      if (model !== undefined)
        places.set(model, { ranked, own, ...around(ranked, own.price), size: ranked.length });
    }
  }
  return places;
}

/** Half a unit of the last digit that is told. */
const slack = new Fraction(1, 2);

/** Whether a figure is what is told, as far as its digits go. */
export function isAbout(said: string, right: Fraction): boolean {
  const digits = said.split('.')[1]?.length ?? 0;
  return new Fraction(said)
    .sub(right)
    .abs()
    .mul(10 ** digits)
    .lte(slack);
}

/** @param year four digits */
export function isReleasedIn({ modelById, date }: BuiltSite, id: string, year: string): boolean {
  const { released = '' } = modelById.get(id)?.life ?? {};
  return released.startsWith(year) && released <= date;
}

/** Whether a model can do all that another one can, with as long a context. */
export function keeps(other: Model | undefined, { capabilities, context = 0, request }: Model): boolean {
  return (
    other !== undefined &&
    (other.context ?? 0) >= context &&
    capabilities.every((name) => other.capabilities.includes(name)) &&
    (other.request?.needs ?? []).every((need) => (request?.needs ?? []).includes(need))
  );
}

const keeping = new WeakMap<readonly Ranked[], Map<string, readonly number[]>>();

/** How many of a ranking, from its first on, can do all that a model can: up to each place, worked out once for what it can. */
export function keepingUpTo(site: BuiltSite, ranked: readonly Ranked[], model: Model): readonly number[] {
  const known = keeping.get(ranked) ?? new Map<string, readonly number[]>();
  keeping.set(ranked, known);
  const able = JSON.stringify([model.capabilities, model.context, model.request?.needs]);
  let counts = known.get(able);
  if (counts === undefined) {
    let count = 0;
    counts = [0, ...ranked.map(({ id }) => (count += Number(keeps(site.modelById.get(id), model))))];
    known.set(able, counts);
  }
  return counts;
}

/** Whether "20% more", "twice as much" and the like are true of one price against another. */
export function isTrue(words: string, price: Fraction, base: Fraction): boolean {
  const [, percent, direction] = /([\d.]+)% (less|more)/.exec(words) ?? [];
  const [, times] = /([\d.]+) times/.exec(words) ?? [];
  const change = price.div(base).sub(1).mul(100);
  if (percent !== undefined) return isAbout(percent, direction === 'less' ? change.neg() : change);
  if (times !== undefined) return isAbout(times, price.div(base));
  return words.includes('twice') ? price.equals(base.mul(2)) : true;
}
