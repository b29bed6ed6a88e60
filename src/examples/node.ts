/** Examples in TypeScript, for Node. */
import type { Gateway } from '#catalog/types.ts';
import { quotableHeader, jsonString, quotableVariable } from './literals.ts';
import {
  costMissing,
  ownHost,
  printValue,
  type ApiSampleText,
  type Notation,
  type Printer,
} from './printer.ts';
import {
  endedStates,
  jobOf,
  polling,
  speechFile,
  type ExampleRequest,
  type Result,
  type StartedJob,
} from './request.ts';

/** How values are written in JavaScript: JSON, but for the keys that need no quotes. */
export const notation: Notation = {
  string: jsonString,
  boolean: String,
  key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : jsonString(name)),
  pad: ' ',
  trailing: ',',
  step: '  ',
};

/** TypeScript for Node with the OpenAI SDK. */
export const node: Printer = {
  example: (request, gateway) => {
    const env = quotableVariable(gateway.apiKey.env);
    const lines = linesOf(request, gateway);
    const uses = (name: string) => lines.some((line) => line.includes(`${name}(`));
    return [
      ...(uses('createReadStream') ? ['import { createReadStream } from "node:fs";'] : []),
      ...(uses('writeFile') ? ['import { writeFile } from "node:fs/promises";'] : []),
      `import OpenAI${uses('toFile') ? ', { toFile }' : ''} from "openai";`,
      '',
      `const apiKey = process.env.${env};`,
      `if (!apiKey) throw new Error("Set ${env} to your key.");`,
      '',
      `const client = new OpenAI({ baseURL: ${jsonString(gateway.baseUrl)}, apiKey });`,
      '',
      ...lines,
      '',
    ].join('\n');
  },
  apiProgram: (sample) => ({ stem: 'cost', code: costProgram(sample) }),
};

function linesOf(request: ExampleRequest, gateway: Gateway): string[] {
  if (request.result === 'batch') return batchLines(request);
  if (request.result === 'tool-call') return toolLines(request);
  const { name, type: typed, lines } = answers[request.result];
  const type = typeof typed === 'function' ? typed(request) : typed;
  return [
    ...(type === undefined ? [] : [`type ${type[0]} = ${type[1]};`, '']),
    ...callLines(request, name, type?.[0] ?? (request.result === 'image' ? imagesType : undefined)),
    ...(typeof lines === 'function' ? lines(request, gateway) : lines),
    ...costLines(request, name),
  ];
}

/** The SDK's type for pictures, where the general `post` brings them. */
const imagesType = 'OpenAI.ImagesResponse';

function costLines({ cost, call, result }: ExampleRequest, name: string): string[] {
  if (cost === undefined) return [];
  // Spoken words from the general `post` are taken as the response that they came in.
  const response = call === undefined && result === 'speech' ? name : 'response';
  const header = quotableHeader(cost.header);
  return [
    `const cost = ${response}.headers.get(${jsonString(header)});`,
    `if (cost === null) throw new Error(${jsonString(costMissing(header))});`,
    `console.log("Cost:", cost${cost.unit === undefined ? '' : `, ${jsonString(cost.unit)}`});`,
  ];
}

/**
 * The statement that sends the request.
 * @param name variable that takes the answer
 * @param type name of the answer's type, where the SDK has none
 */
function callLines(request: ExampleRequest, name: string, type: string | undefined): string[] {
  // A job is asked for again and again until it is done.
  const keyword = request.result === 'job' ? 'let' : 'const';
  const call = request.call === undefined ? postLines(request, type) : methodLines(request, request.call);
  const [first = '', ...rest] = call;
  // The SDK would read a plain `post` as text; the bytes of speech are in the response itself.
  if (request.call === undefined && type === undefined) {
    return chained(`${keyword} ${name} = await client`, first, rest, 'asResponse');
  }
  if (request.cost === undefined) return [`${keyword} ${name} = await client.${first}`, ...rest, '});'];
  const path = first.split('.').slice(0, -1);
  const client = ['client', ...path].join('.');
  const method = first.slice(path.join('.').length).replace(/^\./, '');
  return chained(`${keyword} { data: ${name}, response } = await ${client}`, method, rest, 'withResponse');
}

