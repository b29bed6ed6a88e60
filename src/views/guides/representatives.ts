/** Which models stand for many in a guide's tables: chosen by their place among the prices, never by name. */
import type { Model } from '#catalog/types.ts';
import type { Ranked } from '#pricing/ranking.ts';
import { ratesOn } from '#pricing/rates.ts';
import { codeTask, titledTask } from '#views/model/code-section.ts';
import type { CodeTask } from '#views/page/blocks.ts';
import type { Site } from '#views/site.ts';
import { modalitiesOf, rankingsOf } from '#views/words/catalog-groups.ts';
import { freeTierOf } from '#views/words/gateway-sentences.ts';

/**
 * The models of each kind by price, ranked in the unit that most of the kind are priced in. None that its maker is
 * about to retire: guides recommend.
 */
export function rankings(site: Site): { kind: string; ranked: readonly Ranked[] }[] {
  return modalitiesOf(site).flatMap(({ modality }) => {
    const [most] = rankingsOf(site, modality);
    const ranked = most?.ranked.filter(({ model }) => site.lifecycle(model).stays) ?? [];
    return ranked.length === 0 ? [] : [{ kind: modality, ranked }];
  });
}

/** The model in the middle of each kind's prices. */
export function middleModels(site: Site): Model[] {
  return rankings(site).flatMap(({ ranked }) => ranked[Math.floor((ranked.length - 1) / 2)]?.model ?? []);
}

/** The cheapest model of every maker that has a rate of the asked sort, cheapest first. */
export function cheapestPerMaker(
  site: Site,
  has: (rates: ReturnType<typeof ratesOn>) => boolean,
  most: number,
): Model[] {
  const makers = new Set<string>();
  const models: Model[] = [];
  for (const { model } of rankings(site).flatMap(({ ranked }) => ranked)) {
    if (makers.has(model.provider.id) || !has(ratesOn(model, site.date))) continue;
    makers.add(model.provider.id);
    models.push(model);
  }
  return models.slice(0, most);
}

/** The model that guides call: that of the free tier, else the cheapest chat model; undefined where there is none. */
export function calledModel(site: Site): Model | undefined {
  return freeTierOf(site)?.model ?? rankings(site).find(({ kind }) => kind === 'chat')?.ranked[0]?.model;
}

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
  return {
    name: `${model.slug}-${title.toLowerCase().replaceAll(' ', '-')}`,
    task: codeTask(site, model, task),
  };
}

/** Whether there is such an example. */
export function hasTask(site: Site, wanted: Wanted): boolean {
  return find(site, wanted).task !== undefined;
}

function find(site: Site, { model: id, task: title }: Wanted) {
  const model = id === undefined ? calledModel(site) : site.model(id);
  return { model, task: model && titledTask(site, model, title) };
}
