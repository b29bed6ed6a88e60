/** The catalog for machines: every model with exact decimal strings, whole, by kind and by provider. */
import { keptPer } from '#pricing/kept.ts';
import { modelAddress, modelFileAddress } from '#address.ts';
import { keysOf } from '#catalog/registry/when.ts';
import { statementFor } from '#catalog/records/price-evidence.ts';
import { billingKeys, billingSentence } from '#catalog/registry/billing-rules.ts';
import { thingsText, unitOf } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import { claims } from '#catalog/registry/claims.ts';
import type { Claim, Model, Provider, Rate } from '#catalog/types.ts';
import { printedRates } from '#pricing/printed.ts';
import { listedRates } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import {
  schemaVersion,
  type ApiCatalogFile,
  type ApiHead,
  type ApiModalityFile,
  type ApiModel,
  type ApiProviderFile,
  type ApiRate,
} from './api-schema.ts';
import { plainText } from '#views/page/inline.ts';
import { dataTerms } from '#views/words/data-terms.ts';
import { statementWords } from '#views/words/statements.ts';
import { modalitiesOf, providersOf } from '#views/words/catalog-groups.ts';
import { absolute, type Site } from '#views/site.ts';

/** Every model as the API gives it, in the order of the catalog; made once per site. */
export const apiModels = keptPer(
  (site: Site): ReadonlyMap<Model, ApiModel> =>
    new Map(site.catalog.models.map((model) => [model, apiModel(site, model)])),
);

/** What every file begins with. @param day since when it says what it says */
export function apiHead(site: Site, day: string): ApiHead {
  const { name, url, baseUrl, currency, exchange, platformFee, tokenFee, taxes, topUp } = site.gateway;
  const gateway = {
    name,
    url,
    baseUrl,
    currency,
    exchange,
    tokenFee,
    platformFee,
    taxes,
    topUpMinimum: topUp?.minimum,
  };
  return {
    generated: day,
    ...(site.draft && { draft: true as const }),
    schemaVersion,
    ...dataTerms(site),
    gateway,
  };
}

/** The whole catalog: `/api/models.json`. */
export function apiCatalog(site: Site, day: string): ApiCatalogFile {
  return {
    ...apiHead(site, day),
    claims: site.catalog.claims.map(apiClaim),
    models: [...apiModels(site).values()],
  };
}

type ApiClaim = ApiCatalogFile['claims'][number];

function apiClaim({ name, value, stated }: Claim): ApiClaim {
  return { claim: name, about: claims[name], value, ...stated };
}

/** A file about some of the models. */
interface DataFile<T> {
  readonly models: readonly Model[];
  /** @param day since when it says what it says */
  readonly content: (day: string) => T;
}

/** `/api/modalities/<modality>.json`, by modality. */
export function apiByModality(site: Site): ReadonlyMap<Modality, DataFile<ApiModalityFile>> {
  return new Map(
    modalitiesOf(site).map(({ modality, models }) => [
      modality,
      {
        models,
        content: (day) => ({ ...apiHead(site, day), modality, models: entriesOf(site, models) }),
      },
    ]),
  );
}

/** `/api/providers/<provider>.json`, by provider id. */
export function apiByProvider(site: Site): ReadonlyMap<string, DataFile<ApiProviderFile>> {
  return new Map(
    providersOf(site).map(({ provider, models }) => [
      provider.id,
      {
        models,
        content: (day) => ({
          ...apiHead(site, day),
          provider: providerEntry(provider),
          models: entriesOf(site, models),
        }),
      },
    ]),
  );
}

function entriesOf(site: Site, models: readonly Model[]): ApiModel[] {
  const entries = apiModels(site);
  return models.flatMap((model) => entries.get(model) ?? []);
}

function providerEntry({ id, name, url, pricing }: Provider): ApiProviderFile['provider'] {
  return { id, name, url, pricing };
}

