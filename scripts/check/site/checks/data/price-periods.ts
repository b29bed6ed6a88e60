/** What a price was on each day: on those around every recorded one, the answer is what undoing the later changes leaves. */
import { isDeepStrictEqual } from 'node:util';
import type { PriceChange, Rate } from '#catalog/types.ts';
import type { BuiltSite } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import { isObject, wordsOf, type Json, type JsonObject, objectsOf, parsed, plain } from '../../json.ts';
import { conditionText, keyOfRate, ratesOf } from '../../oracle/rates.ts';
import { statusOf } from '../../oracle/records.ts';
import { subjectFor } from '../../oracle/trace-key.ts';
import { wordsOfRate } from '../../oracle/words.ts';
import type { PartKind } from '../../part.ts';
import { csvRecords } from './csv.ts';

export const periodCodes = codes('api', {
  'api-history-wrong': {
    why: 'Programs work out by it what a past call should have cost, and what one will.',
    fix: 'Build again; if it stays, correct src/pricing/price-periods.ts or src/views/data/history.ts.',
  },
});

const finding = raising(periodCodes);

const main = 'api/history.json';
const table = 'api/history.csv';

export const periodsPart: PartKind = {
  codes: [periodCodes],
  start(site) {
    let timelines: ReadonlyMap<string, Json> | undefined;
    return {
      *text(file, text) {
        if (file === main) yield* checkHistory(site, parsed(text));
        if (!file.startsWith('api/models/')) return;
        const data = parsed(text);
        timelines ??= new Map(
          modelsIn(parsed(site.files.read(main))).map(({ id, rates }) => [wordsOf(id), rates ?? null]),
        );
        if (!isObject(data)) return;
        if (!isDeepStrictEqual(data.timeline, timelines.get(wordsOf(data.id))))
          yield finding('api-history-wrong', file, `Its timeline is not what ${main} has.`);
      },
      *end() {
        for (const file of [main, table])
          if (!site.files.paths.has(file)) yield finding('api-history-wrong', file, 'It was not built.');
        if (site.files.paths.has(main) && site.files.paths.has(table)) yield* checkTable(site);
      },
    };
  },
};

function modelsIn(data: Json | undefined): readonly JsonObject[] {
  return isObject(data) ? objectsOf(data.models) : [];
}

/** A model that is listed, or was, with everything that is on record of its prices. */
interface Recorded {
  readonly id: string;
  readonly rates: readonly Rate[];
  readonly removed: string | undefined;
  readonly changes: readonly PriceChange[];
  readonly says: Readonly<Record<string, string | undefined>>;
  readonly statusOf: (rate: Rate) => string;
}

function recordedOf({ catalog, changesOf, evidence }: BuiltSite): Recorded[] {
  const of = (id: string) =>
    changesOf(id).toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  return [
    ...catalog.models.map((model): Recorded => ({
      id: model.id,
      rates: ratesOf(model),
      removed: undefined,
      changes: of(model.id),
      says: { name: model.name, listed: model.life.listed, retires: model.life.retires },
      statusOf: (rate) => statusOf(model, rate, evidence).status,
    })),
    ...catalog.removed
      .filter(({ id }) => of(id).length > 0)
      .map(({ id, name, date }): Recorded => ({
        ...{ id, rates: [], removed: date, changes: of(id), says: { name, removed: date } },
        statusOf: () => '',
      })),
  ];
}

function* checkHistory(site: BuiltSite, data: Json | undefined): Findings {
  const told = modelsIn(data);
  const recorded = recordedOf(site);
  const [ids, wanted] = [told.map(({ id }) => wordsOf(id)), recorded.map(({ id }) => id)];
  if (!isDeepStrictEqual(ids, wanted)) {
    const missing = wanted.filter((id) => !ids.includes(id));
    yield finding(
      'api-history-wrong',
      main,
      `Its models are others; it lacks ${missing.join(', ') || 'none'}.`,
    );
  }
  const byId = new Map(told.map((entry) => [wordsOf(entry.id), entry]));
  for (const one of recorded) {
    const entry = byId.get(one.id);
    if (entry === undefined) continue;
    for (const [name, value] of Object.entries(one.says))
      if (entry[name] !== value)
        yield finding('api-history-wrong', main, `"${name}" of ${one.id} is ${wordsOf(entry[name])}.`);
    yield* checkRates(site, one, objectsOf(entry.rates));
  }
}

