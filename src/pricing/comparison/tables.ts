/** Tables of two to four models side by side: what each charges, what the same use costs, and what is known of it. */
import { keysOf, whenText, whenWords } from '#catalog/registry/when.ts';
import { meterNames, meters, thingsText, unitOf, type Meter } from '#catalog/registry/meters.ts';
import type { Workload } from '#catalog/registry/modalities.ts';
import { below, listedPrice, quoteCost, versus, statesPay, withFee, type Amount } from '../amount.ts';
import { feeNameOfPayment } from '../fee.ts';
import { capital, count, uncapital } from '#catalog/registry/text.ts';
import { conditionsOf, headlineAmong } from '../headline-among.ts';
import type { Decimal } from '../decimal.ts';
import type { Offer, OfferedRate, Offers } from '../offer.ts';
import { isOffered, metersOf, quoteIfPriced, withPerCall, type QuoteInput } from '../quote.ts';
import { capabilityWords, type Words } from '../words.ts';

export interface Compared {
  /** The meters that answer "how much" of such models. */
  readonly headline: Offers['headline'];
  /** Of these, every call counts one. */
  readonly perCall: Offers['perCall'];
  readonly gateway: Offers['gateway'];
  /** Worked uses to price; those that none of the models prices are left out. */
  readonly uses: readonly Workload[];
  /** Two to four; differences are counted from the first. */
  readonly offers: readonly Offer[];
}

/** A table whose columns are models; the first cell of a row says what is compared. */
export interface ComparedTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Words[])[];
  /** Cells are figures, which stand right. */
  readonly figures: boolean;
}

const none: Words = ['–'];

/** Names of the models as column headings, with one for the difference where there are just two. */
function columnsOf({ offers }: Compared, first: string): string[] {
  return [first, ...offers.map(({ name }) => name), ...(offers.length === 2 ? ['Lower by'] : [])];
}

/** By how many per cent the lower of two lies below the other, as the sentences tell it. */
function lowerBy([one, other]: readonly (Amount | undefined)[]): Words {
  if (one === undefined || other === undefined) return none;
  const order = one.exact.div(one.per).cmp(other.exact.div(other.per));
  if (order === 0) return ['the same'];
  return [order < 0 ? below(one, other) : below(other, one)];
}

/**
 * The cells of a row. The least figure stands out. Of two models the difference stands in a cell of its own, of more
 * below each figure.
 * @param figures each model's figure; undefined where it has none
 * @param note what is said below a figure
 */
function cellsOf(
  { offers }: Compared,
  figures: readonly (Amount | undefined)[],
  note: (figure: Amount, index: number) => Words = () => [],
): Words[] {
  const [base] = figures;
  const apart = (one: Amount | undefined): Words | undefined =>
    base === undefined || one === undefined ? undefined : [versus(one, base)];
  const least = leastOf(figures);
  const cells = figures.map((one, index): Words => {
    if (one === undefined) return none;
    const isLeast = least !== undefined && one.exact.div(one.per).eq(least);
    const figure = isLeast
      ? ({ kind: 'least', content: [one], word: offers.length > 2 ? 'lowest' : 'lower' } as const)
      : one;
    const asides = [...(offers.length > 2 && index > 0 ? [apart(one)] : []), note(one, index)].filter(
      (words) => words !== undefined && words.length > 0,
    );
    const content = asides.flatMap((words = [], place) => {
      const [first] = words;
      const isAside = typeof first === 'string' && first.startsWith('(');
      return [...(place === 0 ? [] : [isAside ? ' ' : ', ']), ...words];
    });
    return [figure, ...(content.length > 0 ? [' ', { kind: 'muted', content } as const] : [])];
  });
  return offers.length === 2 ? [...cells, lowerBy(figures)] : cells;
}

/** What the least of some figures comes to for one thing; undefined where they are all the same, or one alone. */
function leastOf(figures: readonly (Amount | undefined)[]): Decimal | undefined {
  const values = figures.flatMap((one) => (one === undefined ? [] : [one.exact.div(one.per)]));
  const [least, ...others] = values.sort((a, b) => a.cmp(b));
  return others.some((value) => !value.eq(least ?? value)) ? least : undefined;
}

/** Grids of sizes and qualities can be long; the pages of the models have all of it. */
const mostRows = 16;

