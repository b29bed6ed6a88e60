/** The market's catalog, made of whatever sources are at hand. */
import { loadCatalog } from '#catalog/load.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import { fileStemOf, isTaken, slugOf } from '#catalog/rules/slug.ts';
import { modelId } from '#catalog/schema/scalars.ts';
import type { Catalog } from '#catalog/types.ts';
import { checkPrices, type PriceCheck } from '../../check/prices/check.ts';
import { zeroWords } from '../../check/prices/sources/fields.ts';
import type { SourceAdapter } from '../../check/prices/sources/source.ts';
import { withSeverity, type Finding } from '../../check/report.ts';
import { makeDraft } from '../draft/make-draft.ts';
import { collect, type MarketModel, namesOf } from './collect.ts';
import { type MarketEntry, marketText, newestFirst } from './market-text.ts';
import { marketProviders } from './providers.ts';

export interface Market {
  readonly text: string;
  readonly catalog: Catalog;
  readonly check: PriceCheck;
  /** Models and rates that are not in it, by reason, with the ids. */
  readonly left: ReadonlyMap<string, readonly string[]>;
  /** Numbers of the sources of which the models do not tell, by source, field and reason, with the ids. */
  readonly unread: ReadonlyMap<string, readonly string[]>;
  /** Ids that sources spell differently, each with the spellings that were not followed. */
  readonly spelledOtherwise: readonly string[];
}

/** Why an id is not taken: each one is named, since the model itself may be sound. */
export const idReasons = {
  unsendable: 'an id that the catalog cannot hold',
  taken: 'an id that differs from another in nothing that an address keeps',
} as const;

/**
 * @param file the path under which the catalog will be written; nothing is written here
 * @param date UTC day whose prices are listed, `YYYY-MM-DD`
 * @param isWanted which ids to take. @default all
 */
export function makeMarket(
  file: string,
  adapters: readonly SourceAdapter[],
  date: string,
  isWanted: (id: string) => boolean = () => true,
): Market {
  const left = new Map<string, string[]>();
  const unread = new Map<string, string[]>();
  const leave = (reason: string, id: string, among = left) =>
    among.set(reason, [...new Set([...(among.get(reason) ?? []), id])]);
  for (const { id: source, refused } of adapters)
    for (const [ref, fault] of refused ?? [])
      leave(`${source}: an entry that cannot be read (${fault})`, ref);
  const models = collect(adapters, marketProviders).filter(({ id }) => isWanted(id));
  const spelledOtherwise = models
    .filter(({ otherIds }) => otherIds.length > 0)
    .map(({ id, otherIds }) => `${id} (not ${otherIds.join(', ')})`);
  let entries = drafts(models, date, leave, (name, id) => leave(name, id, unread));
  // What the loader or the price check objects to is left out, and named, rather than bent until it fits.
  const unlisted = new Map<string, readonly string[]>();
  for (;;) {
    const text = marketText(entries, adapters, date, unlisted);
    const tried = attempt(file, text, adapters, date);
    for (const [id, selectors] of tried.unlisted) unlisted.set(id, selectors);
    if (tried.faults.size === 0 && tried.unlisted.size === 0 && tried.catalog !== undefined)
      return { text, ...tried, left, unread, spelledOtherwise };
    for (const [id, reason] of tried.faults) leave(reason, id);
    for (const id of tried.faults.keys()) unlisted.delete(id);
    entries = withoutDangling(entries.filter(({ draft }) => !tried.faults.has(draft.id)));
  }
}

function drafts(
  models: readonly MarketModel[],
  date: string,
  leave: (reason: string, id: string) => void,
  leaveUnread: (name: string, id: string) => void,
): MarketEntry[] {
  const names = namesOf(models);
  const ids = new Set(models.map(({ id }) => id));
  const slugs = new Set<string>();
  const entries = models.flatMap(({ id, provider, offers }): MarketEntry[] => {
    const page = provider.pricing ?? provider.url;
    const { draft, undecided, unread, slipped } = makeDraft({
      id,
      name: names.get(id) ?? id,
      offers,
      page,
      date,
    });
    for (const { source, fields } of unread)
      for (const { field, reason = 'not known here' } of fields)
        if (reason !== zeroWords) leaveUnread(`${source}: ${field}, ${reason}`, id);
    for (const { adapter } of slipped) leave(`${adapter.id}: a price off by orders of magnitude`, id);
    if (draft === undefined) return (leave('no price', id), []);
    if (undecided.length > 0) leave('rates that no source ranks against others (the model stays)', id);
    const { retires } = draft.facts;
    if (retires !== undefined && retires <= date) return (leave('no longer served', id), []);
    if (!modelId.safeParse(id).success) return (leave(idReasons.unsendable, id), []);
    const stem = fileStemOf({ id });
    if (slugs.has(slugOf(stem)) || isTaken(stem)) return (leave(idReasons.taken, id), []);
    slugs.add(slugOf(stem));
    const host = provider.isHost ? provider.id : undefined;
    return [{ provider, draft: { ...draft, host, snapshotOf: snapshotBase(id, ids) } }];
  });
  return newestFirst(withoutDangling(entries));
}

/** A snapshot whose model is not listed stands for itself. */
function withoutDangling(entries: readonly MarketEntry[]): MarketEntry[] {
  const ids = new Set(entries.map(({ draft }) => draft.id));
  return entries.map((entry) => {
    const { snapshotOf } = entry.draft;
    return snapshotOf === undefined || ids.has(snapshotOf)
      ? entry
      : { ...entry, draft: { ...entry.draft, snapshotOf: undefined } };
  });
}

interface Attempt {
  readonly catalog: Catalog;
  readonly check: PriceCheck;
}

/**
 * Loads and checks the text. `faults` names the models that must go, with the code of their first fault, `unlisted` the
 * prices of others that the entries leave out.
 */
function attempt(
  file: string,
  text: string,
  adapters: readonly SourceAdapter[],
  date: string,
): (Attempt | { catalog?: undefined; check?: undefined }) & {
  faults: ReadonlyMap<string, string>;
  unlisted: ReadonlyMap<string, readonly string[]>;
} {
  try {
    const catalog = loadCatalog({ file, text });
    const check = checkPrices({ catalog, sources: adapters, date });
    const isUnlisted = ({ code }: Finding) => code === 'rate-unlisted';
    const errors = withSeverity(check.findings, 'error').filter((finding) => !isUnlisted(finding));
    return {
      catalog,
      check,
      faults: new Map(errors.map(({ code, line }) => [modelAt(text, line ?? 0), code])),
      unlisted: new Map(
        check.findings
          .filter(isUnlisted)
          .map(({ data }) => [String(data?.model), (data?.selectors ?? []) as string[]]),
      ),
    };
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    return {
      unlisted: new Map(),
      faults: new Map(error.problems.map(({ code, line }) => [modelAt(text, line), code])),
    };
  }
}

/** The id of the entry in which a line lies. */
function modelAt(text: string, line: number): string {
  const above = text.split('\n').slice(0, line);
  const opening = above.findLast((one) => one.startsWith('  - id: ')) ?? '';
  return opening.slice('  - id: '.length).replaceAll('"', '');
}

/** Dated ids that are snapshots of an undated one: `gpt-4o-2024-08-06` of `gpt-4o`. */
const dated = /^(.+?)[-@](?:\d{8}|\d{4}-\d{2}-\d{2})$/;

/** The id it is a snapshot of, when that one is listed too. */
export function snapshotBase(id: string, listed: ReadonlySet<string>): string | undefined {
  const base = dated.exec(id)?.[1];
  return base !== undefined && listed.has(base) ? base : undefined;
}
