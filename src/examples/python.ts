/** Python examples. */
import type { Gateway } from '#catalog/types.ts';
import { quotableHeader, pythonString, quotableVariable } from './literals.ts';
import {
  costMissing,
  ownHost,
  printValue,
  type ApiSampleText,
  type Notation,
  type Printer,
} from './printer.ts';
import { endedStates, jobOf, polling, speechFile, type ExampleRequest, type Result } from './request.ts';

/** How values are written in Python. */
const notation: Notation = {
  string: pythonString,
  boolean: (value) => (value ? 'True' : 'False'),
  key: pythonString,
  pad: '',
  trailing: ',',
  step: '    ',
};

// The SDK's class for an answer that it does not take apart.
const rawClass = 'HttpxBinaryResponseContent';
// And the one for pictures, which the general `post` takes apart, too.
const imagesClass = 'ImagesResponse';

/** What an example imports besides `os`, and what shows in its lines that it does. */
const imports: readonly (readonly [sign: RegExp, line: string])[] = [
  [/\bbase64\.b64decode\(/, 'import base64'],
  [/\bjson\.(?:loads|dumps)\(/, 'import json'],
  [/\bos\.environ\b/, 'import os'],
  [/\btime\.sleep\(/, 'import time'],
  [/=\[?Path\(/, 'from pathlib import Path'],
  [/\bAny\]/, 'from typing import Any'],
  [/\burlopen\(/, 'from urllib.request import Request, urlopen'],
];

/** Python with the OpenAI SDK. */
export const python: Printer = {
  example: (request, gateway) => {
    const env = quotableVariable(gateway.apiKey.env);
    const lines = linesOf(request, gateway).flatMap((line) => line.split('\n'));
    const key = `api_key = os.environ.get(${pythonString(env)})`;
    const uses = (sign: RegExp) => [key, ...lines].some((line) => sign.test(line));
    return [
      ...imports.filter(([sign]) => uses(sign)).map(([, line]) => line),
      '',
      `from openai import ${uses(/\bHttpx/) ? `${rawClass}, ` : ''}OpenAI`,
      ...(uses(/cast_to=ImagesResponse/) ? [`from openai.types import ${imagesClass}`] : []),
      '',
      key,
      'if not api_key:',
      `    raise SystemExit("Set ${env} to your key.")`,
      '',
      `client = OpenAI(base_url=${pythonString(gateway.baseUrl)}, api_key=api_key)`,
      '',
      ...lines,
      '',
    ].join('\n');
  },
  apiProgram: (sample) => ({ stem: 'cost', code: costProgram(sample) }),
};

function linesOf(request: ExampleRequest, gateway: Gateway): readonly string[] {
  if (request.result === 'batch') return batchLines(request);
  if (request.result === 'tool-call') return toolLines(request);
  const { name, lines } = answers[request.result];
  const posted = request.call === undefined;
  const raw = posted && (request.result === 'speech' || request.cost !== undefined);
  const unwrapped = unwrapping(request, name);
  return [
    ...callLines(request, unwrapped.name, raw),
    ...unwrapped.lines,
    ...(typeof lines === 'function' ? lines(request, gateway) : lines),
    ...costLines(request),
  ];
}

const isImage = ({ result }: ExampleRequest) => result === 'image';

/** Where the cost is read, the answer comes with its headers, and is unwrapped before it is used. */
function unwrapping(request: ExampleRequest, name: string): { name: string; lines: string[] } {
  if (request.cost === undefined) return { name, lines: [] };
  if (request.call !== undefined) return { name: 'response', lines: [`${name} = response.parse()`] };
  // The general `post` has given the whole answer; spoken words are in it as they are.
  const value = request.result === 'speech' ? 'response' : 'response.json()';
  return { name: 'response', lines: [`${name} = ${value}`] };
}

function costLines({ cost, call }: ExampleRequest): string[] {
  if (cost === undefined) return [];
  const headers = call === undefined ? 'response.response.headers' : 'response.headers';
  const header = quotableHeader(cost.header);
  return [
    `cost = ${headers}.get(${pythonString(header)})`,
    'if cost is None:',
    `    raise SystemExit(${pythonString(costMissing(header))})`,
    `print("Cost:", cost${cost.unit === undefined ? '' : `, ${pythonString(cost.unit)}`})`,
  ];
}

function callLines(request: ExampleRequest, name: string, raw: boolean): string[] {
  const { call, endpoint, body, cost } = request;
  if (call === undefined) {
    return [
      `${name} = client.post(`,
      `    ${pythonString(endpoint)},`,
      `    body=${printValue(body, notation, '    ', Infinity)},`,
      `    cast_to=${raw ? rawClass : isImage(request) ? imagesClass : 'dict[str, Any]'},`,
      ')',
    ];
  }
  const method = cost === undefined ? call : call.replace(/\.(?=\w+$)/, '.with_raw_response.');
  return [`${name} = client.${method}(`, ...argumentLines(request), ')'];
}

/** The arguments of a method, the model first. */
function argumentLines({ body, files = {} }: ExampleRequest): string[] {
  const fields = Object.entries(body).map(([field, value]) => {
    const prefix = `    ${field}=`;
    return `${prefix}${printValue(value, notation, '    ', prefix.length)},`;
  });
  const path = (file: string) => `Path(${pythonString(file)})`;
  const uploads = Object.entries(files).map(([field, file]) =>
    typeof file === 'string' ? `    ${field}=${path(file)},` : `    ${field}=[${file.map(path).join(', ')}],`,
  );
  const [model = '', ...others] = fields;
  return [model, ...uploads, ...others];
}

/** What is done with what comes back. */
interface Answer {
  /** Name of the variable that takes the response. */
  readonly name: string;
  readonly lines: readonly string[] | ((request: ExampleRequest, gateway: Gateway) => readonly string[]);
}

const content = 'completion.choices[0].message.content';

/** Writes what an expression holds to a file, and says so. */
const save = (file: string, bytes: string) => [
  `with open(${pythonString(file)}, "wb") as file:`,
  `    file.write(${bytes})`,
  saved(file),
];
const saved = (file: string) => `print(${pythonString(`Saved ${file}`)})`;

/** By result; a batch and a call of a tool are examples of their own. */
const answers: Readonly<Record<Exclude<Result, 'batch' | 'tool-call'>, Answer>> = {
  message: { name: 'completion', lines: [`print(${content})`] },
  usage: { name: 'completion', lines: [`print(${content})`, 'print(completion.usage)'] },
  stream: {
    name: 'stream',
    lines: [
      'for chunk in stream:',
      '    if chunk.choices:',
      '        print(chunk.choices[0].delta.content or "", end="", flush=True)',
      'print()',
    ],
  },
  'spoken-message': {
    name: 'completion',
    lines: [
      'speech = completion.choices[0].message.audio',
      'if speech is None:',
      '    raise SystemExit("The answer has no speech.")',
      'print(speech.transcript)',
      ...save('answer.wav', 'base64.b64decode(speech.data)'),
    ],
  },
  json: {
    name: 'completion',
    lines: [
      'message = completion.choices[0].message',
      'if not message.content:',
      '    raise SystemExit(message.refusal or "The answer is empty.")',
      'print(json.loads(message.content))',
    ],
  },
  vector: { name: 'embedding', lines: ['print(len(embedding.data[0].embedding))'] },
  'encoded-vector': {
    name: 'embedding',
    lines: ['print(len(base64.b64decode(embedding["data"][0]["embedding"])), "bytes")'],
  },
  image: {
    name: 'images',
    lines: [
      'image = images.data[0] if images.data else None',
      'if image and image.b64_json:',
      ...save('image.png', 'base64.b64decode(image.b64_json)').map((line) => `    ${line}`),
      'elif image and image.url:',
      '    print(image.url)',
      'else:',
      '    raise SystemExit(f"No image: {images}")',
    ],
  },
  speech: {
    name: 'speech',
    lines: (request) => [
      `speech.write_to_file(${pythonString(speechFile(request))})`,
      saved(speechFile(request)),
    ],
  },
  transcript: { name: 'transcript', lines: ['print(transcript.text)'] },
  speakers: {
    name: 'transcript',
    lines: ['for segment in transcript.segments:', '    print(f"{segment.speaker}: {segment.text}")'],
  },
  verdict: { name: 'moderation', lines: ['print(moderation.results[0].flagged)'] },
  job: { name: 'job', lines: jobLines },
  ranking: {
    name: 'ranking',
    lines: ['for result in ranking["results"]:', '    print(result["index"], result["relevance_score"])'],
  },
  pages: { name: 'scan', lines: ['for page in scan["pages"]:', '    print(page["markdown"])'] },
};

/** Waits for a job that was started, and saves its result. */
function jobLines(request: ExampleRequest, gateway: Gateway): string[] {
  const job = jobOf(request);
  const { path, id = 'id', status = 'status', done, cancel, saves } = job;
  const state = `job[${pythonString(status)}]`;
  const at = (below = '') => `f"${path}/{job['${id}']}${below}"`;
  return [
    `ended = (${endedStates(job).map(pythonString).join(', ')})`,
    `for _ in range(${polling.job.times}):  # ten minutes at most`,
    `    if ${state} in ended:`,
    '        break',
    `    time.sleep(${polling.job.seconds})`,
    `    job = client.get(${at()}, cast_to=dict[str, Any])`,
    ...(cancel === true
      ? [
          `if ${state} not in ended:  # too long: cancel it`,
          `    client.delete(${at()}, cast_to=dict[str, Any])`,
        ]
      : []),
    `if ${state} != ${pythonString(done)}:`,
    '    raise SystemExit(f"No result: {job}")',
    ...(job.result === undefined
      ? [
          `result = client.get(${at(job.content)}, cast_to=${rawClass})`,
          `result.write_to_file(${pythonString(saves)})`,
        ]
      : [
          `url = ${resultAt(job.result)}${job.result.length > 1 ? '  # it has either' : ''}`,
          'print(url)',
          '',
          'result = Request(url)',
          `if result.host.endswith(${pythonString(ownHost(gateway))}):  # no other host gets the key`,
          '    result.add_unredirected_header("Authorization", f"Bearer {api_key}")',
          `with urlopen(result) as answer, open(${pythonString(saves)}, "wb") as file:`,
          '    file.write(answer.read())',
        ]),
    saved(saves),
  ];
}

/** The address of a result out of the first of several places that has it: an error where none does. */
function resultAt(places: readonly string[]): string {
  return places
    .map((place, index) => {
      const fields = place.split('.').map(pythonString);
      if (index === places.length - 1) return `job${fields.map((field) => `[${field}]`).join('')}`;
      const [last = '', ...above] = fields.toReversed();
      const holder = above.toReversed().reduce((inner, field) => `(${inner}.get(${field}) or {})`, 'job');
      return `${holder}.get(${last})`;
    })
    .join(' or ');
}

/** A conversation with a tool, after the client is made: ask, do what the model calls for, ask again. */
function toolLines(request: ExampleRequest): string[] {
  const { messages = [] } = request.body;
  const asked = argumentLines(request).map((line) =>
    line.startsWith('    messages=') ? '    messages=messages,' : line,
  );
  return [
    '',
    'def get_weather(city: str) -> str:',
    '    return f"{city}: 9 degrees, light rain"  # your own code looks it up',
    '',
    '',
    `messages: list[Any] = ${printValue(messages, notation, '', 22)}`,
    `for _ in range(${polling.tool.rounds}):  # rounds at most`,
    '    completion = client.chat.completions.create(',
    ...asked.map((line) => `    ${line.replaceAll('\n', '\n    ')}`),
    '    )',
    '    message = completion.choices[0].message',
    '    messages.append(message)',
    '    if not message.tool_calls:',
    '        break',
    '    for call in message.tool_calls:',
    '        if call.type == "function":',
    '            result = get_weather(**json.loads(call.function.arguments))',
    '            messages.append({"role": "tool", "tool_call_id": call.id, "content": result})',
    'print(message.content)',
  ];
}

/** A request as a line of a batch, after the client is made: upload, start, wait, print. */
function batchLines({ body, batch }: ExampleRequest): string[] {
  if (batch === undefined) throw new Error('This request is not for a batch: it says no path.');
  const { url, hours } = batch;
  return [
    'request = {',
    '    "custom_id": "request-1",',
    '    "method": "POST",',
    `    "url": ${pythonString(url)},`,
    `    "body": ${printValue(body, notation, '    ', Infinity)},`,
    '}',
    'file = client.files.create(',
    '    file=("requests.jsonl", json.dumps(request).encode()),',
    '    purpose="batch",',
    ')',
    'batch = client.batches.create(',
    '    input_file_id=file.id,',
    `    endpoint=${pythonString(url)},`,
    `    completion_window="${hours}h",`,
    ')',
    `for _ in range(${hours} * ${polling.batch.timesPerHour}):  # ${hours} hours at most`,
    '    if batch.status in ("completed", "failed", "expired", "cancelled"):',
    '        break',
    `    time.sleep(${polling.batch.seconds})`,
    '    batch = client.batches.retrieve(batch.id)',
    'if batch.status != "completed" or batch.output_file_id is None:',
    '    raise SystemExit(f"No result: {batch}")',
    'print(client.files.content(batch.output_file_id).text)',
  ];
}

/** Counts what a use costs, exactly. */
function costProgram({ modelUrl, meter, count }: ApiSampleText): string {
  return `import json
from decimal import Decimal
from urllib.request import urlopen

with urlopen(${pythonString(modelUrl)}) as response:
    model = json.load(response)

today = model["generated"]
rate = next(
    rate
    for rate in model["prices"]
    if rate["meter"] == ${pythonString(meter)}
    and "when" not in rate
    and rate.get("from", today) <= today < rate.get("until", "9999-12-31")
)
count = ${count}
cost = Decimal(rate["amount"]) * count / rate["per"]
print(f"{cost:f} {model['gateway']['currency']}")
`;
}
