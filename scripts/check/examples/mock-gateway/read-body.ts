/** Reads the body of a request: JSON, or a form with files. */
import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export interface Body {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly uploads: Readonly<Record<string, readonly Upload[]>>;
}

const nothing: Body = { fields: {}, uploads: {} };

/** @throws Refusal when the body is not what its content type says */
export function parseBody(bytes: Buffer, type = ''): Promise<Body> | Body {
  if (bytes.length === 0) return nothing;
  if (type.startsWith('multipart/form-data')) return parseForm(bytes, type);
  if (!type.startsWith('application/json')) {
    throw new Refusal(415, `The content type is "${type}"; send application/json or multipart/form-data.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new Refusal(400, `The body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(400, 'The body is not a JSON object.');
  }
  return { fields: value as Record<string, unknown>, uploads: {} };
}

async function parseForm(bytes: Buffer, type: string): Promise<Body> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch((error: unknown) => {
      throw new Refusal(400, `The form cannot be read: ${String(error)}`);
    });
  const fields: Record<string, unknown> = {};
  const uploads: Record<string, Upload[]> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      if (name in fields) throw new Refusal(400, `The field ${name} is given twice.`, name);
      fields[name] = value;
    } else {
      (uploads[name] ??= []).push({ name: value.name, type: value.type, text: await value.text() });
    }
  }
  return { fields, uploads };
}

/** All bytes of a request. */
export async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
