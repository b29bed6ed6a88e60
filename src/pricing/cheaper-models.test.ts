/** What a reader is told to call instead: it keeps what the model gives, and nobody who chose it is sent to a toy. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { capabilities } from '#catalog/registry/vocabulary.ts';
import { gateway } from '#catalog/test-catalog.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import { canAsMuch, cheaperModels, type CheaperModel } from './cheaper-models.ts';
import { decimal } from './decimal.ts';
import { headline } from './headline.ts';
import { lifecycleOf } from './lifecycle.ts';
import { isDearerInNothing, rank, rankedPrice, type Ranked } from './ranking.ts';

const date = '2026-11-23';
const makers = ['acme', 'beta', 'corp'] as const;

function catalogOf(entries: readonly string[]) {
  const providers = makers.map((maker) => `  ${maker}: { name: ${maker} }\n`).join('');
  const models = entries.map((entry) => `  - { modality: chat, ${entry} }\n`).join('');
  return loadCatalog({
    file: 'models.yaml',
    text: `${gateway}providers:\n${providers}models:\n${models}`,
  });
}

/** "role id" of each that is named for the first model. */
function namedFor(...entries: readonly string[]): string[] {
  const catalog = catalogOf(entries);
  const [model] = catalog.models;
  const own = model && rankedPrice(model, date);
  return own === undefined
    ? []
    : cheaperModels(catalog, date, own, rank(catalog, date, 'chat', own.rate.meter)).map(
        ({ role, ranked }) => `${role} ${ranked.model.id}`,
      );
}

const one = (id: string, input: number, output: number, more = '') =>
  `id: ${id}, name: ${id}, prices: { input: ${String(input)}, output: ${String(output)} }${more}`;
const able = ', context: 200000, capabilities: [tools, vision]';
const flagship = one('acme/large', 4, 20, `${able}, released: 2026-06-01`);

test('the maker’s next step comes first, then one each of other makers from the dearest, and last the cheapest', () => {
  expect(
    namedFor(
      flagship,
      one('acme/medium', 2, 10, able),
      one('acme/small', 1, 5, able),
      one('beta/large', 2.5, 12, able),
      one('beta/medium', 2, 10, able),
      one('corp/large', 1.5, 6, able),
      one('corp/small', 0.8, 4, able),
    ),
  ).toEqual([
    'next-step-down acme/medium',
    'cheaper beta/large',
    'cheaper corp/large',
    'cheapest corp/small',
  ]);
});

test.each([
  ['it lacks an ability', one('beta/one', 2, 10, ', context: 200000, capabilities: [tools]')],
  ['it takes fewer tokens', one('beta/one', 2, 10, ', context: 128000, capabilities: [tools, vision]')],
  ['its answers cost more', one('beta/one', 2, 30, able)],
  ['it came out more than a year before', one('beta/one', 2, 10, `${able}, released: 2025-05-31`)],
  ['it is about to go', one('beta/one', 2, 10, `${able}, status: deprecated, retires: 2027-01-01`)],
  ['it has gone', one('beta/one', 2, 10, `${able}, status: deprecated, retires: 2026-10-01`)],
  ['its price is of another class', one('beta/one', 0.7, 10, able)],
  ['its answers are of another class', one('beta/one', 2, 3.9, able)],
  ['it costs as much', one('beta/one', 4, 20, able)],
])('nobody is sent to a model where %s', (_, other) => {
  expect(namedFor(flagship, other)).toEqual([]);
});

test('a model that its maker has followed with a better one for no more is not named', () => {
  const earlier = one('beta/two', 2.5, 12, `${able}, released: 2026-01-01`);
  const later = one('beta/three', 2.5, 12, `${able}, released: 2026-07-01`);
  expect(namedFor(flagship, earlier, later)).toEqual(['cheapest beta/three']);
});

test('one that cannot be called instead itself takes the place of none', () => {
  const earlier = one('beta/two', 2.5, 12, `${able}, released: 2026-01-01`);
  const later = one(
    'beta/three',
    2.5,
    12,
    `${able}, released: 2026-07-01, status: deprecated, retires: unknown`,
  );
  expect(namedFor(flagship, earlier, later)).toEqual(['cheapest beta/two']);
});

test('of two whose days nobody knows, the first in the catalog is the later one', () => {
  expect(namedFor(flagship, one('beta/three', 2, 10, able), one('beta/two', 2, 10, able))).toEqual([
    'cheapest beta/three',
  ]);
});

