/** What may stand under `prices:`. */
import { z } from 'zod';
import {
  askedKeys,
  conditionKeys,
  conditions,
  marginKey,
  weekdays,
  type AskedKey,
  type ConditionDefinition,
  type ConditionKey,
  type When,
} from '#catalog/registry/conditions.ts';
import { billingKeys, billingRules, type BillingKey } from '#catalog/registry/billing-rules.ts';
import { meterNames, meters } from '#catalog/registry/meters.ts';
import {
  amount,
  boolean,
  conditionText,
  day,
  factor,
  integer,
  quantity,
  text,
  utcWindow,
} from './scalars.ts';
import {
  byKind,
  catalogIssue,
  entry,
  listOf,
  noted,
  notEmpty,
  oneOrMany,
  optional,
  required,
  someOf,
} from './schema-tools.ts';

/** How a condition is written, by the kind of its value. */
function valueSchema(condition: ConditionDefinition): z.ZodType {
  switch (condition.kind) {
    case 'choice':
      return z.enum(condition.values);
    case 'text':
      return conditionText;
    case 'flag':
      return boolean;
    case 'wholeNumber':
    case 'threshold':
      return integer();
    case 'windows':
      return listOf(utcWindow);
    case 'weekdays':
      return listOf(z.enum(weekdays));
  }
}

type WhenKey<K extends ConditionKey> = ReturnType<typeof optional<z.ZodType<NonNullable<When[K]>>>>;

export const whenSchema = entry(
  Object.fromEntries(
    conditionKeys.map((key) => {
      const condition = conditions[key];
      return [key, optional(valueSchema(condition), `${condition.says}.`, condition.example)];
    }),
  ) as { readonly [K in ConditionKey]: WhenKey<K> },
) satisfies z.ZodType<When>;

/** How the price is published and counted: of one amount, or of every cell of a grid. */
const terms = {
  per: optional(
    text,
    'What the price is for where that is not the unit of the meter: `second`, `minute` or `hour` of a time; `1`, `1K` or `1M` of anything else, or as a number.',
    'hour',
  ),
  ...(Object.fromEntries(
    billingKeys.map((key) => {
      const { says, example } = billingRules[key];
      return [key, optional(quantity, `${says}: a number of counted things, or a time.`, example)];
    }),
  ) as Readonly<Record<BillingKey, ReturnType<typeof optional<typeof quantity>>>>),
};

const conditionalAmount = entry({
  amount: required(amount, 'The price: plain digits, kept as they are written.', '0.040'),
  when: optional(
    whenSchema,
    'Conditions under which it applies, all of them together.',
    '{ service: batch }',
  ),
  mode: optional(
    z.enum(['whole', 'marginal']),
    'Whether a threshold reprices the whole request or only the units beyond it (marginal).',
    'marginal',
  ),
  from: optional(day, 'First day on which it holds, in UTC.', '2027-01-01'),
  until: optional(day, 'First day on which it no longer holds, in UTC.', '2027-01-01'),
  ...terms,
}).check((context) => {
  const { mode, when } = context.value;
  if (mode !== 'marginal' || when?.[marginKey] !== undefined) return;
  context.issues.push(catalogIssue('key-missing', context.value, { key: marginKey }, ['when']));
});

export type GridCell = string | { readonly [value: string]: GridCell };
const gridCell: z.ZodType<GridCell> = noted(
  byKind<GridCell>(
    (value) => (typeof value === 'string' ? amount : gridRates),
    () => [amount, gridRates],
  ),
  { id: 'gridCell' },
);
const gridRates: z.ZodType<Record<string, GridCell>> = noted(z.record(z.string(), gridCell).check(notEmpty), {
  id: 'gridRates',
});
const grid = entry({
  grid: required(
    listOf(z.enum(askedKeys)),
    'Conditions that the levels of `rates` stand for, outermost first.',
    '[quality, size]',
  ),
  rates: required(
    gridRates,
    'The amounts, one level for each condition.',
    '{ low: { 1024x1024: 0.011 }, high: { 1024x1024: 0.167 } }',
  ),
  ...terms,
});

const rate = noted(
  byKind<z.output<typeof amount | typeof grid | typeof conditionalAmount>>(
    (value) =>
      typeof value === 'string' ? amount : isRecord(value) && 'grid' in value ? grid : conditionalAmount,
    () => [amount, conditionalAmount, grid],
  ),
  { id: 'rate' },
);

/** What may stand under a meter: a bare amount, a map or a grid, or a list of them. */
const rates = noted(oneOrMany(rate), { id: 'rates' });

export const pricesSchema = noted(
  someOf(meterNames, rates, (name) => {
    const { label, unit, kind } = meters[name];
    return [`${label}: price per ${unit}.`, kind === 'tokens' ? '1.25' : '0.040'];
  }),
  { id: 'prices', minProperties: 1 },
);

/** What of a request an uplift is for: every key with one value or several. */
const upliftCases = entry(
  Object.fromEntries(
    askedKeys.map((key) => {
      const condition = conditions[key];
      return [key, optional(oneOrMany(valueSchema(condition)), `${condition.says}.`, condition.example)];
    }),
  ) as Readonly<Record<AskedKey, ReturnType<typeof optional<z.ZodType<unknown[]>>>>>,
).check(notEmpty);

export const upliftSchema = entry({
  factor: required(factor, 'What the price is multiplied by: `1.1` for ten per cent more.', '1.1'),
  when: required(
    upliftCases,
    'For which requests: one value of a condition, or a list of them.',
    '{ region: [eu, us] }',
  ),
});

export type ParsedUplift = z.output<typeof upliftSchema>;
export type ParsedRates = z.output<typeof pricesSchema>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
