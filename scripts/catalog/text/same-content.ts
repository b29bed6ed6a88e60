import { isDeepStrictEqual } from 'node:util';
import { asMap } from '#catalog/rules/entry.ts';
import { parseSource } from '#catalog/read/source.ts';

/**
 * The last guard before a formatted file is written: moving lines must change neither what they say nor lose one.
 * @throws when the data or the lines differ; nothing is written then
 */
export function assertSameContent(file: string, before: string, after: string): void {
  const [old, now] = [before, after].map((text) => ({
    data: comparable(parseSource(file, text).data),
    lines: wordsOf(text),
  }));
  if (isDeepStrictEqual(old, now)) return;
  throw new Error(
    `Formatting would have changed what ${file} says, which is a fault of the formatter. Nothing was written.`,
  );
}

/** Models by id, so that only their order may differ. */
function comparable(data: unknown): unknown {
  const { models, ...rest } = asMap(data);
  const list = Array.isArray(models) ? (models as unknown[]) : [];
  return { ...rest, models: Map.groupBy(list, (model) => asMap(model).id) };
}

/** Every line's own words in the order of the alphabet: without indentation and dashes, which move with the keys. */
function wordsOf(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:- )?/, '').trimEnd())
    .filter((line) => line !== '')
    .sort();
}
