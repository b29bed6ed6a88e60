/** What comes of one rate: its status by what the pinned sources say and which statement excuses it, and what is wrong. */
import Big from 'big.js';
import { statementFor, type RateStatus } from '#catalog/records/price-evidence.ts';
import type { PriceChange } from '#catalog/records/price-history.ts';
import { rateKey } from '#catalog/registry/rate-key.ts';
import type { Model, Rate } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import { sameAmount } from './exact-amounts.ts';
import type { Figure } from './figure.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import type { ChangeLog } from './change-log.ts';
import { sourceCurrency, type SourceAdapter } from './sources/source.ts';
import { amountsText, figureText, money, shortList, price, rateName, sourceTitle } from './wording.ts';

export interface Verdict {
  readonly model: Model;
  readonly rate: Rate;
  readonly key: string;
  readonly announced: boolean;
  readonly status: RateStatus;
  /** What counts. */
  readonly figures: readonly Figure[];
  /** What does not, because the source is older than the price's last change. */
  readonly behind: readonly { readonly figure: Figure; readonly change: PriceChange }[];
  /** What the gateway's own list says of a price that no library has. */
  readonly own?: OwnFigure | undefined;
  /** The statement of the catalog that covers a status other than `match`. */
  readonly statement?: ReturnType<typeof statementFor>;
}

/** The price of the gateway's own list. */
export interface OwnFigure {
  readonly amount: string;
  readonly asOf: string;
  readonly agrees: boolean;
}

/** Status and covering statement, from the figures and what the model's entry says about itself. */
export function verdictOn(
  model: Model,
  rate: Rate,
  all: readonly Figure[],
  date: string,
  changes: ChangeLog,
  own?: OwnFigure,
): Verdict {
  const behind = all.flatMap((figure) => {
    const change = changes.explains(model.id, rate, figure);
    return change === undefined ? [] : [{ figure, change }];
  });
  const figures = all.filter((figure) => !behind.some((late) => late.figure === figure));
  const status = statusOf(model, rate, figures, own);
  return {
    model,
    rate,
    key: rateKey(model.id, rate),
    announced: rate.from !== undefined && rate.from > date,
    status,
    figures,
    behind,
    ...(own !== undefined && { own }),
    statement: statementFor(model, rate, status),
  };
}

function statusOf(
  model: Model,
  rate: Rate,
  figures: readonly Figure[],
  own: OwnFigure | undefined,
): RateStatus {
  if (figures.length === 0) {
    if (own?.agrees === false) return 'mismatch';
    // Where a statement says on which page it was read, it is somebody else's.
    if (statementFor(model, rate, 'unverified') !== undefined) return 'unverified';
    const isOwn = own !== undefined || statementFor(model, rate, 'own') !== undefined;
    // What a provider charges is not for the gateway to say: only what it lists without a markup is.
    return isOwn && rate.providerAmount === undefined ? 'own' : 'unverified';
  }
  const agreeing = figures.filter((figure) => figure.agrees).length;
  if (agreeing === figures.length) return 'match';
  if (agreeing > 0) return 'disputed';
  return statementFor(model, rate, 'exempt') === undefined ? 'mismatch' : 'exempt';
}

/** True when sources contradict the listed price and no statement decides. */
export function isWrong({ status, statement }: Verdict): boolean {
  return status === 'mismatch' || (status === 'disputed' && statement === undefined);
}

