/** What the mock gateway is to hear from an example. */
import type { ExampleRequest } from '#examples/index.ts';
import type { Exchange } from './mock-gateway/server.ts';
import { uploadText } from './run/workshop.ts';

/** One request, as far as languages agree on it. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly fields: unknown;
  /** Name and content of each uploaded file, by field. */
  readonly uploads: unknown;
}

/** What was heard, in the terms of what was expected. */
export function sentOf({ method, path, fields, uploads }: Exchange): Sent {
  const files = Object.entries(uploads).map(([field, list]) => [
    field,
    list.map(({ name, text }) => [name, parsed(text)]),
  ]);
  return { method, path, fields, uploads: Object.fromEntries(files) as unknown };
}

/** The lines of a batch are compared as what they say: languages lay out JSON differently. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** @param base path of the gateway's base URL */
export function expectedTraffic(request: ExampleRequest, base: string): Sent[] {
  const get = (path: string): Sent => ({ method: 'GET', path: base + path, fields: {}, uploads: {} });
  if (request.batch !== undefined) return batchTraffic(request, base, get);
  const first = { method: 'POST', path: base + request.endpoint, ...contentOf(request) };
  return request.result === 'job' ? [first, get('/jobs/job'), get('/jobs/job')] : [first];
}

function contentOf({ body, files }: ExampleRequest): Pick<Sent, 'fields' | 'uploads'> {
  if (files === undefined) return { fields: body, uploads: {} };
  const fields = Object.entries(body).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const uploads = Object.entries(files).map(([name, file]) => [
    typeof file === 'string' ? name : `${name}[]`,
    [file].flat().map((each) => [each, uploadText(each)]),
  ]);
  return { fields: Object.fromEntries(fields) as unknown, uploads: Object.fromEntries(uploads) as unknown };
}

function batchTraffic({ batch, body }: ExampleRequest, base: string, get: (path: string) => Sent): Sent[] {
  const url = batch?.url;
  const line = { custom_id: 'request-1', method: 'POST', url, body };
  const post = { method: 'POST', uploads: {} };
  const start = { input_file_id: 'file', endpoint: url, completion_window: `${batch?.hours ?? ''}h` };
  return [
    {
      ...post,
      path: `${base}/files`,
      fields: { purpose: 'batch' },
      uploads: { file: [['requests.jsonl', line]] },
    },
    { ...post, path: `${base}/batches`, fields: start },
    get('/batches/batch'),
    get('/batches/batch'),
    get('/files/output-file/content'),
  ];
}

/** Without the numbers that the mock gives to jobs, files and batches: they depend on what else runs. */
export function withoutNumbers(sent: readonly Sent[]): unknown {
  return JSON.parse(JSON.stringify(sent).replaceAll(/\b(job|file|batch)-\d+\b/g, '$1')) as unknown;
}