/** A call whose result is not the answer but what it came in, as Prettier would break it. */
function chained(start: string, first: string, rest: readonly string[], last: string): string[] {
  return [
    start,
    `  .${first}`,
    ...rest.map((line) => `  ${line}`.replaceAll('\n', '\n  ')),
    '  })',
    `  .${last}();`,
  ];
}

function postLines({ endpoint, body }: ExampleRequest, type: string | undefined): string[] {
  const typed = type === undefined ? '' : `<${type}>`;
  return [
    `post${typed}(${jsonString(endpoint)}, {`,
    `  body: ${printValue(body, notation, '  ', Infinity)},`,
  ];
}

function methodLines({ body, files = {} }: ExampleRequest, call: string): string[] {
  const fields = Object.entries(body).map(([field, value]) => {
    const prefix = `  ${field}: `;
    return `${prefix}${printValue(value, notation, '  ', prefix.length)},`;
  });
  const uploads = Object.entries(files).map(([field, file]) => {
    if (typeof file === 'string') return `  ${field}: ${upload(file)},`;
    return [`  ${field}: [`, ...file.map((each) => `    ${upload(each)},`), '  ],'].join('\n');
  });
  const [model = '', ...others] = fields;
  return [`${call}({`, model, ...uploads, ...others];
}

/** The SDK sends a stream without a type; image endpoints refuse what is not declared an image. */
function upload(file: string): string {
  const stream = `createReadStream(${jsonString(file)})`;
  return file.endsWith('.png') ? `await toFile(${stream}, null, { type: "image/png" })` : stream;
}

type TypeOf = readonly [name: string, shape: string];

/** What is done with what comes back. */
interface Answer {
  /** Name of the variable that takes the response. */
  readonly name: string;
  /** Name and shape of the response's type, where the SDK has none. */
  readonly type?: TypeOf | ((request: ExampleRequest) => TypeOf);
  readonly lines: readonly string[] | ((request: ExampleRequest, gateway: Gateway) => readonly string[]);
}

const content = 'completion.choices[0]?.message.content';

/** Writes what an expression holds to a file, and says so. */
const save = (file: string, bytes: string) => [
  `await writeFile(${jsonString(file)}, ${bytes});`,
  `console.log(${jsonString(`Saved ${file}`)});`,
];

/** By result; a batch and a call of a tool are examples of their own. */
const answers: Readonly<Record<Exclude<Result, 'batch' | 'tool-call'>, Answer>> = {
  message: { name: 'completion', lines: [`console.log(${content});`] },
  usage: { name: 'completion', lines: [`console.log(${content});`, 'console.log(completion.usage);'] },
  stream: {
    name: 'stream',
    lines: [
      'for await (const chunk of stream) {',
      '  process.stdout.write(chunk.choices[0]?.delta.content ?? "");',
      '}',
      'console.log();',
    ],
  },
  'spoken-message': {
    name: 'completion',
    lines: [
      'const speech = completion.choices[0]?.message.audio;',
      'if (!speech) throw new Error("The answer has no speech.");',
      'console.log(speech.transcript);',
      ...save('answer.wav', 'Buffer.from(speech.data, "base64")'),
    ],
  },
  json: {
    name: 'completion',
    lines: [
      'const message = completion.choices[0]?.message;',
      'if (!message?.content) throw new Error(message?.refusal ?? "The answer is empty.");',
      'console.log(JSON.parse(message.content));',
    ],
  },
  vector: { name: 'embedding', lines: ['console.log(embedding.data[0]?.embedding.length);'] },
  'encoded-vector': {
    name: 'embedding',
    type: ['Embedding', '{ data: { embedding: string }[] }'],
    lines: ['console.log(Buffer.from(embedding.data[0]?.embedding ?? "", "base64").length, "bytes");'],
  },
  image: {
    name: 'images',
    lines: [
      'const image = images.data?.[0];',
      'if (image?.b64_json) {',
      ...save('image.png', 'Buffer.from(image.b64_json, "base64")').map((line) => `  ${line}`),
      '} else if (image?.url) {',
      '  console.log(image.url);',
      '} else {',
      '  throw new Error(`No image: ${JSON.stringify(images)}`);',
      '}',
    ],
  },
  speech: {
    name: 'speech',
    lines: (request) => save(speechFile(request), 'Buffer.from(await speech.arrayBuffer())'),
  },
  transcript: { name: 'transcript', lines: ['console.log(transcript.text);'] },
  speakers: {
    name: 'transcript',
    lines: [
      'const { segments } = transcript as OpenAI.Audio.TranscriptionDiarized;',
      'for (const { speaker, text } of segments) console.log(`${speaker}: ${text}`);',
    ],
  },
  verdict: { name: 'moderation', lines: ['console.log(moderation.results[0]?.flagged);'] },
  job: { name: 'job', type: (request) => ['Job', jobType(jobOf(request))], lines: jobLines },
  ranking: {
    name: 'ranking',
    type: ['Ranking', '{ results: { index: number; relevance_score: number }[] }'],
    lines: ['for (const result of ranking.results) console.log(result.index, result.relevance_score);'],
  },
  pages: {
    name: 'scan',
    type: ['Scan', '{ pages: { markdown: string }[] }'],
    lines: ['for (const page of scan.pages) console.log(page.markdown);'],
  },
};

