import { expect, test } from 'vitest';
import { gateway } from '#catalog/errors/error-examples.ts';
import { loadCatalog } from '#catalog/load.ts';
import { plainText } from '#views/page/inline.ts';
import { textWidth } from '#views/words/text-width.ts';
import { modelDescription, modelTitle } from './model-head.ts';
import { createSite } from '#views/site.ts';
import { testSite } from '#views/test-site.ts';

const fee = '  platformFee: { percent: 5, chargedOn: top-up }\n';

function site(models: string, more = fee) {
  const text = `${gateway}${more}providers:\n  acme: { name: Acme }\n  other: { name: Other }\nmodels:\n${models}`;
  return createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23');
}

function model(id: string, name: string, more = 'prices: { input: 1.25, output: 10 }') {
  return `  - id: ${id}\n    name: ${name}\n    modality: chat\n    ${more}\n`;
}

function headOf(at: ReturnType<typeof site>, id: string) {
  const found = at.model(id);
  return {
    title: plainText(modelTitle(at, found)),
    description: plainText(modelDescription(at, found)),
  };
}

test('title and description begin with the question and carry price and unit', () => {
  const at = testSite();
  expect(headOf(at, 'maker/picture')).toEqual({
    title: 'Maker Picture API pricing: $0.040 per image | Testgate',
    description:
      'Picture costs $0.040 per image through Testgate, $0.04211 per image with the 5% fee. Worked examples and code.',
  });
  expect(headOf(at, 'maker/talk').title).toBe('Maker Talk API pricing: $1.25 in, $10.00 out per 1M tokens');
  expect(headOf(at, 'maker/thing').title).toBe('Maker Thing API pricing: price not known | Testgate');
  expect(headOf(at, 'maker/judge').title).toBe('Maker Judge API pricing: free | Testgate');
});

test('a longer name gets a shorter wording, never a cut one', () => {
  for (let length = 1; length <= 60; length += 1) {
    const name = `X${'x'.repeat(length - 1)}`;
    const { title, description } = headOf(site(model('acme/one', name)), 'acme/one');
    expect(title).toContain(name);
    expect(title).toMatch(/\$1\.25(?: in, |\/)\$10\.00 /);
    if (length <= 20) {
      expect(title).toContain('Acme X');
      expect(title).toContain(' API pricing: ');
    }
    if (length <= 38) expect(textWidth(title, 20)).toBeLessThanOrEqual(580);
    expect(textWidth(description, 14)).toBeLessThanOrEqual(990);
    expect(description).toContain('$10.00');
    expect(description.endsWith('.')).toBe(true);
  }
});

test('a gateway without a fee says nothing of one', () => {
  const { description } = headOf(site(model('acme/one', 'One'), ''), 'acme/one');
  expect(description).not.toContain('fee');
});

test('two models of one name have heads of their own', () => {
  const at = site(
    model('acme/one', 'One') +
      model('other/one', 'One') +
      model('other/eu/one', 'One') +
      model('acme/two', 'Two'),
  );
  const heads = at.catalog.models.map(({ id }) => headOf(at, id));
  expect(new Set(heads.map(({ title }) => title)).size).toBe(4);
  expect(new Set(heads.map(({ description }) => description)).size).toBe(4);
  expect(heads[0]?.title).toContain('One (Acme)');
  expect(heads[1]?.title).toContain('One (other/one)');
  expect(heads[3]?.title).toMatch(/^Acme Two API pricing/);
});

test('a retired model promises no price of today', () => {
  const retired = 'prices: { input: 1.25, output: 10 }\n    status: deprecated\n    retires: 2026-11-01';
  const { title, description } = headOf(site(model('acme/one', 'One', retired)), 'acme/one');
  expect(title).toBe('Acme One API pricing: retired, was $1.25/$10.00 per 1M tokens');
  expect(description).toContain('is retired');
  expect(description).not.toContain('costs');
});

test('a title says the maker once, and everything with ever fewer words', () => {
  const at = site(
    [
      model('acme/acme-chat', 'Acme Chat 5'),
      model('acme/long', 'Thinking Large 5.6 Pro'),
      model('acme/image', 'Imaginer Flash 3', 'prices: { imageOutput: 30, input: 2 }').replace(
        'chat',
        'image',
      ),
      model(
        'acme/clip',
        'Moving Pictures 1.5',
        'prices: { videoSecond: { grid: [resolution], rates: { 720p: 0.08, 1080p: 0.12 } } }',
      ).replace('chat', 'video'),
      model('acme/search', 'Searching Reasoner', 'prices: { input: 2, output: 8, request: 0.006 }'),
    ].join(''),
  );
  expect(at.catalog.models.map(({ id }) => headOf(at, id).title)).toEqual([
    'Acme Chat 5 API pricing: $1.25 in, $10.00 out per 1M tokens',
    'Acme Thinking Large 5.6 Pro API pricing: $1.25/$10.00 per 1M',
    'Acme Imaginer Flash 3 API pricing: $30.00 out per 1M tokens',
    'Acme Moving Pictures 1.5 API pricing: from $0.08 per second',
    'Acme Searching Reasoner API pricing: from $2.00/$8.00 per 1M',
  ]);
});

test.each([
  ['2026-11-30', true],
  ['2027-02-21', true],
  ['2027-02-22', false],
])('the last day stands in the description while it is near: %s', (retires, isTold) => {
  const at = site(
    model(
      'acme/old',
      'Old',
      `prices: { input: 1.25, output: 10 }\n    status: deprecated\n    retires: ${retires}\n    replacement: acme/new`,
    ) + model('acme/new', 'New'),
  );
  const { description } = headOf(at, 'acme/old');
  expect(/ Retires on \d+ \w+ 202\d\./.test(description)).toBe(isTold);
  expect(description.endsWith('Use New instead.')).toBe(isTold);
});
