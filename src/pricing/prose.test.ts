import { describe, expect, it } from 'vitest';
import { load, withModel } from '#catalog/test-catalog.ts';
import { figuresIn, figureSum, moneyPattern, proseOf, sumOf } from './prose.ts';

describe('figuresIn', () => {
  it.each([
    ['from $0.015 for the first megapixel', ['0.015']],
    ['$5, $1,250.50, and $12345.', ['5', '1250.50', '12345']],
    ['$1,000,000 or $1,0', ['1000000', '1']],
    ['US$3 and $ 4 and 5 dollars', ['3']],
    ['$3, or €2.50 in Europe and £1,000', ['3', '2.50EUR', '1000GBP']],
    ['nothing', []],
  ])('of "%s" are %j', (text, figures) => {
    expect(figuresIn(text, 'USD')).toEqual(figures);
  });

  it('are those of the catalog where its currency is another one', () => {
    expect(figuresIn('$3, or €2.50', 'EUR')).toEqual(['3USD', '2.50']);
    expect(figureSum('3USD', 'EUR')).toEqual({ source: '3', currency: 'USD' });
    expect(figureSum('2.50', 'EUR')).toEqual({ source: '2.50', currency: 'EUR' });
    expect(figuresIn('CN¥4, ¥5 and CA$6', 'CNY')).toEqual(['4', '5JPY', '6CAD']);
    expect(sumOf('€1,250.50')).toEqual({ source: '1250.50', currency: 'EUR' });
  });

  it('leave the rest of a sentence as it was', () => {
    expect('$5, or $1,250.'.split(moneyPattern)).toEqual(['', '$5', ', or ', '$1,250', '.']);
  });
});

describe('proseOf', () => {
  const [model] = load(
    withModel(`prices: { input: 1 }
published: { text: from $1, source: https://a.example, checked: 2026-01-01 }`),
  ).models;
  const [free] = load(withModel('free: { reason: a gift, source: https://a.example }')).models;
  const [plan] = load(withModel('priceStatus: plan\npriceNote: by arrangement')).models;

  it.each([
    ['published', 'from $1'],
    ['note', ''],
    ['name', ''],
    ['', ''],
  ])('%s is "%s"', (field, text) => {
    expect(model && proseOf(model, field)).toBe(text);
  });

  it('note is why there is no price', () => {
    expect(free && proseOf(free, 'note')).toBe('a gift');
    expect(plan && proseOf(plan, 'note')).toBe('by arrangement');
  });
});
