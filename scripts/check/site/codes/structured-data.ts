/** JSON-LD against the vocabulary of schema.org and what search engines ask for. */
import type { FindingKind } from './kind.ts';

export const structuredDataCodes = {
  'faq-differs': {
    why: 'Structured data must say what the page says.',
    fix: 'Make both from the same questions.',
  },
  'schema-type-unknown': {
    why: 'Search engines skip a type that schema.org does not have.',
    fix: 'Take the type from https://schema.org/docs/full.html.',
  },
  'schema-property-unknown': {
    why: 'Search engines skip a property that schema.org does not have.',
    fix: 'Take the property from the page of the type on https://schema.org.',
  },
  'schema-property-misplaced': {
    why: 'The type does not have this property, so nobody looks for it there.',
    fix: 'Move it to a node whose type has it, or leave it out.',
  },
  'schema-property-superseded': {
    why: 'schema.org has replaced the property by another one.',
    fix: 'Use the property that took its place.',
  },
  'schema-value-wrong': {
    why: 'The value is not of a kind that schema.org allows for the property.',
    fix: 'Give a value of a type from the range of the property.',
  },
  'schema-date-wrong': {
    why: 'A date that is none, or lies in the future of the data, costs the trust in all of them.',
    fix: 'Take the date from the data, as YYYY-MM-DD.',
  },
  'schema-required-missing': {
    why: 'Without it, search engines leave the whole node aside.',
    fix: 'Add the property; the rule’s source is in structured-data/required.ts.',
  },
  'schema-reference-dangling': {
    why: 'The node it refers to is not on the page, so the reference says nothing.',
    fix: 'Put the node in the same @graph, or correct the @id.',
  },
  'schema-id-duplicate': {
    why: 'Two nodes of one name are read as one.',
    fix: 'Give each node an @id of its own.',
  },
  'schema-url-wrong': {
    why: 'The node is filed under an address that is not the page’s.',
    fix: 'Use the canonical address of the page.',
  },
  'schema-missing': {
    why: 'Every page for search engines says what it is.',
    fix: 'Give the page its graph (src/views/structured-data).',
  },
} as const satisfies Record<string, FindingKind>;
