/** Phrases that several pages need, each written once. */
import { weekdays, type Weekday, type When } from '#catalog/conditions.ts';
import { meters, type Meter } from '#catalog/meters.ts';
import { modalities } from '#catalog/modalities.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { headline, isRetired } from '#pricing/rates.ts';
import { figuresIn, moneyPattern, proseOf } from '#pricing/prose.ts';
import { keys } from '#pricing/trace-key.ts';
import { link, listing, say, type Inline, type Inlines } from './inline.ts';
import { modelPath, type Site } from './site.ts';

/** "$0.040 per image"; "$1.25 per 1M input tokens and $10.00 per 1M output tokens"; undefined without a price. */
export function pricePhrase(site: Site, model: Model, toKey = (key: string) => key): Inlines | undefined {
  const shown = headline(model, site.date);
  if (shown === undefined) return undefined;
  const prices = shown.rates.map((rate) => ratePhrase(site, model, rate, toKey));
  return shown.isFrom ? ['from ', ...listing(prices)] : listing(prices);
}

/** The same prices with the platform fee. */
export function feePhrase(site: Site, model: Model): Inlines | undefined {
  return pricePhrase(site, model, keys.fee);
}

/** "$0.040 per image". */
export function ratePhrase(site: Site, model: Model, rate: Rate, toKey = (key: string) => key): Inline[] {
  return say`${site.amount(toKey(keys.rate(model, rate)))} per ${meters[rate.meter].unit}`;
}

/** The price as a table cell or a result row has room for it: "$1.25 in, $10.00 out per 1M tokens". */
export function shortPrice(site: Site, model: Model): Inlines {
  const price = currentPrice(site, model);
  return isRetired(model, site.date) ? [...price, ', retired'] : price;
}

function currentPrice(site: Site, model: Model): Inlines {
  const shown = headline(model, site.date);
  if (shown === undefined) return [unpricedWord(model)];
  const [first, second, ...others] = shown.rates;
  const price = (rate: Rate) => site.amount(keys.rate(model, rate));
  const from = shown.isFrom ? 'from ' : '';
  if (second === undefined) return say`${from}${price(first)} per ${meters[first.meter].unit}`;
  // Input and output share their unit, so it is said once; whatever comes on top has its own.
  const names = [first, second].map(({ meter }) => shortNames[meter]);
  const [one, two] = names.includes(undefined)
    ? [first, second].map(({ meter }) => meters[meter].label.toLowerCase())
    : names;
  const rest = others.flatMap((rate) => say`, ${ratePhrase(site, model, rate)}`);
  return say`${from}${price(first)} ${one ?? ''}, ${price(second)} ${two ?? ''} per ${meters[first.meter].shortUnit}${rest}`;
}

const shortNames: Readonly<Partial<Record<Meter, string>>> = { input: 'in', output: 'out' };

/** What stands where a price would, for a model that has none. */
export function unpricedWord(model: Model): string {
  const words = {
    free: 'Free',
    plan: 'Part of a plan',
    unknown: 'Price not known',
    priced: 'Price announced',
  };
  return words[model.pricing.kind];
}

/** The name under which a reader knows the model here; the host is named where it is not the maker. */
export function displayName(site: Site, model: Model): string {
  const host = site.catalog.providers.find(({ id }) => id === model.host);
  return host === undefined ? model.name : `${model.name} on ${host.name}`;
}

/** Who charges the listed price: the host where there is one, else the maker. */
export function sellerName(site: Site, model: Model): string {
  return site.catalog.providers.find(({ id }) => id === model.host)?.name ?? model.provider.name;
}

export function modelLink(site: Site, model: Model): Inline {
  return link(modelPath(model), displayName(site, model));
}

const serviceNames = {
  batch: 'Batch',
  flex: 'Flex processing',
  priority: 'Priority processing',
  fast: 'Fast mode',
} as const;

/** A condition in words, sentence case: "Batch, over 200,000 input tokens"; "Standard" when there is none. */
export function whenWords(when: When): string {
  const words = [
    when.service && serviceNames[when.service],
    when.quality && `${when.quality} quality`,
    when.size,
    when.resolution,
    when.audio !== undefined && (when.audio ? 'with audio' : 'without audio'),
    when.input && `from ${when.input === 'text' ? 'a text' : 'an image'}`,
    when.region && `region ${when.region}`,
    when.inputTokensOver !== undefined && `over ${count(when.inputTokensOver)} input tokens`,
    when.unitsOver !== undefined &&
      `beyond the first${when.unitsOver === 1 ? '' : ` ${count(when.unitsOver)}`} of a request`,
    when.utc && `${when.utc.map((window) => window.replace('-', ' to ')).join(' and ')} UTC`,
    when.days && dayWords(when.days),
  ].filter((word): word is string => typeof word === 'string');
  const text = words.join(', ');
  return text === '' ? 'Standard' : capital(text);
}

/** "Mon to Fri" for days in a row, else each of them. */
function dayWords(days: readonly Weekday[]): string {
  const places = days.map((day) => weekdays.indexOf(day)).sort((a, b) => a - b);
  const names = places.map((place) => capital(weekdays[place] ?? ''));
  const inARow = places.every((place, index) => place === (places[0] ?? 0) + index);
  return inARow && names.length > 2 ? `${names[0] ?? ''} to ${names.at(-1) ?? ''}` : names.join(', ');
}

/** The first letter large. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first letter small, for a label inside a sentence. */
export function uncapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** 262144 → "262,144". */
export function count(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
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

/** The catalog's own sentence with each money figure in it traced to that sentence. */
export function prose(site: Site, model: Model, field: string): Inline[] {
  const text = proseOf(model, field);
  const figures = figuresIn(text, site.gateway.currency);
  return text.split(moneyPattern).flatMap((part, index): Inline[] => {
    // split() with a capturing group returns text and figure in turn.
    if (index % 2 === 0) return part === '' ? [] : [part];
    return [site.amount(keys.quoted(model, field, figures[(index - 1) / 2] ?? ''))];
  });
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
