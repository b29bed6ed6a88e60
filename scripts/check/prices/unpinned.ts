/**
 * Sources that have a model under its name, though it is not pinned to them. Leaving a pin out must not be
 * a way to keep a contradiction out of sight.
 */
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import type { ChangeLog } from './changes.ts';
import { figureFrom, type Figure } from './figure.ts';
import { finding } from './finding.ts';
import type { Verdict } from './judge.ts';
import { datedRates } from './rates-in-force.ts';
import { splitRef, type SourceAdapter } from './sources/source.ts';
import { listed, rateName } from './wording.ts';

/**
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
    const spellings = providerSpellings(catalog, adapter);
    return models.flatMap((model) => {
      if (model.pricing.kind !== 'priced' || model.verify?.[adapter.id] !== undefined) return [];
      const providers = spellings.get(model.provider.id) ?? new Set([model.provider.id]);
      const refs = [...providers].flatMap((provider) => namesOf(model).map((name) => `${provider}/${name}`));
      const ref = refs.find((candidate) => adapter.lookup(candidate, date) !== undefined);
      return ref === undefined
        ? []
        : findingFor(catalog.file, model, verdictsOf.get(model) ?? [], adapter, ref, date, changes);
    });
  });
}

/** Catalog provider → how the source spells it, as learned from the pins of its other models. */
function providerSpellings(catalog: Catalog, adapter: SourceAdapter): Map<string, Set<string>> {
  const spellings = new Map<string, Set<string>>();
  for (const { provider, verify } of catalog.models) {
    const spelling = splitRef(verify?.[adapter.id] ?? '')?.provider;
    if (spelling === undefined) continue;
    spellings.set(provider.id, (spellings.get(provider.id) ?? new Set()).add(spelling));
  }
  return spellings;
}

/** The model's name in its id and in its pins, without the provider. */
function namesOf(model: Model): string[] {
  const refs = [model.id, ...Object.values(model.verify ?? {})];
  return [...new Set(refs.flatMap((ref) => splitRef(ref)?.model ?? []))];
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
  const current = datedRates(model.pricing.kind === 'priced' ? model.pricing.rates : [], date).current;
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
  return [finding(code, `${message}: ${listed(names)}.`, place, data)];
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