/** What each model lists, meter by meter, the same conditions in one row. */
export function pricesTable(compared: Compared): ComparedTable {
  const rows = priceRows(compared).slice(0, mostRows);
  return {
    caption: 'Listed prices, before any fee',
    columns: columnsOf(compared, 'What is billed'),
    rows: rows.map((row) => [
      label(row),
      ...cellsOf(
        compared,
        row.map((rate) => rate && listedPrice(rate, compared.gateway.currency)),
        (_, index) => unitNote(row, row[index]),
      ),
    ]),
    figures: true,
  };
}

/** Rates of one meter and condition, one per model where it has such a rate. */
type PriceRow = readonly (OfferedRate | undefined)[];

/** Rates that at least two of the models have, standard rates, and what answers "how much" for any of them. */
function priceRows({ headline, offers }: Compared): PriceRow[] {
  const all = offers.flatMap(({ rates }) => rates);
  const conditions = [...new Set(all.map(({ when }) => whenText(when)))];
  const headlines = new Set(offers.flatMap(({ rates }) => headlineAmong(headline, rates)?.rates ?? []));
  const rows = [...new Set(all.map(nameOf))].map((name) =>
    offers.map(({ rates }) => rates.find((rate) => nameOf(rate) === name)),
  );
  return rows
    .filter((row) => {
      const held = row.filter((rate) => rate !== undefined);
      return held.length > 1 || held.some((rate) => keysOf(rate.when).length === 0 || headlines.has(rate));
    })
    .sort((a, b) => placeOf(a, conditions) - placeOf(b, conditions));
}

function nameOf({ meter, when }: OfferedRate): string {
  return `${meter}?${whenText(when)}`;
}

/** True where all prices of a row are listed in one unit, which its label then names. */
function isOneUnit(row: PriceRow): boolean {
  return new Set(row.flatMap((rate) => (rate === undefined ? [] : [thingsText(rate)]))).size < 2;
}

function unitNote(row: PriceRow, rate: OfferedRate | undefined): Words {
  return rate === undefined || isOneUnit(row) ? [] : [`per ${unitOf(rate).shortUnit}`];
}

function firstOf(row: PriceRow): OfferedRate | undefined {
  return row.find((rate) => rate !== undefined);
}

/** Standard rates first, then condition by condition, each in the order of the meters. */
function placeOf(row: PriceRow, conditions: readonly string[]): number {
  const rate = firstOf(row);
  if (rate === undefined) return 0;
  const { when, meter } = rate;
  const group = keysOf(when).length * conditions.length + conditions.indexOf(whenText(when));
  return group * meterNames.length + meterNames.indexOf(meter);
}

function label(row: PriceRow): Words {
  const rate = firstOf(row);
  if (rate === undefined) return [];
  const { label: name, noun } = meters[rate.meter];
  const { shortUnit } = unitOf(rate);
  const when = keysOf(rate.when).length === 0 ? '' : `, ${uncapital(whenWords(rate.when, rate.mode))}`;
  if (!isOneUnit(row)) return [`${name}${when}`];
  const unit = shortUnit === noun.one ? 'each' : `per ${shortUnit}`;
  return [`${name}${when} `, { kind: 'muted', content: [unit] }];
}

export interface PricedUse {
  readonly workload: Workload;
  /** What it costs with each model; undefined where the model has no price for all of it. */
  readonly costs: readonly (Amount | undefined)[];
}

/** The uses that at least one of the models prices, those that all of them price first. */
export function pricedUses({ headline, perCall, gateway, offers, uses }: Compared): PricedUse[] {
  const rows = uses
    .filter(({ for: purpose }) => offers.every((offer) => can(offer, purpose?.capabilities ?? [])))
    .map((workload) => ({
      workload,
      costs: offers.map((offer) => {
        const input = inputOf({ headline, perCall }, offer, workload);
        const quote = input && quoteIfPriced(offer.rates, input);
        return quote && quoteCost(offer.id, input, quote, gateway.currency);
      }),
    }))
    .filter(({ costs }) => costs.some((cost) => cost !== undefined));
  const isShared = ({ costs }: PricedUse) => !costs.includes(undefined);
  return [...rows.filter(isShared), ...rows.filter((row) => !isShared(row))];
}

function can({ capabilities }: Offer, wanted: readonly string[]): boolean {
  return wanted.every((name) => capabilities.some((own) => own === name));
}

