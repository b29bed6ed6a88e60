/** What sources have and the catalog leaves out: rates, and pins. */
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { ratesOn } from '#pricing/rates.ts';
import type { Finding } from '../report.ts';
import { caseText } from './condition.ts';
import { figureFrom, type Figure } from './figure.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import type { ChangeLog } from './change-log.ts';
import { namesAlike, providerSpellings } from './names-asked.ts';
import type { SourceAdapter, SourceRate } from './sources/source.ts';
import type { Verdict } from './verdict.ts';
import type { Witness } from './witnesses.ts';
import { shortList, rateName } from './wording.ts';

export const leftOutKinds = {
  'condition-missing': {
    severity: 'warning',
    why: 'The meter is listed, but not what it costs under this condition: requests that meet it would be billed otherwise than the page says.',
    fix: 'Add the conditional amount, if the gateway charges it.',
  },
  'meter-missing': {
    severity: 'note',
    why: 'A source also prices something the catalog does not list.',
    fix: 'List it, if the gateway charges it.',
  },
  'unpinned-differs': {
    severity: 'warning',
    why: 'A source lists other prices under the same name, and readers are not told.',
    fix: 'If it is the same model, pin it and decide with `exceptions: { prefer, … }`.',
  },
  'unpinned-behind': {
    severity: 'note',
    why: 'The source lists an older price: it was taken before the price changed, or before a newer source that lists it as the catalog does.',
    fix: 'Nothing; when a newer copy of the source agrees, pin it.',
  },
  'pin-possible': {
    severity: 'note',
    why: 'One more source could confirm the model.',
    fix: 'If it is the same model, pin it.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(leftOutKinds);

function covered(rate: SourceRate, catalog: readonly Rate[]): boolean {
  return catalog.some(
    (other) =>
      other.meter === rate.meter &&
      caseText(other.when) === caseText(rate.when) &&
      // Hours may be cut differently; that the catalog knows of hours is enough here, amounts are compared elsewhere.
      (rate.when.utc === undefined || other.when.utc !== undefined),
  );
}

/**
 * What pinned sources price and the catalog leaves out.
 * @param catalog the model's rates in force on the day, estimates included
 */
export function missingFindings(
  file: string,
  model: Model,
  catalog: readonly Rate[],
  witnesses: readonly Witness[],
  date: string,
): Finding[] {
  const place = { file, line: model.line };
  const missing = new Map<string, { rate: SourceRate; sources: readonly string[] }>();
  for (const { source, entry } of witnesses) {
    for (const rate of entry(date)?.rates ?? []) {
      if (rate.incidental === true || covered(rate, catalog)) continue;
      const name = `${rateName(rate)} $${rate.amount}`;
      missing.set(name, { rate, sources: [...(missing.get(name)?.sources ?? []), source] });
    }
  }
  const listedMeters = new Set(catalog.map(({ meter }) => meter));
  const byCode = Map.groupBy([...missing], ([, { rate }]) =>
    listedMeters.has(rate.meter) ? ('condition-missing' as const) : ('meter-missing' as const),
  );
  return [...byCode].map(([code, entries]) =>
    finding(
      code,
      `${model.id}: not in the catalog: ${shortList(entries.map(([name, { sources }]) => `${name} (${sources.join(', ')})`))}.`,
      place,
      { model: model.id, rates: entries.map(([, { rate, sources }]) => ({ ...rate, sources })) },
    ),
  );
}

/**
 * Sources that have a model under its name, though it is not pinned to them. Leaving a pin out must not be a way to
 * keep a contradiction out of sight.
 * @param models those to look at; the pins of all others still tell how a source spells a provider
 * @param verdicts of these models: who confirms the listed rates
 */
export function unpinnedFindings(
  catalog: Catalog,
  models: readonly Model[],
  adapters: readonly SourceAdapter[],
  date: string,
  changes: ChangeLog,
  verdicts: readonly Verdict[],
): Finding[] {
  const verdictsOf = Map.groupBy(verdicts, ({ model }) => model);
  return adapters.flatMap((adapter) => {
    const spellings = providerSpellings(catalog, adapter.id);
    return models.flatMap((model) => {
      if (model.pricing.kind !== 'priced' || model.verify?.[adapter.id] !== undefined) return [];
      const refs = namesAlike(model, spellings);
      const ref = refs.find((candidate) => adapter.lookup(candidate, date) !== undefined);
      return ref === undefined
        ? []
        : findingFor(catalog.file, model, verdictsOf.get(model) ?? [], adapter, ref, date, changes);
    });
  });
}

function findingFor(
  file: string,
  model: Model,
  verdicts: readonly Verdict[],
  adapter: SourceAdapter,
  ref: string,
  date: string,
  changes: ChangeLog,
): Finding[] {
  const current = ratesOn(model, date);
  const differing = current.flatMap((rate) => {
    const figure = figureFrom(adapter, ref, rate, current, date);
    return figure === undefined || figure.agrees ? [] : [{ rate, figure }];
  });
  const message = `${model.id} is not pinned to ${adapter.id}, which has ${ref}`;
  const place = { file, line: model.line };
  const data = { model: model.id, source: adapter.id, ref };
  if (differing.length === 0) return [finding('pin-possible', `${message}.`, place, data)];
  const names = differing.map(
    ({ rate, figure }) => `${rateName(rate)} $${figure.amount} instead of $${rate.amount}`,
  );
  const isBehind = differing.every(({ rate, figure }) => outdated(model, rate, figure, verdicts, changes));
  const code = isBehind ? 'unpinned-behind' : 'unpinned-differs';
  return [finding(code, `${message}: ${shortList(names)}.`, place, data)];
}

/** Older than the price's last change, or than a source that lists the price as the catalog does. */
function outdated(
  model: Model,
  rate: Rate,
  figure: Figure,
  verdicts: readonly Verdict[],
  changes: ChangeLog,
): boolean {
  if (changes.explains(model.id, rate, figure) !== undefined) return true;
  const confirmed = verdicts.find((verdict) => verdict.rate === rate)?.figures ?? [];
  return confirmed.some(({ agrees, asOf }) => agrees && asOf > figure.asOf);
}
