/**
 * The shape of a chat request. The gateway's public description has `model`, `messages` with a role and text,
 * `stream`, `max_tokens`, `temperature`, `top_p` and `tools`; the rest is assumed to be as OpenAI has it.
 */
import { z } from 'zod';

// assumed: OpenAI's parts of a message
const part = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1) }),
  z.strictObject({
    type: z.literal('image_url'),
    image_url: z.strictObject({ url: z.url(), detail: z.enum(['auto', 'low', 'high']).optional() }),
  }),
]);

const message = z.strictObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.union([z.string().min(1), z.array(part).min(1)]),
  name: z.string().optional(),
});

const objectSchema = z.looseObject({
  type: z.literal('object'),
  properties: z.record(z.string(), z.looseObject({})),
});

// assumed: OpenAI's tools
const tool = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({
    name: z.string().regex(/^[\w-]{1,64}$/),
    description: z.string().optional(),
    parameters: objectSchema.optional(),
    strict: z.boolean().optional(),
  }),
});

// assumed: OpenAI's response_format; in a strict schema nothing is optional and nothing more is allowed
const strictSchema = z
  .looseObject({
    type: z.literal('object'),
    properties: z.record(z.string(), z.looseObject({})),
    required: z.array(z.string()),
    additionalProperties: z.literal(false),
  })
  .refine(({ properties, required }) => Object.keys(properties).every((name) => required.includes(name)), {
    message: 'a strict schema requires every property',
  });

const responseFormat = z.strictObject({
  type: z.literal('json_schema'),
  json_schema: z.strictObject({
    name: z.string().regex(/^[\w-]{1,64}$/),
    strict: z.literal(true),
    schema: strictSchema,
  }),
});

/** Of `POST /chat/completions`. */
export const chatShape = z.strictObject({
  model: z.string(),
  messages: z.array(message).min(1),
  stream: z.boolean().optional(),
  max_tokens: z.int().min(1).optional(),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().gt(0).max(1).optional(),
  tools: z.array(tool).min(1).optional(),
  reasoning_effort: z.enum(['low', 'medium', 'high']).optional(), // assumed
  response_format: responseFormat.optional(),
});

export type ChatRequest = z.output<typeof chatShape>;
