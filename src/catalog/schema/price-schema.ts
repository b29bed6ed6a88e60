/** What may stand under `prices:`. */
import { z } from 'zod';
import {
  askedKeys,
  conditionKeys,
  conditions,
  marginKey,
  weekdays,
  type ConditionDefinition,
  type ConditionKey,
  type When,
} from '#catalog/registry/conditions.ts';
import { noted } from './documentation.ts';
import { catalogIssue } from '#catalog/errors/issue.ts';
import { gridDocs, pricesDocs, rateDocs, type KeyDoc } from './key-docs.ts';
import { meterNames } from '#catalog/registry/meters.ts';
import { amount, boolean, conditionText, day, integer, utcWindow } from './scalars.ts';
import { byKind, entry, listOf, notEmpty, oneOrMany, someOf } from './schema-tools.ts';

/** How a condition is written, by the kind of its value. */
function valueSchema(condition: ConditionDefinition): z.ZodType {
  switch (condition.kind) {
    case 'choice':
      return z.enum(condition.values);
    case 'text':
      return conditionText;
    case 'flag':
      return boolean;
    case 'threshold':
      return integer();
    case 'windows':
      return listOf(utcWindow);
    case 'weekdays':
      return listOf(z.enum(weekdays));
  }
}

/** Something for each condition of the registry. */
function perCondition<T>(of: (condition: ConditionDefinition) => T): Record<ConditionKey, T> {
  return Object.fromEntries(conditionKeys.map((key) => [key, of(conditions[key])])) as Record<
    ConditionKey,
    T
  >;
}

type WhenShape = { readonly [K in ConditionKey]: z.ZodOptional<z.ZodType<NonNullable<When[K]>>> };

export const whenSchema = entry(
  perCondition(({ says, example }): KeyDoc => [`${says}.`, example]),
  perCondition((condition) => valueSchema(condition).optional()) as WhenShape,
) satisfies z.ZodType<When>;

const conditionalAmount = entry(rateDocs, {
  amount,
  when: whenSchema.optional(),
  mode: z.enum(['whole', 'marginal']).optional(),
  from: day.optional(),
  until: day.optional(),
}).check((context) => {
  const { mode, when } = context.value;
  if (mode !== 'marginal' || when?.[marginKey] !== undefined) return;
  context.issues.push(catalogIssue('key-missing', context.value, { key: marginKey }, ['when']));
});

export type GridCell = string | { readonly [value: string]: GridCell };
const gridCell: z.ZodType<GridCell> = byKind<GridCell>(
  (value) => (typeof value === 'string' ? amount : gridRates),
  () => [amount, gridRates],
);
const gridRates: z.ZodType<Record<string, GridCell>> = noted(z.record(z.string(), gridCell).check(notEmpty), {
  name: 'gridRates',
});
const axes = listOf(z.enum(askedKeys));
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
