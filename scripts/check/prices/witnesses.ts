/**
 * Whoever can speak about a model's rates: a source that is at hand, with the entry the model is pinned to, or
 * what the evidence file recorded of a source that is not. And what is wrong with pins and sources.
 */
import type { Evidence, EvidenceSource } from '#catalog/records/price-evidence.ts';
import { priceSources, type PriceSource } from '#catalog/registry/price-sources.ts';
import { rateKey } from '#catalog/registry/rate-key.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import { daysBetween } from './dates.ts';
import { sameAmount } from './exact-amounts.ts';
import { figureFrom, type Figure } from './figure.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import { sourceCurrency, type SourceAdapter, type SourceEntry } from './sources/source.ts';
import { shortList, sourceTitle } from './wording.ts';

export const sourceKinds = {
  'pin-unknown': {
    severity: 'error',
    why: 'A pin to nothing proves nothing.',
    fix: 'Correct the id under `verify` to the exact spelling of the source, or remove the pin.',
  },
  'pin-unread': {
    severity: 'error',
    why: 'The evidence file confirms only what it was compared with.',
    fix: 'Run `npm run check:prices -- --lock --source {source}=<path or address>@<day>` once, or remove the pin.',
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
    fix: 'Run `npm run check:prices -- --newest`.',
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

function liveWitness(adapter: SourceAdapter, ref: string): Witness {
  return {
    source: adapter.id,
    figure: (rate, siblings, date) => figureFrom(adapter, ref, rate, siblings, date),
    entry: (date) => adapter.lookup(ref, date),
  };
}

/** What a source confirmed stays confirmed, as of its day, while the listed amount is the one it was compared with. */
function recordedWitness(evidence: Evidence, source: PriceSource, model: Model): Witness {
  return {
    source,
    figure: (rate) => {
      const recorded = evidence.rates[rateKey(model.id, rate)];
      const figure = recorded?.sources[source];
      const asOf = evidence.sources[source]?.asOf;
      if (recorded === undefined || figure === undefined || asOf === undefined) return undefined;
      return sameAmount(recorded.amount, rate.amount) ? { source, asOf, ...figure } : undefined;
    },
    entry: () => undefined,
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

/** @param recorded the committed evidence: speaks for sources that are not at hand */
export function resolvePins(
  file: string,
  model: Model,
  adapters: readonly SourceAdapter[],
  recorded: Evidence | undefined,
  date: string,
): ResolvedPins {
  const witnesses: Witness[] = [];
  const findings: Finding[] = [];
  const place = { file, line: model.line };
  for (const source of priceSources) {
    const ref = model.verify?.[source];
    if (ref === undefined) continue;
    const adapter = adapters.find(({ id }) => id === source);
    const data = { model: model.id, source, ref };
    if (adapter === undefined) {
      if (recorded === undefined) continue;
      if (recorded.pins[model.id]?.[source] === ref) {
        witnesses.push(recordedWitness(recorded, source, model));
      } else {
        const message = `${model.id} is pinned to "${ref}" of ${source}, which is not at hand and was never compared.`;
        findings.push(finding('pin-unread', message, place, data, { source }));
      }
    } else if (adapter.refused?.has(ref)) {
      const message = `${model.id}: "${ref}" of ${sourceTitle(adapter)} cannot be read: ${adapter.refused.get(ref) ?? ''}.`;
      findings.push(finding('pin-unreadable', message, place, data));
    } else if (adapter.lookup(ref, date) === undefined) {
      const message = `${model.id}: ${sourceTitle(adapter)} has no entry named exactly "${ref}".`;
      findings.push(finding('pin-unknown', message, place, data));
    } else witnesses.push(liveWitness(adapter, ref));
  }
  return { witnesses, findings };
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

/** @param recorded sources that are not at hand */
export function sourceFindings(
  adapters: readonly SourceAdapter[],
  recorded: readonly EvidenceSource[],
  date: string,
): Finding[] {
  return [
    ...[...adapters, ...recorded].flatMap((source) => ageFinding(source, date)),
    ...adapters.flatMap(refusedFinding),
    ...adapters.flatMap(unknownFieldFinding),
  ];
}

function ageFinding(source: Pick<EvidenceSource, 'package' | 'version' | 'asOf'>, date: string): Finding[] {
  const age = daysBetween(source.asOf, date);
  if (age <= oldAfterDays) return [];
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
