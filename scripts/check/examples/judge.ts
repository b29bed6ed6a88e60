/** Holds what a run did against what it was to do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ExampleRequest } from '#examples/index.ts';
import type { Exchange } from './mock-gateway/call.ts';
import { jobResult } from './mock-gateway/jobs.ts';
import { mediaBytes, mediaUrl, transcript } from './mock-gateway/media.ts';
import { mockCost } from './mock-gateway/server.ts';
import { chatText, pageText, relevance, vector } from './mock-gateway/text.ts';
import { testKeys, uploadText, type Outcome, type Run, type Runner } from './runs.ts';
import type { ExampleProblem, Subject } from './subjects.ts';

/** Everything that is known of a run. */
export interface Done {
  readonly run: Run;
  readonly outcome: Outcome;
  readonly runner: Runner;
  /** What the mock gateway heard of it. */
  readonly heard: readonly Exchange[];
  readonly folder: string;
}

/** What is wrong with a run; empty when it did as it was to do. */
export function judge(done: Done): ExampleProblem[] {
  const leaked = done.heard.find(({ headers }) => JSON.stringify(headers).includes(testKeys.other));
  if (leaked !== undefined)
    return [{ layer: 'no key', message: 'It sends the key of another service to the gateway.' }];
  // Whoever was stopped while nothing happened is not judged: it is tried again, and told of.
  if (done.outcome.end === 'stalled') return [];
  switch (done.run.situation) {
    case 'fine':
      return judgeFine(done);
    case 'key unset':
    case 'key empty':
      return judgeKeyless(done);
    case 'refuse':
      return done.outcome.end === 'well'
        ? [{ layer: 'refusal', message: 'It ends well although the gateway refused.' }]
        : [];
    default:
      return judgeJob(done);
  }
}

function judgeFine({ run, runner, outcome, heard, folder }: Done): ExampleProblem[] {
  const refused = heard.find(({ refusal }) => refusal !== undefined);
  if (refused !== undefined) {
    return [
      { layer: 'traffic', message: `${refused.method} ${refused.path} is refused: ${refused.refusal ?? ''}` },
    ];
  }
  if (outcome.end !== 'well') return [{ layer: 'run', message: `It ends with an error: ${outcome.error}` }];
  const { request, gateway } = run.subject;
  const base = new URL(gateway.baseUrl).pathname;
  const sent = withoutNumbers(heard.map(sentOf));
  const expected = expectedTraffic(request, base);
  if (!isDeepStrictEqual(sent, expected)) {
    return [
      {
        layer: 'traffic',
        message: `It sends ${JSON.stringify(sent)} instead of ${JSON.stringify(expected)}.`,
      },
    ];
  }
  if (heard.some(({ headers }) => headers.authorization !== `Bearer ${testKeys.own}`)) {
    return [{ layer: 'traffic', message: 'It does not send the key with every request.' }];
  }
  const missing = missingAnswer({ run, runner, outcome, folder });
  return missing === undefined
    ? []
    : [{ layer: 'output', message: `It has not used the answer: ${missing}.` }];
}

function judgeKeyless({ run, outcome, heard }: Done): ExampleProblem[] {
  const { env } = run.subject.gateway.apiKey;
  const problem = (message: string): ExampleProblem[] => [
    { layer: 'no key', message: `With the ${run.situation}, ${message}.` },
  ];
  if (heard.length > 0) return problem('it sends a request all the same');
  if (outcome.end === 'well') return problem('it ends well');
  return (outcome.error + outcome.output).includes(env)
    ? []
    : problem(`it does not say that ${env} is missing`);
}

/** Jobs that fail, are cancelled or never end. */
function judgeJob({ run, outcome, heard }: Done): ExampleProblem[] {
  const problem = (message: string): ExampleProblem[] => [{ layer: 'job', message }];
  if (heard.some(({ tooOften }) => tooOften))
    return problem('It waits for ever: it looks more often than the text says.');
  if (outcome.end === 'well') return problem(`It ends well although the job did not (${run.situation}).`);
  if (run.situation !== 'job-stuck' || run.subject.request.batch !== undefined) return [];
  return heard.at(-1)?.method === 'DELETE' ? [] : problem('It gives up on a job without cancelling it.');
}

