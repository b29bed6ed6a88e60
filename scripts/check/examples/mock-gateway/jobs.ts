/**
 * What takes a while. Jobs (video, music and 3D) and batches of requests are queued, worked on, and then completed,
 * failed or cancelled.
 */
import { z } from 'zod';
import { polling } from '#examples/index.ts';
import {
  fieldsOf,
  json,
  modelOf,
  oneOf,
  Refusal,
  uploadsOf,
  type Batch,
  type Call,
  type Job,
  type Reply,
  type Scenario,
} from './call.ts';
import { mediaBytes } from './media.ts';
import { chat, chatShape, embed, embeddingShape } from './text.ts';

const words = z.string().min(1);

// `image_url` is described for video; the others are assumed to follow its pattern.
const inputs = {
  image_url: z.url().optional(),
  image_urls: z.array(z.url()).min(1).optional(),
  audio_url: z.url().optional(),
  video_url: z.url().optional(),
  template: words.optional(),
};

/** Of `POST /videos/generations`; described. */
const videoShape = z.strictObject({
  model: z.string(),
  prompt: words,
  duration: z.number().positive().optional(),
  aspect_ratio: z
    .string()
    .regex(/^\d+:\d+$/)
    .optional(),
  resolution: z
    .string()
    .regex(/^\d+[pkK]$/)
    .optional(),
  ...inputs,
});

/** Of `POST /audio/music`; described. */
const musicShape = z.strictObject({
  model: z.string(),
  prompt: words,
  duration: z.number().positive().optional(),
  lyrics: z.string().optional(),
  is_instrumental: z.boolean().optional(),
  ...inputs,
});

/** Of `POST /3d/generations`; assumed: that of the gateway's own SDK. */
const threeDShape = z.strictObject({ model: z.string(), prompt: words.optional(), ...inputs });

/** Why a job fails that is to. */
export const failure = 'The mock was told to fail.';
/** Where the result of a job is when it is not with the gateway: whoever asks there must not show the key. */
export const elsewhere = { url: 'https://media.invalid/', path: '/elsewhere/' };

interface JobBody {
  model: string;
  prompt?: string | undefined;
  duration?: number | undefined;
  aspect_ratio?: string | undefined;
  resolution?: string | undefined;
  template?: string | undefined;
}

const shapes: Readonly<Record<string, z.ZodType<JobBody>>> = {
  '/videos/generations': videoShape,
  '/audio/music': musicShape,
  '/3d/generations': threeDShape,
};

const fieldOfNeed: Readonly<Record<string, keyof typeof inputs>> = {
  image: 'image_url',
  images: 'image_urls',
  audio: 'audio_url',
  video: 'video_url',
  template: 'template',
};

/** `POST` of any kind of job */
export function startJob(call: Call): Reply {
  const body = fieldsOf(shapes[call.path] ?? z.never(), call.fields);
  const model = modelOf(call, body.model);
  const { seconds, sizes, templates, needs = [] } = model.request ?? {};
  oneOf(seconds, body.duration, 'duration');
  oneOf(sizes, body.aspect_ratio, 'aspect_ratio');
  oneOf(sizes, body.resolution, 'resolution');
  oneOf(templates, body.template, 'template');
  const wanted = needs.map((need) => fieldOfNeed[need] ?? need);
  for (const field of [...wanted, ...Object.keys(inputs)]) {
    const isSent = field in call.fields;
    if (isSent !== wanted.some((one) => one === field))
      throw new Refusal(400, `${body.model} ${isSent ? 'is not known to take' : 'needs'} ${field}.`, field);
  }
  if (body.prompt === undefined && !wanted.some((field) => field.startsWith('image_')))
    throw new Refusal(400, `${body.model} needs words where it gets no pictures.`, 'prompt');
  const id = call.stores.name('job');
  const job: Job = { modality: model.modality, scenario: call.scenario, looks: 0, cancelled: false };
  call.stores.jobs.set(id, job);
  return json(jobRecord(call, id, job), 202);
}

/** `GET /jobs/:id` */
export function getJob(call: Call): Reply {
  const job = jobOf(call.stores.jobs, call.id);
  const tooOften = ++job.looks > polling.job.times;
  return { ...json(jobRecord(call, call.id, job)), tooOften };
}

