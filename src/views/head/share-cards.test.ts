import { describe, expect, test } from 'vitest';
import { plainText } from '#views/page/inline.ts';
import { figuresOf, wordsOf } from '#views/page/card.ts';
import { cardsLeftOut, modelCard, shareCards, shareImage, siteCard } from './share-cards.ts';
import type { Page } from '#views/page/blocks.ts';
import { loadCatalog } from '#catalog/load.ts';
import { createSite } from '#views/site.ts';
import { testGateway, testSite } from '#views/test-site.ts';

const site = testSite();
const card = (id: string, at = site) => modelCard(at, at.model(id));

test('a card says name, price with unit, fee and provider', () => {
  const { file, kind, title, prices, remark, note, alt } = card('maker/talk');
  expect(file).toBe('og/maker/talk.png');
  expect(kind).toBe('Chat model from Maker');
  expect(title).toBe('Talk');
  expect(prices.map(({ amount, unit }) => `${amount.text} ${unit}`)).toEqual([
    '$1.25 per 1M input tokens',
    '$10.00 per 1M output tokens',
  ]);
  expect(remark).toBeUndefined();
  expect(plainText(note)).toBe('$1.32 in, $10.53 out per 1M tokens with the 5% fee');
  expect(plainText(alt)).toBe('Talk: $1.25 in, $10.00 out per 1M tokens, through Testgate');
});

test('a card says what every call pays besides, and that its model soon stops', () => {
  const text = `${testGateway}providers: { one: { name: One } }
models:
  - { id: one/search, name: Search, modality: chat, prices: { input: 2, output: 8, request: 0.006 }, status: deprecated, retires: 2026-12-11 }
  - { id: one/later, name: Later, modality: chat, prices: { input: 2, output: 8 }, status: deprecated, retires: 2027-12-11 }
`;
  const at = createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23');
  const { prices, remark } = card('one/search', at);
  expect(prices.map(({ amount, unit }) => `${amount.text} ${unit}`)).toEqual([
    '$2.00 per 1M input tokens',
    '$8.00 per 1M output tokens',
    '$0.006 per request',
  ]);
  expect(remark).toBe('Retires on 11 December 2026');
  expect(card('one/later', at).remark).toBeUndefined();
});

test('every figure of a card is traced', () => {
  expect(figuresOf(card('maker/picture')).map(({ key }) => key)).toEqual([
    'maker/picture#image',
    'maker/picture#image~fee',
  ]);
  const figures = shareCards(site).flatMap(figuresOf);
  for (const { key, text } of figures) expect(site.amount(key).text).toBe(text);
});

test('what has no price says so, and a gateway without a fee speaks of none', () => {
  expect(card('maker/thing')).toMatchObject({ prices: [], remark: 'Price not known', note: ['maker/thing'] });
  expect(card('maker/judge').remark).toBe('Free');
  expect(plainText(card('maker/picture', testSite('')).note)).toBe('maker/picture');
});

test('the card of the site names no figure', () => {
  expect(figuresOf(siteCard(site))).toEqual([]);
  expect(siteCard(site).remark).toBe('4 models from 1 provider');
});

describe('a character that no font has', () => {
  const page = (at: typeof site, id: string) =>
    shareImage(at, { kind: 'model', models: [at.model(id)] } as unknown as Page);

  test('of a model: its card is left out, its page shows that of the site, and the build says so', () => {
    const at = { ...site, undrawable: new Set('k') };
    expect(wordsOf(modelCard(at, at.model('maker/talk')))).toContain('Talk');
    expect(shareCards(at).map(({ file }) => file)).not.toContain('og/maker/talk.png');
    expect(page(at, 'maker/talk').path).toBe('/og/site.png');
    expect(plainText(page(at, 'maker/talk').alt)).toBe(plainText(siteCard(at).alt));
    expect(cardsLeftOut(at).join('\n')).toContain('og/maker/talk.png ("k", U+006B)');
    expect(cardsLeftOut(site)).toEqual([]);
    expect(page(site, 'maker/talk').path).toBe('/og/maker/talk.png');
  });

  test('of the gateway: images say its host, and all are drawn', () => {
    const at = { ...site, gateway: { ...site.gateway, name: '智谱' }, undrawable: new Set('智') };
    expect(shareCards(at).map(({ gateway }) => gateway)).toEqual(
      site.catalog.models.map(() => 'testgate.example').concat('testgate.example'),
    );
    expect(cardsLeftOut(at)).toEqual([
      'Share images say "testgate.example" instead of "智谱": no font of theirs has "智", U+667A.',
    ]);
  });
});