/** One request, as far as languages agree on it. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly fields: unknown;
  /** Name and content of each uploaded file, by field. */
  readonly uploads: unknown;
}

/** What was heard, in the terms of what was expected. */
function sentOf({ method, path, fields, uploads }: Exchange): Sent {
  const files = Object.entries(uploads).map(([field, list]) => [
    field,
    list.map(({ name, text }) => [name, parsed(text)]),
  ]);
  return { method, path, fields, uploads: Object.fromEntries(files) as unknown };
}

/** The lines of a batch are compared as what they say: languages lay out JSON differently. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** @param base path of the gateway's base URL */
function expectedTraffic(request: ExampleRequest, base: string): Sent[] {
  const get = (path: string): Sent => ({ method: 'GET', path: base + path, fields: {}, uploads: {} });
  if (request.batch !== undefined) return batchTraffic(request, base, get);
  const first = { method: 'POST', path: base + request.endpoint, ...contentOf(request) };
  return request.result === 'job' ? [first, get('/jobs/job'), get('/jobs/job')] : [first];
}

function contentOf({ body, files }: ExampleRequest): Pick<Sent, 'fields' | 'uploads'> {
  if (files === undefined) return { fields: body, uploads: {} };
  const fields = Object.entries(body).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const uploads = Object.entries(files).map(([name, file]) => [
    typeof file === 'string' ? name : `${name}[]`,
    [file].flat().map((each) => [each, uploadText(each)]),
  ]);
  return { fields: Object.fromEntries(fields) as unknown, uploads: Object.fromEntries(uploads) as unknown };
}

function batchTraffic({ batch, body }: ExampleRequest, base: string, get: (path: string) => Sent): Sent[] {
  const url = batch?.url;
  const line = { custom_id: 'request-1', method: 'POST', url, body };
  const post = { method: 'POST', uploads: {} };
  const start = { input_file_id: 'file', endpoint: url, completion_window: `${batch?.hours ?? ''}h` };
  return [
    {
      ...post,
      path: `${base}/files`,
      fields: { purpose: 'batch' },
      uploads: { file: [['requests.jsonl', line]] },
    },
    { ...post, path: `${base}/batches`, fields: start },
    get('/batches/batch'),
    get('/batches/batch'),
    get('/files/output-file/content'),
  ];
}

/** Without the numbers that the mock gives to jobs, files and batches: they depend on what else runs. */
function withoutNumbers(sent: readonly Sent[]): unknown {
  return JSON.parse(JSON.stringify(sent).replaceAll(/\b(job|file|batch)-\d+\b/g, '$1')) as unknown;
}

/** Text that must have been printed; an answer that is printed itself spells some of it in its own way. */
const printed: Readonly<
  Partial<Record<Subject['request']['result'], string | Record<Runner['prints'], string>>>
> = {
  message: chatText,
  usage: 'total_tokens',
  stream: { value: chatText, answer: '[DONE]' },
  'tool-call': 'get_weather',
  json: { value: chatText, answer: 'quantity' },
  vector: { value: String(vector.length), answer: String(vector[0]) },
  'image-url': mediaUrl,
  transcript,
  verdict: { value: 'rue', answer: 'true' },
  job: jobResult,
  ranking: String(relevance),
  pages: pageText,
  batch: 'custom_id',
};

/** File that must have been written. */
const written: Readonly<Partial<Record<Subject['request']['result'], string>>> = {
  'image-b64': 'image.png',
  speech: 'speech.mp3',
};

/** @returns what is missing, else undefined */
function missingAnswer({ run, runner, outcome, folder }: Omit<Done, 'heard'>): string | undefined {
  const { request } = run.subject;
  const { output } = outcome;
  const file = written[request.result];
  if (file !== undefined && !sameBytes(join(folder, file))) return `${file} does not hold what came back`;
  const mark = printed[request.result];
  const text = typeof mark === 'object' ? mark[runner.prints] : mark;
  if (text !== undefined && !output.includes(text))
    return `"${text}" is not in what it printed: ${output.slice(0, 300)}`;
  if (request.costHeader !== undefined && !output.includes(`Cost: ${mockCost}`))
    return `it does not print the cost`;
  return undefined;
}

function sameBytes(file: string): boolean {
  try {
    return readFileSync(file).equals(mediaBytes);
  } catch {
    return false;
  }
}
