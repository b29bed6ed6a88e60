/** Uses to begin a calculation with: the worked uses of a kind of model, as the fields of the calculator ask for them. */
import { askedKeys, fieldOf } from '#catalog/registry/conditions.ts';
import { cacheReads, meters, type Meter } from '#catalog/registry/meters.ts';
import { capital } from '#catalog/registry/text.ts';
import { exceeded } from './alternatives.ts';
import { decimal, plain } from './decimal.ts';
import { isPriced, shareOf, type MonthlyUse } from './monthly-bill.ts';
import type { Offer, Offers } from './offer.ts';
import { exactCount, isOffered, metersOf, wholeCount, withPerCall, type QuoteInput } from './quote.ts';
import { startingUse } from './starting-use.ts';
import { cacheField } from './use-fields.ts';

export interface Preset {
  /** "10,000 chats" */
  readonly label: string;
  readonly use: MonthlyUse;
}

/** As many as are read. */
const most = 3;

/** Uses that a model prices in full and takes, the one that its calculation begins with first; none where it begins with none. */
export function presetsFor(
  offer: Offer,
  { starts, perCall, uses }: Pick<Offers, 'starts' | 'perCall' | 'uses'>,
): Preset[] {
  const { rates, seconds, startsWith } = offer;
  const start = startingUse(offer, starts);
  if (start === undefined) return [];
  const worked = uses.flatMap(({ label, usage, requests = 1, service, input }): Preset[] => {
    // A batch is asked for as a share, and told beside every sum.
    if (service !== undefined || !isOffered(seconds, usage)) return [];
    const isMade = input !== undefined && rates.some(({ when }) => when.input === input);
    const context = { ...startsWith, ...(isMade && { input }) };
    const use = useOf(withPerCall(rates, perCall, { usage, requests, context }));
    const isOwn = metersOf(usage).every(
      (meter) => meter === 'request' || rates.some((rate) => rate.meter === meter),
    );
    return isOwn && isPriced(rates, use) && exceeded(offer, use) === undefined
      ? [{ label: shortLabel(label), use }]
      : [];
  });
  const first = worked.find(({ use }) => isSameUse(use, start)) ?? { label: 'Example', use: start };
  const seen = [first];
  for (const preset of worked) {
    // A single one of what is there in number already says nothing new.
    // Nor is one told apart from another of its name.
    const isNew = seen.every(
      ({ label, use }) =>
        label !== preset.label && !isSameUse({ ...preset.use, requests: 1 }, { ...use, requests: 1 }),
    );
    if (isNew) seen.push(preset);
  }
  return seen.slice(0, most);
}

/** "10,000 chats" of "10,000 chats (1,500 in, 400 out)": what is in brackets stands in the fields beside it. */
export function shortLabel(label: string): string {
  return capital(label.replace(/ \([^)]*\)/, '').replace(/^an? /, ''));
}

/** A worked use as the calculator asks for it: cached input as a share of all input, a batch as a share of all requests. */
export function useOf({ usage, requests = 1, context = {} }: QuoteInput): MonthlyUse {
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

/** True where two uses fill in the fields alike. */
export function isSameUse(one: MonthlyUse, other: MonthlyUse): boolean {
  return queryOf(one) === queryOf(other);
}

/** The fields of a use and what stands in them, as an address has them: "input=1500&requests=10000". */
export function queryOf({
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
