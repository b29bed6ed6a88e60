/** `--update`: new prices that the sources settle, into the catalog file, and their lines into the history. */
import Big from 'big.js';
import { readFileSync } from 'node:fs';
import { loadCatalog } from '#catalog/load.ts';
import { statedRates } from '#catalog/records/price-evidence.ts';
import { readSource } from '#catalog/read/source.ts';
import { historyFile, type PriceChange } from '#catalog/records/price-history.ts';
import { whenText } from '#catalog/registry/when.ts';
import { readEntry } from '#catalog/rules/entry.ts';
import type { Catalog, Rate } from '#catalog/types.ts';
import { writeAtomically } from '../../lib/write-file.ts';
import type { PriceCheck } from './check.ts';
import { sameAmount } from './exact-amounts.ts';
import type { Figure } from './figure.ts';
import { appendHistory, historyLine } from './change-log.ts';
import { changeOf } from './unrecorded.ts';
import type { Verdict } from './verdict.ts';
import { rateName, shortList, sourceTitle } from './wording.ts';
import { atProvider } from '#catalog/provider-prices.ts';

export interface Update {
  /** The catalog as it reads after the update. */
  readonly catalog: Catalog;
  readonly changes: readonly PriceChange[];
  /** What changes in both files, for people. */
  readonly diff: string;
}

/**
 * @param write false to only say what would be written
 * @throws CatalogError when the new text were no valid catalog; nothing is written then
 */
export function updateCatalog(catalog: Catalog, check: PriceCheck, write: boolean): Update | undefined {
  const settled = proposals(check).filter(({ doubt }) => doubt === undefined);
  if (settled.length === 0) return undefined;
  const before = readFileSync(catalog.file, 'utf8');
  const edits = settled.map(({ verdict: { model, rate }, to }) => ({ modelId: model.id, rate, to }));
  const after = editAmounts(catalog.file, before, edits);
  const updated = atProvider(loadCatalog({ file: catalog.file, text: after }));
  const changes = settled.map((proposal) => changeFor(proposal, check));
  if (write) {
    // The history first: a line too many is seen in review, a change without its line fails the next check.
    appendHistory(catalog.file, changes);
    writeAtomically(catalog.file, after);
  }
  const history = historyFile(catalog.file);
  const lines = changes.map((change) => `+${historyLine(change)}`);
  const diff = [lineDiff(catalog.file, before, after), `--- ${history}`, `+++ ${history}`, ...lines].join(
    '\n',
  );
  return { catalog: updated, changes, diff };
}

/** The new prices that are left to people, each with its doubt, as a diff that `patch -p0` takes; empty when there is none. */
export function proposedDiff(catalog: Catalog, check: PriceCheck): string {
  const open = proposals(check).filter(({ doubt }) => doubt !== undefined);
  if (open.length === 0) return '';
  const before = readFileSync(catalog.file, 'utf8');
  const edits = open.map(({ verdict: { model, rate }, to }) => ({ modelId: model.id, rate, to }));
  const doubts = open.map(
    ({ verdict: { model, rate }, to, doubt = '' }) =>
      `# ${model.id}: ${rateName(rate)} from ${rate.amount} to ${to}, ${doubt}`,
  );
  return [...doubts, lineDiff(catalog.file, before, editAmounts(catalog.file, before, edits))].join('\n');
}

function changeFor({ verdict: { model, rate }, to, figures }: Proposal, check: PriceCheck): PriceChange {
  const names = figures.flatMap(({ source }) => check.adapters.find(({ id }) => id === source) ?? []);
  // The day on which it was seen here; sources seldom say since when it holds.
  const change = { model, rate: { ...rate, amount: to }, date: check.date, from: rate.amount };
  return {
    ...changeOf(change, { source: shortList(names.map(sourceTitle)), kind: 'update' }),
    observed: true,
  };
}

export interface Proposal {
  readonly verdict: Verdict;
  /** The new amount as it is to be written. */
  readonly to: string;
  /** Who lists it. */
  readonly figures: readonly Figure[];
  /** Why somebody has to look before it is applied, as a clause; undefined where it is settled. */
  readonly doubt?: string | undefined;
}

/** Makers seldom change a price by more; slips of a unit or a digit nearly always do. */
const largestStep = new Big('1.5');

