/** Files and batches. */
import type { Call } from './call.ts';
import { uploadsOf } from './operations-media.ts';
import { Refusal } from './refusal.ts';
import { json, type Reply } from './reply.ts';
import { batchShape, fileShape, lineShape } from './shapes/batch.ts';
import { chatShape } from './shapes/chat.ts';
import { embeddingShape } from './shapes/text.ts';
import type { Batch } from './stores.ts';
import { fieldsOf, modelOf } from './validate.ts';

const bodies = { '/chat/completions': chatShape, '/embeddings': embeddingShape } as const;

/** `POST /files` */
export function uploadFile(call: Call): Reply {
  const { purpose } = fieldsOf(fileShape, call.fields);
  const [file] = uploadsOf(call, 'file');
  const id = call.stores.name('file');
  call.stores.files.set(id, file?.text ?? '');
  return json(
    {
      id,
      object: 'file',
      bytes: file?.text.length,
      created_at: 1_700_000_000,
      filename: file?.name,
      purpose,
    },
    201,
  );
}

/** `POST /batches` */
export function startBatch(call: Call): Reply {
  const { input_file_id: file, endpoint } = fieldsOf(batchShape, call.fields);
  const text = call.stores.files.get(file);
  if (text === undefined) throw new Refusal(400, `There is no file "${file}".`, 'input_file_id');
  for (const line of text.split('\n').filter((each) => each !== '')) checkLine(call, line, endpoint);
  const id = call.stores.name('batch');
  const batch: Batch = { file, endpoint, scenario: call.scenario, looks: 0 };
  call.stores.batches.set(id, batch);
  return json(record(id, batch), 201);
}

function checkLine({ gateway, models }: Call, line: string, endpoint: string): void {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Refusal(400, `A line of the file is not JSON: ${line}`, 'input_file_id');
  }
  const { url, body } = fieldsOf(lineShape, value);
  if (url !== endpoint) throw new Refusal(400, `A line goes to ${url}, the batch to ${endpoint}.`, 'url');
  const path = url.slice(new URL(gateway.baseUrl).pathname.length) as keyof typeof bodies;
  const { model } = fieldsOf<{ model: string }>(bodies[path], body);
  modelOf({ models, path }, model);
}

/** `GET /batches/:id` */
export function getBatch({ id, stores }: Call): Reply {
  const batch = stores.batches.get(id);
  if (batch === undefined) throw new Refusal(404, `There is no batch "${id}".`);
  batch.looks++;
  return json(record(id, batch));
}

/** `GET /files/:id/content` */
export function fileContent({ id, stores }: Call): Reply {
  const text = stores.files.get(id) ?? stores.files.get(id.replace(/^output-/, ''));
  if (text === undefined) throw new Refusal(404, `There is no file "${id}".`);
  const lines = text.split('\n').filter((line) => line !== '');
  const answers = lines.map((line) => {
    const { custom_id } = JSON.parse(line) as { custom_id: string };
    return `${JSON.stringify({ id: 'batch_req-1', custom_id, response: { status_code: 200 }, error: null })}\n`;
  });
  return { kind: 'bytes', type: 'application/jsonl', bytes: Buffer.from(answers.join('')) };
}

function record(id: string, { file, endpoint, scenario, looks }: Batch) {
  const ended = {
    'job-fails': 'failed',
    'job-cancelled': 'cancelled',
    'job-stuck': 'in_progress',
    refuse: undefined,
  };
  const status =
    looks === 0 ? 'validating' : looks === 1 ? 'in_progress' : ((scenario && ended[scenario]) ?? 'completed');
  return {
    id,
    object: 'batch',
    endpoint,
    input_file_id: file,
    completion_window: '24h',
    created_at: 1_700_000_000,
    status,
    output_file_id: status === 'completed' ? `output-${file}` : null,
  };
}
