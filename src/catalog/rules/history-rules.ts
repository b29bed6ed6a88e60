/**
 * What must hold between the price history and the catalog beside it: each price goes on where its last change ended,
 * the last change ends in the price that is listed, and what is announced is listed with its day. Pure, and no more of
 * time than the day up to which it is known.
 */
import type { ErrorCode, IssueValues } from '#catalog/errors/error-table.ts';
import { hint } from '#catalog/errors/nearest.ts';
import { meters, unitNamed } from '#catalog/registry/meters.ts';
import { keysOf, whenFromText, whenText } from '#catalog/registry/when.ts';
import type { Catalog, Model, PriceChange, Rate } from '#catalog/types.ts';
import { decimal, exactNumber, type Decimal } from '#pricing/decimal.ts';

/** A line of the history, and where in its file it stands. */
interface Line {
  readonly change: PriceChange;
  readonly line: number;
}

/** What is wrong, at a key of a line, or at a rate of the catalog that the history lacks. */
export interface HistoryFinding {
  readonly code: ErrorCode;
  readonly at: { readonly line: number; readonly key: keyof PriceChange } | Rate;
  readonly values?: IssueValues;
}

type Listed = Pick<Catalog, 'models' | 'removed'>;

/**
 * Every contradiction of a history, in no order.
 * @param catalog with the prices as providers have them
 * @param lines under the ids that the models have now
 * @param knownOn UTC day of the last price check: later changes are to come. Without it, nothing is said of those
 */
export function historyRules(
  catalog: Listed,
  lines: readonly Line[],
  knownOn: string | undefined,
): HistoryFinding[] {
  const models = new Map(catalog.models.map((model) => [model.id, model]));
  const removed = new Map(catalog.removed.map((model) => [model.id, model]));
  const byModel = Map.groupBy(lines, ({ change }) => change.id);
  return [
    ...[...byModel].flatMap(([id, own]): HistoryFinding[] => {
      const model = models.get(id);
      const gone = removed.get(id);
      if (model === undefined && gone === undefined) {
        const values = { id, hint: () => hint(id, new Set([...models.keys(), ...removed.keys()])) };
        return own.map(({ line }) => ({ code: 'history-model', at: { line, key: 'id' }, values }));
      }
      const byRate = Map.groupBy(own, ({ change: { meter, when } }) => `${meter}?${when ?? ''}`);
      return [
        ...own.flatMap((line) => dayRules(line, model, gone?.date, knownOn)),
        ...[...byRate.values()].flatMap((chain) => chainRules(chain, model, knownOn)),
      ];
    }),
    // Before the first check there is nobody who could have written them.
    ...(knownOn === undefined
      ? []
      : catalog.models.flatMap((model) => missingChanges(model, byModel.get(model.id) ?? []))),
  ];
}

/** A day that cannot be the one of a change. */
function dayRules(
  { change, line }: Line,
  model: Model | undefined,
  removed: string | undefined,
  knownOn: string | undefined,
): HistoryFinding[] {
  const { date, announced, observed, from, to } = change;
  const { released, retires } = model?.life ?? {};
  const wrong = (key: 'date' | 'announced', detail: string): HistoryFinding => ({
    code: 'history-day',
    at: { line, key },
    values: { detail },
  });
  return [
    ...(sameAmount({ ...change, amount: from }, { ...change, amount: to })
      ? [{ code: 'history-same', at: { line, key: 'to' }, values: { amount: to } } as const]
      : []),
    // Of a month, each of its days may be the one.
    ...(released !== undefined && date.slice(0, released.length) < released
      ? [wrong('date', `A change of ${date} comes before the model was released (${released})`)]
      : []),
    ...(retires !== undefined && date >= retires
      ? [wrong('date', `A change of ${date} comes when the model has retired (${retires})`)]
      : []),
    ...(removed !== undefined && date >= removed
      ? [wrong('date', `A change of ${date} comes when the model has been removed (${removed})`)]
      : []),
    ...(announced !== undefined && announced >= date
      ? [wrong('announced', `A change of ${date} cannot be announced on ${announced}`)]
      : []),
    ...(knownOn !== undefined && announced !== undefined && announced > knownOn
      ? [
          wrong(
            'announced',
            `What was announced on ${announced} cannot be known on ${knownOn}, the day of the last price check`,
          ),
        ]
      : []),
    ...(knownOn !== undefined && observed === true && date > knownOn
      ? [
          wrong(
            'date',
            `A price of ${date} cannot have been observed on ${knownOn}, the day of the last price check`,
          ),
        ]
      : []),
  ];
}

