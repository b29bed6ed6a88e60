/** From data to a catalog, or to everything that is wrong with it. */
import { asMap, readEntry, type Entry, type Listing } from './entry.ts';
import type { PlacedRate } from './flatten-rates.ts';
import type { CatalogFinding } from '#catalog/read/problem.ts';
import { rateRules } from './rate-rules.ts';
import { checkRules, providerOf } from './catalog-rules.ts';
import { claimRules, claimsIn } from './claims.ts';
import { unlistedRules } from './listing-rules.ts';
import { fileStemOf, slugOf } from './slug.ts';
import {
  catalogSchema,
  type ParsedCatalog,
  type ParsedGateway,
  type ParsedModel,
} from '#catalog/schema/catalog-schema.ts';
import type { Source } from '#catalog/read/source.ts';
import type { Catalog, Gateway, Model, MovedModel, Pricing, Provider, Rate } from '#catalog/types.ts';
import { zodFindings } from './zod-findings.ts';
import { decimal, plain } from '#pricing/decimal.ts';
import { sealedInModel, sealedSections } from './sealed.ts';
import { factorOf, listedPrice, listedPriceRules } from './listed-price.ts';

export interface CheckedCatalog {
  /** Undefined when the data does not have the shape of a catalog. */
  readonly catalog: Catalog | undefined;
  readonly findings: readonly CatalogFinding[];
}

/** Checks a whole file against the schema and, as far as that allows, against every rule. */
export function checkCatalog(source: Source): CheckedCatalog {
  const data = source.data ?? {};
  const parsed = catalogSchema.safeParse(data, { reportInput: true });
  const findings = parsed.success ? [] : zodFindings(parsed.error, []);
  const listedProviders = Object.entries(parsed.data?.providers ?? {});
  const providers = new Map(
    listedProviders.map(([id, provider]): [string, Provider] => [id, { id, ...provider }]),
  );
  const providerIds = [...providers.keys()];
  const authored = asMap(data);
  const { currency, exchange } = asMap(authored.gateway);
  const written = asMap(exchange).from ?? currency;
  const models: Model[] = [];
  const values = Array.isArray(authored.models) ? (authored.models as unknown[]) : [];
  const listings = values.map((value, index): Listing => {
    const parsedModel = parsed.data?.models[index];
    const entry = readEntry(source, value, index, parsedModel);
    findings.push(...entry.findings, ...rateRules(entry, typeof written === 'string' ? written : ''));
    const provider = providers.get(providerOf(entry.facts, providerIds) ?? '');
    if (parsedModel && provider)
      models.push(resolveModel(source, entry, parsedModel, provider, parsed.data?.gateway));
    // Of a large catalog, the rates would not fit twice.
    const { id, path, line, keys, facts } = entry;
    return { id, path, line, keys, facts };
  });
  findings.push(
    ...checkRules({
      listings,
      providers: Object.keys(asMap(authored.providers)),
      hosts: listedProviders.flatMap(([provider, { host }]) =>
        host === undefined ? [] : [{ provider, host }],
      ),
      lineOf: (path) => source.lineOf(path),
      comparisons: parsed.data?.comparisons ?? authored.comparisons,
      removed: parsed.data?.removed ?? [],
      indexNow: parsed.success ? parsed.data.gateway.indexNow : undefined,
      freeModel: asMap(asMap(authored.gateway).freeTier).model,
    }),
  );
  if (!parsed.success) return { catalog: undefined, findings };
  const siteUrl = `${(parsed.data.site?.url ?? parsed.data.gateway.url).replace(/\/$/, '')}/`;
  const gateway = { ...resolveGateway(parsed.data.gateway), siteUrl };
  findings.push(...feeRules(gateway), ...listedPriceRules(gateway, models));
  findings.push(...claimRules(parsed.data.gateway), ...unlistedRules(parsed.data.unlisted));
  const catalog = deepFreeze<Catalog>({
    file: source.file,
    siteUrl: gateway.siteUrl,
    siteName: parsed.data.site?.name,
    head: parsed.data.site?.head,
    guides: parsed.data.site?.guides,
    security: parsed.data.site?.security,
    data: parsed.data.site?.data,
    navigation: parsed.data.site?.navigation ?? [],
    footer: parsed.data.site?.footer ?? [],
    gateway,
    claims: claimsIn(parsed.data.gateway, (path) => source.lineOf(path)),
    providers: [...providers.values()],
    // That each is a pair, the schema has seen to.
    comparisons: (parsed.data.comparisons ?? []) as unknown as Catalog['comparisons'],
    unlisted: parsed.data.unlisted ?? [],
    removed: parsed.data.removed ?? [],
    moved: movedModels(models, parsed.data.removed),
    models,
    sealed: sealedSections(parsed.data),
  });
  return { catalog, findings };
}

function resolveGateway({ platformFee, ...gateway }: ParsedGateway): Gateway {
  const { percent = '', fixed, minimum } = platformFee ?? {};
  const isNone = platformFee && !/[1-9]/.test(percent) && fixed === undefined && minimum === undefined;
  return { ...gateway, ...(isNone ? { chargesNoFee: true } : platformFee && { platformFee }) };
}

