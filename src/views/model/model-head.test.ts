import { expect, test } from 'vitest';
import { gateway } from '#catalog/errors/error-examples.ts';
import { loadCatalog } from '#catalog/load.ts';
import { descriptionLimit, titleLimit } from '#views/words/fitting.ts';
import { plainText } from '#views/page/inline.ts';
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
    title: 'Picture pricing: $0.040 per image | Testgate',
    description:
      'Picture costs $0.040 per image through Testgate, $0.04211 per image with the 5% fee. Worked examples and code.',
  });
  expect(headOf(at, 'maker/talk').title).toBe('Talk pricing: $1.25 in, $10.00 out per 1M tokens | Testgate');
  expect(headOf(at, 'maker/thing').title).toBe('Thing pricing: price not known | Testgate');
  expect(headOf(at, 'maker/judge').title).toBe('Judge pricing: free | Testgate');
});

test('a longer name gets a shorter wording, never a cut one', () => {
  for (let length = 1; length <= 60; length += 1) {
    const name = `X${'x'.repeat(length - 1)}`;
    const { title, description } = headOf(site(model('acme/one', name)), 'acme/one');
    expect(title.startsWith(name)).toBe(true);
    expect(title).toMatch(/\$1\.25 (?:in, \$10\.00 out per 1M tokens|per 1M input tokens)/);
    if (length <= 20) expect(title.length).toBeLessThanOrEqual(titleLimit);
    expect(description.length).toBeLessThanOrEqual(descriptionLimit);
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
  expect(heads[3]?.title).toMatch(/^Two pricing/);
});

test('a retired model promises no price of today', () => {
  const retired = 'prices: { input: 1.25, output: 10 }\n    status: deprecated\n    retires: 2026-11-01';
  const { title, description } = headOf(site(model('acme/one', 'One', retired)), 'acme/one');
  expect(title).toBe('One pricing: retired, was $1.25 in, $10.00 out per 1M tokens');
  expect(description).toContain('is retired');
  expect(description).not.toContain('costs');
});
