/** Examples with Vercel's AI SDK, in TypeScript: of what it can ask for with the very same request. */
import { quotableHeader, jsonString, quotableVariable } from './literals.ts';
import { notation } from './node.ts';
import { costMissing, printValue, type Printer } from './printer.ts';
import type { Body, ExampleRequest, Json, Result } from './request.ts';

/** TypeScript for Node with the AI SDK. */
export const aiSdk: Printer = {
  example: (request, gateway) => {
    const sent = request.batch === undefined ? callOf(request) : undefined;
    if (sent === undefined) return undefined;
    const env = quotableVariable(gateway.apiKey.env);
    const { call, imports, settings, fields, end, lines } = sent;
    return [
      'import { createOpenAICompatible } from "@ai-sdk/openai-compatible";',
      `import { ${[call, ...imports].sort((a, b) => a.localeCompare(b)).join(', ')} } from "ai";`,
      '',
      `const apiKey = process.env.${env};`,
      `if (!apiKey) throw new Error("Set ${env} to your key.");`,
      '',
      'const gateway = createOpenAICompatible({',
      '  name: "gateway",',
      `  baseURL: ${jsonString(gateway.baseUrl)},`,
      '  apiKey,',
      ...settings,
      '});',
      '',
      `const result = ${call === 'generateText' ? 'await ' : ''}${call}({`,
      `  model: gateway(${jsonString(request.body.model)}),`,
      ...fields,
      ...(end ?? ['});']),
      ...lines,
      ...costLines(request),
      '',
    ].join('\n');
  },
};

interface Call {
  readonly call: 'generateText' | 'streamText';
  /** What else is imported from the SDK. */
  readonly imports: readonly string[];
  /** Lines of the provider's settings. */
  readonly settings: readonly string[];
  /** Lines of the call's arguments after the model. */
  readonly fields: readonly string[];
  /** How the call ends, where what it throws says too little. */
  readonly end?: readonly string[];
  /** What is done with the result. */
  readonly lines: readonly string[];
}

/** What is done with what comes back; undefined for what the SDK has another form of. */
const answers: Readonly<Partial<Record<Result, Pick<Call, 'call' | 'end' | 'lines'>>>> = {
  message: { call: 'generateText', lines: ['console.log(result.text);'] },
  usage: {
    call: 'generateText',
    lines: ['console.log(result.text);', 'console.log(result.usage.raw);'],
  },
  stream: {
    call: 'streamText',
    lines: [
      'for await (const part of result.stream) {',
      '  if (part.type === "error") throw part.error;',
      '  if (part.type === "text-delta") process.stdout.write(part.text);',
      '}',
      'console.log();',
    ],
  },
  json: {
    call: 'generateText',
    end: [
      '}).catch((error: unknown) => {',
      '  // A refusal is no JSON: what came instead says why.',
      '  if (NoObjectGeneratedError.isInstance(error)) throw new Error(error.text);',
      '  throw error;',
      '});',
    ],
    lines: ['console.log(result.output);'],
  },
};

/** A field of the request as the SDK takes it: lines, and what they need. Undefined where its form is not the same. */
type Field = (value: Json) => Partial<Pick<Call, 'imports' | 'settings' | 'fields'>> | undefined;

const fieldsByName: Readonly<Record<string, Field>> = {
  // The model stands first in every call, and whether it streams is the name of the call.
  model: () => ({}),
  stream: () => ({}),
  messages: (value) => {
    const messages = (value as unknown as readonly Message[]).map(messageOf);
    if (messages.includes(undefined)) return undefined;
    const showsPictures = JSON.stringify(messages).includes('"file"');
    return {
      fields: [`  messages: ${printed(messages as readonly Json[], '  messages: ')},`],
      // Without it, the SDK fetches a picture and sends its bytes.
      settings: showsPictures ? ['  supportedUrls: () => ({ "image/*": [/^https:/] }),'] : [],
    };
  },
  reasoning_effort: (value) => ({
    fields: [
      `  providerOptions: ${printed({ gateway: { reasoningEffort: value } }, '  providerOptions: ')},`,
    ],
  }),
  response_format: (value) => {
    const { name, schema } = (value as { json_schema: { name: string; schema: Json } }).json_schema;
    return {
      imports: ['jsonSchema', 'NoObjectGeneratedError', 'Output'],
      settings: ['  supportsStructuredOutputs: true,'],
      fields: [
        '  output: Output.object({',
        `    name: ${jsonString(name)},`,
        `    schema: jsonSchema(${printValue(schema, notation, '    ', '    schema: jsonSchema('.length)}),`,
        '  }),',
      ],
    };
  },
};

interface Message {
  readonly role: string;
  readonly content: string | readonly Readonly<Record<string, Json>>[];
}

/** A message in the SDK's shape: it calls a picture a file. */
function messageOf({ role, content }: Message): Json | undefined {
  if (typeof content === 'string') return { role, content };
  const parts = content.map((part) => {
    if (part.type === 'text') return part;
    if (part.type !== 'image_url') return undefined;
    const { url } = part.image_url as { readonly url: string };
    return { type: 'file', mediaType: 'image/png', data: url };
  });
  return parts.includes(undefined) ? undefined : { role, content: parts as readonly Json[] };
}

function printed(value: Json, prefix: string): string {
  return printValue(value, notation, '  ', prefix.length);
}

/** The call that sends a request; undefined where the SDK would send something else. */
function callOf({ endpoint, body, files, result }: ExampleRequest): Call | undefined {
  const answer = answers[result];
  if (endpoint !== '/chat/completions' || files !== undefined || answer === undefined) return undefined;
  const parts = Object.entries(body satisfies Body).map(([name, value]) => fieldsByName[name]?.(value));
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return {
    ...answer,
    imports: known.flatMap(({ imports = [] }) => imports),
    settings: known.flatMap(({ settings = [] }) => settings),
    fields: known.flatMap(({ fields = [] }) => fields),
  };
}

function costLines({ cost }: ExampleRequest): string[] {
  if (cost === undefined) return [];
  const header = quotableHeader(cost.header);
  return [
    `const cost = result.finalStep.response.headers?.[${jsonString(header)}];`,
    `if (cost === undefined) throw new Error(${jsonString(costMissing(header))});`,
    `console.log("Cost:", cost${cost.unit === undefined ? '' : `, ${jsonString(cost.unit)}`});`,
  ];
}
