/** JSON that is read as it stands, or not at all. */

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
 * @param text of a record that a check wrote, and that is JSON
 * @throws Error where it reads as other than it is written: of a key that stands twice, JSON keeps the last one unsaid
 */
export function requireAsWritten(file: string, text: string): void {
  if (JSON.stringify(JSON.parse(text)) === withoutSpace(text)) return;
  throw new Error(
    `${file} reads as other than it is written, as where a key stands twice. Restore it from version control.`,
  );
}
