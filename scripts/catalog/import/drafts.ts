/** From the entries of a list to entries of a catalog, and what is said of everything that is not in them. */
import { selectorOf } from '#catalog/registry/rate-selector.ts';
import { longName, modelPaths, takenPaths } from '#catalog/rules/output-paths.ts';
import { modelId, providerId } from '#catalog/schema/scalars.ts';
import { unansweredWords, undecidedWords } from '../../check/gateway/compare.ts';
import type { OpenedList, ListEntry } from '../../check/gateway/lists/list.ts';
import { decidedRates } from '../../check/prices/decided-rates.ts';
import type { UnreadField } from '../../check/prices/sources/source.ts';
import type { Draft } from '../draft/draft.ts';
import { asPublished, draftOf, unpricedDraft } from '../draft/make-draft.ts';

/** One model of a list as the catalog would have it. */
export interface ListedModel {
  readonly draft: Draft;
  readonly provider: { readonly id: string; readonly name: string };
  readonly entry: ListEntry;
  /** Fields of the list of which the draft does not tell. */
  readonly unread: readonly UnreadField[];
}

export interface DraftsContext {
  /** Whose models those are that name nobody. */
  readonly house: { readonly id: string; readonly name: string };
  readonly currency: string;
  /** UTC day, `YYYY-MM-DD`: what has ended by then is left out. */
  readonly date: string;
  readonly isWanted: (id: string) => boolean;
}

/** Says that a model is left out, and why. */
export type Leave = (reason: string, id: string) => void;

/** @returns the models in the order of the list */
export function draftsOf(list: OpenedList, context: DraftsContext, leave: Leave): ListedModel[] {
  const paths = takenPaths();
  const models = list.entries
    .filter(({ id }) => context.isWanted(id))
    .flatMap((entry): ListedModel[] => {
      const refused = refusalOf(entry, context, paths);
      if (refused === undefined) return [modelOf(entry, context)];
      leave(refused, entry.id);
      return [];
    });
  for (const { name, why } of list.skipped) leave(why.replace(/, at \d+:\d+,/, ''), name);
  return withOwnNames(models);
}

function refusalOf(
  entry: ListEntry,
  { currency, date }: DraftsContext,
  paths: ReturnType<typeof takenPaths>,
): string | undefined {
  const { id, faults, facts } = entry;
  if (faults.length > 0) return `an entry that cannot be read (${faults.join('; ')})`;
  if (entry.currency !== undefined && entry.currency !== currency)
    return `prices in ${entry.currency}, and the catalog is in ${currency}`;
  if (facts.retires !== undefined && facts.retires <= date) return 'no longer served';
  if (!modelId.safeParse(id).success) return 'an id that the catalog cannot hold';
  const own = modelPaths({ id });
  if (own.some((path) => longName(path) !== undefined))
    return 'an id that is too long for the name of a file';
  return paths.take({ name: id, place: [], line: 0, paths: own }) === undefined
    ? undefined
    : 'an id that differs from another in nothing that an address keeps';
}

function modelOf(entry: ListEntry, context: DraftsContext): ListedModel {
  const { id, facts, pin } = entry;
  const name = cleaned(entry.name ?? tailOf(id));
  const { rates, undecided } = decidedRates(entry.rates.map(asPublished));
  const priced = rates.length === 0 ? undefined : draftOf({ id, name, facts, rates });
  const unread = [
    ...entry.unread,
    ...undecided.map((rate) => unreadRate(rate, undecidedWords)),
    ...(rates.length > 0 && priced === undefined
      ? rates.map((rate) => unreadRate(rate, unansweredWords))
      : []),
  ];
  const provider = providerOf(entry, context);
  const first = id.includes('/') ? id.slice(0, id.indexOf('/')) : undefined;
  const draft: Draft = {
    ...(priced ?? unpricedDraft(id, name, facts)),
    ...(pin !== undefined && priced !== undefined && { verify: { [pin.source]: pin.ref } }),
    ...(first !== provider.id && { provider: provider.id }),
  };
  return { draft, provider, entry, unread };
}

function unreadRate(rate: Draft['rates'][number], reason: string): UnreadField {
  return { field: selectorOf(rate), value: rate.amount, reason };
}

/** Who the list names, else what the id begins with, else the house. */
function providerOf({ id, owner }: ListEntry, { house }: DraftsContext): ListedModel['provider'] {
  const first = id.includes('/') ? id.slice(0, id.indexOf('/')) : '';
  const known = [owner?.id, first, owner?.id, owner?.name]
    .map((name, index) => (index < 2 ? name : name?.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')))
    .find((name) => name !== undefined && name !== '' && providerId.safeParse(name).success);
  if (known === undefined) return house;
  return { id: known, name: owner?.name ?? known };
}

/**
 * No two models have one name, since each page answers a question of its own: of those that do, all but the one with the
 * shortest id say whose they are, or which.
 */
function withOwnNames(models: readonly ListedModel[]): ListedModel[] {
  const alike = Map.groupBy(models, ({ draft }) => draft.name);
  const tells = [
    ({ provider }: ListedModel) => provider.name,
    ({ draft }: ListedModel) => tailOf(draft.id),
    ({ draft }: ListedModel) => draft.id,
  ];
  return models.map((model) => {
    const group = alike.get(model.draft.name) ?? [];
    const [plainest] = group.toSorted((a, b) => a.draft.id.length - b.draft.id.length);
    if (plainest === model) return model;
    const told =
      tells.find((tell) => new Set(group.map(tell)).size === group.length) ?? (({ draft }) => draft.id);
    return { ...model, draft: { ...model.draft, name: `${model.draft.name} (${told(model)})` } };
  });
}

function tailOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** One line, no quotes or control characters. */
function cleaned(name: string): string {
  return name
    .replaceAll(/[\p{Cc}"<>]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
