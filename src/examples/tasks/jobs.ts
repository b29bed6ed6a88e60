/** Requests that start a job: video, music, 3D. */
import { inputFields, jobParts, needsImage, type Drafter } from './request-draft.ts';

/** A clip from words, or from what else the model needs. */
export const video: Drafter = (model) => [
  {
    task: 'generate-video',
    title: 'Generate',
    fields: {
      prompt: model.request?.prompt ?? 'A red ceramic mug slowly turns on white marble',
      ...inputFields(model),
      duration: model.request?.seconds?.[0],
      aspect_ratio: model.request?.sizes?.find((size) => /^\d+:\d+$/.test(size)),
      resolution: model.request?.sizes?.find((size) => /^\d+[pk]$/i.test(size)),
    },
    result: 'job',
    parts: jobParts(model),
    saves: 'video.mp4',
  },
];

/** A piece of music from words. */
export const music: Drafter = (model) => [
  {
    task: 'compose-music',
    title: 'Compose',
    fields: {
      prompt: model.request?.prompt ?? 'A calm piano piece for a rainy morning',
      ...inputFields(model),
      duration: model.request?.seconds?.[0],
    },
    result: 'job',
    parts: jobParts(model),
    saves: 'music.mp3',
  },
];

/** A 3D asset from words or pictures. */
export const threeD: Drafter = (model) => [
  {
    task: 'generate-3d',
    title: 'Generate',
    fields: {
      // Pictures stand instead of words.
      prompt: needsImage(model) ? undefined : (model.request?.prompt ?? 'A red ceramic mug'),
      ...inputFields(model),
    },
    result: 'job',
    parts: jobParts(model),
    saves: 'model.glb',
  },
];
