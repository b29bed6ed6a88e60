import { isDeepStrictEqual } from 'node:util';
import { asMap } from '#catalog/entry.ts';
import { parseSource } from '#catalog/source.ts';

/**
 * The last guard before a file is written: moving lines must not have changed what they say.
 * @throws when the data differ; nothing is written then
 */
export function assertSameData(file: string, before: string, after: string): void {
  const [old, now] = [before, after].map((text) => comparable(parseSource(file, text).data));
  if (isDeepStrictEqual(old, now)) return;
  throw new Error(`Formatting would have changed the data of ${file}, which is a fault of the formatter. Nothing was written.`);
}

/** Models by id, so that only their order may differ. */
function comparable(data: unknown): unknown {
  const { models, ...rest } = asMap(data);
  const list = Array.isArray(models) ? (models as unknown[]) : [];
  return { ...rest, models: Map.groupBy(list, (model) => asMap(model)['id']) };
}
