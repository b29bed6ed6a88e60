/** What a model costs in practice: worked uses, and what a top-up buys. */
import { isMonthly, meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import { isTimed } from '#catalog/registry/when.ts';
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { conditionsOf } from '#pricing/headline-among.ts';
import { metersOf } from '#pricing/quote.ts';
import { ratesOn } from '#pricing/rates.ts';
import { enumerated } from '#pricing/words.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Block, Table } from '#views/page/blocks.ts';
import { exampleTopUps, paymentName } from '#views/words/gateway-sentences.ts';
import type { Inlines } from '#views/page/inline.ts';
import { capital, displayName, whenWords } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { particulars } from './particulars.ts';
import { usesOf, type Use } from './worked-uses.ts';
import { feeOfPayment, payLabel } from '#views/words/fee.ts';

/** The tables of worked uses and of top-ups; empty when no workload fits the model's meters. */
export function workedBlocks(site: Site, model: Model): Block[] {
  const uses = usesOf(site, model);
  // What is no longer served costs nobody anything.
  if (uses.length === 0 || !site.lifecycle(model).isServed) return [];
  const particular = particulars(site, model);
  return [
    usesTable(site, model, uses),
    ...besidesNote(site, model, uses),
    ...(particular.length > 0 ? [{ kind: 'list', items: particular } as const] : []),
    ...topUpTable(site, model),
  ];
}

function usesTable(site: Site, model: Model, uses: readonly Use[]): Table {
  const fee = feeOfPayment(site);
  const condition = conditionNote(site, model);
  const hasHours = ratesOn(model, site.date).some(({ when }) => isTimed(when));
  // Uses say nothing of the hour of the day.
  const standard = hasHours ? 'standard ' : '';
  const apart = apartWords(apartFrom(site, model, uses));
  return {
    kind: 'table',
    caption: `Worked examples at the ${standard}prices above${condition}`,
    columns: [
      { label: 'Use' },
      { label: `Usage cost${apart}`, align: 'end' },
      ...(fee === undefined ? [] : [{ label: `${payLabel(site)}${apart}`, align: 'end' } as const]),
    ],
    rows: uses.map(({ label, input }): Inlines[] => {
      const key = keys.quote(model, input);
      return [
        [capital(label)],
        [site.amount(key)],
        ...(fee === undefined ? [] : [[site.amount(keys.fee(key))]]),
      ];
    }),
  };
}

function conditionNote(site: Site, model: Model): string {
  const answer = headline(model, site.date);
  if (answer?.isFrom !== true) return '';
  const { when, mode } = answer.rates[0];
  const words = whenWords({ ...conditionsOf(answer), ...when }, mode);
  return ` (${words.toLowerCase()})`;
}

/** Whatever is no token and comes on top of a use: it is missing from what the use is said to cost. */
function apartFrom(site: Site, model: Model, uses: readonly Use[]): Meter[] {
  return besidesOf(site, model, uses).filter((meter) => meters[meter].kind !== 'tokens');
}

/** ", searches apart"; nothing where nothing is. */
function apartWords(besides: readonly Meter[]): string {
  const words = enumerated(besides.map((meter) => meters[meter].noun.many));
  return besides.length === 0 ? '' : `, ${words} apart`;
}

/** What the model bills and no use counts, apart from what caches do to the price of input. */
function besidesOf(site: Site, model: Model, uses: readonly Use[]): Meter[] {
  const counted = new Set(uses.flatMap(({ input }) => metersOf(input.usage)));
  const rates = ratesOn(model, site.date);
  return meterNames.filter((meter) => {
    const { isInput, billedAs } = meters[meter];
    const isCache = (isInput && billedAs !== undefined) || isMonthly(meter);
    return !isCache && !counted.has(meter) && rates.some((rate) => rate.meter === meter);
  });
}

function besidesNote(site: Site, model: Model, uses: readonly Use[]): Block[] {
  const besides = besidesOf(site, model, uses);
  if (besides.length === 0) return [];
  const words = enumerated(
    besides.map((meter) => meters[meter].noun.many),
    'or',
  );
  const isFreeFirst = ratesOn(model, site.date).some(
    ({ meter, billing = {} }) => besides.includes(meter) && billing.freePerRequest !== undefined,
  );
  const billed = isFreeFirst ? 'are billed besides where they are not free' : 'are billed besides';
  return [{ kind: 'note', content: [`These examples count no ${words}, which ${billed}.`] }];
}

/**
 * The use by which top-ups are counted for a model: the key of its cost, and its name in the plural. Undefined where a
 * call pays something besides that no use counts.
 */
export function countedUse(site: Site, model: Model): { key: string; many: string } | undefined {
  const use = usesOf(site, model).find(({ counted }) => counted !== undefined);
  const many = use?.counted?.many;
  if (use === undefined || many === undefined) return undefined;
  const key = keys.quote(model, { ...use.input, requests: 1 });
  const counted = metersOf(use.input.usage);
  const { headline: groups, perCall } = modalities[model.modality];
  const besides = [...new Set([...groups.flat(), ...perCall])].filter(
    (meter) => !counted.includes(meter) && ratesOn(model, site.date).some((rate) => rate.meter === meter),
  );
  const isTokens = (meter: Meter) => meters[meter].kind === 'tokens';
  // A use that is told by its tokens says how many of them.
  if (counted.some(isTokens)) return { key, many: `${many}${apartWords(apartFrom(site, model, [use]))}` };
  if (!besides.every(isTokens)) return undefined;
  return { key, many: `${many}${apartWords(besides)}` };
}

function topUpTable(site: Site, model: Model): Table[] {
  const use = countedUse(site, model);
  if (use === undefined) return [];
  const heading = capital(use.many);
  return [
    {
      kind: 'table',
      caption: `What a ${paymentName(site)} buys of ${displayName(site, model)}`,
      columns: [
        { label: capital(paymentName(site)) },
        // Without a fee a payment funds just itself.
        ...(site.gateway.platformFee ? [{ label: 'Funds usage of', align: 'end' } as const] : []),
        { label: heading, align: 'end' },
      ],
      rows: exampleTopUps(site).map((sum) => {
        const key = keys.sum(sum);
        const funded = site.gateway.platformFee ? [[site.amount(keys.funds(key))]] : [];
        return [[site.amount(key)], ...funded, [site.amount(keys.count(use.key, sum))]];
      }),
    },
  ];
}