/** The key of a price without days. */
function nameOf(id: string, meter: string, when: string): string {
  return `${subjectFor(id)}#${meter}${when === '' ? '' : `?${when}`}`;
}

function* checkRates(site: BuiltSite, one: Recorded, told: readonly JsonObject[]): Findings {
  const rates = Map.groupBy(one.rates, ({ meter, when }) => nameOf(one.id, meter, conditionText(when)));
  const changes = Map.groupBy(one.changes, ({ meter, when }) => nameOf(one.id, meter, when ?? ''));
  const names = [...new Set([...rates.keys(), ...changes.keys()])];
  const found = told.map(({ rate }) => wordsOf(rate));
  if (!isDeepStrictEqual(found, names))
    yield finding(
      'api-history-wrong',
      main,
      `Of ${one.id} it has ${found.join(', ')}, not ${names.join(', ')}.`,
    );
  for (const entry of told) {
    const name = wordsOf(entry.rate);
    const [own, lines] = [rates.get(name) ?? [], changes.get(name) ?? []];
    const [first = lines[0]] = own;
    if (first === undefined) continue;
    site.look('api', 'histories of prices');
    const mode = first.mode === 'marginal' ? first.mode : undefined;
    const when = isObject(entry.when) ? conditionText(entry.when) : '';
    if (entry.meter !== first.meter || entry.mode !== mode || nameOf(one.id, first.meter, when) !== name)
      yield finding('api-history-wrong', main, `${name} is told as ${wordsOf(entry.meter)} ${when}.`);
    yield* checkDays(site, one, name, own, lines, objectsOf(entry.periods));
  }
}

