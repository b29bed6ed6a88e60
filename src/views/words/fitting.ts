/** Words for places that cut off what is too long: search results, tabs, shared links. */
import { plainText, type Inlines } from '#views/page/inline.ts';
import { textWidth } from './text-width.ts';

/** How wide a text may be in pixels, at the size it is set in. */
interface Room {
  readonly width: number;
  readonly fontSize: number;
}

/**
 * What search results on a wide screen show of a title, and of a description in its two lines. Each is a pixel less than
 * is taken for the limit, for what a browser rounds.
 */
export const titleRoom: Room = { width: 579, fontSize: 20 };
export const descriptionRoom: Room = { width: 989, fontSize: 14 };

/** The first of several wordings that fits; the shortest where none does. Nothing is ever cut. */
export function fitting(room: Room, wordings: readonly Inlines[]): Inlines {
  const fits = wordings.find((words) => widthOf(words, room) <= room.width);
  return fits ?? wordings.reduce((a, b) => (widthOf(b, room) < widthOf(a, room) ? b : a));
}

function widthOf(words: Inlines, { fontSize }: Room): number {
  return textWidth(plainText(words), fontSize);
}
