/** JSON as it is found in files and pages. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

let last: { readonly text: string; readonly value: Json | undefined } | undefined;

/** What a text holds; undefined where it is no JSON, which the check of prices finds (api-invalid). */
export function parsed(text: string): Json | undefined {
  // Several checks ask for the same file, one after the other.
  if (last?.text === text) return last.value;
  let value: Json | undefined;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    value = undefined;
  }
  last = { text, value };
  return value;
}

/** The objects of a list; none where it is no list, or is not there. */
export function objectsOf(value: Json | undefined): readonly JsonObject[] {
  return listOf(value).filter(isObject);
}

/** A value as a file has it: without what is undefined. */
export function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
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
