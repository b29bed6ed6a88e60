/**
 * What a Python example sends, read from its text: proof without any Python that its arguments equal the request
 * object. It knows how examples are printed, not Python.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ExampleRequest } from '#examples/index.ts';
import { readEntry, readItems, readValue, type Cursor } from './literal.ts';

/** @returns what differs, else undefined */
export function argumentProblem(code: string, request: ExampleRequest): string | undefined {
  try {
    const found = sent(code, request);
    const wanted = expected(request);
    if (isDeepStrictEqual(found, wanted)) return undefined;
    return `The text says ${JSON.stringify(found)}, the request is ${JSON.stringify(wanted)}.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function expected({ body, files = {}, endpoint, call, batch }: ExampleRequest): unknown {
  if (batch !== undefined) return { url: batch.url, body };
  if (call === undefined) return { endpoint, body };
  const uploads = Object.entries(files).map(([name, file]) => {
    const opened = [file].flat().map((open) => ({ open }));
    return [name, typeof file === 'string' ? opened[0] : opened];
  });
  return { call, body: { ...body, ...(Object.fromEntries(uploads) as object) } };
}

function sent(code: string, { call, batch }: ExampleRequest): unknown {
  if (batch !== undefined) {
    const request = readValue(after(code, 'request = ')) as { url: unknown; body: unknown };
    return { url: request.url, body: request.body };
  }
  if (call === undefined) {
    const cursor = after(code, 'client.post(');
    const endpoint = readValue(cursor);
    const body = readValue(after(code, 'body='));
    return { endpoint, body };
  }
  const method = /= client\.([\w.]+)\(\n/.exec(code)?.[1] ?? '';
  const cursor = after(code, `= client.${method}`);
  const entries = readItems(cursor, ')', () => readEntry(cursor, '='));
  return { call: method.replace('.with_raw_response', ''), body: Object.fromEntries(entries) };
}

function after(code: string, start: string): Cursor {
  const at = code.indexOf(start);
  if (at < 0) throw new Error(`There is no "${start}" in the text.`);
  return { text: code, at: at + start.length };
}
