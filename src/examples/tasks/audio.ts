/** Requests between speech and text. */
import type { Drafter } from './request-draft.ts';

/** Text to speech, with a voice that the model has and in a format that it has. */
export const speech: Drafter = ({ request }) => {
  const voice = request?.voices?.[0];
  return [
    {
      task: 'speak',
      title: 'Speak',
      // The SDK's own method insists on a voice. Voices differ between vendors, so none is made up: the
      // general `post` sends the request without one.
      call: voice === undefined ? undefined : 'audio.speech.create',
      fields: {
        voice,
        input: request?.prompt ?? 'The red mug is on the table.',
        response_format: request?.formats?.[0],
      },
      result: 'speech',
      parts: ['speech'],
    },
  ];
};

/** The format of a transcript that says who speaks. */
const bySpeaker = 'diarized_json';

/** Speech to text. */
export const transcription: Drafter = ({ request }) => {
  const format = request?.formats?.[0];
  return [
    {
      task: 'transcribe',
      title: 'Transcribe',
      call: 'audio.transcriptions.create',
      files: { file: 'meeting.mp3' },
      fields: {
        response_format: format,
        chunking_strategy: request?.chunked === true ? 'auto' : undefined,
      },
      result: format === bySpeaker ? 'speakers' : 'transcript',
      parts: ['transcription'],
    },
  ];
};
