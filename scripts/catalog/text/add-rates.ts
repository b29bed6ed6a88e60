/**
 * Prices put into a catalog's text, behind those that a model lists of the same meter, or on a line of their own; every
 * other line stays as it is.
 */
import type { When } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Per } from '#catalog/registry/meters.ts';
import { itemText, lineWidth } from './entry-text.ts';
import { inOrder, meterKeys } from './key-order.ts';

export interface AddedRate {
  readonly meter: Meter;
  readonly when: When;
  /** A decimal. */
  readonly amount: string;
  /** @default the unit of the meter */
  readonly per?: Per | undefined;
}

const indent = '      ';

/**
 * The text with the rates in it, and those that cannot be put there: beside a grid, or between braces.
 * @param line of the model's entry, 1-based
 */
export function addRates(
  text: string,
  line: number,
  rates: readonly AddedRate[],
): { readonly text: string; readonly left: readonly AddedRate[] } {
  const lines = text.split('\n');
  const left: AddedRate[] = [];
  for (const [meter, own] of Map.groupBy(rates, (rate) => rate.meter)) {
    const at = meterLine(lines, line, meter);
    const texts = own.map(({ amount, when, per }) => itemText({ amount, when, per }));
    const fresh = at === undefined ? freshLine(lines, line, meter) : undefined;
    if (fresh !== undefined) {
      const isBare = texts.length === 1 && !texts[0]?.startsWith('{');
      lines.splice(
        fresh,
        0,
        ...(isBare ? [`${indent}${meter}: ${texts[0] ?? ''}`] : meterText(meter, texts, '')),
      );
      continue;
    }
    const items = at === undefined ? undefined : itemsAt(lines, at);
    if (at === undefined || items === undefined) {
      left.push(...own);
      continue;
    }
    lines.splice(at, items.count, ...meterText(meter, [...items.texts, ...texts], items.comment));
  }
  return { text: lines.join('\n'), left };
}

/** Where the meter's price stands in the entry. */
function meterLine(lines: readonly string[], entry: number, meter: string): number | undefined {
  for (let at = entry, within = false; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (/^ {0,2}\S/.test(line)) return undefined;
    if (/^ {4}\S/.test(line)) within = line.startsWith('    prices:');
    if (within && line.startsWith(`${indent}${meter}:`)) return at;
  }
  return undefined;
}

/** Where a meter that is not listed yet belongs in the block of prices; undefined where that is written between braces. */
function freshLine(lines: readonly string[], entry: number, meter: string): number | undefined {
  const found = lines.findIndex((line, at) => at >= entry && /^ {0,2}\S/.test(line));
  const end = found === -1 ? lines.length : found;
  const start = lines.findIndex(
    (line, at) => at >= entry && at < end && /^ {4}prices:\s*(?:#.*)?$/.test(line),
  );
  if (start === -1) return undefined;
  const next = lines.findIndex((line, at) => at > start && (at >= end || /^ {4}\S/.test(line)));
  const last = next === -1 ? end : next;
  const places = lines.flatMap((line, at) => {
    const name = at > start && at < last ? /^ {6}(\w+):/.exec(line)?.[1] : undefined;
    return name === undefined ? [] : [{ name, at }];
  });
  const ordered = inOrder([...places, { name: meter, at: -1 }], meterKeys, ({ name }) => name);
  const following = ordered[ordered.findIndex(({ at }) => at === -1) + 1];
  if (following !== undefined) return following.at;
  return lines.findLastIndex((line, at) => at < last && line.trim() !== '') + 1;
}

interface Items {
  /** Each price as it is written. */
  readonly texts: readonly string[];
  /** How many lines they take. */
  readonly count: number;
  /** Behind the line, with its sign. */
  readonly comment: string;
}

function itemsAt(lines: readonly string[], at: number): Items | undefined {
  const [, value = '', comment = ''] = /^ +\w+:(?: (.*?))?( +#.*)?$/.exec(lines[at] ?? '') ?? [];
  if (/^[\d."']+$/.test(value)) return { texts: [value], count: 1, comment };
  if (value.startsWith('[') && value.endsWith(']'))
    return { texts: partsOf(value.slice(1, -1)), count: 1, comment };
  if (value !== '') return undefined;
  const items = lines.slice(at + 1).findIndex((line) => !/^ {8}- (?:[\d."']+$|\{.*\}$)/.test(line));
  // A grid, or an item of several lines, is left to people.
  if (items <= 0 || /^ {8}/.test(lines[at + 1 + items] ?? '')) return undefined;
  const texts = lines.slice(at + 1, at + 1 + items).map((line) => line.trim().slice('- '.length));
  return { texts, count: items + 1, comment };
}

/** The items of a flow list: commas within braces and brackets belong to an item. */
function partsOf(flow: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const sign of flow) {
    if ('{['.includes(sign)) depth += 1;
    if ('}]'.includes(sign)) depth -= 1;
    if (sign === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part].map((one) => one.trim());
}

function meterText(meter: string, items: readonly string[], comment: string): string[] {
  const flow = `${indent}${meter}: [${items.join(', ')}]${comment}`;
  if (items.length === 2 && flow.length <= lineWidth) return [flow];
  return [`${indent}${meter}:${comment}`, ...items.map((item) => `${indent}  - ${item}`)];
}
