/** What readers call a model. */
import { byKnowledge } from '../draft/merge-facts.ts';
import type { MarketModel } from './collect.ts';

/**
 * A name for every model: what a source calls it, else what any source calls the model of that id elsewhere,
 * else the id's last part as it is spelled.
 */
export function namesOf(models: readonly MarketModel[]): ReadonlyMap<string, string> {
  const elsewhere = new Map<string, string>();
  const stated = (model: MarketModel) => byKnowledge(model.offers).find(({ model: { name } }) => name !== undefined)?.model.name;
  for (const model of models) {
    const name = stated(model);
    if (name !== undefined && !elsewhere.has(tailOf(model.id))) elsewhere.set(tailOf(model.id), name);
  }
  return new Map(
    models.map((model) => [model.id, clean(stated(model) ?? elsewhere.get(tailOf(model.id)) ?? tailOf(model.spelled))]),
  );
}

function tailOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** One line, no quotes or control characters. */
function clean(name: string): string {
  return name.replaceAll(/[\p{Cc}"<>]+/gu, ' ').replaceAll(/\s+/g, ' ').trim();
}