/** "{ id: string; status: string; result?: { file_url: string } }": what is read of a job. */
function jobType({ id = 'id', status = 'status', result = [] }: StartedJob): string {
  const places = result.map((place) => {
    const [first = '', ...below] = place.split('.').toReversed();
    return below.reduce((inner, field) => `${field}?: { ${inner.replace('?', '')} }`, `${first}?: string`);
  });
  return `{ ${[`${id}: string`, `${status}: string`, ...places].join('; ')} }`;
}

/** Waits for a job that was started, and saves its result. */
function jobLines(request: ExampleRequest, gateway: Gateway): string[] {
  const job = jobOf(request);
  const { path, id = 'id', status = 'status', done, cancel, result, content: below = '', saves } = job;
  const at = (more = '') => `\`${path}/\${job.${id}}${more}\``;
  const failed = `job.${status} !== ${jsonString(done)}`;
  const throws = 'throw new Error(`No result: ${JSON.stringify(job)}`);';
  return [
    `const ended = () => [${endedStates(job).map(jsonString).join(', ')}].includes(job.${status});`,
    `for (let i = 0; i < ${polling.job.times} && !ended(); i++) { // ten minutes at most`,
    `  await new Promise((resolve) => setTimeout(resolve, ${polling.job.seconds * 1000}));`,
    `  job = await client.get<Job>(${at()});`,
    '}',
    ...(cancel === true ? [`if (!ended()) await client.delete(${at()}); // too long: cancel it`] : []),
    ...(result === undefined
      ? [`if (${failed}) ${throws}`, `const result = await client.get(${at(below)}).asResponse();`]
      : [
          `const address = ${result.map((place) => `job.${place.replaceAll('.', '?.')}`).join(' ?? ')};${result.length > 1 ? ' // it has either' : ''}`,
          `if (${failed} || !address) ${throws}`,
          'console.log(address);',
          '',
          'const url = new URL(address);',
          `const own = url.host.endsWith(${jsonString(ownHost(gateway))}); // no other host gets the key`,
          'const result = await fetch(url, { headers: own ? { Authorization: `Bearer ${apiKey}` } : {} });',
          'if (!result.ok) throw new Error(`${result.status}: ${await result.text()}`);',
        ]),
    ...save(saves, 'Buffer.from(await result.arrayBuffer())'),
  ];
}

