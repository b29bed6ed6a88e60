/** The shapes of batches and their files; described, but for the lines, which are OpenAI's. */
import { z } from 'zod';

/** Of `POST /files`, the text fields of the form. */
export const fileShape = z.strictObject({
  purpose: z.enum(['batch', 'batch_output', 'fine-tune', 'assistants']),
});

/** Of `POST /batches`. */
export const batchShape = z.strictObject({
  input_file_id: z.string(),
  endpoint: z.enum(['/v1/chat/completions', '/v1/embeddings']),
  completion_window: z.literal('24h'),
  metadata: z.record(z.string(), z.string()).optional(),
});

/** Of one line of the input file. */
export const lineShape = z.strictObject({
  custom_id: z.string().min(1),
  method: z.literal('POST'),
  url: z.string(),
  body: z.record(z.string(), z.unknown()),
});
