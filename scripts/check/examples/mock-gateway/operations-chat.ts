/** Chat completions: whole and streamed. */
import type { Model } from '#catalog/types.ts';
import type { Call } from './call.ts';
import { Refusal } from './refusal.ts';
import { json, type Reply } from './reply.ts';
import { chatShape, type ChatRequest } from './shapes/chat.ts';
import { fieldsOf, modelOf } from './validate.ts';

/** Words that a run must print to show that it has read the answer. */
export const chatText = 'The mock gateway says hello.';

const usage = { prompt_tokens: 12, completion_tokens: 7, total_tokens: 19 };
const frame = { id: 'chatcmpl-1', created: 1_700_000_000 };

/** `POST /chat/completions` */
export function chat(call: Call): Reply {
  const request = fieldsOf(chatShape, call.fields);
  const model = modelOf(call, request.model);
  refuseUnable(model, request);
  if (request.stream === true) return { kind: 'events', events: chunks(request.model) };
  const { message, finish_reason } = answer(request);
  const choices = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason }];
  return json({ ...frame, object: 'chat.completion', model: request.model, choices, usage });
}

function answer({ tools, response_format }: ChatRequest) {
  if (tools?.[0] !== undefined) {
    const call = { name: tools[0].function.name, arguments: '{"city": "Oslo"}' };
    const tool_calls = [{ id: 'call-1', type: 'function', function: call }];
    return { message: { content: null, tool_calls }, finish_reason: 'tool_calls' };
  }
  const properties = response_format?.json_schema.schema.properties;
  if (properties === undefined) return { message: { content: chatText }, finish_reason: 'stop' };
  const entries = Object.entries(properties).map(([name, { type }]) => [
    name,
    type === 'integer' ? 2 : chatText,
  ]);
  return { message: { content: JSON.stringify(Object.fromEntries(entries)) }, finish_reason: 'stop' };
}

/** Word by word, and at the end a chunk without any choice, as gateways send it with the usage. */
function chunks(model: string): unknown[] {
  const chunk = (choices: unknown[], more = {}) => ({
    ...frame,
    object: 'chat.completion.chunk',
    model,
    choices,
    ...more,
  });
  const words = chatText
    .split(/(?<= )/)
    .map((content) => ({ index: 0, delta: { content }, finish_reason: null }));
  return [
    chunk([{ index: 0, delta: { role: 'assistant' }, finish_reason: null }]),
    ...words.map((choice) => chunk([choice])),
    chunk([{ index: 0, delta: {}, finish_reason: 'stop' }]),
    chunk([], { usage }),
  ];
}

/** @throws Refusal when the request asks for what the model cannot do */
function refuseUnable({ id, capabilities, request }: Model, body: ChatRequest): void {
  const parts = body.messages.flatMap(({ content }) => (typeof content === 'string' ? [] : content));
  const sees = capabilities.includes('vision') || request?.needs !== undefined;
  const problems: readonly (readonly [boolean, string])[] = [
    [body.tools !== undefined && !capabilities.includes('tools'), 'tools'],
    [body.response_format !== undefined && !capabilities.includes('structured-output'), 'response_format'],
    [body.reasoning_effort !== undefined && !capabilities.includes('reasoning'), 'reasoning_effort'],
    [body.temperature !== undefined && capabilities.includes('reasoning'), 'temperature'],
    [parts.some(({ type }) => type === 'image_url') && !sees, 'image_url'],
  ];
  for (const [wrong, field] of problems)
    if (wrong) throw new Refusal(400, `${id} does not take ${field}.`, field);
}
