/**
 * What is wrong with the lines of the price history: what the catalog contradicts, what a source that dates its prices
 * contradicts, and what nothing proves of lines that no check has sealed yet.
 */
import { historyProblems, presentLines } from '#catalog/check-history.ts';
import type { Evidence } from '#catalog/records/price-evidence.ts';
import {
  changedRate,
  historyFile,
  type HistoryLine,
  type PriceChange,
} from '#catalog/records/price-history.ts';
import { whenFromText, whenText } from '#catalog/registry/when.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { listedRates, ratesOn } from '#pricing/rates.ts';
import type { Finding } from '../report.ts';
import { historyLine } from './change-log.ts';
import { addDays } from './dates.ts';
import { amountIn, sameAmount } from './exact-amounts.ts';
import { amountsFor } from './figure.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import type { SourceAdapter } from './sources/source.ts';
import { recordedAmount } from './unrecorded.ts';
import { money, rateName, sourceTitle } from './wording.ts';

export const proofKinds = {
  'history-source-differs': {
    severity: 'error',
    why: 'Readers are told that the change is known from this source, and it says something else.',
    fix: 'Restore the line from version control; where the source was corrected since, add the change that is missing, or look it up at the provider.',
  },
  'history-unproven': {
    severity: 'error',
    why: 'Nothing shows that the price ever was what the line says, so it is not sealed with the others.',
    fix: 'Take the line back. Changes are written by `--record change` and `--update`, from the amount that was checked last; older ones need a pinned source that dates them.',
  },
  'history-lacks': {
    severity: 'warning',
    why: 'Readers are shown how prices changed, and this change is known with its day.',
    fix: 'Append {line} to price-history.jsonl, then run `npm run check:prices -- --lock`.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(proofKinds);

/** What the rules of the build say of a history that the check says in words of its own. */
const toldOtherwise: readonly string[] = ['history-missing', 'history-unsealed'];

/**
 * Everything that is wrong with the history itself, with what sources say of it; a change that has no line yet is told as
 * unrecorded.
 */
export function historyFaults({ catalog, text, date, recorded, adapters }: HistoryGiven): Finding[] {
  const { lines } = presentLines(catalog, text);
  const sealed = recorded?.history?.lines ?? lines.length;
  return [
    ...ruleFindings(catalog, text, date, recorded),
    ...contradictedLines(catalog, lines, adapters),
    ...(recorded === undefined ? [] : unprovenLines(catalog, lines.slice(sealed), recorded, adapters)),
    ...lackedChanges(catalog, lines, adapters, date),
  ];
}

export interface HistoryGiven {
  readonly catalog: Catalog;
  /** Of the history, with the lines that are about to be written. */
  readonly text: string;
  /** The day of the check. */
  readonly date: string;
  /** The committed evidence. */
  readonly recorded: Evidence | undefined;
  readonly adapters: readonly SourceAdapter[];
}

function ruleFindings(
  catalog: Catalog,
  text: string,
  date: string,
  recorded: Evidence | undefined,
): Finding[] {
  return historyProblems(catalog, { date, history: recorded?.history }, { history: text })
    .filter(({ code }) => !toldOtherwise.includes(code))
    .map(({ code, message, why, fix, file, line, column }) => ({
      ...{ code, severity: 'error', message, why, fix, file, line, column },
      data: { line: text.split('\n')[line - 1] ?? '' },
    }));
}

/** A line under the id that its model has now, and where it stands. */
type Line = Pick<HistoryLine, 'change' | 'line' | 'columnOf'>;

/** What a source says of one change. */
interface Word {
  readonly adapter: SourceAdapter;
  readonly says: 'confirms' | 'contradicts';
  /** As a clause, what it says instead. */
  readonly instead?: string;
}

/** Every source that a model is pinned to, and that dates its prices, on one change. */
function wordsOn(model: Model, change: PriceChange, adapters: readonly SourceAdapter[]): Word[] {
  return adapters.flatMap((adapter): Word[] => {
    const ref = model.verify?.[adapter.id];
    const days = ref === undefined ? [] : datedDays(adapter, ref);
    // What is not dated holds for the day on which it was taken, and says nothing of another.
    if (ref === undefined || days.length === 0) return [];
    const on = (day: string) => amountOn(adapter, ref, model, change, day);
    const [before, after] = [on(addDays(change.date, -1)), on(change.date)];
    if (before === undefined || after === undefined) return [];
    const isAfter = sameAmount(after, change.to);
    const isBefore = sameAmount(before, change.from);
    if (isBefore && isAfter) return [{ adapter, says: 'confirms' }];
    // A day on which a price was only seen may lie behind the one on which it came.
    if (change.observed === true && isAfter && sameAmount(before, change.to)) {
      const [since = ''] = days.filter((day) => day <= change.date).slice(-1);
      const earlier = since === '' ? undefined : on(addDays(since, -1));
      if (earlier !== undefined && sameAmount(earlier, change.from)) return [{ adapter, says: 'confirms' }];
      return [];
    }
    const instead = isAfter
      ? `has $${before} up to ${change.date}, not $${change.from}`
      : `has $${after} from ${change.date}, not $${change.to}`;
    return [{ adapter, says: 'contradicts', instead }];
  });
}

/** The days on which a source changes what it says of an entry, in order. */
function datedDays(adapter: SourceAdapter, ref: string): string[] {
  const days: string[] = [];
  let next = adapter.lookup(ref, '0001-01-01')?.next;
  while (next !== undefined && next !== days.at(-1)) {
    days.push(next);
    next = adapter.lookup(ref, next)?.next;
  }
  return days;
}

/** What a source charges on a day for the rate of a change, in the unit of the change; undefined where it has none, or several. */
function amountOn(
  adapter: SourceAdapter,
  ref: string,
  model: Model,
  { meter, when = '', per, mode }: PriceChange,
  day: string,
): string | undefined {
  const entry = adapter.lookup(ref, day);
  if (entry === undefined) return undefined;
  const others = listedRates(model).filter((rate) => whenText(rate.when) !== when);
  const rate: Rate = { meter, amount: '0', when: whenFromText(when), mode: mode ?? 'whole', per, line: 0 };
  const [amount, ...more] = amountsFor(rate, [rate, ...others], entry);
  return amount === undefined || more.length > 0 ? undefined : amountIn(meter, amount, undefined, per);
}

/** The lines that a source contradicts which they name. */
function contradictedLines(
  catalog: Catalog,
  lines: readonly Line[],
  adapters: readonly SourceAdapter[],
): Finding[] {
  const models = new Map(catalog.models.map((model) => [model.id, model]));
  return lines.flatMap(({ change, line, columnOf }) => {
    const model = models.get(change.id);
    if (model === undefined || change.kind === 'repair') return [];
    return wordsOn(model, change, adapters)
      .filter(({ adapter, says }) => says === 'contradicts' && names(change, adapter))
      .map(({ adapter, instead = '' }) =>
        finding(
          'history-source-differs',
          `${change.id}: ${sourceTitle(adapter)}, which the line names, ${instead}.`,
          { file: historyFile(catalog.file), line, column: columnOf('source') },
          { line: historyLine(change), source: adapter.id },
        ),
      );
  });
}

function names({ source }: PriceChange, adapter: SourceAdapter): boolean {
  return source.split(/[\s,]+/).some((word) => word === adapter.id || word === adapter.package);
}

/**
 * The lines of which nothing shows that they are true: no source dates the change, the amount that was checked last is
 * not the one that it starts from, and the catalog does not list both prices with their days.
 * @param lines those that were added since the last check
 * @param recorded the evidence of that check
 */
function unprovenLines(
  catalog: Catalog,
  lines: readonly Line[],
  recorded: Evidence,
  adapters: readonly SourceAdapter[],
): Finding[] {
  const models = new Map(catalog.models.map((model) => [model.id, model]));
  const chains = Map.groupBy(lines, ({ change: { id, meter, when } }) => `${id}#${meter}?${when ?? ''}`);
  return [...chains.values()].flatMap((chain) => {
    const model = models.get(chain[0]?.change.id ?? '');
    if (model === undefined) return [];
    let known: string | undefined;
    return chain
      .toSorted((a, b) => (a.change.date < b.change.date ? -1 : Number(a.change.date > b.change.date)))
      .flatMap(({ change, line, columnOf }) => {
        const { meter, when = '', per, from } = change;
        const checked = recordedAmount(recorded, model, { meter, when: whenFromText(when), per });
        // What a source is said to state, only a source proves; what changed here did so since the last check.
        const goesOn =
          change.kind !== 'stated' &&
          change.date >= recorded.date &&
          [known, checked].some((amount) => amount !== undefined && sameAmount(amount, from));
        const isProven =
          goesOn ||
          wordsOn(model, change, adapters).some(({ says }) => says === 'confirms') ||
          isListed(model, change);
        known = isProven ? change.to : known;
        if (isProven) return [];
        return [
          finding(
            'history-unproven',
            `${change.id}: nothing shows that ${meter}${when === '' ? '' : ` (${when})`} went from ${money(from, catalog.gateway.currency)} to ${money(change.to, catalog.gateway.currency)} on ${change.date}.`,
            { file: historyFile(catalog.file), line, column: columnOf('from') },
            { line: historyLine(change) },
          ),
        ];
      });
  });
}

/** The changes up to today that a source dates which has the listed price now, and of which no line tells. */
function lackedChanges(
  catalog: Catalog,
  lines: readonly Line[],
  adapters: readonly SourceAdapter[],
  date: string,
): Finding[] {
  const told = Map.groupBy(lines, ({ change }) => changedRate(change));
  const named = new Set<string>();
  return catalog.models.flatMap((model) =>
    adapters.flatMap((adapter) => {
      const ref = model.verify?.[adapter.id];
      const days = ref === undefined ? [] : datedDays(adapter, ref).filter((day) => day <= date);
      return ratesOn(model, date).flatMap((rate) =>
        days.flatMap((day) => {
          const when = whenText(rate.when);
          const change: PriceChange = {
            ...{ date: day, id: model.id, meter: rate.meter, ...(when !== '' && { when }) },
            ...(rate.mode === 'marginal' && { mode: rate.mode }),
            ...(rate.per !== undefined && { per: rate.per }),
            ...{ from: '', to: '', source: adapter.id, kind: 'stated' },
          };
          const on = (one: string) => amountOn(adapter, ref ?? '', model, change, one);
          const [from, to, now] = [on(addDays(day, -1)), on(day), on(date)];
          if (from === undefined || to === undefined || now === undefined) return [];
          if (sameAmount(from, to) || !sameAmount(now, rate.amount)) return [];
          const name = changedRate(change);
          if (
            told.get(name)?.some(({ change: one }) => sameAmount(one.to, to)) ||
            named.has(`${name} ${day}`)
          )
            return [];
          named.add(`${name} ${day}`);
          const line = historyLine({ ...change, from, to });
          return [
            finding(
              'history-lacks',
              `${model.id}: ${sourceTitle(adapter)} dates a change of ${rateName(rate)} from $${from} to $${to} on ${day}, of which ${historyFile(catalog.file)} has no line.`,
              { file: catalog.file, line: rate.line },
              { line },
              { line },
            ),
          ];
        }),
      );
    }),
  );
}

/** Whether the catalog lists the price up to that day, and the one from then on. */
function isListed(model: Model, { date, meter, when = '', per, from, to }: PriceChange): boolean {
  const rates = listedRates(model).filter((rate) => rate.meter === meter && whenText(rate.when) === when);
  const has = (amount: string, isWanted: (rate: Rate) => boolean) =>
    rates.some((rate) => isWanted(rate) && sameAmount(amountIn(meter, rate.amount, rate.per, per), amount));
  return has(from, ({ until }) => until === date) && has(to, (rate) => rate.from === date);
}
