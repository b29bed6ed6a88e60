/** Is what a model is pinned to the model itself? Judged by names: what an entry costs proves nothing about what it is. */
import { priceSources, type PriceSource } from '#catalog/registry/price-sources.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import { shortList } from './wording.ts';
import { splitRef } from './sources/source.ts';

export const pinKinds = {
  'pin-unlike': {
    severity: 'error',
    why: 'Another version, size or tier of a model has a price of its own, which may be the same today.',
    fix: 'Pin the entry of this very model. If it is that one, say why under `pinReasons: { {source}: … }`.',
  },
  'pin-shared': {
    severity: 'error',
    why: 'One entry is one model: a copied pin would confirm a price with that of another model.',
    fix: 'Pin each model to its own entry. If a library has one for both, say so under `pinReasons: { {source}: … }`.',
  },
  'pin-host': {
    severity: 'error',
    why: 'Whoever serves a model sets its price: readers would take a host’s price for that of the maker.',
    fix: 'Name under `host` the provider that serves it. If the entry has the price of the maker itself, say so under `pinReasons: { {source}: … }`.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(pinKinds);

/** Words of a model's name that tell it from its siblings; numbers do too. */
const tierWords = new Set(
  (
    'nano micro mini small medium large max plus pro ultra lite light flash fast turbo highspeed hd preview instruct ' +
    'thinking reasoning reasoner chat realtime audio tts transcribe image images video edit embed embedding vision ' +
    'code coder codex deep research search omni live non'
  ).split(' '),
);

/** `claude-opus-4.5` → 4, 5: what two names must have in common to mean one model. */
function tellingWords(name: string): Set<string> {
  const words = name
    .toLowerCase()
    .replaceAll('+', ' plus')
    .replace(/([a-z]{3})(?=\d)/g, '$1 ')
    // A revision that Bedrock puts behind its names.
    .replace(/:\d+$/, '')
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/^v(?=\d)/, ''));
  return new Set(words.filter((word) => /\d/.test(word) || tierWords.has(word)));
}

/** What stands in one of the two only; the shorter, the more alike they are. */
function differenceBetween(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...[...one].filter((word) => !other.has(word)), ...[...other].filter((word) => !one.has(word))];
}

/** The words by which a pin differs from every name that the model has. */
function unlikeWords({ id, name, aliases, provider }: Model, ref: string): string[] {
  const pinned = tellingWords((splitRef(ref)?.model ?? ref).split('/').at(-1) ?? '');
  const own = [id, name, ...aliases.map((alias) => alias.id)].map((text) =>
    tellingWords(text.startsWith(`${provider.id}/`) ? text.slice(provider.id.length + 1) : text),
  );
  const differences = own.map((words) => differenceBetween(pinned, words));
  return differences.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

/** The models that share a pin. */
function sharing(catalog: Catalog, model: Model, source: PriceSource): Model[] {
  const ref = model.verify?.[source];
  return ref === undefined
    ? []
    : catalog.models.filter((other) => other !== model && other.verify?.[source] === ref);
}

/** The provider of a source by whose entry a model is pinned. */
function pinnedProvider({ verify }: Model, source: PriceSource): string | undefined {
  return splitRef(verify?.[source] ?? '')?.provider;
}

/** The models whose entries are of the same provider there, and whose prices somebody else charges. */
function soldByOthers(catalog: Catalog, model: Model, source: PriceSource): Model[] {
  const provider = pinnedProvider(model, source);
  const seller = (one: Model) => one.host ?? one.provider.id;
  return catalog.models.filter(
    (other) => pinnedProvider(other, source) === provider && seller(other) !== seller(model),
  );
}

/** Whether a pin wants a reason: it names another model, is another's too, or is of a provider that serves for others. */
export function isUnusualPin(catalog: Catalog, model: Model, source: PriceSource): boolean {
  const ref = model.verify?.[source];
  return (
    ref !== undefined &&
    (unlikeWords(model, ref).length > 0 ||
      sharing(catalog, model, source).length > 0 ||
      soldByOthers(catalog, model, source).length > 0)
  );
}

/**
 * Pins that name another model than the one they stand under, pins that several models have, and pins to what a host
 * charges where no host is named.
 * @param models those to look at; the pins of all count
 */
export function pinFindings(catalog: Catalog, models: readonly Model[]): Finding[] {
  return models.flatMap((model) =>
    priceSources.flatMap((source) => {
      const ref = model.verify?.[source];
      if (ref === undefined || model.pinReasons?.[source] !== undefined) return [];
      const place = { file: catalog.file, line: model.line };
      const data = { model: model.id, source, ref };
      const raise = (code: keyof typeof pinKinds, message: string) => [
        finding(code, message, place, data, { source }),
      ];
      const unlike = unlikeWords(model, ref);
      const isBare = ({ pinReasons }: Model) => pinReasons?.[source] === undefined;
      const others = sharing(catalog, model, source).filter(isBare);
      const elsewhere = soldByOthers(catalog, model, source).filter(isBare);
      return [
        ...(unlike.length === 0
          ? []
          : raise(
              'pin-unlike',
              `${model.id} is pinned to "${ref}" of ${source}: only one of the two names says ${unlike.join(', ')}.`,
            )),
        ...(others.length === 0
          ? []
          : raise(
              'pin-shared',
              `${model.id} is pinned to "${ref}" of ${source}, as ${others.map(({ id }) => id).join(' and ')} is.`,
            )),
        ...(elsewhere.length === 0
          ? []
          : raise(
              'pin-host',
              `${model.id} is pinned to "${ref}" of ${source}, and ${shortList(elsewhere.map(({ id }) => id))}, whose price another provider charges, to entries of the same host.`,
            )),
      ];
    }),
  );
}
