/** What a request can hold, put into a model's entry; every other line stays as it is. */
import { lineWidth } from './entry-text.ts';
import { modelKeys } from './key-order.ts';

/** A key of `request` and its value as YAML. */
export type RequestPair = readonly [key: string, value: string];

const indent = '    ';

/**
 * The text with the pairs in the entry's `request`.
 * @param line of the model's entry, 1-based
 */
export function addRequest(text: string, line: number, pairs: readonly RequestPair[]): string {
  const lines = text.split('\n');
  const end = lines.findIndex((one, at) => at >= line && /^ {0,2}\S/.test(one));
  const last = end === -1 ? lines.length : end;
  const at = lines.findIndex(
    (one, index) => index >= line && index < last && one.startsWith(`${indent}request:`),
  );
  const added = pairs.map(([key, value]) => `${key}: ${value}`);
  const flow = /^ +request: \{ (.*) \}$/.exec(lines[at] ?? '')?.[1];
  if (at === -1) lines.splice(placeIn(lines, line, last), 0, ...requestLines(added));
  else if (flow === undefined) lines.splice(at + 1, 0, ...added.map((one) => `${indent}  ${one}`));
  else lines.splice(at, 1, ...requestLines([...added, flow]));
  return lines.join('\n');
}

function requestLines(parts: readonly string[]): string[] {
  const flow = `${indent}request: { ${parts.join(', ')} }`;
  if (flow.length <= lineWidth) return [flow];
  return [`${indent}request:`, ...parts.map((one) => `${indent}  ${one}`)];
}

/** Before the first key that comes later in the documented order. */
function placeIn(lines: readonly string[], start: number, end: number): number {
  const later = modelKeys.slice(modelKeys.indexOf('request') + 1);
  const next = lines.findIndex(
    (one, index) => index >= start && index < end && later.includes(/^ {4}([\w]+):/.exec(one)?.[1] ?? ''),
  );
  if (next !== -1) return next;
  const blank = lines.findLastIndex((one, index) => index < end && one.trim() !== '');
  return blank + 1;
}
