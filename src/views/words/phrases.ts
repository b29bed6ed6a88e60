/** Phrases that several pages need, each written once. */
import { modelAddress, providerAddress } from '#address.ts';
import { meters, unitOf } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { capital, count, uncapital } from '#catalog/registry/text.ts';
import { askedOf, keysOf, whenWords, withoutHours } from '#catalog/registry/when.ts';
import { headline } from '#pricing/headline.ts';
import { holdsOn, isAnnounced, pickRate, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { link, listing, say, type Inline, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { feeOfPayment } from './fee.ts';

export { capital, count, uncapital, whenWords };

/** "$0.040 per image"; "$1.25 per 1M input tokens and $10.00 per 1M output tokens"; undefined without a price. */
export function pricePhrase(site: Site, model: Model, toKey = (key: string) => key): Inlines | undefined {
  const answer = headline(model, site.date);
  if (answer === undefined) return undefined;
  const prices = answer.rates.map((rate) => ratePhrase(site, model, rate, toKey));
  return answer.isFrom ? ['from ', ...listing(prices)] : listing(prices);
}

/** The same prices with the platform fee; undefined where there is none, or what it comes to cannot be told. */
export function feePhrase(site: Site, model: Model): Inlines | undefined {
  return feeOfPayment(site) === undefined ? undefined : pricePhrase(site, model, keys.fee);
}

/** "$0.040 per image". */
export function ratePhrase(site: Site, model: Model, rate: Rate, toKey = (key: string) => key): Inline[] {
  return say`${site.amount(toKey(keys.rate(model, rate)))} per ${unitOf(rate).unit}`;
}

/** The price as a table cell or a result row has room for it: "$1.25 in, $10.00 out per 1M tokens". */
export function shortPrice(site: Site, model: Model, words: PriceWords = {}): Inlines {
  const price = currentPrice(site, model, words);
  return site.lifecycle(model).isServed ? price : [...price, ', retired'];
}

interface PriceWords {
  readonly toKey?: (key: string) => string;
  /** Rates to name, for places with room for few. @default all */
  readonly most?: number;
  /** The length of a request, where the price of such a one is told. */
  readonly inputTokens?: number | undefined;
  /** Names the rates by their labels where two of them share a unit. @default by short names: "in", "out" */
  readonly byLabel?: boolean;
}

/** The same without a word on whether the model is still served: for where that is said already. */
export function currentPrice(site: Site, model: Model, words: PriceWords = {}): Inlines {
  const answer = headline(model, site.date);
  return answer === undefined ? [unpricedWord(site, model)] : ratesPrice(site, model, answer.rates, words);
}

/** Rates of a model as one price, whatever day they hold on: "$1.25 in, $10.00 out per 1M tokens". */
export function ratesPrice(
  site: Site,
  model: Model,
  all: readonly Rate[],
  { toKey = (key) => key, most = Number.POSITIVE_INFINITY, byLabel = false, inputTokens }: PriceWords = {},
): Inlines {
  const atLength = (rate: Rate): Rate =>
    inputTokens === undefined
      ? rate
      : (pickRate(ratesOn(model, site.date), rate.meter, { ...askedOf(rate.when), inputTokens }) ?? rate);
  const [first, ...others] = all.slice(0, most).map(atLength);
  if (first === undefined) return [];
  const price = (rate: Rate) => site.amount(toKey(keys.rate(model, rate)));
  // Hours are named where their price is told.
  const from = all.some(({ when }) => keysOf(withoutHours(when)).length > 0) ? 'from ' : '';
  const further = (rates: readonly Rate[]) =>
    rates.flatMap((rate) => say`, ${ratePhrase(site, model, rate, toKey)}`);
  const [second] = others;
  const { shortUnit, unit } = unitOf(first);
  if (second === undefined || unitOf(second).shortUnit !== shortUnit)
    return say`${from}${price(first)} per ${unit}${further(others)}`;
  // Input and output share their unit, so it is said once; whatever comes on top has its own.
  const names = [first, second].map(({ meter }) => meters[meter].shortName);
  const [one, two] =
    byLabel || names.includes(undefined)
      ? [first, second].map(({ meter }) => meters[meter].label.toLowerCase())
      : names;
  return say`${from}${price(first)} ${one ?? ''}, ${price(second)} ${two ?? ''} per ${shortUnit}${further(others.slice(1))}`;
}

/** Whether the gateway's own list is known: then a price that is not there is one that the gateway has not said. */
export function hasOwnList({ gateway }: Site): boolean {
  return gateway.priceList !== undefined;
}

/** What stands where a price would, for a model that has none today. */
export function unpricedWord(site: Site, model: Model): string {
  const { isServed } = site.lifecycle(model);
  const announced = isServed ? 'Price announced' : 'Never priced';
  const words = {
    free: isServed ? 'Free' : 'Was free',
    plan: isServed ? 'Part of a plan' : 'Was part of a plan',
    unknown: hasOwnList(site) ? 'Price not announced' : 'Price not known',
    priced: isAnnounced(model, site.date) ? announced : 'Price ended',
  };
  return words[model.pricing.kind];
}

/** The name under which a reader knows the model here; the host is named where it is not the maker. */
export function displayName(site: Site, model: Model): string {
  if (model.host === undefined) return model.name;
  const host = site.catalog.providers.find(({ id }) => id === model.host);
  return host === undefined ? model.name : `${model.name} on ${host.name}`;
}

/**
 * The maker's name to stand before that of its model: "OpenAI " before "GPT-5.6"; nothing before "Mistral Large" of
 * Mistral AI or "Eleven v3" of ElevenLabs, which say it. What stands in brackets behind a maker's name is left out.
 */
export function makerBefore(site: Site, model: Model): string {
  const maker = model.provider.name.replaceAll(/\s*\([^)]*\)/g, '');
  // "AI" is no name.
  const words = maker.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [maker.toLowerCase()];
  const name = displayName(site, model).toLowerCase();
  const [family = ''] = name.split(/[^\p{L}\p{N}]/u);
  const isSaid =
    words.some((word) => name.includes(word)) ||
    (family.length > 3 && maker.toLowerCase().startsWith(family));
  return isSaid ? '' : `${maker} `;
}

/** Who charges the listed price: the host where there is one, else the maker. */
export function sellerName(site: Site, model: Model): string {
  return site.catalog.providers.find(({ id }) => id === model.host)?.name ?? model.provider.name;
}

/** A model by its name, linked to its page. */
export function modelLink(site: Site, model: Model): Inline {
  return link(modelAddress(model), displayName(site, model));
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** "2026-09-22" → "22 September 2026"; a month alone stays a month. */
export function longDate(date: string): string {
  const [year = '', month = '', day] = date.split('-');
  const name = months[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${String(Number(day))} ${name} ${year}`;
}

/** "2026-12-11" → "11 Dec 2026"; a month alone stays a month: for places with room for few letters. */
export function shortDate(date: string): string {
  return longDate(date).replace(/[A-Z][a-z]+/, (month) => month.slice(0, 3));
}

/** The month of a day: "2025-10-15" → "Oct 2025". */
export function monthOf(date: string): string {
  return shortDate(date.slice(0, 7));
}

/** A count to three digits, for columns: 131072 → "131K", 1048576 → "1.05M". */
export function roundCount(value: number): string {
  const [per, sign] = value < 999_500 ? [1000, 'K'] : [1_000_000, 'M'];
  return value < 1000 ? String(value) : `${String(Number((value / per).toPrecision(3)))}${sign}`;
}

/** The last day before one on which something no longer holds: what people mean by "until". */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** The catalog's own words on why a model has no price, as a clause; undefined where it has one, or nothing is said. */
export function noteOf({ pricing }: Model): string | undefined {
  return pricing.kind === 'free' ? pricing.reason : pricing.kind === 'priced' ? undefined : pricing.note;
}

/** "$0.015 per megapixel and $0.002 per megapixel beyond the first of a request": what the provider itself publishes. */
export function publishedPrices(site: Site, model: Model): Inlines {
  const rates = model.published?.rates.filter((rate) => holdsOn(rate, site.date)) ?? [];
  return listing(
    rates.map((rate) => {
      const price = say`${site.amount(keys.published(model, rate))} per ${unitOf(rate).unit}`;
      if (keysOf(rate.when).length === 0) return price;
      return say`${price}${rate.mode === 'marginal' ? '' : ','} ${uncapital(whenWords(rate.when, rate.mode))}`;
    }),
  );
}

/** Ends a clause as a sentence: "Reason" and "reason." both become "Reason." */
export function asSentence(clause: Inlines): Inlines {
  const last = clause.at(-1);
  const ended = typeof last === 'string' && /[.!?]$/.test(last);
  const [first, ...rest] = clause;
  // A name such as "genai-prices" keeps its spelling even at the start of a sentence.
  const start = typeof first === 'string' && /^[a-z]+(?=[\s,;:.]|$)/.test(first) ? capital(first) : first;
  return [...(start === undefined ? [] : [start]), ...rest, ...(ended ? [] : ['.'])];
}

/** "image model", "chat model". */
export function nounOf(model: Model): string {
  return modalities[model.modality].noun;
}

/** True when the model prices tokens of any kind, so that a page about it may speak of them. */
export function pricesTokens(model: Model): boolean {
  return (
    model.pricing.kind === 'priced' &&
    model.pricing.rates.some(({ meter }) => meters[meter].kind === 'tokens')
  );
}

/** A provider by its name and monogram, linked to the list of its models. */
export function providerLink({ id, name }: Model['provider']): Inline {
  return { kind: 'link', href: providerAddress(id), content: [name], monogram: monogramOf(name) };
}

/** One or two letters that stand for a name: "OpenAI" → "OA", "Black Forest Labs" → "BF", "Google" → "G". */
function monogramOf(name: string): string {
  const [first = '', ...rest] = name.replaceAll(/[^\p{L}\p{N} ]/gu, '');
  const next = rest.find((letter) => /\p{Lu}/u.test(letter)) ?? '';
  return `${first.toUpperCase()}${next}`;
}
