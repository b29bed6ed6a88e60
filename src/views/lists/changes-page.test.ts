import { expect, test } from 'vitest';
import type { PriceChange } from '#catalog/types.ts';
import { testSite } from '#views/test-site.ts';
import { byMeter, changesWords } from './changes-page.ts';

const site = testSite();

const change = (date: string, id: string, meter: PriceChange['meter'], when?: string): PriceChange => ({
  date,
  id,
  meter,
  from: '1',
  to: '2',
  source: 'models.dev',
  kind: 'update',
  ...(when !== undefined && { when }),
});

test('changes are counted as they are read: by model and day, with how many prices', () => {
  const [past, later] = ['2026-01-01', '2099-01-01'];
  const words = (history: readonly PriceChange[]) => changesWords({ ...site, history });
  expect(words([change(later, 'maker/talk', 'input')])).toBe('1 change of 1 model: 1 announced price');
  expect(words([change(past, 'maker/talk', 'input')])).toBe('1 change of 1 model: 1 price');
  expect(
    words([
      change(past, 'maker/talk', 'input'),
      change(past, 'maker/talk', 'output'),
      change(past, 'maker/picture', 'input'),
      change(later, 'maker/picture', 'input'),
    ]),
  ).toBe('3 changes of 2 models: 3 prices, and 1 announced');
});

test('a row begins with what answers the question, and ends with what holds under conditions', () => {
  const own = [
    change('2026-01-01', 'maker/talk', 'cacheRead'),
    change('2026-01-01', 'maker/talk', 'input', 'service=batch'),
    change('2026-01-01', 'maker/talk', 'output'),
    change('2026-01-01', 'maker/talk', 'input'),
  ];
  expect(byMeter(own).map(({ meter, when = '' }) => meter + when)).toEqual([
    'input',
    'output',
    'cacheRead',
    'inputservice=batch',
  ]);
});
