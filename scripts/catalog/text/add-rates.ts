/** Prices put into a catalog's text, behind those that a model lists of the same meter; every other line stays as it is. */
import type { When } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import { itemText, lineWidth } from './entry-text.ts';

export interface AddedRate {
  readonly meter: Meter;
  readonly when: When;
  /** A decimal. */
  readonly amount: string;
}

const indent = '      ';

/**
 * The text with the rates in it, and those whose meter is not written as a price or a list of prices.
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
    const items = at === undefined ? undefined : itemsAt(lines, at);
    if (at === undefined || items === undefined) {
      left.push(...own);
      continue;
    }
    const added = own.map(({ amount, when }) => itemText({ amount, when }));
    lines.splice(at, items.count, ...meterText(meter, [...items.texts, ...added], items.comment));
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
