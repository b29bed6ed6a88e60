/** What may stand under `prices:`. */
import { z } from 'zod';
import { services, weekdays, type When } from '#catalog/registry/conditions.ts';
import { noted } from './documentation.ts';
import { catalogIssue } from '#catalog/errors/issue.ts';
import { gridDocs, pricesDocs, rateDocs, whenDocs } from './key-docs.ts';
import { meterNames } from '#catalog/registry/meters.ts';
import { amount, boolean, conditionText, day, integer, utcWindow } from './scalars.ts';
import { byKind, entry, listOf, notEmpty, oneOrMany, someOf } from './schema-tools.ts';

export const whenSchema = entry(whenDocs, {
  inputTokensOver: integer().optional(),
  unitsOver: integer().optional(),
  service: z.enum(services).optional(),
  size: conditionText.optional(),
  quality: conditionText.optional(),
  resolution: conditionText.optional(),
  audio: boolean.optional(),
  input: z.enum(['text', 'image']).optional(),
  region: conditionText.optional(),
  utc: listOf(utcWindow).optional(),
  days: listOf(z.enum(weekdays)).optional(),
}) satisfies z.ZodType<When>;

const conditionalAmount = entry(rateDocs, {
  amount,
  when: whenSchema.optional(),
  mode: z.enum(['whole', 'marginal']).optional(),
  from: day.optional(),
  until: day.optional(),
}).check((context) => {
  const { mode, when } = context.value;
  if (mode !== 'marginal' || when?.unitsOver !== undefined) return;
  context.issues.push(catalogIssue('key-missing', context.value, { key: 'unitsOver' }, ['when']));
});

const gridAxes = ['quality', 'size', 'resolution', 'audio', 'service', 'region', 'input'] as const;
export type GridCell = string | { readonly [value: string]: GridCell };
const gridCell: z.ZodType<GridCell> = byKind<GridCell>(
  (value) => (typeof value === 'string' ? amount : gridRates),
  () => [amount, gridRates],
);
const gridRates: z.ZodType<Record<string, GridCell>> = noted(z.record(z.string(), gridCell).check(notEmpty), {
  name: 'gridRates',
});
const axes = listOf(z.enum(gridAxes));
const grid = entry(gridDocs, { grid: axes, rates: gridRates });

const rate = noted(
  byKind<z.output<typeof amount | typeof grid | typeof conditionalAmount>>(
    (value) =>
      typeof value === 'string' ? amount : isRecord(value) && 'grid' in value ? grid : conditionalAmount,
    () => [amount, conditionalAmount, grid],
  ),
  { name: 'rate' },
);

/** What may stand under a meter: a bare amount, a map or a grid, or a list of them. */
const rateSchema = noted(oneOrMany(rate), { name: 'rates' });

export const pricesSchema = noted(someOf(pricesDocs, meterNames, rateSchema), { name: 'prices' });

export type ParsedRates = z.output<typeof pricesSchema>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