function doubtOf(from: string, to: string, figures: readonly Figure[]): string | undefined {
  const sources = new Set(figures.map(({ source }) => source));
  const [one, other] = [new Big(from), new Big(to)];
  const isFar = one.gt(other.times(largestStep)) || other.gt(one.times(largestStep));
  if (sources.size > 1 && !isFar) return undefined;
  return [
    ...(sources.size > 1 ? [] : [`which ${[...sources].join()} alone lists`]),
    ...(isFar ? [`by more than a factor of ${largestStep.toFixed()}`] : []),
  ].join(', ');
}

/**
 * The rates for which sources list a new price, and none lists anything else, or the one that an exception prefers does.
 * It is settled where two or more list it and it is no great step. Dated rates are left to people: a new price after a
 * `from` is a new entry.
 */
export function proposals({ verdicts }: Pick<PriceCheck, 'verdicts'>): Proposal[] {
  return verdicts.flatMap((verdict) => {
    const { rate } = verdict;
    if (rate.from !== undefined || rate.until !== undefined) return [];
    const figures = preferred(verdict) ?? agreed(verdict);
    const [first] = figures;
    if (first === undefined || first.agrees) return [];
    const to = authored(first.amount);
    return [{ verdict, to, figures, doubt: doubtOf(rate.amount, to, figures) }];
  });
}

function preferred({ model, rate, figures }: Verdict): Figure[] | undefined {
  const prefer = model.exceptions.find(
    (statement) =>
      statement.prefer !== undefined && statedRates(model, statement).some((stated) => stated.rate === rate),
  )?.prefer;
  const figure = figures.find(({ source }) => source === prefer);
  return figure === undefined ? undefined : [figure];
}

function agreed({ figures }: Verdict): readonly Figure[] {
  const [first] = figures;
  const isOne = first !== undefined && figures.every(({ amount }) => sameAmount(amount, first.amount));
  return isOne ? figures : [];
}

/** As the catalog writes amounts: whole dollars bare, else at least two decimals. */
function authored(amount: string): Rate['amount'] {
  const [whole = '', fraction] = amount.split('.');
  return fraction === undefined ? whole : `${whole}.${fraction.padEnd(2, '0')}`;
}

export interface Edit {
  readonly modelId: string;
  readonly rate: Rate;
  readonly to: string;
}

/**
 * @returns the text with each amount replaced, quotes, comments and layout kept
 * @throws Error when a rate is not where the catalog says, so that nothing is ever written beside its place
 */
export function editAmounts(file: string, text: string, edits: readonly Edit[]): string {
  const source = readSource(file, text);
  const models = (source.data as { models: unknown[] }).models;
  // The places of a source do not count the mark.
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const places = edits.map((edit) => {
    const index = models.findIndex((model) => (model as { id?: unknown }).id === edit.modelId);
    const listed = readEntry(source, models[index], index).rates.find((rate) => isSame(rate, edit.rate));
    const { amount, line } = edit.rate;
    // Of a conditional rate it is the amount that changes; in a grid, and alone, it is the value itself.
    const at = mark + source.valueAt([...(listed?.path ?? []), 'amount']).offset;
    const start = /["']/.test(text.charAt(at)) ? at + 1 : at;
    if (listed?.amount !== amount || !text.startsWith(amount, start)) {
      throw new Error(`${edit.modelId}: the amount ${amount} is not at line ${line} of ${file}.`);
    }
    return { start, end: start + amount.length, text: edit.to };
  });
  // From the end, so that the places before stay where they are.
  return places
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, place) => result.slice(0, place.start) + place.text + result.slice(place.end), text);
}

/** True for one rate in two versions of a file. */
function isSame(a: Omit<Rate, 'line'>, b: Rate): boolean {
  return (
    a.meter === b.meter && whenText(a.when) === whenText(b.when) && a.from === b.from && a.until === b.until
  );
}

/** The lines that differ between two texts of equally many lines, as a unified diff without context. */
export function lineDiff(file: string, before: string, after: string): string {
  const old = before.split('\n');
  const hunks = after.split('\n').flatMap((line, index) => {
    const number = index + 1;
    return line === old[index] ? [] : [`@@ -${number} +${number} @@`, `-${old[index] ?? ''}`, `+${line}`];
  });
  return hunks.length === 0 ? '' : [`--- ${file}`, `+++ ${file}`, ...hunks].join('\n');
}
