import { expect, test, vi } from 'vitest';
import { roundSum } from '#pricing/amount.ts';
import { loadOffers } from './load-offers.ts';

test('sums are printed with the decimals of the build, whatever the Intl of the browser says', async () => {
  const file = { gateway: { currency: 'RSD' }, currencyForm: { sign: 'din ', decimals: 3 }, models: [] };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(file)));
  await loadOffers('chat');
  vi.unstubAllGlobals();
  const { text } = roundSum('2.5', 'RSD');
  expect(text).toBe('din 2.500');
});
