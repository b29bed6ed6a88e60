/** Small catalogs and sources for the tests of this folder. */
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { readFileSync } from 'node:fs';
import { priceSources, type PriceSource } from '#catalog/registry/price-sources.ts';
import { readKept } from './sources/kept.ts';
import {
  splitRef,
  type SourceAdapter,
  type SourceEntry,
  type SourceModel,
  type SourceRate,
} from './sources/source.ts';

const provider = { id: 'acme', name: 'Acme' };

export function rateOf(overrides: Partial<Rate> = {}): Rate {
  return { meter: 'input', amount: '2.00', when: {}, mode: 'whole', line: 12, ...overrides };
}

/** A model with one input price, pinned to both sources. */
export function modelOf(overrides: Partial<Model> & { readonly rates?: readonly Rate[] } = {}): Model {
  const { rates = [rateOf()], ...rest } = overrides;
  return {
    id: 'acme/one',
    slug: 'acme-one',
    fileStem: 'acme/one',
    name: 'One',
    modality: 'chat',
    provider,
    pricing: { kind: 'priced', rates },
    life: {},
    aliases: [],
    capabilities: [],
    limits: [],
    scores: [],
    estimates: [],
    unverified: [],
    exceptions: [],
    verify: { 'genai-prices': 'acme/one', 'ai-sdk-cost-calculator': 'acme/one' },
    sealed: {},
    line: 10,
    ...rest,
  };
}

export function catalogOf(...models: Model[]): Catalog {
  const gateway = {
    name: 'Test',
    url: 'https://example.com',
    baseUrl: 'https://example.com/v1',
    currency: 'USD',
    apiKey: { env: 'KEY', placeholder: 'sk-' },
    links: { getKey: 'https://example.com/key' },
  } as const;
  return {
    siteUrl: 'https://example.com/',
    security: undefined,
    data: undefined,
    navigation: [],
    footer: [],
    file: 'models.yaml',
    gateway,
    claims: [],
    providers: [provider],
    comparisons: [],
    unlisted: [],
    removed: [],
    moved: [],
    models,
    sealed: {},
  };
}

type Entries = Readonly<Record<string, readonly SourceRate[] | ((date: string) => Omit<SourceEntry, 'ref'>)>>;

/** A source that holds just these entries. */
export function sourceOf(entries: Entries, overrides: Partial<SourceAdapter> = {}): SourceAdapter {
  return {
    id: 'genai-prices',
    package: 'fake-prices',
    version: '1.0.0',
    asOf: '2026-11-01',
    lookup: (ref, date) => {
      const entry = entries[ref];
      if (entry === undefined) return undefined;
      return { ref, ...(typeof entry === 'function' ? entry(date) : { rates: entry }) };
    },
    list: () => Object.keys(entries).map(sourceModelOf),
    ...overrides,
  };
}

function sourceModelOf(ref: string): SourceModel {
  const { provider = '', model = '' } = splitRef(ref) ?? {};
  return { ref, provider, model, facts: {}, otherRefs: [], unread: [] };
}

/** A second source beside {@link sourceOf}. */
export function otherSourceOf(entries: Entries): SourceAdapter {
  return sourceOf(entries, { id: 'ai-sdk-cost-calculator', package: 'other-prices' });
}

export function inputOf(amount: string, when: SourceRate['when'] = {}): SourceRate {
  return { meter: 'input', when, amount };
}

export const unverified = {
  amounts: { input: '2.00' },
  source: 'https://example.com/prices',
  checked: '2026-11-01',
  expires: '2027-02-01',
} as const;

export const exception = {
  amounts: { input: '2.00' },
  reason: 'the library is behind',
  source: 'https://example.com/prices',
  checked: '2026-11-01',
  expires: '2027-02-01',
} as const;

/** The gateway of a small catalog that a test writes; providers and models follow. */
export const gatewayText = `gateway:
  name: Test
  url: https://example.com
  baseUrl: https://example.com/v1
  currency: USD
  apiKey: { env: KEY, placeholder: sk-... }
  links: { getKey: https://example.com/key }
`;

const keptEntries = 'tests/fixtures/price-sources';

/** Real entries of a source, of a few hundred models, as it was in September 2026; for a test they are the whole source. */
export function keptSource(id: PriceSource): SourceAdapter {
  const file = `${keptEntries}/${id}.json`;
  return { ...readKept(file, id, readFileSync(file, 'utf8')).adapter, wasAsked: undefined };
}

/** The same for tools, as PRICE_SOURCES names them. */
export const keptPlaces = priceSources.map((id) => `${id}=${keptEntries}/${id}.json@2026-11-23`).join(' ');
