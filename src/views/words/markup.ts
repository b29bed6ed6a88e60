/** What pages say of a provider's own price, where the gateway lists another. */
import { headline } from '#pricing/headline.ts';
import { meters, unitOf } from '#catalog/registry/meters.ts';
import type { Model } from '#catalog/types.ts';
import { decimal, plain } from '#pricing/decimal.ts';
import { keys } from '#pricing/trace-key.ts';
import { link, listing, say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { longDate, sellerName } from './phrases.ts';
import { statementsOf } from './statements.ts';

/**
 * Whether what is listed is what its provider charges, as the gateway says of its prices: not of a model whose own page
 * tells another figure of the provider's.
 */
export function isPassedThrough(site: Site, model: Model): boolean {
  const shown = headline(model, site.date)?.rates ?? [];
  const isOther = statementsOf(site, model, 'exceptions', shown).some(({ rates }) =>
    rates.some((rate) => site.evidenceFor(model, rate)?.status !== 'disputed'),
  );
  return site.gateway.pricing === 'pass-through' && model.published === undefined && !isOther;
}

/** "Maker itself charges $1.00 per 1M input tokens; Gateway lists it at 20% more." Undefined where it lists that price. */
export function providerPriceSentence(site: Site, model: Model): Inlines | undefined {
  const rates =
    headline(model, site.date)?.rates.filter(({ providerAmount }) => providerAmount !== undefined) ?? [];
  if (rates.length === 0) return undefined;
  const own = rates.map((rate) => say`${site.amount(keys.provider(model, rate))} per ${unitOf(rate).unit}`);
  const exchanged = exchangeWords(site);
  const ways = [
    ...markupWords(model),
    ...(model.markup !== undefined && exchanged ? [','] : []),
    ...(exchanged ?? []),
  ];
  const fee = rates.some(({ meter }) => meters[meter].kind === 'tokens') ? tokenFeeWords(site) : undefined;
  const lists = ways.length === 0 ? [] : say` lists it${ways}${fee ? ' and' : ''}`;
  return say`${sellerName(site, model)} itself charges ${listing(own)}; ${site.gateway.name}${lists}${fee ? say` adds ${fee}` : []}.`;
}

/** "$0.05 per 1M tokens"; "$0.05 per 1M input tokens and $0.10 per 1M output tokens". Undefined where nothing is taken. */
export function tokenFeeWords(site: Site): Inlines | undefined {
  const { input, output } = site.gateway.tokenFee ?? {};
  if (input !== undefined && output !== undefined && decimal(input).eq(decimal(output)))
    return say`${site.amount(keys.tokenFee.input)} per 1M tokens`;
  const parts = [
    ...(input === undefined ? [] : [say`${site.amount(keys.tokenFee.input)} per 1M input tokens`]),
    ...(output === undefined ? [] : [say`${site.amount(keys.tokenFee.output)} per 1M output tokens`]),
  ];
  return parts.length === 0 ? undefined : listing(parts);
}

/** " at 20% more", " at 10% less". */
function markupWords({ markup }: Model): Inlines {
  if (markup === undefined) return [];
  const percent = decimal(markup).minus(decimal(1)).times(decimal(100));
  return [` at ${plain(percent.abs())}% ${percent.gt(decimal(0)) ? 'more' : 'less'}`];
}

/** " in EUR at €0.92 for each USD, the rate of 20 November 2026 (source)". */
function exchangeWords(site: Site): Inlines | undefined {
  const { currency, exchange } = site.gateway;
  if (exchange === undefined) return undefined;
  const { from, date, source } = exchange;
  return say` in ${currency} at ${site.amount(keys.exchangeRate)} for each ${from}, the ${link(source, 'rate')} of ${longDate(date)}`;
}
