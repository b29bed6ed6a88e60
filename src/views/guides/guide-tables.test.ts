import { expect, test } from 'vitest';
import { testSite } from '#views/test-site.ts';
import { guideTable } from './guide-tables.ts';

const names = [
  'top-ups',
  'bought',
  'with-fee',
  'repeated',
  'provider-cache',
  'batch',
  'free-day',
  'header',
  'cheapest',
  'cheapest-able',
  'sources',
  'outcomes',
];

test.each(names)('the table "%s" has rows of full cells, or is none at all', (name) => {
  for (const site of [testSite(), testSite('')]) {
    const table = guideTable(site, name);
    if (table === undefined) continue;
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) {
      expect(row).toHaveLength(table.columns.length);
      for (const cell of row) expect(cell.length).toBeGreaterThan(0);
    }
  }
});

test('a table of what the gateway does not offer is none', () => {
  const plain = testSite('');
  for (const name of ['top-ups', 'with-fee', 'repeated', 'free-day']) {
    expect(guideTable(testSite(), name)).toBeDefined();
    expect(guideTable(plain, name)).toBeUndefined();
  }
});

test('a name that there is no table for is an error that lists the names there are', () => {
  expect(() => guideTable(testSite(), 'top-up')).toThrow(/"top-up"; there are top-ups, /);
});
