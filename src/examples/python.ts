/** Python examples. */
import { quotableHeader, pythonString, quotableVariable } from './literals.ts';
import { printValue, type ApiSampleText, type Notation, type Printer } from './printer.ts';
import { polling, speechFile, type ExampleRequest, type Result } from './request.ts';

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

interface Parts {
  readonly imports: readonly string[];
  /** Whether the answer is typed as plain data. */
  readonly untyped: boolean;
  /** Whether the answer is taken as it came. */
  readonly raw: boolean;
  readonly lines: readonly string[];
}

/** Python with the OpenAI SDK. */
export const python: Printer = {
  example: (request, gateway) => {
    const env = quotableVariable(gateway.apiKey.env);
    const { imports, untyped, raw, lines } = partsOf(request);
    return [
      ...[...imports, 'os'].sort().map((module) => `import ${module}`),
      ...(untyped ? ['from typing import Any'] : []),
      '',
      `from openai import ${raw ? `${rawClass}, ` : ''}OpenAI`,
      '',
      `api_key = os.environ.get(${pythonString(env)})`,
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

function partsOf(request: ExampleRequest): Parts {
  if (request.result === 'batch') {
    return { imports: ['json', 'time'], untyped: false, raw: false, lines: batchLines(request) };
  }
  const { name, imports = [], lines } = answers[request.result];
  const posted = request.call === undefined;
  const raw = posted && (request.result === 'speech' || request.costHeader !== undefined);
  const unwrapped = unwrapping(request, name);
  return {
    imports,
    untyped: posted && !raw,
    raw,
    lines: [
      ...callLines(request, unwrapped.name, raw),
      ...unwrapped.lines,
      ...(typeof lines === 'function' ? lines(request) : lines),
      ...costLines(request),
    ],
  };
}

/** Where the cost is read, the answer comes with its headers, and is unwrapped before it is used. */
function unwrapping(request: ExampleRequest, name: string): { name: string; lines: string[] } {
  if (request.costHeader === undefined) return { name, lines: [] };
  if (request.call !== undefined) return { name: 'response', lines: [`${name} = response.parse()`] };
  // The general `post` has given the whole answer; spoken words are in it as they are.
  const value = request.result === 'speech' ? 'response' : 'response.json()';
  return { name: 'response', lines: [`${name} = ${value}`] };
}

function costLines({ costHeader, call }: ExampleRequest): string[] {
  if (costHeader === undefined) return [];
  const headers = call === undefined ? 'response.response.headers' : 'response.headers';
  return [`print("Cost:", ${headers}.get(${pythonString(quotableHeader(costHeader))}))`];
}

function callLines(request: ExampleRequest, name: string, raw: boolean): string[] {
  const { call, endpoint, body, files = {}, costHeader } = request;
  if (call === undefined) {
    return [
      `${name} = client.post(`,
      `    ${pythonString(endpoint)},`,
      `    body=${printValue(body, notation, '    ', Infinity)},`,
      `    cast_to=${raw ? rawClass : 'dict[str, Any]'},`,
      ')',
    ];
  }
  const fields = Object.entries(body).map(([field, value]) => {
    const prefix = `    ${field}=`;
    return `${prefix}${printValue(value, notation, '    ', prefix.length)},`;
  });
  const open = (file: string) => `open(${pythonString(file)}, "rb")`;
  const uploads = Object.entries(files).map(([field, file]) =>
    typeof file === 'string' ? `    ${field}=${open(file)},` : `    ${field}=[${file.map(open).join(', ')}],`,
  );
  const [model = '', ...others] = fields;
  const method = costHeader === undefined ? call : call.replace(/\.(?=\w+$)/, '.with_raw_response.');
  return [`${name} = client.${method}(`, model, ...uploads, ...others, ')'];
}

/** What is done with what comes back. */
interface Answer {
  /** Name of the variable that takes the response. */
  readonly name: string;
  readonly imports?: readonly string[];
  readonly lines: readonly string[] | ((request: ExampleRequest) => readonly string[]);
}

const content = 'completion.choices[0].message.content';

/** By result; a batch is an example of its own. */
const answers: Readonly<Record<Exclude<Result, 'batch'>, Answer>> = {
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
    imports: ['base64'],
    lines: [
      'speech = completion.choices[0].message.audio',
      'if speech is None:',
      '    raise SystemExit("The answer has no speech.")',
      'print(speech.transcript)',
      'with open("answer.wav", "wb") as file:',
      '    file.write(base64.b64decode(speech.data))',
    ],
  },
  'tool-call': {
    name: 'completion',
    lines: [
      'for call in completion.choices[0].message.tool_calls or []:',
      '    print(call.function.name, call.function.arguments)',
    ],
  },
  json: { name: 'completion', imports: ['json'], lines: [`print(json.loads(${content}))`] },
  vector: { name: 'embedding', lines: ['print(len(embedding.data[0].embedding))'] },
  'encoded-vector': {
    name: 'embedding',
    imports: ['base64'],
    lines: ['print(len(base64.b64decode(embedding["data"][0]["embedding"])), "bytes")'],
  },
  'image-url': { name: 'image', lines: ['print(image.data[0].url)'] },
  'image-b64': {
    name: 'image',
    imports: ['base64'],
    lines: [
      'with open("image.png", "wb") as file:',
      '    file.write(base64.b64decode(image.data[0].b64_json))',
    ],
  },
  speech: {
    name: 'speech',
    lines: (request) => [`speech.write_to_file(${pythonString(speechFile(request))})`],
  },
  transcript: { name: 'transcript', lines: ['print(transcript.text)'] },
  speakers: {
    name: 'transcript',
    lines: ['for segment in transcript.segments:', '    print(f"{segment.speaker}: {segment.text}")'],
  },
  verdict: { name: 'moderation', lines: ['print(moderation.results[0].flagged)'] },
  job: {
    name: 'job',
    imports: ['time'],
    lines: [
      `for _ in range(${polling.job.times}):  # ten minutes at most`,
      '    if job["status"] not in ("queued", "processing"):',
      '        break',
      `    time.sleep(${polling.job.seconds})`,
      '    job = client.get(f"/jobs/{job[\'id\']}", cast_to=dict[str, Any])',
      'else:  # too long: cancel it',
      '    client.delete(f"/jobs/{job[\'id\']}", cast_to=dict[str, Any])',
      'if job["status"] != "completed":',
      '    raise SystemExit(f"No result: {job}")',
      'print(job["result_url"])',
    ],
  },
  ranking: {
    name: 'ranking',
    lines: ['for result in ranking["results"]:', '    print(result["index"], result["relevance_score"])'],
  },
  pages: { name: 'scan', lines: ['for page in scan["pages"]:', '    print(page["markdown"])'] },
};

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
