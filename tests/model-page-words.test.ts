import { meters } from '#catalog/registry/meters.ts';
import type { HTMLElement } from 'node-html-parser';
import { expect, test } from 'vitest';
import { allModelPages, complaints, one, textBlocks, words, type ModelPage } from './support/built-pages.ts';

// The words of every model's page: true for this very model, and written as a person would.
const pages = allModelPages();

/** Everything a reader, a search engine or an assistant is told in words, one string a sentence or cell. */
function texts({ document, main }: ModelPage): string[] {
  return [
    words(one(document, 'title')),
    ...document.querySelectorAll('meta[content]').map((meta) => meta.getAttribute('content') ?? ''),
    ...textBlocks(main).map((block) => block.text.trim()),
  ];
}

/** The first of the texts that matches, shown with what stands around the match. */
function found(texts: readonly string[], wrong: RegExp): string | undefined {
  const text = texts.find((candidate) => wrong.test(candidate));
  if (text === undefined) return undefined;
  const at = text.search(wrong);
  return `${String(wrong)} in "${text.slice(Math.max(0, at - 40), at + 40)}"`;
}

test('no figure that is none: zero, NaN, undefined', () => {
  const wrong = [
    /\$0+(\.0+)?(?![\d.])/,
    /\$(?!env:)\D/,
    /\bNaN\b|\bundefined\b|\bnull\b|\[object|Infinity/,
    /\d[eE][+-]?\d+\b(?!.*\/)/,
  ];
  expect(complaints(pages, (page) => wrong.map((pattern) => found(texts(page), pattern)))).toEqual([]);
});

test('articles, spaces and punctuation', () => {
  const wrong = [
    /\b[Aa] (image|audio|input|output|OCR|embedding|hour|API|unit|AI|asset)\b/,
    /\b[Aa]n (chat|video|speech|music|model|page|token|second|minute|request|track|3D|reranking|song|clip|Testgate)\b/,
    /\S {2,}\S|\S\n+\S/,
    /\s[.,;:!?](\s|$)/,
    /[.,;:!?][,;:!]|,\.|;\.|:\.|\?\.|!\.|[^.]\.\.(?!\.)/,
    /\(\s|\s\)|\(\)|""|“”/,
    /\b(\w+) \1\b(?! \[)/i,
    /\b1 (images|models|tokens|pages|requests|chats|minutes|seconds|tracks|clips|songs|calls|passages|searches|queries|sentences|messages|assets)\b/,
  ];
  expect(complaints(pages, (page) => wrong.map((pattern) => found(texts(page), pattern)))).toEqual([]);
});

const isListed = (paragraph: HTMLElement) =>
  ['UL', 'OL'].includes(paragraph.nextElementSibling?.tagName ?? '');

test('every sentence begins with a capital or a figure and ends with a full stop', () => {
  expect(
    complaints(pages, ({ main }) =>
      main
        .querySelectorAll('p.lead, .body .note:not(figcaption), .sub, .steps p, .faq p')
        // A link that stands alone is no sentence.
        .filter((paragraph) => words(paragraph) !== paragraph.querySelector('a')?.text)
        .flatMap((paragraph) => {
          const text = words(paragraph);
          return [
            // A colon leads on to what is listed right below.
            !/[.!?]$/.test(text) &&
              !(text.endsWith(':') && isListed(paragraph)) &&
              `ends "${text.slice(-40)}"`,
            /\b(and|or|at|for|of|the|a|an|is|to|per|plus|from|by)[.!?]( |$)/.test(text) && `dangles: ${text}`,
            // Names such as "o3" and "gpt-image" begin small wherever they stand.
            /[.!?] [a-z]+ (?![a-z]*-)/.test(text.replaceAll('e.g. ', '')) && `begins small: ${text}`,
          ];
        }),
    ),
  ).toEqual([]);
});

test('descriptions are whole sentences of a length that search engines show', () => {
  expect(
    complaints(pages, ({ document }) => {
      const text = one(document, 'meta[name=description]').getAttribute('content') ?? '';
      return [!text.endsWith('.') && `ends "${text.slice(-30)}"`, text.length < 50 && `says only "${text}"`];
    }),
  ).toEqual([]);
});

test('a model that is not priced in tokens is never spoken of in tokens', () => {
  const notTokens = pages.filter(
    ({ model }) =>
      model.pricing.kind !== 'priced' ||
      model.pricing.rates.every(({ meter }) => meters[meter].kind !== 'tokens'),
  );
  expect(notTokens.length).toBeGreaterThan(40);
  expect(
    complaints(notTokens, ({ model, main }) => {
      // The length of a chat model's context is a number of tokens whatever it costs.
      const facts = main
        .querySelectorAll('.facts > div')
        .filter((fact) => /^(Context|Max output)/.test(words(fact)));
      if (model.modality === 'chat') for (const fact of facts) fact.remove();
      // Prices of other models have their own units.
      for (const other of main.querySelectorAll('.section-alternatives, .notice')) other.remove();
      return [/.{0,40}tokens?\b.{0,40}/i.exec(words(main))?.[0]];
    }),
  ).toEqual([]);
});

test('each figure of a model that is followed by its unit is followed by a unit the model has', () => {
  expect(
    complaints(pages, ({ model, main }) => {
      const listed = model.pricing.kind === 'priced' ? model.pricing.rates : [];
      const units = listed.flatMap(({ meter }) => [meters[meter].unit, meters[meter].shortUnit]);
      return textBlocks(main).flatMap((block) =>
        [...block.innerHTML.matchAll(/data-rate="([^"]*)">[^<]*<\/data> per ([^<]*)/g)].map(
          ([whole, key = '', rest = '']) =>
            key.startsWith(`${model.id}#`) &&
            !key.includes('#text(') &&
            !units.some((unit) => rest.startsWith(unit)) &&
            `${whole} in "${words(block)}"`,
        ),
      );
    }),
  ).toEqual([]);
});

test('only the model of the free tier is said to be covered by it', () => {
  const covered = complaints(pages, ({ main }) => [
    (words(main).includes('The free tier covers it:') ||
      main
        .querySelectorAll('.faq section')
        .some((entry) => words(entry).startsWith('Is there a free tier? Yes,'))) &&
      'covered',
  ]);
  expect(covered).toEqual(['moonshot/kimi-k2.6: covered']);
  expect(
    complaints(pages, ({ model, main, retired }) => [
      !retired &&
        model.pricing.kind !== 'free' &&
        model.pricing.kind !== 'plan' &&
        model.id !== 'moonshot/kimi-k2.6' &&
        !words(main).includes('The free tier covers Kimi K2.6 only:') &&
        'not told what is covered',
    ]),
  ).toEqual([]);
});