/** Each part of a fee counts for some payment, and one of the smallest sum leaves something for use. */
function feeRules({ platformFee, topUp }: Gateway): CatalogFinding[] {
  if (platformFee === undefined) return [];
  const idle = idlePart(platformFee);
  if (idle !== undefined || topUp === undefined) return idle === undefined ? [] : [idle];
  const { percent, fixed = '0', minimum = '0', chargedOn } = platformFee;
  const paid = decimal(topUp.minimum);
  const ofPayment = paid.times(decimal(chargedOn === 'top-up' ? percent : '0')).div(decimal(100));
  const takesAll = paid.lte(ofPayment.plus(decimal(fixed))) || paid.lte(decimal(minimum));
  const path = ['gateway', 'topUp', 'minimum'];
  return takesAll ? [{ code: 'fee-takes-all', path, values: { minimum: topUp.minimum } }] : [];
}

/** A fixed part below the minimum counts only beside a percentage, and a minimum below the fixed part never. */
function idlePart({
  percent,
  fixed,
  minimum,
}: NonNullable<Gateway['platformFee']>): CatalogFinding | undefined {
  if (fixed === undefined || minimum === undefined) return undefined;
  const difference = decimal(minimum).cmp(decimal(fixed));
  const part = difference <= 0 ? 'minimum' : /[1-9]/.test(percent) ? undefined : 'fixed';
  return (
    part && {
      code: 'fee-part-idle',
      path: ['gateway', 'platformFee', part],
      values: { part, fixed, minimum },
    }
  );
}

function resolveModel(
  source: Source,
  entry: Entry,
  parsed: ParsedModel,
  provider: Provider,
  gateway: ParsedGateway | undefined,
): Model {
  const factor = factorOf(parsed.markup ?? provider.markup ?? gateway?.markup);
  // Key by key, which is several times faster than leaving out one of them.
  const place = (placed: PlacedRate): Rate => {
    const { meter, amount, when, mode, per, unit, billing, rules, from, until, path } = placed;
    const listed = listedPrice(gateway ?? {}, factor, placed);
    return {
      meter,
      amount: listed ?? amount,
      providerAmount: listed && amount,
      when,
      mode,
      per,
      unit,
      billing,
      rules,
      from,
      until,
      line: source.lineOf(path),
    };
  };
  const { prices, published, uplifts, free, priceStatus, priceNote, magnitude, ...told } = parsed;
  const { status, listed: since, released, retires, replacement, ...carried } = told;
  return {
    ...carried,
    host: hostOf(parsed, provider),
    slug: slugOf(fileStemOf(parsed)),
    fileStem: fileStemOf(parsed),
    provider,
    markup: factor && plain(factor),
    pricing: pricingOf(parsed, entry.rates.map(place)),
    published: published && {
      rates: entry.published.map(({ path, ...rate }) => ({ ...rate, line: source.lineOf(path) })),
      currency: published.currency ?? gateway?.exchange?.from ?? gateway?.currency ?? '',
      source: published.source,
      checked: published.checked,
      expires: published.expires,
    },
    aliases: parsed.aliases ?? [],
    capabilities: parsed.capabilities ?? [],
    limits: parsed.limits ?? [],
    scores: parsed.scores ?? [],
    estimates: entry.estimates.map(place),
    unverified: parsed.unverified ?? [],
    exceptions: parsed.exceptions ?? [],
    life: {
      status,
      listed: since,
      released,
      retires: retires === 'unknown' ? undefined : retires,
      replacement,
    },
    sealed: sealedInModel(parsed, entry.rates),
    line: entry.line,
  };
}

/** What addresses can still name and no listed model has for a name. */
function movedModels(models: readonly Model[], removed: ParsedCatalog['removed'] = []): MovedModel[] {
  const byId = new Map(models.map((model) => [model.id, model]));
  const old = [
    ...models.flatMap((to) => to.aliases.map(({ id }) => ({ id, to }))),
    ...removed.flatMap(({ id, replacement = '' }) => {
      const to = byId.get(replacement);
      return to === undefined ? [] : [{ id, to }];
    }),
  ].map(({ id, to }) => ({ id, slug: slugOf(fileStemOf({ id })), fileStem: fileStemOf({ id }), to }));
  const taken = new Set(models.map(({ slug }) => slug));
  return old.filter(({ slug }) => !taken.has(slug) && taken.add(slug));
}

/** A model of a provider with a host, served by its maker, names that one itself. */
function hostOf({ host }: ParsedModel, provider: Provider): string | undefined {
  const named = host ?? provider.host;
  return named === provider.id ? undefined : named;
}

function pricingOf({ free, priceStatus, priceNote }: ParsedModel, rates: readonly Rate[]): Pricing {
  if (free) return { kind: 'free', ...free };
  return priceStatus ? { kind: priceStatus, note: priceNote } : { kind: 'priced', rates };
}

/** What is built from a catalog never changes it. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key in value) deepFreeze(value[key]);
  return value;
}