export const rateKinds = {
  'price-mismatch': {
    severity: 'error',
    why: 'No pinned source lists the price that readers would be shown.',
    fix: 'Look it up at the provider and correct the amount. If the catalog is right, add to the model: exceptions: { amounts: {amounts}, reason, source, checked, expires }.',
  },
  'price-disputed': {
    severity: 'error',
    why: 'The sources disagree, so one of them is wrong, and the listed price may be the wrong one.',
    fix: 'Look it up at the provider, then add to the model: exceptions: { amounts: {amounts}, prefer: <source>, reason, source, checked, expires }.',
  },
  'price-preferred-differs': {
    severity: 'error',
    why: 'The exception decides for a source that does not list this price.',
    fix: 'Correct the amount, or prefer the source that agrees.',
  },
  'price-unverified': {
    severity: 'error',
    why: 'Nobody has confirmed these prices, and the page must say why.',
    fix: 'Pin the model to a source that has them under `verify`, or add unverified: { amounts: {amounts}, source, checked, expires }.',
  },
  'price-own-differs': {
    severity: 'error',
    why: 'The gateway sets this price itself, and its own list charges another.',
    fix: 'Correct the amount, or run `npm run catalog -- import --update`; where the list that is kept is old, `npm run check:gateway -- --keep`.',
  },
  'estimate-mismatch': {
    severity: 'error',
    why: 'Readers take the estimate for what one image costs.',
    fix: 'Look it up at the provider and correct the estimate, or cover it by an exception.',
  },
  'weekdays-unchecked': {
    severity: 'note',
    why: 'No source knows days of the week; the amount and the hours were compared, the days were not.',
    fix: 'Look the days up at the provider.',
  },
  'source-behind': {
    severity: 'note',
    why: 'The source was taken before the last change and lists exactly the price from before, so it neither confirms nor contradicts.',
    fix: 'Nothing; a newer copy of the source will confirm the price or not.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(rateKinds);

/** One finding per contradicted rate, one per model for its unexplained unverified rates, and what else is to be said. */
export function rateFindings(
  file: string,
  verdicts: readonly Verdict[],
  estimates: readonly Verdict[],
  stale: readonly SourceAdapter[] = [],
): Finding[] {
  return [
    ...verdicts.flatMap((verdict) => contradiction(file, verdict)),
    ...unexplained(file, verdicts, stale),
    ...wrongEstimates(file, estimates),
    ...uncheckedWeekdays(file, verdicts),
    ...sourcesBehind(file, verdicts),
  ];
}

function contradiction(file: string, verdict: Verdict): Finding[] {
  const { model, rate, figures, status } = verdict;
  const place = { file, line: rate.line };
  const data = { key: verdict.key, amount: rate.amount, sources: figures };
  const { own } = verdict;
  if (status === 'mismatch' && figures.length === 0 && own !== undefined) {
    const says = `${model.id}: ${rateName(rate)} is listed as ${rate.amount}, but the gateway’s own list of ${own.asOf} has ${own.amount}.`;
    return [finding('price-own-differs', says, place, data)];
  }
  const slip = figures
    .map(({ amount }) => unitSlip(rate.amount, amount))
    .find((words) => words !== undefined);
  const message = `${model.id}: ${rateName(rate)} is listed as ${price(rate, sourceCurrency)}, but ${figures.map(figureText).join(', ')}${slip === undefined ? '' : ` (${slip})`}.`;
  const fill = { amounts: amountsText([rate]) };
  if (status === 'mismatch') return [finding('price-mismatch', message, place, data, fill)];
  if (status !== 'disputed') return [];
  const preferred = preferredSource(verdict);
  if (preferred === undefined) return [finding('price-disputed', message, place, data, fill)];
  if (figures.some((figure) => figure.source === preferred && figure.agrees)) return [];
  return [
    finding('price-preferred-differs', `${message} The exception prefers ${preferred}.`, place, data, fill),
  ];
}

function preferredSource({ statement }: Verdict) {
  return statement !== undefined && 'prefer' in statement ? statement.prefer : undefined;
}

function unexplained(file: string, verdicts: readonly Verdict[], stale: readonly SourceAdapter[]): Finding[] {
  const bare = verdicts.filter(({ status, statement }) => status === 'unverified' && statement === undefined);
  return [...Map.groupBy(bare, ({ model }) => model)].map(([model, rates]) => {
    const pins = Object.values(model.verify ?? {}).length;
    const names = rates.map(({ rate }) => rateName(rate));
    const tooOld = stale.filter(({ id }) => model.verify?.[id] !== undefined);
    const old = tooOld.map((source) => `${sourceTitle(source)} is of ${source.asOf}`).join(', ');
    return finding(
      'price-unverified',
      `${model.id}: ${pins === 0 ? 'pinned to no source' : 'no pinned source has'}${pins === 0 ? ', so nobody confirms' : ''} ${shortList(names)}${old === '' ? '' : ` (${old}: too old to confirm anything)`}.`,
      { file, line: rates[0]?.rate.line ?? model.line },
      { model: model.id, keys: rates.map(({ key }) => key) },
      { amounts: amountsText(rates.map(({ rate }) => rate)) },
    );
  });
}

/** Estimates are printed, never charged: one that no source has is no fault, one that sources contradict is. */
function wrongEstimates(file: string, estimates: readonly Verdict[]): Finding[] {
  return estimates
    .filter(isWrong)
    .map(({ model, rate, figures, key }) =>
      finding(
        'estimate-mismatch',
        `${model.id}: the estimate ${rateName(rate)} is ${price(rate, sourceCurrency)}, but ${figures.map(figureText).join(', ')}.`,
        { file, line: rate.line },
        { key, amount: rate.amount, sources: figures },
      ),
    );
}

function uncheckedWeekdays(file: string, verdicts: readonly Verdict[]): Finding[] {
  return verdicts
    .filter(({ rate, figures }) => rate.when.days !== undefined && figures.length > 0)
    .map(({ model, rate, key }) =>
      finding('weekdays-unchecked', `${model.id}: ${rateName(rate)}.`, { file, line: rate.line }, { key }),
    );
}

function sourcesBehind(file: string, verdicts: readonly Verdict[]): Finding[] {
  return verdicts.flatMap(({ model, rate, key, behind }) =>
    behind.map(({ figure, change }) =>
      finding(
        'source-behind',
        `${model.id}: ${rateName(rate)} is ${money(rate.amount, sourceCurrency)} since ${change.date}; ${figureText(figure)}, as of ${figure.asOf}.`,
        { file, line: rate.line },
        { key, source: figure.source, change },
      ),
    ),
  );
}

/** Prices that differ by a unit: the commonest way in which catalogs of prices go wrong. */
const slips: readonly (readonly [factor: number, words: string])[] = [
  [100, 'dollars and cents'],
  [60, 'minutes and seconds, or hours and minutes'],
  [3600, 'hours and seconds'],
  [1000, 'a thousand and one'],
  [1_000_000, 'a million and one'],
];

/** "exactly 100 times, as if dollars and cents were mixed up"; undefined when it is no such factor. */
export function unitSlip(listed: string, stated: string): string | undefined {
  for (const [factor, words] of slips) {
    const times = (amount: string) => new Big(amount).times(factor).toFixed();
    if (sameAmount(times(listed), stated) || sameAmount(times(stated), listed)) {
      return `exactly ${factor} times, as if ${words} were mixed up`;
    }
  }
  return undefined;
}
