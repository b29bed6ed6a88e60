/**
 * Every number that the sources have in their entries, and what becomes of it. `price-fields.txt` has them by source;
 * a line is the field, for some the kind of entry in brackets, and behind the colon what the source's file makes of it.
 * A new field, as `npm run check:prices -- --refresh newest` names them, is one line without anything behind its name:
 * `vitest run price-fields -u` writes the rest.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { priceSources, type PriceSource } from '#catalog/registry/price-sources.ts';
import { rateName } from '../wording.ts';
import { aiSdkFields } from './ai-sdk-cost-calculator.ts';
import type { FieldTable } from './fields.ts';
import { genaiFields } from './genai-prices.ts';
import { sources } from './index.ts';
import { litellmFields } from './litellm.ts';
import { modelsDevFields } from './models-dev.ts';

interface Example {
  readonly table: FieldTable;
  /** The source's data with one entry. @param kind what its fields may depend on */
  readonly data: (entry: object, kind: string) => unknown;
  /** What must stand beside some fields, by how their names begin. */
  readonly beside: Readonly<Record<string, object>>;
}

const examples: Readonly<Record<PriceSource, Example>> = {
  'genai-prices': {
    table: genaiFields,
    data: ({ context_window, ...prices }: { context_window?: number }) => [
      { id: 'acme', models: [{ id: 'one', context_window, prices }] },
    ],
    beside: {},
  },
  'ai-sdk-cost-calculator': {
    table: aiSdkFields,
    data: (entry) => ({ acme: { one: entry } }),
    beside: { longContext: { longContextThreshold: 1000 } },
  },
  litellm: {
    table: litellmFields,
    data: (entry, kind) => ({ one: { litellm_provider: 'acme', mode: kind, ...entry } }),
    beside: {
      'tiered_pricing[].': { tiered_pricing: [{ range: [1000, 2000] }] },
      'tiered_pricing[].input_cost_per_query': { tiered_pricing: [{ max_results_range: [0, 25] }] },
      'off_peak_pricing.': {
        off_peak_pricing: { windows: [{ hours_utc: ['10:00-00:00'], weekdays: [1, 2, 3, 4, 5] }] },
      },
    },
  },
  'models.dev': {
    table: modelsDevFields,
    data: (entry) => ({ acme: { models: { one: entry } } }),
    beside: { 'cost.tiers[].': { cost: { tiers: [{ tier: { size: 1000 } }] } } },
  },
};

const file = join(import.meta.dirname, 'price-fields.txt');

interface Line {
  readonly field: string;
  readonly kind: string;
}

/** The fields that the file lists, by source. */
const listed = new Map<PriceSource, Line[]>();
let section: Line[] = [];
for (const line of readFileSync(file, 'utf8').split('\n')) {
  const id = priceSources.find((source) => line === `[${source}]`);
  if (id !== undefined) listed.set(id, (section = []));
  const [, field, kind = ''] = /^([^\s:#]+?)(?: \((\w+)\))?(?::.*)?$/.exec(line) ?? [];
  if (id === undefined && field !== undefined) section.push({ field, kind });
}

/** `tiers[].input` with a value, as data; a point behind a digit is one of a number (`1.5K`). */
function nested(field: string, value: unknown): object {
  const [first = '', ...rest] = field.split(/(?<!\d)\./);
  const inner = rest.length === 0 ? value : nested(rest.join('.'), value);
  return first.endsWith('[]') ? { [first.slice(0, -2)]: [inner] } : { [first]: inner };
}

/** Both in one, map by map and item by item. */
function merged(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [merged(one[0], other[0])];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return other ?? one;
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((key) => [key, merged(a[key], b[key])]),
  );
}

/** An amount of few digits, which is no zero anywhere. */
const value = 0.0001;

/** What becomes of a field. */
function fateOf(id: PriceSource, { field, kind }: Line): string {
  const { table, data, beside } = examples[id];
  const companions =
    Object.entries(beside)
      .filter(([start]) => field.startsWith(start))
      .at(-1)?.[1] ?? {};
  const entry = merged(companions, nested(field, value)) as object;
  const [raw] = sources[id].read(data(entry, kind));
  const { rates = [], unread = [], faults = [] } = raw?.prices ?? {};
  expect(faults).toEqual([]);
  if (rates.length > 0) {
    const names = rates.map((rate) => `${rateName(rate)}${rate.incidental ? ', optional' : ''}`);
    return `mapped to ${[...new Set(names)].join('; ')}`;
  }
  const left = unread.find((other) => other.field === field);
  if (left !== undefined) return left.reason === undefined ? 'UNKNOWN' : `named: ${left.reason}`;
  const parts = field.split('.');
  const names = [field, ...parts.map((_, index) => `${parts.slice(0, index + 1).join('.')}.*`)];
  const meaning = names.map((name) => table[name]).find((one) => typeof one === 'object' && 'noPrice' in one);
  return typeof meaning === 'object' && 'noPrice' in meaning ? `no price: ${meaning.noPrice}` : 'LOST';
}

test('every field that a source has is mapped, named with its reason, or no price', async () => {
  const sections = priceSources.map((id) => {
    const lines = (listed.get(id) ?? []).map((line) => {
      const kind = line.kind === '' ? '' : ` (${line.kind})`;
      return `${line.field}${kind}: ${fateOf(id, line)}`;
    });
    expect(lines.filter((line) => /: (?:UNKNOWN|LOST)$/.test(line))).toEqual([]);
    expect(lines.length).toBeGreaterThan(5);
    return `[${id}]\n${[...new Set(lines)].sort().join('\n')}\n`;
  });
  await expect(sections.join('\n')).toMatchFileSnapshot(file);
});