function apiModel(site: Site, model: Model): ApiModel {
  const { pricing, published, printed, capabilities, aliases } = model;
  const { stage, listed, released, releases, retires, replacement } = site.lifecycle(model);
  return {
    id: model.id,
    name: model.name,
    provider: model.provider.id,
    modality: model.modality,
    url: absolute(site, modelAddress(model)),
    file: absolute(site, modelFileAddress(model)),
    priceStatus: pricing.kind,
    ...(pricing.kind === 'free' && { reason: pricing.reason, source: pricing.source }),
    ...((pricing.kind === 'unknown' || pricing.kind === 'plan') && { note: pricing.note }),
    published: published && {
      prices: published.rates.map((rate) => quotedRate(site, keys.published(model, rate), rate)),
      currency: published.currency,
      ...readingOf(published),
    },
    printed: printed && {
      prices: printedRates(model, site.date).map((rate) => quotedRate(site, keys.printed(model, rate), rate)),
      ...readingOf(printed),
    },
    context: model.context,
    maxOutput: model.maxOutput,
    listed,
    released: released ?? releases,
    knowledge: model.knowledge,
    openWeights: model.openWeights,
    capabilities: capabilities.length > 0 ? [...capabilities] : undefined,
    caching: model.caching,
    limits: model.limits.length > 0 ? [...model.limits] : undefined,
    scores: model.scores.length > 0 ? [...model.scores] : undefined,
    host: model.host,
    markup: model.markup,
    snapshotOf: model.snapshotOf,
    aliases: aliases.length > 0 ? aliases.map(({ id, until }) => ({ id, until })) : undefined,
    status: stage === 'current' ? undefined : stage,
    retires,
    replacement: replacement?.id,
    prices: listedRates(model).map((rate) => apiRate(site, model, rate)),
  };
}

function readingOf({ source, checked, expires }: Reading): Reading {
  return { source, checked, expires };
}

type Reading = Pick<NonNullable<ApiModel['published']>, 'source' | 'checked' | 'expires'>;

function quotedRate(site: Site, key: string, rate: Rate): NonNullable<ApiModel['printed']>['prices'][number] {
  const [per, times] = ratio(thingsText(rate));
  return {
    key,
    meter: rate.meter,
    per,
    times,
    unit: unitOf(rate).unit,
    amount: site.amount(key).value,
    when: apiWhen(rate),
    mode: rate.mode === 'marginal' ? rate.mode : undefined,
  };
}

function apiRate(site: Site, model: Model, rate: Rate): ApiRate {
  const evidence = site.evidenceFor(model, rate);
  const amount = site.amount(keys.rate(model, rate));
  const { unit } = unitOf(rate);
  const [per, times] = ratio(thingsText(rate));
  return {
    key: amount.key,
    meter: rate.meter,
    per,
    times,
    unit,
    amount: amount.value,
    providerAmount: rate.providerAmount,
    when: apiWhen(rate),
    mode: rate.mode === 'marginal' ? rate.mode : undefined,
    billing: apiBilling(rate),
    from: rate.from,
    until: rate.until,
    verification: {
      status: evidence?.status ?? 'unchecked',
      sources: Object.entries(evidence?.sources ?? {}).map(([id, { ref, amount: confirmed }]) => ({
        ...sourceOf(site, id),
        amount: confirmed,
        ref,
      })),
      reason: reasonOf(site, model, rate),
    },
  };
}

/** What pages say where the price is not simply confirmed. */
function reasonOf(site: Site, model: Model, rate: Rate): string | undefined {
  const evidence = site.evidenceFor(model, rate);
  const statement = evidence && statementFor(model, rate, evidence.status);
  return statement && plainText(statementWords(site, model, statement, [rate]));
}

function apiBilling({ meter, billing = {}, rules = [] }: Rate): ApiRate['billing'] {
  const authored = billingKeys.filter((key) => billing[key] !== undefined);
  if (authored.length === 0) return undefined;
  return Object.fromEntries(
    authored.map((key, index) => {
      const words = billingSentence(meter, key, billing[key] ?? { units: '' });
      return [key, { quantity: rules[index]?.limit ?? '', words }];
    }),
  );
}

/** What a count is divided by, and what it is multiplied by before where that is not 1: "1/60" is [1, 60]. */
export function ratio(things: string): [per: number, times: number | undefined] {
  const [per = '', times] = things.split('/');
  return [Number(per), times === undefined ? undefined : Number(times)];
}

/** The condition of a rate; undefined for the standard one. */
export function apiWhen({ when }: Pick<Rate, 'when'>): ApiRate['when'] {
  return keysOf(when).length === 0 ? undefined : when;
}

function sourceOf({ evidence }: Site, id: string) {
  const source = Object.entries(evidence?.sources ?? {}).find(([name]) => name === id)?.[1];
  return {
    library: source?.package ?? id,
    version: source?.version ?? source?.digest ?? '',
    asOf: source?.asOf ?? '',
  };
}
