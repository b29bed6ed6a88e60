import { expect, test } from 'vitest';
import { withinHouse } from './house-styles.ts';

const squeezed = (css: string) => withinHouse(css).replaceAll(/\s+/g, ' ').trim();

test('rules for the document are rules for the page, and reach nothing around it', () => {
  expect(squeezed('@layer reset { html, body > * { margin: 0 } main { top: 0 } }')).toBe(
    '.ratecard { &, & > * { margin: 0 } :where(#main) { top: 0 } }',
  );
  expect(squeezed('/* A theme. */\n:root {\n --ink: red }')).toMatch(
    /^\.ratecard(?::not\(#r\))+ \{ & \{ --ink: red \} \}$/,
  );
  expect(squeezed('@layer tokens { :root { color-scheme: light dark; --ink: red } }')).toBe(
    '.ratecard:not(#r) { & { --ink: red } }',
  );
});

test('a later layer outweighs an earlier one, whatever its selectors, and a rule without a layer outweighs all', () => {
  const weight = (css: string) => withinHouse(css).split(':not(#r)').length;
  const [first, later, none] = ['@layer base { a {} }', '@layer tools { a {} }', 'a {}'].map(weight);
  expect(first).toBeLessThan(later ?? 0);
  expect(later).toBeLessThan(none ?? 0);
});

test('what a script says of the document is still asked of the document', () => {
  expect(squeezed('@layer reset { [data-asked] .x { top: 0 } :root:not([data-asked]) .y { top: 0 } }')).toBe(
    '.ratecard { [data-asked] & .x { top: 0 } :root:not([data-asked]) & .y { top: 0 } }',
  );
});

test('typefaces and movements stay outside of every rule', () => {
  const css =
    '@layer reset, tools;\n@font-face { src: url(a) }\n@layer reset { @media print { @keyframes in { from { top: 0 } } p { top: 0 } } }';
  expect(squeezed(css)).toBe(
    '@font-face { src: url(a) } @keyframes in { from { top: 0 } } .ratecard { @media print { p { top: 0 } } }',
  );
});
