/** Scalars as the catalog writes them: plain where every YAML parser reads the same text, else in quotes. */

const plainPattern = /^[\p{L}\d][\p{L}\d ._/()+&'-]*$/u;
/** Words and figures that some parsers take for something else than text. */
const treacherous =
  /^(?:true|false|yes|no|on|off|y|n|null|[-+]?[\d.][\d._]*(?:e[-+]?\d+)?|0[xob][\da-f]+|\d{4}-\d\d(?:-\d\d)?)$/i;

/** In quotes. What some readers take for the end of a line, or for a mark of the encoding, is written by its number. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u0085\u2028\u2029\uFEFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text, in quotes where it needs them, within braces and brackets too. */
export function textScalar(text: string): string {
  const isPlain = plainPattern.test(text) && !treacherous.test(text) && text.trim() === text;
  return isPlain ? text : quoted(text);
}

/** A key, in quotes where it needs them: figures stay plain, since keys are text in any case. */
export function keyScalar(text: string): string {
  return plainPattern.test(text) && text.trim() === text ? text : quoted(text);
}

/** An amount as the catalog's authors write it: no decimals or at least two, no zeros beyond. */
export function amountScalar(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const digits = fraction.replace(/0+$/, '');
  return digits === '' ? whole : `${whole}.${digits.padEnd(2, '0')}`;
}

/** `{ a: 1, b: 2 }` of finished scalars. */
export function flowMap(pairs: readonly (readonly [key: string, value: string])[]): string {
  return `{ ${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')} }`;
}

/** `[a, b]` of finished scalars. */
export function flowList(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}