/** `DELETE /jobs/:id` */
export function cancelJob(call: Call): Reply {
  const job = jobOf(call.stores.jobs, call.id);
  job.cancelled = true;
  return json(jobRecord(call, call.id, job));
}

/** `GET /files/jobs/:id/result` */
export function jobFile(): Reply {
  return { kind: 'bytes', type: 'application/octet-stream', bytes: mediaBytes };
}

function jobOf(jobs: ReadonlyMap<string, Job>, id: string): Job {
  const job = jobs.get(id);
  if (job === undefined) throw new Refusal(404, `There is no job "${id}".`);
  return job;
}

function jobRecord({ gateway }: Call, id: string, job: Job) {
  const { modality } = job;
  const status = statusOf(job);
  const isElsewhere = job.scenario === 'result-elsewhere';
  const more =
    status === 'completed'
      ? isElsewhere
        ? { result: { file_url: `${elsewhere.url}${id}` } }
        : { result_url: `${gateway.baseUrl}/files/jobs/${id}/result` }
      : status === 'failed'
        ? { error: failure }
        : {};
  return { id, object: 'job', modality, status, ...more };
}

/**
 * Queued at first, worked on at the first look, ended at the second. Gateways differ in what they call the state in
 * between and in where the address of the result stands; AIgateway's own pages and packages do, too. A result elsewhere comes
 * in the one form, any other in the other.
 */
function statusOf({ looks, scenario, cancelled }: Job): string {
  if (cancelled) return 'cancelled';
  if (looks === 0) return 'queued';
  if (looks === 1 && scenario === 'result-elsewhere') return 'running';
  if (looks === 1 || scenario === 'job-stuck') return 'processing';
  if (scenario === 'job-late' && looks < polling.job.times) return 'processing';
  return scenario === 'job-fails' ? 'failed' : scenario === 'job-cancelled' ? 'cancelled' : 'completed';
}

/** Of `POST /files`, the text fields of the form. */
const fileShape = z.strictObject({
  purpose: z.enum(['batch', 'batch_output', 'fine-tune', 'assistants']),
});

/** Of `POST /batches`. */
const batchShape = z.strictObject({
  input_file_id: z.string(),
  endpoint: z.enum(['/v1/chat/completions', '/v1/embeddings']),
  completion_window: z.literal('24h'),
  metadata: z.record(z.string(), z.string()).optional(),
});

/** Of one line of the input file. */
const lineShape = z.strictObject({
  custom_id: z.string().min(1),
  method: z.literal('POST'),
  url: z.string(),
  body: z.record(z.string(), z.unknown()),
});

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
  return json(batchRecord(id, batch), 201);
}

function checkLine(call: Call, line: string, endpoint: string): void {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Refusal(400, `A line of the file is not JSON: ${line}`, 'input_file_id');
  }
  const { url, body } = fieldsOf(lineShape, value);
  if (url !== endpoint) throw new Refusal(400, `A line goes to ${url}, the batch to ${endpoint}.`, 'url');
  const path = url.slice(new URL(call.gateway.baseUrl).pathname.length) as keyof typeof bodies;
  fieldsOf<{ model: string }>(bodies[path], body);
  // What a request of its own would be refused for, a line is too.
  const operation = path === '/embeddings' ? embed : chat;
  operation({ ...call, path, fields: body, uploads: {} });
}

/** `GET /batches/:id` */
export function getBatch({ id, stores, gateway }: Call): Reply {
  const batch = stores.batches.get(id);
  if (batch === undefined) throw new Refusal(404, `There is no batch "${id}".`);
  const tooOften = ++batch.looks > (gateway.batch?.hours ?? 0) * polling.batch.timesPerHour;
  return { ...json(batchRecord(id, batch)), tooOften };
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

function batchRecord(id: string, { file, endpoint, scenario, looks }: Batch) {
  const ended: Partial<Record<Scenario, string>> = {
    'job-fails': 'failed',
    'job-cancelled': 'cancelled',
    'job-stuck': 'in_progress',
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
