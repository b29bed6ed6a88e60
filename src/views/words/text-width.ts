/**
 * How wide search results print a text: they set titles and descriptions in Arial, and cut what is wider than its place.
 * The advance widths are those of Liberation Sans 2.1, which is drawn to the measures of Arial, in 1/2048 of the size
 * of the font (its `hmtx` table). @see https://github.com/liberationfonts/liberation-fonts
 */
const unitsPerEm = 2048;

/** Characters by their width. */
const widths: Readonly<Record<number, string>> = {
  391: "'",
  455: 'ijl’‘',
  532: '|',
  569: ' !,./:;I[\\]ft·',
  682: '()-`r“”',
  684: '{}',
  717: '•',
  727: '"',
  797: '*',
  961: '^',
  1024: 'Jcksvxyz',
  1139: '#$0123456789?L_abdeghnopqu–€£¥',
  1196: '+<=>~×−',
  1251: 'FTZß',
  1366: '&ABEKPSVXY',
  1479: 'CDHNRUw',
  1593: 'GOQ',
  1706: 'Mm',
  1821: '%',
  1933: 'W',
  2079: '@',
};

const widthOf = new Map(
  Object.entries(widths).flatMap(([width, signs]) =>
    Array.from(signs, (sign): [string, number] => [sign, Number(width)]),
  ),
);

/** The width of a text in pixels. What the table lacks is taken as a square, which no letter is wider than. */
export function textWidth(text: string, fontSize: number): number {
  // A letter with an accent is as wide as without.
  const letters = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const units = Array.from(letters, (letter) => widthOf.get(letter) ?? unitsPerEm).reduce(
    (sum, width) => sum + width,
    0,
  );
  return (units / unitsPerEm) * fontSize;
}
