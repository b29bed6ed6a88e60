import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CatalogError } from '#catalog/read/problem.ts';
import { loadCatalog } from '#catalog/load.ts';
import { buildDate } from '#catalog/records/price-evidence.ts';
import { quantityWords } from '#catalog/registry/billing-rules.ts';
import { meters, thingsText, unitOf } from '#catalog/registry/meters.ts';
import { rateKey } from '#catalog/registry/rate-key.ts';
import { keysOf, whenWords } from '#catalog/registry/when.ts';
import type { When } from '#catalog/registry/conditions.ts';
import type { Catalog, Gateway, Model } from '#catalog/types.ts';
import { grouped, listedPrice, withFee, type Amount } from '#pricing/amount.ts';
import { decimal, plain, roundHalfEven, type Decimal } from '#pricing/decimal.ts';
import { isProportional } from '#pricing/fee.ts';
import { lifecycleOf } from '#pricing/lifecycle.ts';
import { billIfPriced, type Bill } from '#pricing/monthly-bill.ts';
import { ratesOn } from '#pricing/rates.ts';
import { missingChoices, priceUsage, type PricedUsage } from '#pricing/usage/price-usage.ts';
import { textTable } from '../../check/reporters/text-table.ts';
import { CannotRun } from '../../check/report.ts';
import {
  exit,
  parseVerb,
  print,
  readEvidence,
  requiredArgument,
  UsageError,
  type Io,
  type Verb,
} from '../verb.ts';
import { findModel } from './explain.ts';

/** Characters per line of the table. */
const width = 120;

/** `cost <id> --usage <file>`: what a response cost by the catalog. */
export const cost: Verb = {
  summary: 'what a response cost: its usage, whatever its maker, by the prices of one model',
  usage: `npm run catalog -- cost <id> --usage <file> [--requests <n>] [--date YYYY-MM-DD] [--format text|json]
  id           a model's id or one of its aliases, such as anthropic/claude-opus-5
  --usage      a file with a response, its usage part, or the events of a stream; - reads standard input
  --requests   so many such requests (default: 1)
  --date       with the prices of this UTC day (default: BUILD_DATE, else the day of prices.lock.json)
  --format     text for people, or json: one object for programs, its figures exact, before the platform fee
Exit code: 0 priced, 1 it cannot be priced (the problem is said), 2 the call cannot be understood.`,
  run: (argv, io) => {
    const { values, positionals } = parseVerb(
      argv,
      {
        usage: { type: 'string' },
        requests: { type: 'string', default: '1' },
        date: { type: 'string' },
        format: { type: 'string', default: 'text' },
      },
      1,
    );
    const id = requiredArgument(positionals[0], 'The id of a model');
    const file = requiredArgument(values.usage, 'The file of the usage (--usage)');
    const requests = wholeNumber(values.requests);
    if (values.format !== 'text' && values.format !== 'json')
      throw new UsageError(`There is no format "${values.format}": it is text or json.`);
    const outcome = outcomeOf(() => costOf(id, textOf(file, io), requests, values.date, io));
    if (values.format === 'json')
      io.out(`${JSON.stringify('problem' in outcome ? outcome : asJson(outcome))}\n`);
    else if ('problem' in outcome) io.err(`${outcome.problem}\n`);
    else print(io, asText(outcome));
    return 'problem' in outcome ? exit.wrong : exit.ok;
  },
};

/** @throws UsageError when it is none */
function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UsageError(`"${text}" is not a number of requests: give a whole number, 1 or more.`);
}

