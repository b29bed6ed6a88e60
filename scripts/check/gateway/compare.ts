/** The catalog beside the gateway's own list: served and not listed, listed and not served, and prices that differ. */
import { whenText } from '#catalog/registry/when.ts';
import type { When } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import { selectorOf } from '#catalog/registry/rate-selector.ts';
import { statementFor } from '#catalog/records/price-evidence.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { ratesOn } from '#pricing/rates.ts';
import { decidedRates } from '../prices/decided-rates.ts';
import { findingsOf, type FindingKind } from '../prices/findings.ts';
import { rateCase } from '../prices/condition.ts';
import { amountIn, sameAmount } from '../prices/exact-amounts.ts';
import type { SourceRate } from '../prices/sources/source.ts';
import { unitSlip } from '../prices/verdict.ts';
import { amountsText } from '../prices/wording.ts';
import type { Finding } from '../report.ts';
import type { ListEntry, OpenedList } from './lists/list.ts';

const gatewayKinds = {
  'gateway-not-listed': {
    severity: 'error',
    why: 'The gateway serves it, and readers find no price of it here.',
    fix: 'Run `npm run catalog -- import --update`, or add its entry by hand.',
  },
  'gateway-not-served': {
    severity: 'error',
    why: 'Readers are told a price for what their requests cannot ask for.',
    fix: 'Add it to the list. If the gateway serves it all the same, say so in the entry of the model: {statement}. If it is gone, say since when: `status: deprecated` and `retires`, or take the entry out and keep its name under `removed`.',
  },
  'gateway-free-unlisted': {
    severity: 'warning',
    why: 'Readers are told that it costs nothing; whether it is still served, the list does not say.',
    fix: 'Add it to the list. If it is gone, say since when: `status: deprecated` and `retires`, or take the entry out and keep its name under `removed`.',
  },
  'gateway-price': {
    severity: 'error',
    why: 'Readers are charged another amount than the one they are shown.',
    fix: 'Run `npm run catalog -- import --update` if the list is right; correct the list if the catalog is.',
  },
  'gateway-rate-unlisted': {
    severity: 'error',
    why: 'The list charges something under this condition that readers are not shown.',
    fix: 'Run `npm run catalog -- import --update`, or add the price by hand.',
  },
  'gateway-rate-untaken': {
    severity: 'warning',
    why: 'No catalog can list it as it stands, so that readers are not told of it.',
    fix: 'Complete the list, or say by hand what is charged: docs/import.md, “What is taken”.',
  },
  'gateway-rate-gone': {
    severity: 'error',
    why: 'The list has other prices of the model, and none for this.',
    fix: 'Take it out if it is not charged any more. If it is, add it to the list, or say so in the entry of the model: {statement}.',
  },
  'gateway-entry-unreadable': {
    severity: 'error',
    why: 'An entry counts whole or not at all: a price that cannot be read may be the one that differs.',
    fix: 'Correct the list at the gateway.',
  },
  'gateway-currency': {
    severity: 'error',
    why: 'An amount in another currency neither confirms nor contradicts.',
    fix: 'Read the list of the catalog’s currency, or state the rate: `gateway.exchange`.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(gatewayKinds);

export interface Comparison {
  readonly findings: readonly Finding[];
  readonly counts: {
    readonly served: number;
    readonly listed: number;
    readonly compared: number;
    readonly equal: number;
  };
}

/**
 * @param catalog as it is listed, with the gateway's markup
 * @param from how messages call the list: its path or address
 * @param date UTC day whose prices are compared, `YYYY-MM-DD`
 */
export function compareWithList(catalog: Catalog, list: OpenedList, from: string, date: string): Comparison {
  const { file, models, gateway } = catalog;
  const byId = new Map(
    models.flatMap((model) => [
      [model.id, model] as const,
      ...model.aliases
        .filter(({ until }) => until === undefined || until > date)
        .map(({ id }) => [id, model] as const),
    ]),
  );
  const findings: Finding[] = [];
  const served = new Set(list.entries.map(({ id }) => id));
  let [compared, equal] = [0, 0];
  for (const entry of list.entries) {
    const place = placeIn(from, entry);
    const model = byId.get(entry.id);
    const data = { model: entry.id };
    if (entry.faults.length > 0) {
      findings.push(
        finding('gateway-entry-unreadable', `${entry.id}: ${entry.faults.join('; ')}.`, place, data),
      );
      continue;
    }
    if (entry.currency !== undefined && entry.currency !== gateway.currency) {
      const says = `${entry.id} is in ${entry.currency} in the list, and the catalog is in ${gateway.currency}.`;
      findings.push(finding('gateway-currency', says, place, data));
      continue;
    }
    if (model === undefined) {
      const priced = entry.rates.map((rate) => `${selectorOf(rate)} ${rate.amount}`).join(', ');
      const says = `${entry.id} is served${priced === '' ? '' : ` (${priced})`}, and ${file} does not list it.`;
      findings.push(finding('gateway-not-listed', says, place, data));
      continue;
    }
    if (isGone(model, date)) {
      const says = `${model.id} retired on ${model.life.retires ?? ''}, and ${from}:${entry.place} serves it.`;
      findings.push(finding('gateway-not-listed', says, { file, line: model.line }, data));
      continue;
    }
    // An id by which the model went before says nothing that its own entry does not say.
    if (entry.id !== model.id && served.has(model.id)) continue;
    const result = compareEntry(catalog, model, entry, from, date);
    findings.push(...result.findings);
    compared += result.compared;
    equal += result.equal;
  }
  for (const model of models) {
    if (isGone(model, date) || [model.id, ...model.aliases.map(({ id }) => id)].some((id) => served.has(id)))
      continue;
    const rates = ratesOn(model, date);
    // The list of what is sold may leave out what nobody pays for.
    const isFree = model.pricing.kind === 'free';
    if (!isFree && rates.length > 0 && rates.every((rate) => isStated(model, rate))) continue;
    const code = isFree ? 'gateway-free-unlisted' : 'gateway-not-served';
    const says = `${model.id} is listed${isFree ? ' as free' : ''}, and ${from} does not serve it.`;
    const fill = { statement: statementText(rates, date) };
    findings.push(finding(code, says, { file, line: model.line }, { model: model.id }, fill));
  }
  return { findings, counts: { served: served.size, listed: models.length, compared, equal } };
}

function compareEntry(
  { file, gateway: { currency } }: Catalog,
  model: Model,
  entry: ListEntry,
  from: string,
  date: string,
): { readonly findings: Finding[]; readonly compared: number; readonly equal: number } {
  const current = [...ratesOn(model, date), ...model.estimates];
  const findings: Finding[] = [];
  const told = new Set<Rate>();
  const { undecided } = decidedRates(entry.rates);
  let equal = 0;
  for (const rate of entry.rates) {
    const own = current.find((one) => rateCase(one) === rateCase(rate));
    const stated = `${rate.amount} ${currency}`;
    const at = `${from}:${entry.place}`;
    const data = { model: model.id, rate: selectorOf(rate), list: rate.amount };
    if (own === undefined) {
      // What costs as much as without the condition need not stand for itself.
      const standard = applicableAmount(current, rate);
      if (standard !== undefined && sameAmount(standard, rate.amount)) {
        equal += 1;
        continue;
      }
      const reason = undecided.includes(rate)
        ? undecidedWords
        : isAnswered(model, entry.rates)
          ? undefined
          : unansweredWords;
      const lacks =
        standard === undefined ? 'no such price' : `${standard} ${currency}, without that condition`;
      const says = `${model.id}: ${selectorOf(rate)} is ${stated} at ${at}, and ${file} has ${lacks}${reason === undefined ? '' : `: ${reason}`}.`;
      const code = reason === undefined ? 'gateway-rate-unlisted' : 'gateway-rate-untaken';
      findings.push(finding(code, says, { file, line: model.line }, data));
      continue;
    }
    told.add(own);
    const listed = amountIn(own.meter, own.amount, own.per, undefined);
    if (sameAmount(listed, rate.amount)) {
      equal += 1;
      continue;
    }
    const slip = unitSlip(listed, rate.amount);
    const says = `${model.id}: ${selectorOf(own)} is listed at ${listed} ${currency}, and ${at} charges ${stated}${slip === undefined ? '' : `, ${slip}`}.`;
    findings.push(finding('gateway-price', says, { file, line: own.line }, { ...data, listed }));
  }
  // A list that says nothing of a price contradicts none.
  for (const own of entry.isPriced ? ratesOn(model, date) : []) {
    if (told.has(own) || isCovered(own, entry.rates) || isStated(model, own)) continue;
    const says = `${model.id}: ${selectorOf(own)} is listed at ${own.amount} ${currency}, and ${from}:${entry.place} has no such price.`;
    const data = { model: model.id, rate: selectorOf(own) };
    const fill = { statement: statementText([own], date) };
    findings.push(finding('gateway-rate-gone', says, { file, line: own.line }, data, fill));
  }
  return { findings, compared: entry.rates.length, equal };
}

// What a catalog can list of an entry: here and in the import the same words say why it does not.

/** Of a price beside which another one could hold, too. */
export const undecidedWords = 'nobody says which price holds where another condition does, too';

/** Of prices that leave open what a call costs. */
export const unansweredWords = 'no price that says what using such a model costs';

/** Whether the list has a price that answers what the model costs, or the catalog has one of its own all the same. */
function isAnswered({ modality, pricing }: Model, rates: readonly SourceRate[]): boolean {
  if (pricing.kind !== 'unknown') return true;
  return modalities[modality].headline.some(([first]) => rates.some(({ meter }) => meter === first));
}

// What the entry itself says of its prices, and of being served.

/** Whether a statement of the entry says who charges it: the gateway, or a page that was read. */
function isStated(model: Model, rate: Rate): boolean {
  return (['own', 'unverified'] as const).some((status) => statementFor(model, rate, status) !== undefined);
}

/** What to write into an entry that the list leaves out. */
function statementText(rates: readonly Rate[], date: string): string {
  return `\`unverified: { amounts: ${amountsText(rates)}, source: gateway, checked: ${date} }\``;
}

/** Whether the list charges the same for it without saying so: its condition changes nothing there. */
function isCovered(own: Rate, rates: readonly SourceRate[]): boolean {
  const charged = applicableAmount(rates, own);
  return charged !== undefined && sameAmount(charged, amountIn(own.meter, own.amount, own.per, undefined));
}

/** What a rate of another condition costs where nothing is said of that condition: the price without any. */
export function applicableAmount(
  rates: readonly (Pick<Rate, 'meter' | 'when' | 'amount'> & Partial<Pick<Rate, 'per'>>)[],
  { meter, when }: { readonly meter: Meter; readonly when: When },
): string | undefined {
  if (whenText(when) === '') return undefined;
  const standard = rates.find((rate) => rate.meter === meter && whenText(rate.when) === '');
  return standard && amountIn(meter, standard.amount, standard.per, undefined);
}

function isGone({ life }: Model, date: string): boolean {
  return life.retires !== undefined && life.retires <= date;
}

/** Where an entry stands; an address has lines of its own only in words. */
function placeIn(from: string, { place }: ListEntry): { file: string; line?: number; column?: number } {
  const [line, column] = place.split(':').map(Number);
  return /^https?:/.test(from)
    ? { file: `${from}:${place}` }
    : { file: from, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
}