/** The use as this model is asked for it; undefined when it does not take or serve it. */
function inputOf(
  { headline, perCall }: Pick<Compared, 'headline' | 'perCall'>,
  offer: Offer,
  workload: Workload,
): QuoteInput | undefined {
  const answer = headlineAmong(headline, offer.rates);
  if (answer === undefined) return undefined;
  // A model without a standard rate is quoted at the rates its headline names.
  const asked = conditionsOf(answer);
  const isPriced = offer.rates.some(({ when }) => when.input !== undefined && when.input === workload.input);
  const context = {
    ...asked,
    service: workload.service ?? asked.service,
    input: isPriced ? workload.input : asked.input,
  };
  const { usage, requests = 1 } = workload;
  const use = withPerCall(offer.rates, perCall, { usage, requests, context });
  // Thoughts that have a price of their own are no part of an answer.
  const isThought =
    workload.for?.capabilities?.includes('reasoning') === true && usage.reasoning === undefined;
  if (isThought && offer.rates.some(({ meter }) => meter === 'reasoning')) return undefined;
  const isServed = (meter: Meter) =>
    offer.rates.some((rate) => rate.meter === meter && rate.when.service === workload.service);
  const served = workload.service === undefined || metersOf(workload.usage).every(isServed);
  return served && fits(offer, workload) ? use : undefined;
}

function fits({ context, contextOf, maxOutput, seconds }: Offer, { usage }: Workload): boolean {
  if (!isOffered(seconds, usage)) return false;
  if (maxOutput !== undefined && (usage.output ?? 0) > maxOutput) return false;
  if (contextOf === 'part') return true;
  const tokens = metersOf(usage).filter((meter) => meters[meter].kind === 'tokens');
  return context === undefined || tokens.reduce((sum, meter) => sum + (usage[meter] ?? 0), 0) <= context;
}

/** What the same use costs with each model; undefined where no use can be priced. */
export function usesTable(compared: Compared): ComparedTable | undefined {
  const { gateway } = compared;
  const rows = pricedUses(compared);
  if (rows.length === 0) return undefined;
  const paid = (cost: Amount): Words =>
    !statesPay(gateway) ? [] : ['(you pay ', withFee(cost, gateway), ')'];
  const fee =
    gateway.platformFee === undefined || !statesPay(gateway)
      ? ''
      : `, and what you pay with the ${feeNameOfPayment(gateway.platformFee)}`;
  return {
    caption: `The same use with each of them${conditionNote(compared)}${fee}`,
    columns: columnsOf(compared, 'Use'),
    rows: rows.map(({ workload, costs }) => [[capital(workload.label)], ...cellsOf(compared, costs, paid)]),
    figures: true,
  };
}

/** How each is asked that has no price without a condition: " (Thinker without thinking)". */
function conditionNote({ headline, offers }: Compared): string {
  const notes = offers.flatMap(({ name, rates }) => {
    const answer = headlineAmong(headline, rates);
    const when = answer === undefined ? {} : conditionsOf(answer);
    return keysOf(when).length === 0 ? [] : [`${name} ${uncapital(whenWords(when))}`];
  });
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`;
}

type Fact = (offer: Offer) => string | undefined;

const facts: readonly (readonly [name: string, fact: Fact])[] = [
  ['Provider', ({ provider }) => provider],
  ['Context window', (offer) => tokens(offer, offer.context)],
  ['Max output', (offer) => tokens(offer, offer.maxOutput)],
  ['Released', ({ released }) => released],
  ['Weights', ({ openWeights }) => (openWeights === undefined ? undefined : openWeights ? 'open' : 'closed')],
  ['Status', ({ stage }) => stage],
  ['Can', ({ capabilities }) => capabilities.map((name) => capabilityWords[name]).join(', ') || undefined],
];

/** Lengths in tokens, told only of models that are billed by them. */
function tokens({ rates }: Offer, value: number | undefined): string | undefined {
  const isBilled = rates.some(({ meter }) => meters[meter].kind === 'tokens');
  return value === undefined || !isBilled ? undefined : `${count(value)} tokens`;
}

/** One row for each fact that is known of any of them. */
export function factsTable({ offers }: Compared): ComparedTable {
  const rows = facts
    .map(([name, fact]) => ({ name, values: offers.map(fact) }))
    .filter(({ values }) => values.some((value) => value !== undefined));
  return {
    caption: 'What is known of each',
    columns: ['Fact', ...offers.map(({ name }) => name)],
    rows: rows.map(({ name, values }) => [[name], ...values.map((value) => [value ?? 'not known'])]),
    figures: false,
  };
}
