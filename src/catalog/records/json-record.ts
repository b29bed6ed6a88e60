/** JSON that is read as it stands, or not at all. */
import { z } from 'zod';

/** A file beside the catalog is not as a check wrote it; the message says where, and how to mend it. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
}

/** JSON text without the space between its parts. */
export function withoutSpace(raw: string): string {
  return raw.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, (_, text: string | undefined) => text ?? '');
}

/** What a text says; the text itself where it is no JSON, of which a schema says as much as a parser could. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * What a record says that a check wrote.
 * @param command what writes it anew
 * @throws RecordError where it has another shape, or reads as other than it is written: of a key that stands twice, JSON
 * keeps the last one unsaid
 */
export function readRecord<T>(file: string, text: string, schema: z.ZodType<T>, command: string): T {
  const refuse = (place: string, detail: string) =>
    new RecordError(
      `${file}${place} ${detail}\n` +
        '  What a check recorded is published as its finding; what it did not write is not.\n' +
        `  → Restore the file from version control: \`git checkout -- ${file}\`. Where there is no copy, remove it, run \`${command}\` and read what that records.`,
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw refuse(placeOf(text, detail), `does not have the shape of a record: it is no JSON (${detail}).`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const [first = '', ...others] = z.prettifyError(parsed.error).split('\n✖ ');
    const more = others.length === 0 ? '' : `, and ${String(others.length)} more`;
    throw refuse(
      '',
      `does not have the shape of a record: ${first.replace('✖ ', '').replaceAll(/\s+/g, ' ')}${more}.`,
    );
  }
  if (JSON.stringify(value) === withoutSpace(text)) return parsed.data;
  throw refuse('', 'reads as other than it is written, as where a key stands twice.');
}

/** `:3:14`, where the parser says at which character it stopped; the end of a text that was cut off. */
function placeOf(text: string, detail: string): string {
  const at = /at position (\d+)/.exec(detail)?.[1];
  const before = text.slice(0, at === undefined ? text.length : Number(at)).split('\n');
  return `:${String(before.length)}:${String((before.at(-1) ?? '').length + 1)}`;
}
