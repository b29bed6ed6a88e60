/** Requests that judge, measure or read text. */
import { sampleFile } from '../sample-files.ts';
import type { Drafter } from './request-draft.ts';

/** Text to a vector. */
export const embedding: Drafter = ({ request }) => {
  const encoding = request?.encodings?.[0];
  return [
    {
      task: 'embed',
      title: 'Embed',
      // The SDK's own method knows no other encodings than OpenAI's.
      call: encoding === undefined ? 'embeddings.create' : undefined,
      fields: {
        input: request?.prompt ?? 'A red ceramic mug on white marble',
        // `request.dimensions` says how long the vector comes out; most models refuse it as a parameter.
        // The encoding is given because the SDKs would ask for base64, which not every provider has.
        encoding_format: encoding ?? 'float',
      },
      result: encoding === undefined ? 'vector' : 'encoded-vector',
      parts: ['embedding'],
    },
  ];
};

/** Documents in the order of their relevance. */
export const rerank: Drafter = () => [
  {
    task: 'rerank',
    title: 'Rerank',
    fields: {
      query: 'Which mug can go into the dishwasher?',
      documents: [
        'The enamel mug must be washed by hand.',
        'The red ceramic mug is dishwasher safe.',
        'Mugs are shipped within two days.',
      ],
    },
    result: 'ranking',
    parts: ['rerank'],
  },
];

/** Whether a text is safe. */
export const moderation: Drafter = () => [
  {
    task: 'moderate',
    title: 'Moderate',
    call: 'moderations.create',
    fields: { input: 'I know where you live, and I am coming for you.' },
    result: 'verdict',
    parts: ['moderation'],
  },
];

/** A scanned page to text. */
export const ocr: Drafter = () => [
  {
    task: 'read-document',
    title: 'Read',
    fields: { document: { type: 'image_url', image_url: sampleFile('invoice.png') } },
    result: 'pages',
    parts: ['ocr'],
  },
];
