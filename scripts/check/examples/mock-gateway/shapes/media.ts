/** The shapes of requests for pictures, sound, video, music and 3D. */
import { z } from 'zod';

const size = z.string().regex(/^(\d{2,4}x\d{2,4}|auto)$/);
const words = z.string().min(1);

/** Of `POST /images/generations`; assumed: OpenAI's. */
export const imageShape = z.strictObject({
  model: z.string(),
  prompt: words,
  n: z.int().min(1).max(10).optional(),
  size: size.optional(),
  quality: z.string().optional(),
  response_format: z.enum(['url', 'b64_json']).optional(),
});

/** Of `POST /images/edits`, the text fields of the form; described, but for several images. */
export const editShape = z.strictObject({
  model: z.string(),
  prompt: words,
  n: z.string().regex(/^\d+$/).optional(),
  size: size.optional(),
  response_format: z.enum(['url', 'b64_json']).optional(),
});

/** Of `POST /audio/speech`; assumed: OpenAI's, with the voice left to the model where none is named. */
export const speechShape = z.strictObject({
  model: z.string(),
  input: words,
  voice: words.optional(),
  speed: z.number().min(0.25).max(4).optional(),
});

/** Of `POST /audio/transcriptions`, the text fields of the form; assumed: OpenAI's. */
export const transcriptionShape = z.strictObject({
  model: z.string(),
  language: z.string().optional(),
});

// `image_url` is described for video; the others are assumed to follow its pattern.
const inputs = {
  image_url: z.url().optional(),
  image_urls: z.array(z.url()).min(1).optional(),
  audio_url: z.url().optional(),
  video_url: z.url().optional(),
  template: words.optional(),
};

/** Of `POST /videos/generations`; described. */
export const videoShape = z.strictObject({
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
export const musicShape = z.strictObject({
  model: z.string(),
  prompt: words,
  duration: z.number().positive().optional(),
  lyrics: z.string().optional(),
  is_instrumental: z.boolean().optional(),
  ...inputs,
});

/** Of `POST /3d/generations`; assumed: that of the gateway's own SDK. */
export const threeDShape = z.strictObject({ model: z.string(), prompt: words, ...inputs });
