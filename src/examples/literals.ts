/**
 * The one place where text becomes source code. Whatever a reader cannot see (control, bidirectional and
 * invisible characters) is printed as an escape, so that code says what it does. A lone surrogate is no text
 * that could be sent, so it is refused.
 */

// Variation selectors and the like are "default ignorable"; the plain space is the one separator to keep.
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}]|(?! )\p{Z}/gu;

const hex = (value: number, width: number) => value.toString(16).padStart(width, '0');

/** Each UTF-16 unit as `\uXXXX`: what JSON and JavaScript read. */
function escapeUnits(text: string): string {
  return Array.from({ length: text.length }, (_, index) => `\\u${hex(text.charCodeAt(index), 4)}`).join('');
}

function refuseHalves(text: string): void {
  if (text.isWellFormed()) return;
  throw new Error(
    `A text holds half of a surrogate pair: ${JSON.stringify(text)}. It cannot be sent as UTF-8; correct the text.`,
  );
}

/** A string literal of JSON, and as such one of JavaScript. @throws on a lone surrogate */
export function jsonString(text: string): string {
  refuseHalves(text);
  return JSON.stringify(text).replace(unseen, escapeUnits);
}

/** A Python string literal. Python reads `\ud83d\ude00` as two characters, so it needs `\U0001f600`. */
export function pythonString(text: string): string {
  refuseHalves(text);
  return JSON.stringify(text).replace(unseen, (character) =>
    character.length > 1 ? `\\U${hex(character.codePointAt(0) ?? 0, 8)}` : escapeUnits(character),
  );
}

/**
 * One word for any POSIX shell: single quotes, and `printf` with the bytes spelled out for what is invisible.
 * @throws on U+0000, which no argument can hold, and on a lone surrogate
 */
export function shellWord(text: string): string {
  refuseHalves(text);
  if (text.includes('\0')) {
    throw new Error(
      `A shell argument cannot contain the character U+0000: ${JSON.stringify(text)}. Remove it.`,
    );
  }
  // A line break can be seen, and stands for itself. `printf` has its own quotes, because the shell would
  // take its output apart at white space; what `$(…)` drops is line breaks at the end, and it prints none.
  const parts = text.split(new RegExp(`((?:(?!\\n)(?:${unseen.source}))+)`, 'u'));
  return parts
    .map((part, index) => (index % 2 === 1 ? `"$(printf '${octal(part)}')"` : quoted(part)))
    .join('')
    .replace(/^$/, "''");
}

const quoted = (text: string) => (text === '' ? '' : `'${text.replaceAll("'", String.raw`'\''`)}'`);

/** Octal always takes three digits; a `\x` escape is not POSIX, and would swallow hexadecimal digits after it. */
function octal(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

/** The name of an environment variable, or an error: it is a text that no language can quote. */
export function quotableVariable(text: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return text;
  throw new Error(`"${text}" cannot name an environment variable: use letters, digits and underscores.`);
}

/** What a figure counts, or an error: it stands in a double-quoted text of the shell. */
export function quotableUnit(text: string): string {
  if (/^[A-Za-z ]+$/.test(text)) return text;
  throw new Error(`"${text}" cannot name a unit: use letters and spaces, as in "USD" or "cents".`);
}

/** The name of a response header, or an error: curl's `%header{…}` cannot quote it. */
export function quotableHeader(text: string): string {
  if (/^[A-Za-z0-9-]+$/.test(text)) return text;
  throw new Error(`"${text}" cannot name a response header: use letters, digits and hyphens.`);
}
