/** The chosen models in the page's address: `/compare/?models=a/b,c/d`. */
import { queryId } from '#address.ts';

/** Ids of the models, and the kind they are of where it is not the first one. */
export interface ModelChoice {
  readonly kind: string | undefined;
  readonly models: readonly string[];
}

/** @param search the query of an address */
export function readChoice(search: string, most: number): ModelChoice {
  const query = new URLSearchParams(search);
  const models = (query.get('models') ?? '').split(',').filter((id) => id !== '');
  return { kind: query.get('kind') ?? undefined, models: [...new Set(models)].slice(0, most) };
}

/** The query that leads back to a choice; empty when nothing is chosen. */
export function writeChoice({ kind, models }: ModelChoice): string {
  const parts = [
    ...(kind === undefined ? [] : [`kind=${encodeURIComponent(kind)}`]),
    ...(models.length === 0 ? [] : [`models=${models.map(queryId).join(',')}`]),
  ];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
