/**
 * Whoever can speak about a model's rates: a source, with the entry the model is pinned to. And what is wrong with pins and
 * sources.
 */
import { priceSources, type PriceSource } from '#catalog/registry/price-sources.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import { daysBetween } from './dates.ts';
import { figureFrom, type Figure } from './figure.ts';
import { namesAsked } from './names-asked.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import { sourceCurrency, type SourceAdapter, type SourceEntry } from './sources/source.ts';
import { shortList, sourceTitle } from './wording.ts';

export const sourceKinds = {
  'pin-unknown': {
    severity: 'error',
    why: 'A pin to nothing proves nothing.',
    fix: 'Correct the id under `verify` to the exact spelling of the source, or remove the pin.',
  },
  'source-unasked': {
    severity: 'error',
    why: 'What is kept of the source beside the catalog does not tell whether it has these: nobody looked.',
    fix: 'Run `npm run check:prices -- --refresh recorded`, or `--refresh newest` where nothing is kept yet.',
  },
  'pin-unreadable': {
    severity: 'error',
    why: 'An entry counts whole or not at all: a price that cannot be read may be the one that differs.',
    fix: 'Use a copy of the source in which the entry is mended, or remove the pin.',
  },
  'source-entry-unreadable': {
    severity: 'warning',
    why: 'An entry counts whole or not at all, so nothing is known of these.',
    fix: 'Tell the source; another copy of it may be mended.',
  },
  'pin-currency': {
    severity: 'error',
    why: 'A price in another currency neither confirms nor contradicts.',
    fix: 'Remove the pin, and say under `unverified` where the price comes from.',
  },
  'source-old': {
    severity: 'warning',
    why: 'Prices that changed since cannot be noticed.',
    fix: 'Run `npm run check:prices -- --refresh newest --lock`.',
  },
  'source-stale': {
    severity: 'warning',
    why: 'A price that only this source listed is confirmed by nobody.',
    fix: 'Run `npm run check:prices -- --refresh newest --lock`; where there is nothing newer, pin another source, or say under `unverified` where the prices come from.',
  },
  'source-field-unknown': {
    severity: 'warning',
    why: 'A price the source states is not compared.',
    fix: 'Map the field, or name it as unmapped, in the file of the source under scripts/check/prices/sources.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(sourceKinds);

export interface Witness {
  readonly source: PriceSource;
  /** @param siblings the catalog's rates that hold beside it, itself included */
  readonly figure: (rate: Rate, siblings: readonly Rate[], date: string) => Figure | undefined;
  /** The whole entry, where it can be looked into. */
  readonly entry: (date: string) => SourceEntry | undefined;
}

function witnessFor(adapter: SourceAdapter, ref: string): Witness {
  return {
    source: adapter.id,
    figure: (rate, siblings, date) => figureFrom(adapter, ref, rate, siblings, date),
    entry: (date) => adapter.lookup(ref, date),
  };
}

/** What all of them say about a rate. */
export function figuresFor(
  rate: Rate,
  siblings: readonly Rate[],
  witnesses: readonly Witness[],
  date: string,
): Figure[] {
  return witnesses.flatMap((witness) => witness.figure(rate, siblings, date) ?? []);
}

export interface ResolvedPins {
  readonly witnesses: readonly Witness[];
  /** Pins that prove nothing. */
  readonly findings: readonly Finding[];
}

export function resolvePins(
  file: string,
  model: Model,
  adapters: readonly SourceAdapter[],
  date: string,
): ResolvedPins {
  const witnesses: Witness[] = [];
  const findings: Finding[] = [];
  const place = { file, line: model.line };
  for (const adapter of adapters) {
    const source = adapter.id;
    const ref = model.verify?.[source];
    // Names that were never asked for are told of all models at once.
    if (ref === undefined || adapter.wasAsked?.(ref) === false) continue;
    const data = { model: model.id, source, ref };
    if (adapter.refused?.has(ref)) {
      const message = `${model.id}: "${ref}" of ${sourceTitle(adapter)} cannot be read: ${adapter.refused.get(ref) ?? ''}.`;
      findings.push(finding('pin-unreadable', message, place, data));
    } else if (adapter.lookup(ref, date) === undefined) {
      const message = `${model.id}: ${sourceTitle(adapter)} has no entry named exactly "${ref}".`;
      findings.push(finding('pin-unknown', message, place, data));
    } else witnesses.push(witnessFor(adapter, ref));
  }
  return { witnesses, findings };
}

/** Names that a source was not asked for when its copy was taken, and sources of which nothing is kept. */
export function unasked(
  catalog: Catalog,
  models: readonly Model[],
  adapters: readonly SourceAdapter[],
): Finding[] {
  return priceSources.flatMap((source) => {
    const adapter = adapters.find(({ id }) => id === source);
    const pinned = models.filter(({ verify }) => verify?.[source] !== undefined);
    if (adapter === undefined && pinned.length === 0) return [];
    const names =
      adapter === undefined
        ? pinned.flatMap(({ verify }) => verify?.[source] ?? [])
        : [...namesAsked(catalog, source)].filter((ref) => adapter.wasAsked?.(ref) === false);
    if (names.length === 0) return [];
    const message = `${source} was not asked for ${shortList(names)}.`;
    return [finding('source-unasked', message, { file: catalog.file }, { source, names })];
  });
}

/** The pins of a catalog whose currency no source has. */
export function foreignPins({ file, gateway }: Catalog, models: readonly Model[]): Finding[] {
  return models.flatMap((model) =>
    priceSources.flatMap((source) => {
      const ref = model.verify?.[source];
      if (ref === undefined) return [];
      const message = `${model.id} is priced in ${gateway.currency} and pinned to "${ref}" of ${source}, whose prices are in ${sourceCurrency}.`;
      return [finding('pin-currency', message, { file, line: model.line }, { model: model.id, source, ref })];
    }),
  );
}

/** Makers change prices several times a year; data older than a quarter says little about today. */
const oldAfterDays = 90;

/** Beyond half a year, most makers have changed some price: what a source lists then is no evidence any more. */
const staleAfterDays = 180;

/** Whether a source is too old to confirm or contradict a price of a day. */
export function isStale({ asOf }: Pick<SourceAdapter, 'asOf'>, date: string): boolean {
  return daysBetween(asOf, date) > staleAfterDays;
}

export function sourceFindings(adapters: readonly SourceAdapter[], date: string): Finding[] {
  return [
    ...adapters.flatMap((source) => ageFinding(source, date)),
    ...adapters.flatMap(refusedFinding),
    ...adapters.flatMap(unknownFieldFinding),
  ];
}

function ageFinding(source: Pick<SourceAdapter, 'package' | 'version' | 'asOf'>, date: string): Finding[] {
  const age = daysBetween(source.asOf, date);
  if (age <= oldAfterDays) return [];
  if (isStale(source, date)) {
    const message = `The prices of ${sourceTitle(source)} are ${age} days old (${source.asOf}): after ${staleAfterDays} days a source confirms nothing.`;
    return [finding('source-stale', message, {}, { source: source.package, age })];
  }
  const message = `The prices of ${sourceTitle(source)} are ${age} days old (${source.asOf}).`;
  return [finding('source-old', message, {}, { source: source.package, age })];
}

function refusedFinding(adapter: SourceAdapter): Finding[] {
  const refused = [...(adapter.refused ?? [])];
  if (refused.length === 0) return [];
  const entries = refused.map(([ref, fault]) => `${ref} (${fault})`);
  const message = `${sourceTitle(adapter)} has entries that cannot be read: ${shortList(entries)}.`;
  return [finding('source-entry-unreadable', message, {}, { source: adapter.id })];
}

function unknownFieldFinding(adapter: SourceAdapter): Finding[] {
  const fields = [...(adapter.unknownFields ?? [])];
  if (fields.length === 0) return [];
  const names = fields.map(([name, count]) => `${name} (${count})`);
  const message = `${sourceTitle(adapter)} has price fields that this check does not know: ${shortList(names)}.`;
  return [finding('source-field-unknown', message, {}, { source: adapter.id })];
}
