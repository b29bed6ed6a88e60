/**
 * Sources that have a model under its name, though it is not pinned to them. Leaving a pin out must not be
 * a way to keep a contradiction out of sight.
 */
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import { finding } from './finding.ts';
import { figuresFor } from './judge.ts';
import { ratesOn } from './rates-in-force.ts';
import { splitRef, type SourceAdapter } from './source.ts';
import { listed, rateName } from './wording.ts';

export function unpinnedFindings(
  catalog: Catalog,
  adapters: readonly SourceAdapter[],
  date: string,
): Finding[] {
  return adapters.flatMap((adapter) => {
    const spellings = providerSpellings(catalog, adapter);
    return catalog.models.flatMap((model) => {
      if (model.pricing.kind !== 'priced' || model.verify?.[adapter.id] !== undefined) return [];
      const providers = spellings.get(model.provider.id) ?? new Set([model.provider.id]);
      const refs = [...providers].flatMap((provider) => namesOf(model).map((name) => `${provider}/${name}`));
      const ref = refs.find((candidate) => adapter.lookup(candidate, date) !== undefined);
      return ref === undefined
        ? []
        : findingFor(catalog.file, model, model.pricing.rates, adapter, ref, date);
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
  rates: readonly Rate[],
  adapter: SourceAdapter,
  ref: string,
  date: string,
): Finding[] {
  const { current } = ratesOn(rates, date);
  const differing = current.flatMap((rate) =>
    figuresFor(rate, current, [{ adapter, ref }], date)
      .filter(({ agrees }) => !agrees)
      .map(({ amount }) => `${rateName(rate)} $${amount} instead of $${rate.amount}`),
  );
  const message = `${model.id} is not pinned to ${adapter.id}, which has ${ref}`;
  const place = { file, line: model.line };
  const data = { model: model.id, source: adapter.id, ref };
  if (differing.length === 0) return [finding('pin-possible', `${message}.`, place, data)];
  return [finding('unpinned-differs', `${message}: ${listed(differing)}.`, place, data)];
}
