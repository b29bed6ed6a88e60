/** The calculator's form, filled in with a use to begin with, and what that and some other uses come to. */
import { askedKeys, fieldOf } from '#catalog/registry/conditions.ts';
import { cacheReads, meters, type Meter } from '#catalog/registry/meters.ts';
import type { Model } from '#catalog/types.ts';
import { listedPrice } from '#pricing/amount.ts';
import { cacheField } from '#pricing/use-fields.ts';
import { decimal, plain } from '#pricing/decimal.ts';
import { fieldsFor } from '#pricing/calculator-fields.ts';
import { exactCount, wholeCount, type QuoteInput } from '#pricing/quote.ts';
import { ratesOn } from '#pricing/rates.ts';
import { receiptOf } from '#pricing/receipt.ts';
import { startingUse } from '#pricing/starting-use.ts';
import { keys } from '#pricing/trace-key.ts';
import { billIfPriced, shareOf, type MonthlyUse } from '#pricing/monthly-bill.ts';
import type { CalculatorForm, Receipt } from '#views/page/blocks.ts';
import type { Site } from '#views/site.ts';
import { capital, displayName } from '#views/words/phrases.ts';
import { termsOf } from '#views/words/fee.ts';
import { offerOf, startingUses } from './tool-offers.ts';
import { usesOf, type Use } from './worked-uses.ts';

/** Uses to choose from: more would not be read, and fewer where the grid of prices is long. */
const [most, mostBesideLong] = [3, 1];
/** Rates that make a grid long. */
const longGrid = 16;

/** @param kinds what to choose the model from. @default just this one, with its worked uses to choose from */
export function calculatorForm(
  site: Site,
  model: Model,
  kinds?: CalculatorForm['kinds'],
): CalculatorForm | undefined {
  const rates = ratesOn(model, site.date);
  const start = startingUse(offerOf(site, model), startingUses(model.modality));
  if (start === undefined) return undefined;
  const uses = usesOf(site, model);
  const named = uses.find((use) => isSame(useOf(use.input), start));
  const first = receiptFor(site, model, start, named);
  if (first === undefined) return undefined;
  const others = uses
    .filter((use) => use !== named && !isOneOf(use, start))
    // What counts the same in another way, as a batch does, comes last: it is the grid's to tell.
    .sort((one, other) => Number(isRecount(one, start)) - Number(isRecount(other, start)))
    .flatMap((use) => receiptFor(site, model, useOf(use.input), use) ?? []);
  return {
    kind: 'calculator',
    model: { id: model.id, name: displayName(site, model), modality: model.modality },
    kinds,
    // Choices and shares come with the script, which knows what else the model has a price for.
    fields: fieldsFor(rates, start)
      .filter(({ kind, isExtra }) => kind === 'count' && !isExtra)
      .map(({ name, label, initial }) => ({ name, label, value: initial })),
    // What comes to nothing has no lines to show.
    receipts: (kinds === undefined
      ? [first, ...others].slice(0, rates.length > longGrid ? mostBesideLong : most)
      : [first]
    ).filter(({ lines }) => lines.length > 0),
  };
}

/** What a worked use comes to, as the calculator works it out; undefined where it has no price. */
function receiptFor(site: Site, model: Model, use: MonthlyUse, named: Use | undefined): Receipt | undefined {
  const { currency } = site.gateway;
  const rates = ratesOn(model, site.date).map((rate) => ({ ...rate, key: keys.rate(model, rate) }));
  const bill = billIfPriced(rates, use, currency);
  if (bill === undefined) return undefined;
  const items = bill.lines.map((line) => ({ ...line, price: listedPrice(line.rate, currency) }));
  return {
    label: named === undefined ? 'Example' : shortLabel(named.label),
    query: queryFor(use),
    lines: bill.total.exact.eq(decimal(0)) ? [] : receiptOf(items, bill.total, termsOf(site)),
  };
}

/** "10,000 chats" of "10,000 chats (1,500 in, 400 out)": what is in brackets stands in the fields beside it. */
function shortLabel(label: string): string {
  return capital(label.replace(/ \([^)]*\)/, '').replace(/^an? /, ''));
}

/** A worked use as the calculator asks for it: cached input as a share of all input, a batch as a share of all requests. */
function useOf({ usage, requests = 1, context = {} }: QuoteInput): MonthlyUse {
  const counts: Partial<Record<Meter, number>> = {};
  for (const [name, units] of Object.entries(usage) as [Meter, number][]) {
    const whole = meters[name].isCacheRead ? (meters[name].billedAs ?? name) : name;
    // Each request counts one by itself.
    if (name !== 'request') counts[whole] = (counts[whole] ?? 0) + wholeCount(units);
  }
  const shares = cacheReads.flatMap((meter) => {
    const cached = wholeCount(usage[meter]);
    const { billedAs } = meters[meter];
    return cached === 0 || billedAs === undefined
      ? []
      : [[meter, shareFor(cached, counts[billedAs] ?? cached)]];
  });
  const { service, ...asked } = context;
  return {
    counts,
    requests,
    ...(shares.length > 0 && { cachedShares: Object.fromEntries(shares) as MonthlyUse['cachedShares'] }),
    ...(service === 'batch' ? { batchShare: '100', context: asked } : { context }),
  };
}

/** The shortest percentage of a count that comes to just this part of it. */
function shareFor(part: number, whole: number): string {
  for (let places = 0; ; places += 1) {
    const share = plain(decimal(part).times(decimal(100)).div(decimal(whole)).round(places, 'up'));
    if (shareOf(whole, share) === part) return share;
  }
}

function isSame(one: MonthlyUse, other: MonthlyUse): boolean {
  return queryFor(one) === queryFor(other);
}

/** The same requests in another number, or another way. */
function isRecount({ input }: Use, { counts }: MonthlyUse): boolean {
  return (
    isSame({ counts: useOf(input).counts, requests: 1 }, { counts, requests: 1 }) &&
    input.context?.service !== undefined
  );
}

/** A single one of what the form begins with many of says nothing new. */
function isOneOf(use: Use, start: MonthlyUse): boolean {
  return isSame({ ...useOf(use.input), requests: start.requests }, start) && (use.input.requests ?? 1) === 1;
}

/** The fields of a use and what stands in them. */
function queryFor({
  counts,
  requests,
  cachedShares = {},
  batchShare = '0',
  context = {},
}: MonthlyUse): string {
  const asked = askedKeys.flatMap((key): [string, string][] =>
    context[key] === undefined ? [] : [[fieldOf(key).name, String(context[key])]],
  );
  const pairs: [string, string][] = [
    ...Object.entries(counts).map(([meter, count]): [string, string] => [meter, plain(exactCount(count))]),
    ['requests', String(requests)],
    ...Object.entries(cachedShares).map(([meter, share]): [string, string] => [
      cacheField(meter as Meter),
      share,
    ]),
    ...(batchShare === '0' ? [] : [['batch', batchShare] as [string, string]]),
    ...asked,
  ];
  return new URLSearchParams(pairs).toString();
}
