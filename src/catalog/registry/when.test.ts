import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedKeys, conditionKeys, conditions, fieldOf, weekdays, type When } from './conditions.ts';
import { meterNames } from './meters.ts';
import {
  askedOf,
  hoursOf,
  isMet,
  isTimed,
  standardWords,
  whenFromText,
  whenText,
  whenWords,
} from './when.ts';

const word = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/);

/** Anything that a condition may say. */
const values = Object.fromEntries(
  conditionKeys.map((key) => {
    const condition = conditions[key];
    const arbitraries = {
      choice: () => fc.constantFrom(...(condition.kind === 'choice' ? condition.values : [])),
      text: () => word,
      flag: () => fc.boolean(),
      wholeNumber: () => fc.nat().map((number) => number + 1),
      threshold: () => fc.nat().map((number) => number + 1),
      windows: () => fc.constant(['16:30-00:30', '02:00-03:00']),
      weekdays: () => fc.subarray([...weekdays], { minLength: 1 }),
    };
    return [key, arbitraries[condition.kind]()];
  }),
) as Record<string, fc.Arbitrary<unknown>>;

const anyWhen = fc.record(values, { requiredKeys: [] }) as fc.Arbitrary<When>;

describe.each(conditionKeys)('the condition %s', (key) => {
  const one = (values[key] ?? fc.constant(undefined)).map((value): When => ({ [key]: value }));

  test('is never taken for the standard price', () => {
    fc.assert(
      fc.property(one, (when) => {
        expect(conditions[key].words(when[key] as never, 'whole')).not.toBe('');
        expect(whenWords(when)).not.toBe(standardWords);
        expect(whenText(when)).toMatch(new RegExp(`^${key}=.`));
        expect(isMet(when, {})).toBe(false);
      }),
    );
  });

  test('is met by the request that asks for it, unless it is about hours', () => {
    fc.assert(
      fc.property(one, (when) => {
        const condition = conditions[key];
        const context =
          condition.kind === 'threshold' ? { [condition.counts]: Number(when[key]) + 1 } : askedOf(when);
        expect(isMet(when, context)).toBe(!isTimed(when));
        if (isTimed(when)) expect(hoursOf(when)).toEqual(when);
      }),
    );
  });
});

test('what is written as text is read back', () => {
  fc.assert(
    fc.property(anyWhen, (when) => {
      expect(whenFromText(whenText(when))).toEqual(when);
    }),
  );
});

test('the calculator has a field of its own for each choice', () => {
  const others = [...meterNames, 'requests', 'cached', 'batch', 'model', 'kind'];
  const names = [...askedKeys.map((key) => fieldOf(key).name), ...others];
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
