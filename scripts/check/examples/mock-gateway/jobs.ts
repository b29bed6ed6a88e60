/**
 * What takes a while. Jobs (video, music and 3D) and batches of requests are queued, worked on, and then completed,
 * failed or cancelled.
 */
import { z } from 'zod';
import { modalityNames, type Modality } from '#catalog/registry/modalities.ts';
import type { Gateway } from '#catalog/types.ts';
import { basePathOf, endpointOf, polling, type JobProtocol } from '#examples/index.ts';
import {
  fieldsOf,
  fieldsOfKind,
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

// By the names that they have here; a gateway may have others.
const inputs = {
  image_url: z.url().optional(),
  image_urls: z.array(z.url()).min(1).optional(),
  audio_url: z.url().optional(),
  video_url: z.url().optional(),
  template: words.optional(),
};

/** Of a request for a clip. */
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

/** Of one for music. */
const musicShape = z.strictObject({
  model: z.string(),
  prompt: words,
  duration: z.number().positive().optional(),
  lyrics: z.string().optional(),
  is_instrumental: z.boolean().optional(),
  ...inputs,
});

/** Of one for a 3D asset. */
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

const shapes: Readonly<Partial<Record<Modality, z.ZodType<JobBody>>>> = {
  video: videoShape,
  music: musicShape,
  '3d': threeDShape,
};

/** The kinds of model that a gateway answers with a job, and where each is called. */
export function jobEndpoints(gateway: Gateway): { kind: Modality; path: string }[] {
  return modalityNames.flatMap((kind) => {
    const path = shapes[kind] && endpointOf(gateway, kind);
    return path === undefined ? [] : [{ kind, path }];
  });
}

/** How the gateway says its jobs are waited for. @throws Refusal when it does not say */
function protocolOf({ api }: Gateway): JobProtocol {
  if (api?.jobs === undefined)
    throw new Refusal(404, 'Nothing says how a job is waited for: `gateway.api.jobs`.');
  return api.jobs;
}

const fieldOfNeed: Readonly<Record<string, keyof typeof inputs>> = {
  image: 'image_url',
  images: 'image_urls',
  audio: 'audio_url',
  video: 'video_url',
  template: 'template',
};

/** `POST` of any kind of job */
export function startJob(call: Call): Reply {
  const kind = jobEndpoints(call.gateway).find(({ path }) => path === call.path)?.kind ?? 'video';
  const body = fieldsOfKind(shapes[kind] ?? z.never(), call, kind);
  const model = modelOf(call, body.model);
  const { seconds, sizes, templates, needs = [] } = model.request ?? {};
  oneOf(seconds, body.duration, 'duration');
  oneOf(sizes, body.aspect_ratio, 'aspect_ratio');
  oneOf(sizes, body.resolution, 'resolution');
  oneOf(templates, body.template, 'template');
  const wanted = needs.map((need) => fieldOfNeed[need] ?? need);
  for (const field of [...wanted, ...Object.keys(inputs)]) {
    const isSent = field in body;
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

/** A look at a job. */
export function getJob(call: Call): Reply {
  const job = jobOf(call.stores.jobs, call.id);
  const tooOften = ++job.looks > polling.job.times;
  return { ...json(jobRecord(call, call.id, job)), tooOften };
}

/** The end of a job that was asked for. */
export function cancelJob(call: Call): Reply {
  if (protocolOf(call.gateway).cancel !== true)
    throw new Refusal(405, 'Nothing says that a job can be cancelled.');
  const job = jobOf(call.stores.jobs, call.id);
  job.cancelled = true;
  return json(jobRecord(call, call.id, job));
}

/** The result of a job, where its address or its content is. */
export function jobFile(): Reply {
  return { kind: 'bytes', type: 'application/octet-stream', bytes: mediaBytes };
}

function jobOf(jobs: ReadonlyMap<string, Job>, id: string): Job {
  const job = jobs.get(id);
  if (job === undefined) throw new Refusal(404, `There is no job "${id}".`);
  return job;
}

/** An answer with a value at a place such as "result.file_url". */
const placed = (place: string, value: string): object =>
  place.split('.').reduceRight<unknown>((inner, field) => ({ [field]: inner }), value) as object;

function jobRecord({ gateway }: Call, name: string, job: Job) {
  const { modality } = job;
  const { id = 'id', status: state = 'status', done, failed, result } = protocolOf(gateway);
  const status = statusOf(job, done, failed);
  const isElsewhere = job.scenario === 'result-elsewhere';
  const address = isElsewhere ? `${elsewhere.url}${name}` : `${gateway.baseUrl}/files/jobs/${name}/result`;
  // A gateway may put it in one place or another: elsewhere is the last of them, and its own is the first.
  const place = isElsewhere ? result?.at(-1) : result?.[0];
  const more =
    status === done
      ? place === undefined
        ? {}
        : placed(place, address)
      : failed.includes(status)
        ? { error: failure }
        : {};
  return { [id]: name, object: 'job', modality, [state]: status, ...more };
}

/**
 * Queued at first, worked on at the first look, ended at the second. Gateways differ in what they call the state in
 * between, some within themselves; no example may depend on it.
 */
function statusOf({ looks, scenario, cancelled }: Job, done: string, failed: readonly string[]): string {
  const ended = failed.at(-1) ?? '';
  if (cancelled) return ended;
  if (looks === 0) return 'queued';
  if (looks === 1 && scenario === 'result-elsewhere') return 'running';
  if (looks === 1 || scenario === 'job-stuck') return 'processing';
  if (scenario === 'job-late' && looks < polling.job.times) return 'processing';
  return scenario === 'job-fails' ? (failed[0] ?? '') : scenario === 'job-cancelled' ? ended : done;
}

/** Of `POST /files`, the text fields of the form. */
const fileShape = z.strictObject({
  purpose: z.enum(['batch', 'batch_output', 'fine-tune', 'assistants']),
});

/** Of `POST /batches`, to a gateway that takes them. */
const batchShape = (endpoints: readonly string[], hours: number) =>
  z.strictObject({
    input_file_id: z.string(),
    endpoint: z.enum(endpoints),
    completion_window: z.literal(`${hours}h`),
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
  const { batch: taken } = call.gateway;
  if (taken === undefined) throw new Refusal(404, 'Nothing says that batches are taken: `gateway.batch`.');
  const base = basePathOf(call.gateway);
  const shape = batchShape(
    taken.endpoints.map((path) => base + path),
    taken.hours,
  );
  const { input_file_id: file, endpoint } = fieldsOf(shape, call.fields);
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
  const path = url.slice(basePathOf(call.gateway).length) as keyof typeof bodies;
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
    created_at: 1_700_000_000,
    status,
    output_file_id: status === 'completed' ? `output-${file}` : null,
  };
}
