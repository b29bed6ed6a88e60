/**
 * The one place where text becomes source code. Whatever a reader cannot see (control, bidirectional,
 * invisible characters, lone surrogates) is printed as an escape, so that code says what it does.
 */

// Variation selectors and the like are "default ignorable"; the plain space is the one separator to keep.
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}]|(?! )\p{Z}/gu;

const hex = (value: number, width: number) => value.toString(16).padStart(width, '0');

/** Each UTF-16 unit as `\uXXXX`: what JSON and JavaScript read. */
function escapeUnits(text: string): string {
  return Array.from({ length: text.length }, (_, index) => `\\u${hex(text.charCodeAt(index), 4)}`).join('');
}

/** A string literal of JSON, and as such one of JavaScript. */
export function jsonString(text: string): string {
  return JSON.stringify(text).replace(unseen, escapeUnits);
}

/** A Python string literal. Python reads `\ud83d\ude00` as two characters, so it needs `\U0001f600`. */
export function pythonString(text: string): string {
  return JSON.stringify(text).replace(unseen, (character) =>
    character.length > 1 ? `\\U${hex(character.codePointAt(0) ?? 0, 8)}` : escapeUnits(character),
  );
}

/** One word for bash: single quotes, or `$'…'` with the bytes spelled out where something is invisible. */
export function shellWord(text: string): string {
  if (text.includes('\0')) throw new Error('A shell argument cannot contain the character U+0000.');
  if (!text.isWellFormed()) throw new Error('A shell argument cannot contain a lone surrogate.');
  // A line break can be seen, and stands for itself in both kinds of quotes.
  const lines = text.split('\n');
  if (lines.every((line) => line.search(unseen) < 0)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return `$'${lines.map(escapeBytes).join('\n')}'`;
}

function escapeBytes(text: string): string {
  // Octal always takes three digits; a `\x` escape would swallow hexadecimal digits that follow it.
  const bytes = (character: string) =>
    [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  return text.replace(/[\\']/g, String.raw`\$&`).replace(unseen, bytes);
}

/** Text for a comment: it stays on its line, and nothing in it is hidden. */
export function commentText(text: string): string {
  return text.replace(unseen, escapeUnits);
}

/** The name of an environment variable, or an error: it is the one text that no language can quote. */
export function variableName(text: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return text;
  throw new Error(`"${text}" cannot name an environment variable: use letters, digits and underscores.`);
}