/** On every day on record, on the one before it, and at both ends of time: one answer at most, and the right one. */
function* checkDays(
  site: BuiltSite,
  one: Recorded,
  name: string,
  rates: readonly Rate[],
  changes: readonly PriceChange[],
  periods: readonly JsonObject[],
): Findings {
  const recorded = [
    ...rates.flatMap(({ from, until }) => [from, until]),
    ...changes.map(({ date }) => date),
    one.removed,
  ].filter((day) => day !== undefined);
  for (const day of periods.flatMap(({ from, until }) => [from, until]))
    if (day !== undefined && !recorded.includes(wordsOf(day)))
      yield finding('api-history-wrong', main, `${name}: nothing is on record of ${wordsOf(day)}.`);
  const days = new Set([
    '0000-01-01',
    ...recorded.flatMap((day) => [dayBefore(day), day]),
    site.date,
    '9998-12-31',
  ]);
  for (const day of days) {
    const holding = periods.filter(
      ({ from = '', until = '9999' }) => wordsOf(from) <= day && day < wordsOf(until),
    );
    const right = answerOn(site, one, rates, changes, day);
    const [told] = holding;
    if (holding.length === (right === undefined ? 0 : 1) && isSaid(told, right, changes)) continue;
    yield finding(
      'api-history-wrong',
      main,
      `${name} on ${day}: it says ${holding.map(wordsOf).join(' and ') || 'nothing'}; on record is ${right === undefined ? 'nothing' : JSON.stringify(right)}.`,
    );
    return;
  }
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** What a price was on a day. What is only on record of the provider has no key here. */
function answerOn(
  { date: today }: BuiltSite,
  one: Recorded,
  rates: readonly Rate[],
  changes: readonly PriceChange[],
  day: string,
) {
  /** A price that is listed without a first day holds since the last change that has come, and that it outlived. */
  const begins = ({ from, until = '9999' }: Rate) =>
    from ?? changes.filter(({ date }) => date <= today && date < until).at(-1)?.date ?? '';
  const listed = rates.find((rate) => begins(rate) <= day && day < (rate.until ?? '9999'));
  if (listed !== undefined)
    return {
      key: keyOfRate(one.id, listed),
      amount: listed.amount,
      providerAmount: listed.providerAmount,
      ...unitOf(listed),
      status: one.statusOf(listed),
    };
  const firstListed = rates.map(begins).toSorted()[0];
  if (firstListed !== undefined && day >= firstListed) return undefined;
  const next = changes.find(({ date }) => date > day && date <= (firstListed ?? '9999'));
  const last = changes.findLast(({ date }) => date <= day);
  const end = firstListed ?? one.removed;
  if (next === undefined && (end === undefined || day >= end)) return undefined;
  const change = next ?? last;
  if (change === undefined) return undefined;
  const amount = next?.from ?? change.to;
  const when = change.when === undefined ? '' : `?${change.when}`;
  const key = `${subjectFor(one.id)}#past(${change.meter}${when},${change.date})~${next ? 'before' : 'after'}`;
  const isOther = one.rates.some(({ providerAmount }) => providerAmount !== undefined);
  return { ...(isOther ? { providerAmount: amount } : { key, amount }), ...unitOf(change) };
}

function unitOf(price: Pick<Rate, 'meter' | 'per'>) {
  const { things, unit } = wordsOfRate(price);
  return { per: Number(things.n), times: things.d === 1n ? undefined : Number(things.d), unit };
}

/** Whether a period says what it has to, and names the changes at its two ends. */
function isSaid(
  told: JsonObject | undefined,
  right: object | undefined,
  changes: readonly PriceChange[],
): boolean {
  if (told === undefined || right === undefined) return told === right;
  const { from, until, ...said } = told;
  const on = (day: Json | undefined) => {
    const change = changes.find(({ date }) => date === day);
    if (change === undefined) return undefined;
    const { kind, source, observed, announced } = change;
    return { kind, source, observed, announced };
  };
  return isDeepStrictEqual(said, plain({ ...right, began: on(from), ended: on(until) }));
}

/** The table has a line for each period, in the same words. */
function* checkTable({ files, catalog }: BuiltSite): Findings {
  const { currency } = catalog.gateway;
  const right = modelsIn(parsed(files.read(main))).flatMap(({ id, rates }) =>
    objectsOf(rates).flatMap(({ rate, meter, when, mode, periods }) =>
      objectsOf(periods).map((period) => {
        const [began, ended] = [period.began, period.ended].map((change) => (isObject(change) ? change : {}));
        const { from, until, key, amount, providerAmount, per, times, unit, status } = period;
        return Object.entries({
          ...{ id, rate, meter, conditions: isObject(when) ? conditionText(when) : '', mode },
          ...{ validFrom: from, validUntil: until, amount, currency: amount && currency, providerAmount },
          ...{ per, times, unit, status, began: began?.kind, beganSource: began?.source },
          ...{ observed: began?.observed, announced: began?.announced },
          ...{ ended: ended?.kind, endedSource: ended?.source, traceKey: key },
        })
          .map(([name, value]) => `${name}=${wordsOf(value)}`)
          .join(' | ');
      }),
    ),
  );
  let told: string[];
  try {
    told = csvRecords(files.read(table)).map((record) =>
      Object.entries(record)
        // What spreadsheets would run is told apart by an apostrophe.
        .map(([name, value]) => `${name}=${value.replace(/^'(?=\s*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n])/, '')}`)
        .join(' | '),
    );
  } catch (error) {
    yield finding('api-history-wrong', table, error instanceof Error ? error.message : String(error));
    return;
  }
  const [lines, wanted] = [new Set(told), new Set(right)];
  for (const [index, line] of told.entries())
    if (!wanted.has(line))
      yield finding('api-history-wrong', table, `${main} has no such period: ${line}`, index + 2);
  for (const line of right)
    if (!lines.has(line)) yield finding('api-history-wrong', table, `It lacks a period of ${main}: ${line}`);
  if (told.length !== right.length)
    yield finding(
      'api-history-wrong',
      table,
      `It has ${told.length} lines, ${main} ${right.length} periods.`,
    );
}
