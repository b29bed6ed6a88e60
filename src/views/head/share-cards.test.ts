import { expect, test } from 'vitest';
import { plainText } from '#views/page/inline.ts';
import { figuresOf } from '#views/page/card.ts';
import { modelCard, shareCards, siteCard } from './share-cards.ts';
import { testSite } from '#views/test-site.ts';

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
