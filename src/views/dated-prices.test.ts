/** A price that holds only for some hours, or only until a day, is not told as if it always held. */
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { noticesOf } from '#views/model/notice.ts';
import { comparisonOf } from '#views/compare/side-by-side.ts';
import { plainText } from '#views/page/inline.ts';
import { createSite } from './site.ts';
import { usesOf } from '#views/model/worked-uses.ts';
import { testGateway } from './test-site.ts';

const catalog = `${testGateway}providers:
  acme: { name: Acme }
models:
  - id: acme/busy
    name: Busy
    modality: chat
    prices:
      input: [1, { amount: 2, when: { utc: ["01:00-04:00"], days: [mon, tue, wed] } }]
      output: [3, { amount: 6, when: { utc: ["01:00-04:00"], days: [mon, tue, wed] } }]
  - id: acme/rising
    name: Rising
    modality: chat
    prices:
      input: [{ amount: 1, until: 2027-01-01 }, { amount: 1.5, from: 2027-01-01 }]
      output: [{ amount: 4, until: 2027-01-01 }, { amount: 8, from: 2027-01-01 }]
  - id: acme/editor
    name: Editor
    modality: image
    capabilities: [image-edit]
    prices: { image: [0.04, { amount: 0.06, when: { input: image } }] }
  - { id: acme/terse, name: Terse, modality: chat, context: 128000, maxOutput: 4096, capabilities: [reasoning], prices: { input: 2, output: 8 } }
  - { id: acme/short, name: Short, modality: rerank, context: 512, prices: { input: 0.02 } }
  - { id: acme/long, name: Long, modality: rerank, context: 32000, prices: { input: 0.05 } }
`;
const site = createSite(loadCatalog({ file: 'test.yaml', text: catalog }), undefined, '2026-11-23');
const noticeOf = (id: string) => {
  const [notice] = noticesOf(site, site.model(id));
  return notice && `${notice.label}, ${plainText(notice.figure)}: ${plainText(notice.content)}`;
};

test('a notice names the hours of another price', () => {
  expect(noticeOf('acme/busy')).toBe(
    'Peak hours, Twice as much: 01:00 to 04:00 UTC, Mon to Wed: $2.00 in, $6.00 out per 1M tokens.',
  );
});

test('a notice names the day of an announced price', () => {
  expect(noticeOf('acme/rising')).toBe(
    'Price changes, 1 January 2027: Then $1.50 in, $8.00 out per 1M tokens.',
  );
  expect(noticeOf('acme/editor')).toBeUndefined();
});

test('an edit is billed at the price of an image made from an image', () => {
  const edits = usesOf(site, site.model('acme/editor')).find(({ label }) => label.includes('edited once'));
  expect(edits?.input.context?.input).toBe('image');
});

test('a comparison says that the hour decides, and tells no use in the words of another', () => {
  const words = comparisonOf(site, [site.model('acme/busy'), site.model('acme/rising')])
    .verdict.map((sentence) => plainText(sentence))
    .join('\n');
  expect(words).toContain(
    'From 01:00 to 04:00 UTC, Mon to Wed, Busy costs $2.00 instead of $1.00 per 1M input tokens; the uses here are priced outside these hours.',
  );
  expect(words.split('\n')[0]).not.toContain(' such ');
});

test('the window of a reranker bounds a passage, not a request', () => {
  const words = comparisonOf(site, [site.model('acme/short'), site.model('acme/long')])
    .verdict.map((sentence) => plainText(sentence))
    .join('\n');
  expect(words).toContain('60% less than Long for 1,000 queries');
});

test('no use asks for a longer answer than the model gives', () => {
  const labels = usesOf(site, site.model('acme/terse')).map(({ label }) => label);
  expect(labels).not.toContain('50 hard questions (800 in, 10,000 out)');
  expect(labels).toContain('1 chat (1,500 in, 400 out)');
});
