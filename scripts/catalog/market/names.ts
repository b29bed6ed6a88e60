/** What readers call a model. */
import { byKnowledge } from '../draft/merge-facts.ts';
import type { MarketModel } from './collect.ts';

/** What hosts put around a maker's id: a vendor and a region before it, a version behind it. */
const decorations = [/^(?:global\.)?[a-z0-9-]+\./, /-v\d+(?:-\d+)?$/, /^databricks-/, /-maas$/];

/**
 * A name for every model: what a source calls it, else what any source calls the model of that id elsewhere,
 * else the id's last part as it is spelled. No two models of one provider have the same name.
 */
export function namesOf(models: readonly MarketModel[]): ReadonlyMap<string, string> {
  const elsewhere = new Map<string, string>();
  for (const model of models) {
    const name = statedName(model);
    if (name !== undefined && !elsewhere.has(tailOf(model.id))) elsewhere.set(tailOf(model.id), name);
  }
  const nameOf = (model: MarketModel) =>
    clean(
      statedName(model) ??
        tailsOf(model.id)
          .map((tail) => elsewhere.get(tail))
          .find((name) => name !== undefined) ??
        tailOf(model.spelled),
    );
  const byName = Map.groupBy(models, (model) => `${model.provider.id} ${nameOf(model)}`);
  return new Map(
    [...byName.values()].flatMap((alike) => {
      const [plainest] = alike.toSorted((a, b) => a.id.length - b.id.length);
      return alike.map(
        (model) =>
          [model.id, model === plainest ? nameOf(model) : `${nameOf(model)} (${tailOf(model.id)})`] as const,
      );
    }),
  );
}

function statedName({ offers }: MarketModel): string | undefined {
  return byKnowledge(offers).find(({ model }) => model.name !== undefined)?.model.name;
}

/** The last part of the id, then with its decorations taken off one by one. */
function tailsOf(id: string): string[] {
  return decorations.reduce<string[]>(
    (tails, pattern) => [...tails, (tails.at(-1) ?? '').replace(pattern, '')],
    [tailOf(id)],
  );
}

function tailOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** One line, no quotes or control characters. */
function clean(name: string): string {
  return name
    .replaceAll(/[\p{Cc}"<>]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
