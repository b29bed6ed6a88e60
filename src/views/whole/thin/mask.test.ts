import { expect, test } from 'vitest';
import { maskedWords, withoutNames, wordsOf } from './mask.ts';
import { isComputed, nameEnd, nameStart, type PageText } from './page-text.ts';

function page(text: string, names: readonly string[] = []): PageText {
  return { path: '/q/x-pricing/', kind: 'model', names, about: undefined, units: [{ text, keys: [] }] };
}

test('own names go, the longest first and whatever their capitals, but not within other words', () => {
  const text = 'Flux 2 Pro, by Flux. FLUX 2 PRO is no Fluxion.';
  expect(withoutNames(page(text, ['Flux', 'Flux 2 Pro']))).toEqual(['n, by n. n is no Fluxion.']);
});

test('a name may hold marks that mean something in a pattern', () => {
  expect(withoutNames(page('FLUX.1 Kontext [pro] costs more.', ['FLUX.1 Kontext [pro]', '']))).toEqual([
    'n costs more.',
  ]);
});

test('linked names go when pages are compared, and stay when facts are counted', () => {
  const linked = page(`${nameStart}Other 4.2${nameEnd} replaces it.`);
  expect(withoutNames(linked)).toEqual(['n replaces it.']);
  expect(withoutNames(linked, true)).toEqual(['Other 4.2 replaces it.']);
});

test('whatever has a digit, and the month of a date, is a number', () => {
  expect(maskedWords('Released: 11 December 2025, $1.25 per 1M tokens (the 3rd).')).toEqual(
    'released 0 0 0 0 per 0 tokens the 0'.split(' '),
  );
});

test('words lose the marks around them, figures keep their sign', () => {
  expect(wordsOf('“Yes”, it costs $0.040 – 50% less!')).toEqual([
    'yes',
    'it',
    'costs',
    '$0.040',
    '50%',
    'less',
  ]);
});

test.each([
  ['maker/a#input', false],
  ['maker/a#input?service=batch', false],
  ['maker/a#estimate.image?quality=low', false],
  ['maker/a#text(published)~figure(0.015)', false],
  ['maker/a#past(input,2026-01-01)~before', false],
  ['maker/a#input~fee', true],
  ['maker/a#quote(input=1500,output=400;10000)', true],
  ['maker/a#quote(image=1)~count(10)', true],
  ['modality/chat#input~median', true],
  ['sum#100~funds', true],
])('%s: computed from others is %s', (key, expected) => {
  expect(isComputed(key)).toBe(expected);
});
