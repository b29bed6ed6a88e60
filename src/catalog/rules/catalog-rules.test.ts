import { describe, expect, it } from 'vitest';
import { gateway, load, placesOf, providers } from '#catalog/test-catalog.ts';

const models = `models:
  - { id: acme/one, name: One, modality: chat, prices: { input: 1 } }
  - { id: acme/two, name: Two, modality: chat, prices: { input: 2 } }
  - { id: acme/free, name: Free, modality: chat, free: { reason: it is, source: https://acme.example } }
  - { id: acme/picture, name: Picture, modality: image, prices: { image: 0.04 } }
`;

function compared(lines: string): string {
  return `${gateway}${providers}comparisons:\n${lines}\n${models}`;
}

describe('replacements', () => {
  const chat = (name: string, more = '') =>
    `  - { id: acme/${name}, name: M, modality: chat, prices: { input: 1 }${more} }\n`;
  const leaving = (name: string, retires: string, replacement?: string) =>
    chat(
      name,
      `, status: deprecated, retires: ${retires}${replacement === undefined ? '' : `, replacement: acme/${replacement}`}`,
    );
  const codesOf = (...entries: string[]) =>
    placesOf(`${gateway}${providers}models:\n${entries.join('')}`).map((place) => place.split(' ')[1]);

  it.each([
    ['another that stays', leaving('one', '2027-01-01', 'two') + chat('two')],
    ['one that goes later', leaving('one', '2027-01-01', 'two') + leaving('two', '2027-01-02')],
    [
      'one that goes first, and has one that stays',
      leaving('one', '2027-01-01', 'two') + leaving('two', '2026-01-01', 'three') + chat('three'),
    ],
    ['one of which nobody knows when', leaving('one', '2027-01-01', 'two') + leaving('two', 'unknown')],
    ['one, while nobody knows when', leaving('one', 'unknown', 'two') + leaving('two', '2026-01-01')],
  ])('are fine: %s', (_, entries) => {
    expect(codesOf(entries)).toEqual([]);
  });

  it.each([
    [
      'one that is gone by then',
      leaving('one', '2027-01-01', 'two') + leaving('two', '2027-01-01'),
      ['gone'],
    ],
    [
      'a line whose end is gone by then',
      leaving('one', '2027-01-01', 'two') +
        leaving('two', '2026-01-01', 'three') +
        leaving('three', '2026-02-01'),
      ['gone'],
    ],
    ['a circle', leaving('one', '2027-01-01', 'two') + leaving('two', '2027-02-01', 'one'), ['circle']],
    [
      'one of another kind',
      `${leaving('one', '2027-01-01', 'two')}  - { id: acme/two, name: M, modality: image, prices: { image: 1 } }\n`,
      ['modality'],
    ],
  ])('are refused: %s', (_, entries, codes) => {
    expect(codesOf(entries)).toEqual(codes.map((code) => `replacement-${code}`));
  });
});

describe('comparisons', () => {
  it('are read as pairs, and need not be there', () => {
    expect(load(compared('  - [acme/two, acme/one]')).comparisons).toEqual([['acme/two', 'acme/one']]);
    expect(load(`${gateway}${providers}${models}`).comparisons).toEqual([]);
  });

  it.each([
    ['an unknown id', '  - [acme/one, acme/tow]', ['11:16 model-unknown']],
    ['both ids unknown', '  - [acme/a, acme/b]', ['11:6 model-unknown', '11:14 model-unknown']],
    ['a model beside itself', '  - [acme/one, acme/one]', ['11:16 value-repeated']],
    ['a model without a price', '  - [acme/free, acme/one]', ['11:6 comparison-unpriced']],
    ['two modalities', '  - [acme/one, acme/picture]', ['11:16 comparison-modality']],
    [
      'the same pair again',
      '  - [acme/one, acme/two]\n  - [acme/one, acme/two]',
      ['12:5 comparison-duplicate'],
    ],
    [
      'the same pair turned round',
      '  - [acme/one, acme/two]\n  - [acme/two, acme/one]',
      ['12:5 comparison-duplicate'],
    ],
    ['three models', '  - [acme/one, acme/two, acme/one]', ['11:5 comparison-pair']],
    ['a text', '  - acme/one', ['11:5 value-kind']],
    ['nothing', '', ['10:13 value-empty']],
    ['an id that is none', '  - [acme/one, Two]', ['11:16 id-invalid']],
  ])('with %s are refused at their place', (_, lines, places) => {
    expect(placesOf(compared(lines))).toEqual(places);
  });
});
