import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dist, one, readPage, words } from './support/built-pages.ts';

// The page that Ratecard was made for, word by word where it matters.
const path = '/q/black-forest-labs-flux-2-klein-9b-pricing/';
const document = readPage(dist, path);
const main = one(document, 'main');
const questions = main.querySelectorAll('.faq section').map((entry) => ({
  question: words(one(entry, 'h3')),
  answer: words(one(entry, 'p')),
}));
const examples = Object.fromEntries(
  main
    .querySelectorAll('.example')
    // The plain one comes first in each language; the others are variants of it.
    .slice(0, 3)
    .map((example) => [example.getAttribute('data-language') ?? '', one(example, 'pre').text]),
);

test('the price stands in heading, first paragraph, title, description and at a glance', () => {
  expect(words(one(main, 'h1'))).toBe('How much does Flux-2-Klein-9b cost?');
  expect(words(one(document, 'title'))).toContain('Flux-2-Klein-9b API pricing: $0.040 per image');
  expect(one(document, 'meta[name=description]').getAttribute('content')).toContain('$0.040 per image');
  expect(words(one(main, '.tiles'))).toBe('Images $0.040 per image You pay $0.04211 with fee');
  expect(words(one(main, '.section-calculator .pairs'))).toContain('$10 top-up 237 images');
  const answer = words(one(main, '.lead'));
  expect(answer).toContain(
    'Flux-2-Klein-9b (black-forest-labs/flux-2-klein-9b) is priced at $0.040 per image through Testgate.',
  );
  for (const said of [
    'charges that price plus a 5% platform fee',
    '5% platform fee',
    'Kimi K2.6',
    'no card needed',
    'no monthly minimum',
  ]) {
    expect(answer).toContain(said);
  }
});

test('both figures are told, the provider’s with its source', () => {
  const notice = one(main, '.notice');
  expect(words(notice)).toMatch(
    /Black Forest Labs .*publishes .*\$0\.015.*; Testgate lists \$0\.040 per image/,
  );
  expect(notice.querySelector('a[href="https://docs.bfl.ai/quick_start/pricing"]')).not.toBeNull();
});

test('its sections stand in the order of the design', () => {
  expect(main.querySelectorAll('section > h2').map((heading) => heading.id)).toEqual([
    'calculator',
    'price',
    'how-it-works',
    'code',
    'alternatives',
    'standing',
    'about',
    'faq',
    'related',
    'try',
  ]);
});

test('what it costs in practice, to the cent', () => {
  const receipts = main.querySelectorAll('.section-calculator .receipt').map(words);
  expect(receipts).toContain('1,000 images 1,000 images at $0.040 $40.00 5% fee $2.11 You pay $42.11');
  expect(words(one(main, '.section-calculator .pairs'))).toBe(
    '$5 top-up 118 images $10 top-up 237 images $100 top-up 2,375 images',
  );
  expect(words(one(main, '.section-how-it-works'))).toContain('$100 funds $95 of usage');
});

test.each([
  ['cost per unit', /^How much does .* cost per image\?$/, /\$0\.040 per image/],
  ['free tier', /free tier/, /^No, not for this model\.$/],
  ['repeated requests', /repeated request/, /10% of the uncached price/],
  ['volume discounts', /volume discounts/, /Enterprise/],
  ['metering', /metered/, /x-testgate-cost.*dashboard/],
])('a question about %s, answered for this model', (_, question, answer) => {
  const found = questions.filter((entry) => question.test(entry.question));
  expect(found).toHaveLength(1);
  expect(found[0]?.answer).toMatch(answer);
});

test('an image model is never told about tokens, or asked for a prompt’s count of them', () => {
  expect(words(main)).not.toMatch(/token/i);
  expect(words(main)).not.toMatch(/usage\./);
});

test('each example makes the same image at the same place', () => {
  for (const [language, call] of [
    ['python', 'client.images.generate('],
    ['node', 'client.images.generate('],
    ['curl', '/images/generations'],
  ] as const) {
    expect(examples[language]).toContain(call);
    for (const part of [
      'black-forest-labs/flux-2-klein-9b',
      'A studio photo of a red ceramic mug on white marble',
      '1024x1024',
      'https://api.testgate.example/v1',
    ]) {
      expect(examples[language]).toContain(part);
    }
  }
});

test('structured data answers the same questions with the same words', () => {
  const { '@graph': graph } = JSON.parse(one(document, 'script[type="application/ld+json"]').text) as {
    '@graph': { '@type': string; mainEntity?: { name: string; acceptedAnswer: { text: string } }[] }[];
  };
  const asked = graph.find((node) => node['@type'] === 'FAQPage')?.mainEntity ?? [];
  expect(asked.map(({ name, acceptedAnswer }) => ({ question: name, answer: acceptedAnswer.text }))).toEqual(
    questions,
  );
});

test('the page carries its Markdown twin’s address, and the twin is there', () => {
  const twin = one(document, 'link[rel=alternate][type="text/markdown"]').getAttribute('href') ?? '';
  expect(twin).toBe('/q/black-forest-labs-flux-2-klein-9b-pricing.md');
  expect(readFileSync(join(dist, twin), 'utf8')).toContain('is priced at $0.040 per image through Testgate.');
});
