/** Jobs: video, music and 3D are queued, worked on, and then completed, failed or cancelled. */
import { z } from 'zod';
import type { Call } from './call.ts';
import { Refusal } from './refusal.ts';
import { json, type Reply } from './reply.ts';
import { musicShape, threeDShape, videoShape } from './shapes/media.ts';
import type { Job } from './stores.ts';
import { fieldsOf, modelOf, oneOf } from './validate.ts';

/** Where the result of a job is said to be. */
export const jobResult = 'https://media.invalid/files/jobs/the-result';

const shapes: Readonly<Record<string, z.ZodType<{ model: string; duration?: number | undefined }>>> = {
  '/videos/generations': videoShape,
  '/audio/music': musicShape,
  '/3d/generations': threeDShape,
};

const fieldOfNeed = {
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
  oneOf(model.request?.seconds, body.duration, 'duration');
  for (const need of model.request?.needs ?? []) {
    const field = fieldOfNeed[need];
    if (!(field in call.fields)) throw new Refusal(400, `${body.model} needs ${field}.`, field);
  }
  const id = call.stores.name('job');
  const job: Job = { modality: model.modality, scenario: call.scenario, looks: 0, cancelled: false };
  call.stores.jobs.set(id, job);
  return json(record(id, job), 202);
}

/** `GET /jobs/:id` */
export function getJob({ id, stores }: Call): Reply {
  const job = jobOf(stores.jobs, id);
  job.looks++;
  return json(record(id, job));
}

/** `DELETE /jobs/:id` */
export function cancelJob({ id, stores }: Call): Reply {
  const job = jobOf(stores.jobs, id);
  job.cancelled = true;
  return json(record(id, job));
}

function jobOf(jobs: ReadonlyMap<string, Job>, id: string): Job {
  const job = jobs.get(id);
  if (job === undefined) throw new Refusal(404, `There is no job "${id}".`);
  return job;
}

function record(id: string, job: Job) {
  const { modality } = job;
  const status = statusOf(job);
  const more =
    status === 'completed'
      ? { result_url: jobResult }
      : status === 'failed'
        ? { error: 'The mock was told to fail.' }
        : {};
  return { id, object: 'job', modality, status, ...more };
}

/** Queued at first, worked on at the first look, ended at the second. */
function statusOf({ looks, scenario, cancelled }: Job): string {
  if (cancelled) return 'cancelled';
  if (looks === 0) return 'queued';
  if (looks === 1 || scenario === 'job-stuck') return 'processing';
  return scenario === 'job-fails' ? 'failed' : scenario === 'job-cancelled' ? 'cancelled' : 'completed';
}
