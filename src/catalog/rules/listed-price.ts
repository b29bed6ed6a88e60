/** From the provider's price to the one that is listed: times a markup and a rate of exchange, plus a fee per token. */
import type { CatalogFinding } from '#catalog/read/problem.ts';
import { meters, thingsText, type Meter, type Unit } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { ParsedGateway } from '#catalog/schema/catalog-schema.ts';
import type { Gateway, Model } from '#catalog/types.ts';
import { decimal, exactNumber, plain, type Decimal } from '#pricing/decimal.ts';

interface Price {
  readonly meter: Meter;
  readonly amount: string;
  readonly unit?: Unit | undefined;
}

type Terms = Pick<ParsedGateway, 'exchange' | 'tokenFee'>;

/** What a provider's price is multiplied by; undefined where that changes nothing. */
export function factorOf(markup: ParsedGateway['markup']): Decimal | undefined {
  if (markup === undefined) return undefined;
  const { percent, factor } = markup;
  const times =
    percent === undefined ? decimal(factor ?? '1') : decimal(percent).plus(decimal(100)).div(decimal(100));
  return times.eq(decimal(1)) ? undefined : times;
}

/** The listed price, exact; undefined where it is the provider's own. */
export function listedPrice(
  { exchange, tokenFee }: Terms,
  factor: Decimal | undefined,
  price: Price,
): string | undefined {
  const fee = feeWithin(tokenFee, price);
  if (factor === undefined && exchange === undefined && fee === undefined) return undefined;
  return plain(
    decimal(price.amount)
      .times(factor ?? decimal(1))
      .times(decimal(exchange?.rate ?? '1'))
      .plus(fee ?? decimal(0)),
  );
}

/** What the gateway takes of as many tokens as a price is for; undefined of what is no token. */
function feeWithin(tokenFee: Terms['tokenFee'], { meter, unit }: Price): Decimal | undefined {
  const { kind, isInput } = meters[meter];
  const perMillion = kind === 'tokens' ? tokenFee?.[isInput ? 'input' : 'output'] : undefined;
  if (perMillion === undefined) return undefined;
  const tokens = exactNumber(thingsText({ meter, unit }));
  return decimal(perMillion).times(tokens).div(decimal(1_000_000));
}

/** What stands beside the providers' prices is told as it is, and every call of which a fee is taken counts it. */
export function listedPriceRules(gateway: Gateway, models: readonly Model[]): CatalogFinding[] {
  const { currency, exchange, pricing, tokenFee } = gateway;
  const isOther = tokenFee !== undefined || models.some(({ markup }) => markup !== undefined);
  return [
    ...(exchange?.from === currency
      ? [{ code: 'exchange-same', path: ['gateway', 'exchange', 'from'], values: { currency } } as const]
      : []),
    ...(pricing === 'pass-through' && isOther
      ? [{ code: 'markup-passed-through', path: ['gateway', 'pricing'] } as const]
      : []),
    ...(tokenFee === undefined ? [] : models.flatMap(uncountedFee)),
  ];
}

/** A fee per token cannot be told of a price that stands for tokens and counts none. */
function uncountedFee({ id, modality, pricing, estimates }: Model): CatalogFinding[] {
  const isOfTokens = modalities[modality].headline.every(([first]) => meters[first].kind === 'tokens');
  const counts =
    pricing.kind !== 'priced' || pricing.rates.some(({ meter }) => meters[meter].kind === 'tokens');
  if (estimates.length === 0 && (counts || !isOfTokens)) return [];
  const what = estimates.length > 0 ? 'an estimate' : 'no price per token';
  return [{ code: 'token-fee-uncounted', path: ['gateway', 'tokenFee'], values: { id, what } }];
}
