import { describe, expect, test } from 'vitest';
import { valueFault } from './structured-data.ts';
import { schemaVocabulary } from './schema-vocabulary.ts';

const vocabulary = schemaVocabulary();

describe('the vocabulary', () => {
  test('knows types, what they are kinds of, and what they have', () => {
    expect(vocabulary.hasType('UnitPriceSpecification')).toBe(true);
    expect(vocabulary.hasType('AIModel')).toBe(false);
    expect(vocabulary.hasType('priceCurrency')).toBe(false);
    expect(vocabulary.isKindOf('UnitPriceSpecification', 'Thing')).toBe(true);
    expect(vocabulary.isKindOf('Thing', 'UnitPriceSpecification')).toBe(false);
    // From Thing, through Intangible and Service.
    expect(vocabulary.typeHas('WebAPI', 'name')).toBe(true);
    expect(vocabulary.typeHas('WebAPI', 'documentation')).toBe(true);
    expect(vocabulary.typeHas('WebAPI', 'price')).toBe(false);
  });

  test('knows what was replaced', () => {
    expect(vocabulary.successorOf('produces')).toBe('serviceOutput');
    expect(vocabulary.successorOf('name')).toBeUndefined();
  });
});

test.each([
  ['price', '0.040'],
  ['price', 4],
  ['dateModified', '2026-11-23'],
  ['availability', 'https://schema.org/InStock'],
  ['item', 'https://gate.example/q/'],
  ['offers', { '@type': 'AggregateOffer' }],
  ['publisher', { '@id': 'https://gate.example/#organization' }],
  ['isAccessibleForFree', true],
])('%s may be %j', (property, value) => {
  expect(valueFault(vocabulary, property, value)).toBeUndefined();
});

test.each([
  ['dateModified', 'yesterday'],
  ['url', 'here'],
  ['availability', 'in stock'],
  ['availability', 'https://schema.org/NewCondition'],
  ['offers', { '@type': 'Brand' }],
  ['name', 7],
  ['referenceQuantity', '1M tokens'],
  ['name', null],
])('%s may not be %j', (property, value) => {
  expect(valueFault(vocabulary, property, value)).toBeDefined();
});
