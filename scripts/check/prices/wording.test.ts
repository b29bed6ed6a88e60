import { expect, test } from 'vitest';
import { rateOf } from './fixtures.ts';
import { isSelected, selectorOf } from './wording.ts';

test('the selector of a rate selects it', () => {
  const rates = [
    rateOf(),
    rateOf({ when: { inputTokensOver: 200_000, service: 'batch' } }),
    rateOf({ meter: 'image', when: { quality: 'low', size: '1024x1024' } }),
    rateOf({ meter: 'videoSecond', when: { audio: false, resolution: '720p' } }),
    rateOf({ when: { utc: ['01:00-04:00', '06:00-10:00'] } }),
  ];
  expect(rates.map(selectorOf)).toEqual([
    'input',
    'input@batch,200000',
    'image@low,1024x1024',
    'videoSecond@720p,false',
    'input@01:00-04:00,06:00-10:00',
  ]);
  for (const rate of rates) expect(isSelected(selectorOf(rate), rate)).toBe(true);
});