/** A conversation with a tool, after the client is made: ask, do what the model calls for, ask again. */
function toolLines(request: ExampleRequest): string[] {
  const { messages = [] } = request.body;
  const asked = methodLines(request, 'chat.completions.create').slice(1);
  return [
    'const getWeather = ({ city }: { city: string }) =>',
    '  `${city}: 9 degrees, light rain`; // your own code looks it up',
    '',
    `const messages: OpenAI.ChatCompletionMessageParam[] = ${printValue(messages, notation, '', 55)};`,
    `for (let round = 0; round < ${polling.tool.rounds}; round++) {`,
    '  const completion = await client.chat.completions.create({',
    ...asked.map((line) =>
      line.startsWith('  messages: ') ? '    messages,' : `  ${line.replaceAll('\n', '\n  ')}`,
    ),
    '  });',
    '  const message = completion.choices[0]?.message;',
    '  if (!message) throw new Error("The answer is empty.");',
    '  messages.push(message);',
    '  if (message.content) console.log(message.content);',
    '  if (!message.tool_calls?.length) break;',
    '  for (const call of message.tool_calls) {',
    '    if (call.type !== "function") continue;',
    '    const content = getWeather(JSON.parse(call.function.arguments));',
    '    messages.push({ role: "tool", tool_call_id: call.id, content });',
    '  }',
    '}',
  ];
}

/** A request as a line of a batch, after the client is made: upload, start, wait, print. */
function batchLines({ body, batch }: ExampleRequest): string[] {
  if (batch === undefined) throw new Error('This request is not for a batch: it says no path.');
  const { url, hours } = batch;
  return [
    'const request = {',
    '  custom_id: "request-1",',
    '  method: "POST",',
    `  url: ${jsonString(url)},`,
    `  body: ${printValue(body, notation, '  ', Infinity)},`,
    '};',
    'const file = await client.files.create({',
    '  file: await toFile(Buffer.from(JSON.stringify(request)), "requests.jsonl"),',
    '  purpose: "batch",',
    '});',
    'let batch = await client.batches.create({',
    '  input_file_id: file.id,',
    `  endpoint: ${jsonString(url)},`,
    `  completion_window: "${hours}h",`,
    '});',
    'const done = () => ["completed", "failed", "expired", "cancelled"].includes(batch.status);',
    `for (let i = 0; i < ${hours} * ${polling.batch.timesPerHour} && !done(); i++) { // ${hours} hours at most`,
    `  await new Promise((resolve) => setTimeout(resolve, ${polling.batch.seconds * 1000}));`,
    '  batch = await client.batches.retrieve(batch.id);',
    '}',
    'if (batch.status !== "completed" || !batch.output_file_id) {',
    '  throw new Error(`No result: ${JSON.stringify(batch)}`);',
    '}',
    'const output = await client.files.content(batch.output_file_id);',
    'console.log(await output.text());',
  ];
}

/** Counts what a use costs, exactly. */
function costProgram({ modelUrl, meter, count }: ApiSampleText): string {
  return `interface Rate {
  meter: string;
  per: number;
  amount: string;
  when?: object;
  from?: string;
  until?: string;
}
interface Model {
  generated: string;
  gateway: { currency: string };
  prices: Rate[];
}

const response = await fetch(${jsonString(modelUrl)});
if (!response.ok) throw new Error(\`The server answered \${response.status}.\`);
const model = (await response.json()) as Model;

const today = model.generated;
const rate = model.prices.find(
  ({ meter, when, from = today, until = "9999-12-31" }) =>
    meter === ${jsonString(meter)} && when === undefined && from <= today && today < until,
);
if (rate === undefined) throw new Error("There is no such price.");

// A number cannot hold most decimals: the digits are counted as one whole number, the point is put back at the end.
const count = ${count}n;
const [whole = "", fraction = ""] = rate.amount.split(".");
const places = fraction.length + String(rate.per).length - 1; // \`per\` is a power of ten
const digits = String(BigInt(whole + fraction) * count).padStart(places + 1, "0");
const cost = places === 0 ? digits : \`\${digits.slice(0, -places)}.\${digits.slice(-places)}\`;
console.log(cost, model.gateway.currency);

export {};
`;
}
