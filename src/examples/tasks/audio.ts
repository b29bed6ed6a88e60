/** Requests between speech and text. */
import { openai, type Drafter } from './request-draft.ts';

/** Text to speech, with a voice that the model has. */
export const speech: Drafter = ({ request }) => {
  const voice = request?.voices?.[0];
  return [
    {
      task: 'speak',
      title: 'Speak',
      // The SDK's own method insists on a voice. Voices differ between vendors, so none is made up: the
      // general `post` sends the request without one.
      call: voice === undefined ? undefined : 'audio.speech.create',
      fields: { voice, input: 'The red mug is on the table.' },
      result: 'speech',
      assumed: openai,
    },
  ];
};

/** Speech to text. */
export const transcription: Drafter = () => [
  {
    task: 'transcribe',
    title: 'Transcribe',
    call: 'audio.transcriptions.create',
    files: { file: 'meeting.mp3' },
    fields: {},
    result: 'transcript',
    assumed: openai,
  },
];