/** @throws CannotRun when the file cannot be read */
function textOf(file: string, { environment }: Io): string {
  try {
    // npm runs scripts in the project's folder, and says where it was called.
    const text = readFileSync(file === '-' ? 0 : resolve(environment.INIT_CWD ?? '.', file), 'utf8');
    if (text.trim() !== '') return text;
  } catch (error) {
    throw new CannotRun(
      `The usage cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  throw new CannotRun(
    file === '-'
      ? 'Nothing came from standard input: pipe a response into the command, or name its file.'
      : `The file ${file} is empty: it should hold a response, its usage part, or the events of a stream.`,
  );
}

/** What a use costs, and how it was read. */
interface Cost {
  readonly catalog: Catalog;
  readonly model: Model;
  readonly date: string;
  readonly requests: number;
  readonly usage: Pick<PricedUsage, 'notes' | 'unused' | 'incomplete'>;
  /** Undefined of a model that is free. */
  readonly bill: Bill | undefined;
}

type Outcome = Cost | { readonly problem: string };

/** What cannot be priced is an answer, too. */
function outcomeOf(answer: () => Outcome): Outcome {
  try {
    return answer();
  } catch (error) {
    if (
      error instanceof CatalogError ||
      error instanceof CannotRun ||
      (error instanceof Error && error.name === 'BuildDateError')
    )
      return { problem: error.message.trim() };
    throw error;
  }
}

function costOf(id: string, text: string, requests: number, day: string | undefined, io: Io): Outcome {
  const catalog = loadCatalog();
  const model = findModel(catalog, id);
  const date = buildDate(readEvidence(catalog), { BUILD_DATE: day ?? io.environment.BUILD_DATE });
  const whole = { catalog, model, date, requests };
  const { pricing } = model;
  if (pricing.kind === 'free')
    return { ...whole, usage: { notes: [], unused: [], incomplete: false }, bill: undefined };
  const rates = ratesOn(model, date).map((rate) => ({
    ...rate,
    // A response does not say what its month has used before: what is free in one is no part of its cost.
    rules: rate.rules?.filter(({ of }) => of !== 'month'),
    key: rateKey(model.id, rate),
  }));
  if (rates.length === 0) return { problem: `${model.id} has no listed price on ${date}.` };
  const usage = priceUsage(text, rates);
  if ('problem' in usage) return usage;
  const { counts, context } = usage;
  const bill = billIfPriced(rates, { counts, requests, context }, catalog.gateway.currency);
  if (bill !== undefined) return { ...whole, usage, bill };
  const missing = missingChoices(rates, usage);
  return {
    problem:
      missing.length === 0
        ? `${model.id} has no price for this use.`
        : `The price of ${model.id} depends on ${missing.join(' and ')}, which this object does not say.`,
  };
}

// As one object, for programs.

/** A figure in full; one that does not end has twelve digits, and the quotient that it is. */
function figure(value: Decimal): { readonly text: string; readonly exact?: string } {
  if (value.over === 1n) return { text: plain(value) };
  const places = Math.max(0, significantDigits - 1 - value.exponent);
  return { text: plain(roundHalfEven(value, places)), exact: value.toFraction() };
}

const significantDigits = 12;

/** The figure under its name, and its quotient under that of `exact`. */
function named(name: string, exact: string, value: Decimal): Record<string, string> {
  const { text, exact: quotient } = figure(value);
  return quotient === undefined ? { [name]: text } : { [name]: text, [exact]: quotient };
}

function asJson(cost: Cost): object {
  const { model, bill, usage } = cost;
  const { gateway } = cost.catalog;
  const { currency } = gateway;
  const retired = { retired: retiredOn(cost) };
  if (bill === undefined)
    return {
      model: model.id,
      perRequest: '0',
      total: '0',
      currency,
      lines: [],
      unused: [],
      incomplete: false,
      ...retired,
    };
  const { perRequest, total, lines } = bill;
  return {
    model: model.id,
    ...sums(perRequest.exact, total.exact),
    currency,
    ...(hasOneFee(gateway) && {
      withFee: sums(withFee(perRequest, gateway).exact, withFee(total, gateway).exact),
    }),
    lines: lines.map(({ rate, quantity, cost: { exact } }) => ({
      meter: rate.meter,
      ...named('quantity', 'exactQuantity', quantity),
      per: thingsText(rate),
      unit: unitOf(rate).unit,
      amount: plain(decimal(rate.amount)),
      ...named('cost', 'exact', exact),
      when: rate.when,
      freePerMonth: freePart(cost, rate.key),
    })),
    unused: usage.unused,
    incomplete: usage.incomplete,
    ...retired,
  };
}

/** True where the fee is the same part of every payment; else no sum can be told with it. */
function hasOneFee({ platformFee }: Gateway): boolean {
  return platformFee !== undefined && isProportional(platformFee);
}

function sums(perRequest: Decimal, total: Decimal): Record<string, string> {
  return { ...named('perRequest', 'exact', perRequest), ...named('total', 'exactTotal', total) };
}

// As a table, for people.

function asText(cost: Cost): string[] {
  const { catalog, model, date, requests, usage, bill } = cost;
  const { gateway } = catalog;
  const retired = retiredOn(cost);
  if (bill === undefined)
    return [
      retired === undefined
        ? `${model.id} is free.`
        : `${model.id} was free until it was retired on ${retired}.`,
    ];
  const rows = bill.lines.map(({ rate, quantity, cost: { text } }) => [
    meters[rate.meter].label,
    conditionOf(rate.when),
    // Where the price is for another unit than is counted, what is counted is named.
    `${grouped(figure(quantity).text)}${rate.unit === undefined ? '' : ` ${meters[rate.meter].noun.many}`}`,
    `${listedPrice(rate, gateway.currency).text} / ${unitOf(rate).shortUnit}`,
    text,
  ]);
  const free = bill.lines.flatMap(({ rate }) => freePart(cost, rate.key) ?? []);
  const sum = (one: Amount) =>
    hasOneFee(gateway) ? `${one.text}, ${withFee(one, gateway).text} with the fee` : one.text;
  return [
    `${model.id} on ${date}`,
    ...(retired === undefined
      ? []
      : [`Retired on ${retired}: these are its last prices, and nobody can call it.`]),
    ...textTable(['Meter', 'Condition', 'Quantity', 'Price', 'Cost'], rows, width).map((line) => `  ${line}`),
    requests === 1
      ? `One request: ${sum(bill.total)}`
      : `${grouped(String(requests))} requests: ${sum(bill.total)}`,
    ...(requests === 1 ? [] : [`Each: ${sum(bill.perRequest)}`]),
    ...free.map((units) => `Not taken off: ${units} that are free in each month, since they may be used up.`),
    ...usage.notes.map((note) => `Read: ${note}`),
    ...usage.unused.map((text) => `Not used: ${text}`),
    ...(usage.incomplete ? ['Incomplete: something above costs money and is not in this sum.'] : []),
  ];
}

/** What is free in each month of a rate. */
function freePart({ model, date }: Cost, key: string): string | undefined {
  const rate = ratesOn(model, date).find((one) => rateKey(model.id, one) === key);
  const { freePerMonth } = rate?.billing ?? {};
  return rate && freePerMonth && quantityWords(rate.meter, freePerMonth);
}

/** The day since when nobody can call it. */
function retiredOn({ catalog, model, date }: Cost): string | undefined {
  const { isServed, retires } = lifecycleOf(catalog, date, model);
  return isServed ? undefined : retires;
}

function conditionOf(when: When): string {
  return keysOf(when).length === 0 ? '' : whenWords(when);
}
