import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { dist, one, readPage, words } from './support/built-pages.ts';

// The rules of docs/style.md that can be tested, over every page.
const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('/index.html'))
  // A page that has moved says no more than where to.
  .filter((file) => !readFileSync(join(dist, file), 'utf8').includes('http-equiv="refresh"'))
  .map((file) => file.slice(0, -'index.html'.length))
  .map((path) => {
    const main = parse(one(readPage(dist, path), 'main').outerHTML);
    for (const code of main.querySelectorAll('pre')) code.remove();
    const paragraphs = main.querySelectorAll('p, li, dd').filter((part) => !part.querySelector('p, li'));
    return { path, text: words(main), sentences: paragraphs.flatMap((part) => sentencesOf(words(part))) };
  });

/** What ends in a full stop or a semicolon, where a reader may breathe. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?;]) (?=\S)/).filter((sentence) => /[.!?;]$/.test(sentence));
}

test('the pages are there to be read', () => {
  expect(pages.length).toBeGreaterThan(150);
  expect(pages.flatMap(({ sentences }) => sentences).length).toBeGreaterThan(2000);
});

test('no sentence has more than 35 words', () => {
  const long = pages
    // A comparison names two models and the uses for which each is cheaper.
    .filter(({ path }) => !path.startsWith('compare/'))
    .flatMap(({ path, sentences }) => sentences.map((sentence) => ({ path, sentence })))
    .filter(({ sentence }) => sentence.split(' ').length > 35);
  expect(long).toEqual([]);
});

test('no sentence stands twice on a page', () => {
  const twice = pages.flatMap(({ path, sentences }) =>
    sentences
      .filter((sentence, index) => sentence.split(' ').length > 5 && sentences.indexOf(sentence) < index)
      .map((sentence) => `${path}: ${sentence}`),
  );
  expect(twice).toEqual([]);
});

test('the sentence of the contract stands once', () => {
  const said = pages.map(({ path, text }) => [path, text.split('pass-through on the underlying').length - 1]);
  expect(said.filter(([, times]) => Number(times) > 1)).toEqual([]);
});

/** Each reads as translated; beside it, what people say. */
const banned: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\blisted? alike\b/, 'the same price'],
  [/\bis going to be\b/, 'will be'],
  [/\bcomes? on top\b/, 'costs extra'],
  [/\bstands? (?:below|above)\b/, 'is below'],
  [/\bin (?:the )?place of\b/, 'instead of'],
  [/\bwhat is there instead\b/, 'what to use instead'],
  [/\bwho says so\b/, 'their sources'],
  [/\bas known from\b/, 'from'],
  [/\bas the sources say\b/, 'with the source'],
  [/\bpassed on by\b/, 'via'],
  [/\bby what most\b/, 'in its most common unit'],
  [/\b(?:that is|that are) retired\b/, 'retired'],
  [/\bhad better\b/, 'should'],
  [/\bhow far it is\b/, 'its status'],
  [/\bwe know (?:of )?no\b/, 'no … is known'],
  [/\bto be (?:sorted|filtered)\b/, 'to sort'],
  [/\bto call instead\b/, 'to use instead'],
  [/\bmay translate more\b/, 'may accept more'],
  [/\bSent again\b/, 'Retried'],
];

test.each(banned)('%s is nowhere said: %s', (phrase) => {
  const said = pages.flatMap(({ path, text }) => {
    const at = text.search(phrase);
    return at === -1 ? [] : [`${path}: ${text.slice(Math.max(0, at - 40), at + 40)}`];
  });
  expect(said).toEqual([]);
});
