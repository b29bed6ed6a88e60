/** JSON as it is found in files and pages. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function* objectsIn(value: Json): Iterable<JsonObject> {
  if (typeof value !== 'object' || value === null) return;
  if (!isList(value)) yield value;
  for (const child of Object.values(value)) yield* objectsIn(child);
}

/** @param isLeftOut objects whose texts are looked at elsewhere */
export function* stringsIn(value: Json, isLeftOut?: (object: JsonObject) => boolean): Iterable<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  if (!isList(value) && isLeftOut?.(value) === true) return;
  for (const child of Object.values(value)) yield* stringsIn(child, isLeftOut);
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

/** A value as a message shows it; a missing one is empty. */
export function wordsOf(value: Json | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that may be one or several, as several: JSON-LD writes both. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return typeof value === 'object' && value !== null && isList(value) ? value : [value];
}