/** The same as its description says it, by looking at all of them. */
function plainly(catalog: Catalog, own: Ranked, ranking: readonly Ranked[]): CheaperModel[] {
  const released = (model: Model) => lifecycleOf(catalog, date, model).released;
  const part = ({ price }: Ranked) => price.div(own.price);
  const isBetween = (one: Ranked, low: string, high: string) =>
    part(one).gte(decimal(low)) && part(one).lte(decimal(high));
  const able = ranking.filter(({ model, price }) => {
    const [day, ownDay = date] = [released(model), released(own.model)];
    const prices = headline(model, date)?.rates ?? [];
    return (
      price.lt(own.price) &&
      lifecycleOf(catalog, date, model).stays &&
      model.snapshotOf === undefined &&
      (day === undefined || day >= `${String(Number(ownDay.slice(0, 4)) - 1)}${ownDay.slice(4)}`) &&
      canAsMuch(model, own.model) &&
      isDearerInNothing(model, own.model, date) &&
      (headline(own.model, date)?.rates ?? []).every((rate) =>
        prices.every(
          (same) =>
            same.meter !== rate.meter || decimal(same.amount).gte(decimal(rate.amount).times(decimal('0.2'))),
        ),
      )
    );
  });
  const fit = able.filter(
    (one) =>
      !able.some((other) => {
        const [day, earlier] = [released(other.model), released(one.model)];
        return (
          other.model.provider === one.model.provider &&
          (day === undefined || earlier === undefined ? other.model.line < one.model.line : day > earlier) &&
          other.price.lte(one.price) &&
          canAsMuch(other.model, one.model) &&
          isDearerInNothing(other.model, one.model, date)
        );
      }),
  );
  const dearestFirst = fit.toReversed();
  const isOwn = ({ model }: Ranked) => model.provider === own.model.provider;
  const step = dearestFirst.find((one) => isOwn(one) && isBetween(one, '0', '0.75'));
  const others = dearestFirst.filter(
    (one) => !isOwn(one) && one !== fit[0] && isBetween(one, '0.25', '0.75'),
  );
  const firsts = others.filter(
    (one) => others.find((first) => first.model.provider === one.model.provider) === one,
  );
  return [
    ...(step === undefined || step === fit[0] ? [] : [{ ranked: step, role: 'next-step-down' as const }]),
    ...firsts.slice(0, 2).map((ranked) => ({ ranked, role: 'cheaper' as const })),
    ...fit.slice(0, 1).map((ranked) => ({ ranked, role: 'cheapest' as const })),
  ];
}

test('what is named keeps abilities and context, costs less and stays, whatever the catalog', () => {
  const entry = fc.record({
    maker: fc.constantFrom(...makers),
    input: fc.integer({ min: 1, max: 40 }),
    output: fc.integer({ min: 1, max: 40 }),
    context: fc.option(fc.constantFrom(32_000, 128_000, 1_000_000), { nil: undefined }),
    abilities: fc.uniqueArray(fc.constantFrom(...capabilities.slice(0, 3))),
    released: fc.option(fc.constantFrom('2024-06-01', '2026-01', '2026-07-01'), { nil: undefined }),
    retires: fc.option(fc.constantFrom('2026-10-01', '2027-02-01', 'unknown'), { nil: undefined }),
  });
  let named = 0;
  fc.assert(
    fc.property(fc.array(entry, { minLength: 2, maxLength: 20 }), (entries) => {
      const catalog = catalogOf(
        entries.map(({ maker, input, output, context, abilities, released, retires }, index) =>
          one(
            `${maker}/m${String(index)}`,
            input / 10,
            output / 10,
            [
              ...(context === undefined ? [] : [`, context: ${String(context)}`]),
              ...(abilities.length === 0 ? [] : [`, capabilities: [${abilities.join(', ')}]`]),
              ...(released === undefined ? [] : [`, released: ${released}`]),
              ...(retires === undefined ? [] : [`, status: deprecated, retires: ${retires}`]),
            ].join(''),
          ),
        ),
      );
      for (const model of catalog.models) {
        const own = rankedPrice(model, date);
        if (own === undefined) continue;
        const ranking = rank(catalog, date, 'chat', own.rate.meter);
        const found = cheaperModels(catalog, date, own, ranking);
        expect(found).toEqual(plainly(catalog, own, ranking));
        expect(new Set(found.map(({ ranked }) => ranked)).size).toBe(found.length);
        expect(found.slice(0, -1).every(({ role }) => role !== 'cheapest')).toBe(true);
        for (const { ranked } of found) {
          named += 1;
          expect(ranked.price.lt(own.price)).toBe(true);
          expect(isDearerInNothing(ranked.model, model, date)).toBe(true);
          expect(canAsMuch(ranked.model, model)).toBe(true);
          expect(lifecycleOf(catalog, date, ranked.model).stays).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(named).toBeGreaterThan(0);
});
