/**
 * `price-history.jsonl`: how listed prices changed, one line per change, append-only. It stands beside the catalog
 * file; pages show it, and the price check fails when a price changes without a line.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { sha256 } from './sha256.ts';
import { jsonOrText, RecordError, withoutSpace } from './json-record.ts';
import { characterFault } from '#catalog/registry/characters.ts';
import { meterNames, pers } from '#catalog/registry/meters.ts';
import { keySubject } from '#catalog/registry/rate-key.ts';
import { whenFromText, whenText } from '#catalog/registry/when.ts';

/**
 * Why a line is believed: a source states the day (`stated`); old and new price (`confirmed`) or the new one only
 * (`new-confirmed`) were reported by two or more; the price check or the maintainer changed it here (`update`).
 * A `repair` corrects a price that was listed wrongly here: it explains an edit and is never shown as a change.
 */
export const changeKinds = ['stated', 'confirmed', 'new-confirmed', 'update', 'repair'] as const;

const amount = z.string().regex(/^(0|[1-9]\d*)(\.\d+)?$/, 'no plain decimal');

/** What pages and feeds print as it is written. */
const printed = z
  .string()
  .refine(
    (text) => characterFault(text) === undefined,
    'a character in it is not seen, and moves or ends what is',
  );

const changeSchema = z
  .strictObject({
    /** The UTC day from which the new price holds, or on which it was first seen (see `observed`). */
    date: z.iso.date(),
    id: printed,
    meter: z.enum(meterNames, 'no meter'),
    /** The rate's condition as in its key (`whenText`): "inputTokensOver=200000"; absent for the standard rate. */
    when: z
      .string()
      .refine((text) => text !== '' && whenText(whenFromText(text)) === text, 'no condition of a rate')
      .optional(),
    /** What a threshold of the condition reprices, as the rate says it; absent for the whole request. */
    mode: z.literal('marginal').optional(),
    /** What both amounts are for, where that is not the unit of the meter. */
    per: z.enum(pers).optional(),
    /** Exact decimals in the gateway's currency. */
    from: amount,
    to: amount,
    /** Who says so, for readers. */
    source: printed,
    kind: z.enum(changeKinds),
    /** The day is the one on which somebody first listed the new price: it came on or before it. */
    observed: z.literal(true).optional(),
    /** The UTC day on which it became known here, of a change that was known ahead of its day. */
    announced: z.iso.date().optional(),
  })
  .refine(({ kind, observed }) => kind !== 'stated' || observed === undefined, {
    path: ['kind'],
    error: 'a day that a source states is not only observed',
  })
  .refine(({ kind, observed }) => !kind.endsWith('confirmed') || observed === true, {
    path: ['kind'],
    error: 'a day that no source states is `observed`',
  });

export type PriceChange = z.output<typeof changeSchema>;

/** One line of the file that is a change, and where its values stand. */
export interface HistoryLine {
  readonly change: PriceChange;
  /** 1-based. */
  readonly line: number;
  /** Column of a key's value, 1-based; of the line itself where it has no such key. */
  readonly columnOf: (key: keyof PriceChange) => number;
}

/** A line that is no change. */
export interface HistoryFault {
  readonly line: number;
  readonly column: number;
  /** What is wrong, as a clause. */
  readonly detail: string;
}

/** The first lines of a history as a price check found them, so that one that is changed, moved or lost since is noticed. */
export interface HistorySeal {
  readonly lines: number;
  /** `sha256:` and the first 12 digits of the hash of these lines. */
  readonly digest: string;
}

/** @param most how many lines to seal. @default all */
export function sealHistory(text: string, most = Infinity): HistorySeal {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, most);
  const hash = sha256(lines.join('\n'));
  return { lines: lines.length, digest: `sha256:${hash.slice(0, 12)}` };
}

/** Path of the history that belongs to a catalog file. */
export function historyFile(catalogFile: string): string {
  return join(dirname(catalogFile), 'price-history.jsonl');
}

/** The text of the history beside a catalog file; empty when there is none yet. */
export function historyText(catalogFile: string): string {
  const file = historyFile(catalogFile);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** What is asked of a catalog: where it stands, and which ids lead to its models. */
interface Renames {
  readonly file: string;
  readonly models: readonly { readonly id: string; readonly aliases: readonly { readonly id: string }[] }[];
}

/**
 * The history beside a catalog, in the order of its lines, under the ids that the models have now.
 * @throws RecordError naming file and line when a line is not a change
 */
export function loadHistory(catalog: Renames): PriceChange[] {
  const nameOf = presentIds(catalog);
  return parseHistory(historyText(catalog.file), historyFile(catalog.file)).map((change) => {
    const id = nameOf(change.id);
    return id === change.id ? change : { ...change, id };
  });
}

/** A renamed model keeps its history: the id that an alias leads to, else the same. */
export function presentIds({ models }: Pick<Renames, 'models'>): (id: string) => string {
  const ids = new Map(models.flatMap(({ id, aliases }) => aliases.map((alias) => [alias.id, id] as const)));
  return (id) => ids.get(id) ?? id;
}

/**
 * The changes of a text as they are written.
 * @param file how messages call it
 * @throws RecordError naming file and line when a line is not a change
 */
export function parseHistory(text: string, file: string): PriceChange[] {
  const { lines, faults } = readHistory(text);
  const [fault] = faults;
  if (fault === undefined) return lines.map(({ change }) => change);
  throw new RecordError(
    `${file}:${fault.line}:${fault.column} is not a price change: ${fault.detail}.\n` +
      'Lines are only ever appended, by `npm run check:prices`; restore the line from version control.',
  );
}

/** Every line of a text, or what is wrong with it. */
export function readHistory(text: string): { lines: HistoryLine[]; faults: HistoryFault[] } {
  const lines: HistoryLine[] = [];
  const faults: HistoryFault[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const line = index + 1;
    const columnOf = (key: string) => columnIn(raw, key);
    const value = jsonOrText(raw);
    const parsed = changeSchema.safeParse(value);
    const [issue] = parsed.error?.issues ?? [];
    if (issue !== undefined) {
      const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0];
      const column = key === undefined ? 1 : columnOf(String(key));
      faults.push({ line, column, detail: `${key === undefined ? '' : `${String(key)}: `}${issue.message}` });
    } else if (parsed.data !== undefined && JSON.stringify(value) !== withoutSpace(raw)) {
      // Of a key that stands twice, JSON keeps the last one without a word.
      faults.push({
        line,
        column: 1,
        detail: 'it reads as other than it is written, as where a key stands twice',
      });
    } else if (parsed.data !== undefined) lines.push({ change: parsed.data, line, columnOf });
  }
  return { lines, faults };
}

function columnIn(raw: string, key: string): number {
  const at = raw.search(new RegExp(`"${key}"\\s*:`));
  if (at < 0) return 1;
  return at + (/^"\w+"\s*:\s*/.exec(raw.slice(at))?.[0].length ?? 0) + 1;
}

/** The rate a change is about, as the part of its key that stays when dates change. */
export function changedRate({ id, meter, when }: Pick<PriceChange, 'id' | 'meter' | 'when'>): string {
  return `${keySubject(id)}#${meter}${when === undefined || when === '' ? '' : `?${when}`}`;
}
