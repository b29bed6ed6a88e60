import { expect, test } from 'vitest';
import { judge } from './judge.ts';
import { nearestOf } from './nearest.ts';
import { othersAllowed } from './own-facts.ts';
import type { PageText, Unit } from './page-text.ts';
import { shinglesOf, similarity } from './shingles.ts';

const id = (number: number) => `maker/model-${String(number)}`;

function page(number: number, units: readonly (string | Unit)[]): PageText {
  return {
    path: `/q/maker-model-${String(number)}-pricing/`,
    kind: 'model',
    names: [`Model ${String(number)}`, id(number)],
    about: id(number),
    units: units.map((unit) => (typeof unit === 'string' ? { text: unit, keys: [] } : unit)),
  };
}

/** A page of a template: only name and number differ. */
function template(number: number): PageText {
  return page(number, [
    `How much does Model ${String(number)} cost is what many readers ask us every day.`,
    `Model ${String(number)} is priced at 0 per image, and a thousand images cost 0 with it.`,
  ]);
}

const subjects = [
  'a cat on a mat',
  'ships in a storm',
  'old maps of the sea',
  'bread and butter',
  'two red kites',
];

/** A page with words and facts of its own. */
function distinct(number: number): PageText {
  const subject = subjects[number] ?? '';
  return page(number, [
    `Model ${String(number)} draws ${subject} better than anything else that we know of today.`,
    { text: `Images of ${subject} $0.0${String(number + 1)}`, keys: [`${id(number)}#image`] },
    `It was shown first with ${subject} in a gallery of its maker.`,
    `Its makers say that ${subject} took them a year of work.`,
  ]);
}

test('template pages score 1 and are thin', () => {
  const verdicts = judge([0, 1, 2, 3, 4].map(template));
  expect(verdicts.map((verdict) => [verdict.similarity, verdict.thin])).toEqual(
    Array.from({ length: 5 }, () => [1, 'few facts']),
  );
});

test('pages with words and facts of their own earn their place, also among template pages', () => {
  const verdicts = judge([...[0, 1, 2, 3, 4].map(distinct), ...[5, 6, 7].map(template)]);
  expect(verdicts.map(({ thin }) => thin === undefined)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('facts weigh more than words: pages of the same words need more of them', () => {
  const listing = (number: number, facts: number): PageText =>
    page(
      number,
      Array.from({ length: facts }, (_, index): Unit => ({
        text: `Input tokens of the ${'abcdefgh'[index] ?? ''} service cost $${String(number)}.${String(index)}1 each million`,
        keys: [`${id(number)}#input?service=${String(index)}`],
      })),
    );
  expect(judge([listing(1, 3), listing(2, 3)]).map(({ thin }) => thin)).toEqual(['alike', 'alike']);
  expect(judge([listing(1, 6), listing(2, 6)]).map(({ thin }) => thin)).toEqual([undefined, undefined]);
});

test('the same price said again, and the price of another model, are no further facts', () => {
  const own = `${id(1)}#image`;
  const [verdict] = judge([
    page(1, [
      { text: 'Images each $0.07 here', keys: [own] },
      { text: 'So an image costs $0.07 in all', keys: [own] },
      { text: 'The neighbour costs $0.06 for one', keys: [`${id(2)}#image`] },
    ]),
    template(2),
  ]);
  expect(verdict?.facts).toEqual(['images each $0.07 here']);
});

test('what a family shares is no fact of one page', () => {
  const family = Array.from({ length: othersAllowed + 2 }, (_, number) =>
    page(number, ['Context window 400,000 tokens', `Only ${subjects[number] ?? ''} stands here`]),
  );
  for (const { facts } of judge(family)) expect(facts).toHaveLength(1);
});

test('how prices relate follows from them: a percentage or a factor does not make a fact', () => {
  const pages = Array.from({ length: othersAllowed + 2 }, (_, number) =>
    page(number, [
      `A cached token costs ${String(number)}% less, an output token ${String(number + 2)} times as much`,
    ]),
  );
  for (const { facts } of judge(pages)) expect(facts).toEqual([]);
});

test('kinds without a limit are not judged', () => {
  expect(judge([{ ...template(1), kind: 'home' }])).toEqual([]);
});

test('a shingle is five words, and none runs over two units', () => {
  expect(shinglesOf([['a', 'b', 'c', 'd', 'e', 'f']])).toHaveLength(2);
  expect(
    shinglesOf([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]),
  ).toHaveLength(2);
  expect(shinglesOf([[]])).toHaveLength(0);
});

test('similarity is the shared part of all shingles', () => {
  const one = Uint32Array.from([1, 2, 3]);
  expect(similarity(one, one)).toBe(1);
  expect(similarity(one, Uint32Array.from([4, 5]))).toBe(0);
  expect(similarity(one, Uint32Array.from([2, 3, 4]))).toBe(0.5);
});

test('the nearest neighbour is found among hundreds, exactly as by comparing all pairs', () => {
  // Families of ten that share most of their numbers; a fixed sequence, so that the test is the same every day.
  let seed = 1;
  const random = () => (seed = Math.imul(seed, 1664525) + 1013904223) >>> 0;
  const families = Array.from({ length: 30 }, () => Array.from({ length: 300 }, random));
  const sets = families.flatMap((family) =>
    Array.from({ length: 10 }, () =>
      Uint32Array.from(new Set(family.map((value) => (random() % 5 === 0 ? random() : value)))).sort(),
    ),
  );
  const found = nearestOf(sets);
  for (const [index, set] of sets.entries()) {
    const best = Math.max(...sets.map((other, place) => (place === index ? 0 : similarity(set, other))));
    expect(found[index]?.similarity).toBeGreaterThan(best - 0.05);
  }
});
