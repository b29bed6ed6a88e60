import { hint } from '#catalog/errors/nearest.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import { CannotRun } from '../check/report.ts';

/**
 * The model of an id or an alias.
 * @throws CannotRun with the nearest known name when there is none
 */
export function findModel(catalog: Catalog, id: string): Model {
  const found =
    catalog.models.find((model) => model.id === id) ??
    catalog.models.find(({ aliases }) => aliases.some((alias) => alias.id === id));
  if (found !== undefined) return found;
  const names = catalog.models.flatMap((model) => [model.id, ...model.aliases.map((alias) => alias.id)]);
  throw new CannotRun(
    `${catalog.file} lists no model "${id}".${hint(id, names)} ` +
      'Give the whole id, provider/name, or one of its aliases.',
  );
}
