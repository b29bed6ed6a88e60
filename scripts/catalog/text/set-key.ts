/** One key of a model's entry, set or replaced; every other line stays as it is. */
import { modelKeys } from './key-order.ts';

const indent = '    ';

/**
 * The text with the key in the entry: in the place of another one where `key` is to become something else, else before
 * the first key that comes later in the documented order.
 * @param line of the model's entry, 1-based
 * @param value of the key; or the lines that take its place, the first with its own key
 */
export function replaceKey(
  text: string,
  line: number,
  key: string,
  value: string | readonly string[],
): string {
  const lines = text.split('\n');
  const ending = lines[0]?.endsWith('\r') === true ? '\r' : '';
  const found = lines.findIndex((one, at) => at >= line && /^ {0,2}\S/.test(one));
  const end = found === -1 ? lines.length : found;
  const keyAt = (at: number) => /^(?: {4}| {2}- )([\w]+):/.exec(lines[at] ?? '')?.[1];
  const places = Array.from({ length: end - line + 1 }, (_, index) => line - 1 + index);
  const at = places.find((place) => keyAt(place) === key);
  const [first = '', ...rest] = typeof value === 'string' ? [`${key}: ${value}`] : value;
  const written = [`${indent}${first}`, ...rest].map((one) => one + ending);
  if (at !== undefined) lines.splice(at, 1, ...withComment(written, lines[at] ?? ''));
  else {
    const later = modelKeys.slice(modelKeys.indexOf(key) + 1);
    const next = places.find((place) => later.includes(keyAt(place) ?? ''));
    const last = places.findLast((place) => (lines[place] ?? '').trim() !== '') ?? line - 1;
    lines.splice(next ?? last + 1, 0, ...written);
  }
  return lines.join('\n');
}

/** What was said behind the line stays behind it. */
function withComment([first = '', ...rest]: readonly string[], before: string): string[] {
  const comment = / +#.*$/.exec(before)?.[0] ?? '';
  return [first.replace(/\r?$/, (end) => comment.replace(/\r$/, '') + end), ...rest];
}
