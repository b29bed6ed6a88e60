import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { services, weekdays, type When } from '#catalog/registry/conditions.ts';
import { meterNames, type Meter } from '#catalog/registry/meters.ts';
import { load, problemsOf, ratesOf, withPrices } from '#catalog/test-catalog.ts';
import type { Model, Rate } from '#catalog/types.ts';
import type { QuoteInput } from './quote.ts';
import { callArgument, keys, parseKey, parseQuote } from './trace-key.ts';
import { createTracer } from './tracer.ts';

/** Whatever the catalog lets through as the value of a condition. */
const word = fc
  .string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'aZ09.:_/- é×'.split('')) })
  .filter((text) => text.trim() === text && !/^[-:]/.test(text));
const meter = fc.constantFrom(...meterNames);
const count = fc.integer({ min: 1, max: 10 ** 9 });

/** Keeps what is there: under `exactOptionalPropertyTypes` an absent key is not an undefined one. */
function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

const context = fc
  .record(
    {
      service: fc.constantFrom(...services),
      quality: word,
      size: word,
      resolution: word,
      region: word,
      audio: fc.boolean(),
      input: fc.constantFrom('text' as const, 'image' as const),
    },
    { requiredKeys: [] },
  )
  .map(present);

const input: fc.Arbitrary<QuoteInput> = fc.record({
  usage: fc.dictionary(meter, count, { minKeys: 1, maxKeys: 4 }),
  requests: fc.oneof(fc.constant(1), count),
  context,
});

const when: fc.Arbitrary<When> = fc
  .tuple(
    context,
    fc.record(
      {
        inputTokensOver: count,
        unitsOver: count,
        utc: fc.constant(['16:30-00:30', '01:00-02:00']),
        days: fc.subarray([...weekdays], { minLength: 1 }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([some, more]) => present({ ...some, ...more }));

const model = { id: 'acme/one' } as Model;

describe('a quote', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { start, subject, steps } = parseKey(keys.item(keys.quote(model, given), 'input'));
        expect([subject, steps]).toEqual([model.id, [{ name: 'item', argument: 'input' }]]);
        const { usage, requests, context: read = {} } = parseQuote(callArgument(start, 'quote') ?? '');
        expect({ usage, requests, context: present(read) }).toEqual(given);
      }),
    );
  });

  it('leaves out what goes without saying', () => {
    const usage = { input: 1500, output: 400, image: 0 };
    expect(keys.quote(model, { usage })).toBe('acme/one#quote(input=1500,output=400)');
    expect(keys.quote(model, { usage, requests: 11 })).toBe('acme/one#quote(input=1500,output=400;11)');
    expect(keys.quote(model, { usage, context: { service: 'batch', size: '1K' } })).toBe(
      'acme/one#quote(input=1500,output=400;1;service=batch,size=1K)',
    );
  });

  it.each([
    '',
    ';',
    'input',
    'input=',
    'input=0',
    'input=-1',
    'input=1.5',
    'input=1e3',
    'input=01',
    'inputs=1',
    'input=1,input=2',
    'output=1,input=1',
    'input=1;',
    'input=1;1',
    'input=1;0',
    'input=1;x',
    'input=1;2;',
    'input=1;2;colour=red',
    'input=1;2;service=slow',
    'input=1;2;audio=yes',
    'input=1;2;size=b,quality=a',
    'input=1;2;size=b;more',
    'input=1;2;inputTokensOver=5',
  ])('is not "%s"', (text) => {
    expect(() => parseQuote(text)).toThrow(`"${text}" is not a quote.`);
  });
});

describe('the key of a rate', () => {
  it('reads back whatever its conditions, and differs when they do', () => {
    const rate = fc.record({ meter, when, from: fc.option(fc.constant('2027-01-01'), { nil: undefined }) });
    fc.assert(
      fc.property(rate, rate, (a, b) => {
        const [first, second] = [a, b].map((some) => keys.rate(model, some as Rate));
        const { subject, start, steps } = parseKey(keys.fee(first ?? ''));
        expect(`${subject}#${start}`).toBe(first);
        expect(steps).toEqual([{ name: 'fee', argument: undefined }]);
        const alike = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
        expect(first === second).toBe(alike);
      }),
    );
  });

  it('leads to the rate in any catalog that loads', () => {
    fc.assert(
      fc.property(when, fc.boolean(), (conditions, dated) => {
        const from = dated ? ', from: 2027-01-01' : '';
        const text = withPrices(`input: [1, { amount: 2.50${from}, when: ${JSON.stringify(conditions)} }]`);
        // A date without further conditions is a second standard rate.
        fc.pre(problemsOf(text).length === 0);
        const catalog = load(text);
        const rates = ratesOf(text);
        const amounts = rates.map(
          (rate) => createTracer(catalog, '2026-11-23').amount(keys.rate(model, rate)).value,
        );
        expect(amounts).toEqual(['1', '2.50']);
      }),
    );
  });
});

/** The same data with its keys in one order. */
function sorted(value: { meter: Meter; when: When; from: string | undefined }): unknown {
  return [value.meter, value.from, Object.entries(value.when).sort(([a], [b]) => (a < b ? -1 : 1))];
}

describe('parseKey', () => {
  it.each(['', '#', '#input', 'acme/one', 'acme/one~fee'])('refuses "%s"', (key) => {
    expect(() => parseKey(key)).toThrow(/is not a traced key/);
  });

  it.each(['a#b~', 'a#b~Fee', 'a#b~fee()x', 'a#b~count(1', 'a#b~count((1))', 'a#b~~fee', 'a#b~fee fee'])(
    'refuses the step of "%s"',
    (key) => {
      expect(() => parseKey(key)).toThrow(/is not a step/);
    },
  );
});
