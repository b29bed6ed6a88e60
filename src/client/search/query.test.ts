import { expect, test } from 'vitest';
import { createReader } from './query.ts';
import { cheapest, synonyms } from './synonyms.ts';
import { wordsIn } from './tokens.ts';

const understand = createReader(new Set(['talker', 'gpt', '5', 'mini', 'embedding', 'batch']));
const wordsOf = (query: string) => understand(query).parts.map(({ words }) => words.join(' '));
const meaningsOf = (query: string) => understand(query).parts.flatMap(({ meant }) => meant);

test('the words of a question do not count, unless there are no others', () => {
  expect(wordsOf('How much does GPT-5 cost?')).toEqual(['gpt', '5']);
  expect(wordsOf('price')).toEqual(['price']);
});

test.each([
  ['tts', ['speech']],
  ['text to speech', ['speech']],
  ['Text-to-Speech', ['speech']],
  ['speech to text', ['transcription']],
  ['best voice for me', ['speech']],
  ['speach to text', ['transcription']],
  ['chatgtp', ['gpt']],
  ['bacth discount', ['batch']],
  ['talker', []],
])('%j means %j', (query, meanings) => {
  expect(meaningsOf(query)).toEqual(meanings);
});

test('the longest phrase counts', () => {
  expect(wordsOf('batch discount talker')).toEqual(['batch discount', 'talker']);
});

test.each([
  ['cheapest embedding', ['embedding']],
  ['cheapst embedding', ['embedding']],
  ['embedding with the lowest price', ['embedding', 'with']],
  ['cheapest', []],
])('%j asks for the lowest price of %j', (query, words) => {
  expect(understand(query).byPrice).toBe(true);
  expect(wordsOf(query)).toEqual(words);
  expect(understand(query).spellings).not.toContain(query.replaceAll(' ', ''));
});

test('no other question is about the lowest price', () => {
  for (const query of ['gpt 5 mini', 'price', 'talker', 'how much is gpt 5'])
    expect(understand(query).byPrice, query).toBe(false);
});

test('phrases are written as queries are read, and say one thing once', () => {
  for (const phrase of [...cheapest, ...Object.values(synonyms).flat()])
    expect(wordsIn(phrase).join(' ')).toBe(phrase);
  for (const [what, phrases] of Object.entries(synonyms)) {
    expect(phrases, what).not.toContain(what);
    expect(new Set(phrases).size, what).toBe(phrases.length);
    for (const phrase of phrases) expect(cheapest).not.toContain(phrase);
  }
});