/** By day; those of one day as they stand in the file. */
function inOrder(lines: readonly Line[]): Line[] {
  return lines.toSorted((a, b) =>
    a.change.date < b.change.date ? -1 : Number(a.change.date > b.change.date),
  );
}

/** The changes of one rate: each begins where the one before it ended, and the last one ends in the listed price. */
function chainRules(
  unordered: readonly Line[],
  model: Model | undefined,
  knownOn: string | undefined,
): HistoryFinding[] {
  const chain = inOrder(unordered);
  const findings: HistoryFinding[] = [];
  let before: Line | undefined;
  for (const one of chain) {
    const { change, line } = one;
    const last = before && { ...before.change, amount: before.change.to };
    const goesOn = last === undefined || sameAmount(last, { ...change, amount: change.from });
    // What is repaired here may be known of the provider already, by a change of its own.
    const isKnown =
      last !== undefined && change.kind === 'repair' && sameAmount(last, { ...change, amount: change.to });
    if (!goesOn && !isKnown && before !== undefined) {
      const values = {
        from: change.from,
        date: before.change.date,
        line: String(before.line),
        to: before.change.to,
      };
      findings.push({ code: 'history-chain', at: { line, key: 'from' }, values });
    }
    before = one;
  }
  // What became free, or has no known price any more, keeps what it had; so does a model that is no longer listed.
  if (model?.pricing.kind !== 'priced') return findings;
  const [{ change: sample }] = chain as [Line];
  const rates = ratesOf(model, sample);
  if (rates.length === 0) {
    const values = {
      id: model.id,
      rate: `${sample.meter}${sample.when === undefined ? '' : ` (${sample.when})`}`,
    };
    const key = sample.when === undefined ? 'meter' : 'when';
    return chain.map(({ line }) => ({ code: 'history-rate', at: { line, key }, values }));
  }
  return [
    ...findings,
    ...rates.flatMap((rate) => endOf(chain, rate)),
    ...chain.flatMap((line) => [...modeOf(line, rates), ...ahead(line, rates, knownOn)]),
  ];
}

/** Whether a rate and the changes that lead to it fit. */
function endOf(chain: readonly Line[], rate: Rate): HistoryFinding[] {
  const { from, until } = rate;
  const listed = rate.providerAmount ?? rate.amount;
  const untilThen = chain.filter(({ change }) => until === undefined || change.date < until);
  const last = untilThen.at(-1);
  if (last === undefined) return [];
  const { change, line } = last;
  const values = { amount: listed, line: String(rate.line), date: change.date, to: change.to };
  // A price that begins later has, or lacks, a change of its own.
  if (from !== undefined && change.date < from) return [];
  const within = untilThen.filter((one) => from !== undefined && one.change.date > from);
  return [
    ...within.map((one): HistoryFinding => ({
      code: 'history-within',
      at: { line: one.line, key: 'date' },
      values: { ...values, date: one.change.date, from: from ?? '' },
    })),
    ...(within.length === 0 && !sameAmount({ ...change, amount: change.to }, { ...rate, amount: listed })
      ? [{ code: 'history-end', at: { line, key: 'to' }, values } as const]
      : []),
  ];
}

