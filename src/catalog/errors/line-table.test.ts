import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineTable } from './line-table.ts';

describe('lineTable', () => {
  it('finds the line and column of an offset, both from 1', () => {
    const { at, lines } = lineTable('ab\r\n\ncd');
    expect(lines).toEqual(['ab', '', 'cd']);
    const places = Array.from({ length: 8 }, (_, offset) => at(offset)).map(
      ({ line, column }) => `${line}:${column}`,
    );
    expect(places).toEqual(['1:1', '1:2', '1:3', '1:3', '2:1', '3:1', '3:2', '3:3']);
  });

  it('agrees with the text before the offset, however long the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', 'é') });
    fc.assert(
      fc.property(text, fc.nat(200), (given, offset) => {
        const before = given.slice(0, offset).split('\n');
        const inside = Math.min(offset, given.length);
        expect(lineTable(given).at(inside)).toEqual({
          line: before.length,
          column: (before.at(-1) ?? '').length + 1,
        });
      }),
    );
  });
});
