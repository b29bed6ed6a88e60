/** Rates that are all of the others, times one factor: told in a sentence instead of row by row. */
import { askedKeys, conditions, fieldOf, type AskedKey } from '#catalog/registry/conditions.ts';
import { whenText } from '#catalog/registry/when.ts';
import type { Rate } from '#catalog/types.ts';
import { decimal, plain, type Decimal } from './decimal.ts';

interface FoldedRates {
  /** What is told row by row. */
  readonly rates: readonly Rate[];
  /** "Region us-east-1 or us-west-2: every price is 10% higher." */
  readonly sentences: readonly string[];
}

/** Conditions whose values are names, of which a model may have dozens: regions, and hardware. */
const named = askedKeys.filter((key) => {
  const condition = conditions[key];
  return condition.kind === 'text' && condition.about === 'processing';
});

/** Of one price, or one name, the rows are as short as a sentence. */
const fewest = 2;

/** Takes out the rates of names whose rates are those without a name, each multiplied alike: of two such names or more. */
export function foldedRates(rates: readonly Rate[]): FoldedRates {
  return named.reduce<FoldedRates>((folded, key) => foldedBy(key, folded), { rates, sentences: [] });
}

function foldedBy(key: AskedKey, { rates, sentences }: FoldedRates): FoldedRates {
  const plainRates = new Map(
    rates.filter(({ when }) => when[key] === undefined).map((rate) => [nameOf(rate), rate]),
  );
  const byValue = Map.groupBy(
    rates.filter(({ when }) => when[key] !== undefined),
    ({ when }) => String(when[key]),
  );
  if (plainRates.size < fewest) return { rates, sentences };
  const factors = [...byValue].flatMap(([value, own]) => {
    const factor = own.length === plainRates.size ? commonFactor(own, plainRates, key) : undefined;
    return factor === undefined ? [] : [{ value, factor }];
  });
  const groups = [...Map.groupBy(factors, ({ factor }) => plain(factor)).values()].filter(
    ({ length }) => length >= fewest,
  );
  const values = new Set(groups.flat().map(({ value }) => value));
  const told = groups.map((alike) =>
    sentence(
      key,
      alike.map(({ value }) => value),
      alike[0]?.factor ?? decimal(1),
    ),
  );
  return {
    rates: rates.filter(({ when }) => when[key] === undefined || !values.has(String(when[key]))),
    sentences: [...sentences, ...told],
  };
}

function nameOf({ meter, when, from, until }: Rate, without?: AskedKey): string {
  const rest = without === undefined ? when : { ...when, [without]: undefined };
  return [meter, whenText(rest), from, until].join(' ');
}

/** By what each of the rates is multiplied, where that is the same and has an end. */
function commonFactor(
  own: readonly Rate[],
  plainRates: ReadonlyMap<string, Rate>,
  key: AskedKey,
): Decimal | undefined {
  const factors = own.map((rate) => {
    const base = plainRates.get(nameOf(rate, key));
    return base && decimal(rate.amount).div(decimal(base.amount));
  });
  const [first] = factors;
  const isCommon = first?.over === 1n && factors.every((factor) => factor?.eq(first));
  return isCommon ? first : undefined;
}

function sentence(key: AskedKey, values: readonly string[], factor: Decimal): string {
  const one = decimal(1);
  const percent = plain(factor.minus(one).abs().times(decimal(100)));
  const change = factor.eq(one) ? 'the same' : `${percent}% ${factor.gt(one) ? 'higher' : 'lower'}`;
  const names = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(values);
  return `${fieldOf(key).label} ${names}: every price is ${change}.`;
}