/** A threshold may reprice a whole request, or what lies beyond it: two prices. */
function modeOf({ change, line }: Line, rates: readonly Rate[]): HistoryFinding[] {
  const { when = '', mode = 'whole' } = change;
  const other = rates.find((rate) => whenText(rate.when) === when && rate.mode !== mode);
  if (other === undefined) return [];
  return [
    { code: 'history-mode', at: { line, key: change.mode ? 'mode' : 'when' }, values: { mode: other.mode } },
  ];
}

/** A change that is to come is a price that the catalog lists from its day on. */
function ahead(
  { change, line }: Line,
  rates: readonly Rate[],
  knownOn: string | undefined,
): HistoryFinding[] {
  if (knownOn === undefined || change.date <= knownOn) return [];
  if (rates.some(({ from }) => from === change.date)) return [];
  const values = { date: change.date, to: change.to, knownOn };
  return [{ code: 'history-unlisted', at: { line, key: 'date' }, values }];
}

/** Prices of the catalog that change on a day of which the history has no line. */
function missingChanges(model: Model, lines: readonly Line[]): HistoryFinding[] {
  const rates = model.pricing.kind === 'priced' ? model.pricing.rates : [];
  return rates.flatMap((rate): HistoryFinding[] => {
    const { from, meter } = rate;
    if (from === undefined) return [];
    const when = whenText(rate.when);
    const chain = inOrder(
      lines.filter(({ change }) => change.meter === meter && (change.when ?? '') === when),
    );
    if (chain.some(({ change }) => change.date === from)) return [];
    const before = priceBefore(rates, rate, chain, from);
    if (before === undefined || sameAmount(before, { ...rate, amount: rate.providerAmount ?? rate.amount }))
      return [];
    const values = {
      id: model.id,
      meter,
      date: from,
      from: before.amount,
      to: rate.providerAmount ?? rate.amount,
    };
    return [{ code: 'history-missing', at: rate, values }];
  });
}

/** What held on the day before a rate began, by the catalog, else by the history. */
function priceBefore(
  rates: readonly Rate[],
  rate: Rate,
  chain: readonly Line[],
  from: string,
): Price | undefined {
  const when = whenText(rate.when);
  const listed = rates.find(
    (other) =>
      other !== rate &&
      other.meter === rate.meter &&
      whenText(other.when) === when &&
      (other.from ?? '') < from &&
      (other.until ?? from) >= from,
  );
  if (listed !== undefined) return { ...listed, amount: listed.providerAmount ?? listed.amount };
  const last = chain.findLast(({ change }) => change.date < from)?.change;
  return last && { ...last, amount: last.to };
}

/**
 * The rates that a change is about. Where a condition is no longer listed, because it costs what every request does,
 * they are those that a request pays which meets it.
 */
function ratesOf({ pricing }: Model, { meter, when = '' }: PriceChange): readonly Rate[] {
  const own = pricing.kind === 'priced' ? pricing.rates.filter((rate) => rate.meter === meter) : [];
  const exact = own.filter((rate) => whenText(rate.when) === when);
  if (exact.length > 0) return exact;
  const asked = whenFromText(when);
  const met = own.filter((rate) =>
    keysOf(rate.when).every((key) => whenText(rate.when, [key]) === whenText(asked, [key])),
  );
  const most = Math.max(...met.map((rate) => keysOf(rate.when).length));
  return met.filter((rate) => keysOf(rate.when).length === most);
}

type Price = Pick<Rate, 'meter' | 'amount' | 'per'>;

/** What one counted thing costs. */
function ofOne({ meter, amount, per }: Price): Decimal {
  const things = unitNamed(meter, per)?.things ?? String(meters[meter].per);
  return decimal(amount).div(exactNumber(things));
}

/** Two prices of a meter are one, whatever they are listed per; a quotient that does not end is written with twelve digits. */
function sameAmount(first: Price, second: Price): boolean {
  const [one, other] = [ofOne(first), ofOne(second)];
  if (first.per === second.per) return one.eq(other);
  return one.minus(other).abs().times(decimal('1000000000')).lte(one);
}
