/** What a model can do, in words that follow its name. */
import type { Model } from '#catalog/types.ts';

export type Capability = Model['capabilities'][number];

export const capabilityWords: Readonly<Record<Capability, string>> = {
  vision: 'reads images',
  'audio-input': 'listens to audio',
  'video-input': 'watches video',
  'pdf-input': 'reads PDF files',
  tools: 'calls tools',
  'structured-output': 'answers in a JSON schema',
  reasoning: 'reasons before it answers',
  'image-edit': 'edits images',
};
