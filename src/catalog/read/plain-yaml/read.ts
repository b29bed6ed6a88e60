/** What has been read: plain data, and beside it the lines in which its parts begin. */
import { giveUp } from './cursor.ts';

/** The line of a value; with those of its parts when they begin in others. */
export type Place = number | ListPlace | MapPlace;

interface ListPlace {
  readonly line: number;
  readonly parts: Place[];
}

interface MapPlace {
  readonly line: number;
  readonly parts: Record<string, Place>;
}

export interface Read {
  readonly value: unknown;
  readonly place: Place;
}

interface ReadList {
  readonly value: unknown[];
  place: number | ListPlace;
}

interface ReadMap {
  readonly value: Record<string, unknown>;
  place: number | MapPlace;
}

export function emptyList(line: number): ReadList {
  return { value: [], place: line };
}

export function addItem(list: ReadList, { value, place }: Read): void {
  list.value.push(value);
  // Most collections stand in one line: there is nothing to note, and much memory to save.
  if (place === list.place) return;
  if (typeof list.place === 'number') list.place = { line: list.place, parts: [] };
  list.place.parts[list.value.length - 1] = place;
}

export function emptyMap(line: number): ReadMap {
  return { value: {}, place: line };
}

/** Adds a pair; a key that stands there already is one for the strict parser to report. */
export function addPair(map: ReadMap, key: string, { value, place }: Read): void {
  if (key === '__proto__' || Object.hasOwn(map.value, key)) giveUp();
  map.value[key] = value;
  if (place === map.place) return;
  if (typeof map.place === 'number') map.place = { line: map.place, parts: {} };
  map.place.parts[key] = place;
}
