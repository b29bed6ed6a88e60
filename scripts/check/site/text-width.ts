/**
 * How wide a text is in Helvetica, whose measures Arial has: by Adobe's metrics of its core fonts, in thousandths of the
 * size. A measure of the check's own, beside that of the pages. @see https://github.com/adobe-type-tools/Core14_AFMs
 */

/** Of the characters from the space to the tilde. */
const widths = (
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 ' +
  '556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 ' +
  '1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 ' +
  '667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 ' +
  '333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 ' +
  '556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
)
  .split(' ')
  .map(Number);

/** Of a letter of another script: about as wide as a capital; those of East Asia are squares. */
const [otherLetter, square] = [667, 1000];

/** Pixels at a size of the font. */
export function widthInSearch(text: string, size: number): number {
  let sum = 0;
  for (const letter of text.normalize('NFD').replaceAll(/\p{M}/gu, '')) {
    const place = (letter.codePointAt(0) ?? 0) - 32;
    const isWide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(letter);
    sum += widths[place] ?? (isWide ? square : otherLetter);
  }
  return (sum * size) / 1000;
}
