/** Words for places that cut off what is too long: search results, tabs, shared links. */
import { plainText, type Inlines } from '#views/page/inline.ts';

/** Search results show about as many characters of a title, and of a description. */
export const titleLimit = 60;
export const descriptionLimit = 155;

/** The first of several wordings that fits; the shortest where none does. Nothing is ever cut. */
export function fitting(limit: number, wordings: readonly [Inlines, ...Inlines[]]): Inlines {
  const fits = wordings.find((words) => lengthOf(words) <= limit);
  return fits ?? wordings.reduce((a, b) => (lengthOf(b) < lengthOf(a) ? b : a));
}

function lengthOf(words: Inlines): number {
  return plainText(words).length;
}
