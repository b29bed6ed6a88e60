/** The shapes of requests that measure, judge or read text. */
import { z } from 'zod';

/** Of `POST /embeddings`; assumed: OpenAI's. */
export const embeddingShape = z.strictObject({
  model: z.string(),
  input: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  encoding_format: z.literal('float'), // what not every provider has is not asked for
});

/** Of `POST /rerank`; assumed: Cohere's. */
export const rerankShape = z.strictObject({
  model: z.string(),
  query: z.string().min(1),
  documents: z.array(z.string()).min(1),
  top_n: z.int().min(1).optional(),
});

/** Of `POST /moderations`; assumed: OpenAI's. */
export const moderationShape = z.strictObject({ model: z.string(), input: z.string().min(1) });

/** Of `POST /ocr`; assumed: Mistral's. */
export const ocrShape = z.strictObject({
  model: z.string(),
  document: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('image_url'), image_url: z.url() }),
    z.strictObject({ type: z.literal('document_url'), document_url: z.url() }),
  ]),
});
