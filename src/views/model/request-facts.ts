/** What a request for a model may say or has to bring, as far as the catalog knows. */
import type { Model } from '#catalog/types.ts';
import type { Inlines } from '#views/page/inline.ts';
import { count } from '#views/words/phrases.ts';

const neededWords: Readonly<Record<string, string>> = {
  image: 'an image',
  images: 'several images',
  audio: 'an audio file',
  video: 'a video',
  template: 'the id of a template',
};

/** Terms and what they hold; nothing is said of what is not known. */
export function requestFacts({ request }: Model): { term: string; content: Inlines | undefined }[] {
  const joined = (values: readonly (string | number)[] | undefined, unit = '') =>
    values === undefined || values.length === 0 ? undefined : [`${values.join(', ')}${unit}`];
  const lengths = request?.seconds && [...request.seconds].sort((a, b) => a - b);
  return [
    { term: 'A request brings', content: joined(request?.needs?.map((need) => neededWords[need] ?? need)) },
    { term: 'Image sizes', content: joined(request?.sizes) },
    { term: 'Voices', content: joined(request?.voices) },
    { term: 'Clip lengths', content: joined(lengths, ' seconds') },
    {
      term: 'Numbers in a vector',
      content: request?.dimensions === undefined ? undefined : [count(request.dimensions)],
    },
  ];
}
