/** Holds what a run did against what it was to do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { basePathOf, jobOf, polling, speechFile, type ExampleRequest } from '#examples/index.ts';
import type { Exchange } from './mock-gateway/call.ts';
import { failure } from './mock-gateway/jobs.ts';
import { mediaBytes, mediaUrl, transcript } from './mock-gateway/media.ts';
import { mockCost, refusedText } from './mock-gateway/server.ts';
import { chatText, pageText, refusalText, toolCalled, relevance, vector } from './mock-gateway/text.ts';
import { testKeys, timesSent, uploadText, type Outcome, type Run, type Runner } from './runs.ts';
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
    case 'result-elsewhere':
    case 'other-image':
    case 'no-tool':
    case 'job-late':
      return judgeFine(done);
    case 'key unset':
    case 'key empty':
      return judgeKeyless(done);
    case 'refuse':
    case 'model-refuses':
    case 'no-cost':
      return judgeRefused(done, done.run.situation);
    case 'job-fails':
    case 'job-cancelled':
    case 'job-stuck':
      return judgeJob(done);
    default:
      return judgeRepeats(done, done.run.situation);
  }
}

/** A refusal is told of, and the request sent again as often as the guides say. */
function judgeRepeats(
  { run, runner, outcome, heard }: Done,
  situation: Parameters<typeof timesSent>[0],
): ExampleProblem[] {
  const problem = (message: string): ExampleProblem[] => [{ layer: 'refusal', message }];
  if (outcome.end === 'well') return problem(`It ends well although it got nothing (${situation}).`);
  const told = situation === 'break' || (outcome.error + outcome.output).includes(refusedText);
  if (!told) return problem(`It does not say "${refusedText}" (${situation}).`);
  const wanted = timesSent(situation, runner);
  if (heard.length === wanted) return [];
  return problem(
    `${run.subject.label} sends it ${heard.length} times (${situation}), not ${wanted}: src/catalog/registry/api-errors.ts says so.`,
  );
}

function judgeFine({ run, runner, outcome, heard, folder }: Done): ExampleProblem[] {
  const refused = heard.find(({ refusal }) => refusal !== undefined);
  if (refused !== undefined) {
    return [
      { layer: 'traffic', message: `${refused.method} ${refused.path} is refused: ${refused.refusal ?? ''}` },
    ];
  }
  if (outcome.end !== 'well') return [{ layer: 'run', message: `It ends with an error: ${outcome.error}` }];
  const { gateway } = run.subject;
  const base = basePathOf(gateway);
  const sent = withoutNumbers(heard.map(sentOf));
  const expected = expectedTraffic(run, runner, base);
  if (!isDeepStrictEqual(sent, expected)) {
    return [
      {
        layer: 'traffic',
        message: `It sends ${JSON.stringify(sent)} instead of ${JSON.stringify(expected)}.`,
      },
    ];
  }
  const ofGateway = heard.filter(({ path }) => path.startsWith(`${base}/`));
  if (ofGateway.some(({ headers }) => headers.authorization !== `Bearer ${testKeys.own}`)) {
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

/** What the reader has to be told of, in the words that came. */
function judgeRefused(
  { run, outcome }: Done,
  situation: 'refuse' | 'model-refuses' | 'no-cost',
): ExampleProblem[] {
  const words = {
    refuse: refusedText,
    'model-refuses': refusalText,
    'no-cost': run.subject.request.cost?.header ?? '',
  }[situation];
  const problem = (message: string): ExampleProblem[] => [{ layer: 'refusal', message }];
  if (outcome.end === 'well') return problem(`It ends well although it got nothing (${situation}).`);
  if ((outcome.error + outcome.output).includes(words)) return [];
  return problem(`It does not say "${words}" (${situation}), but: ${outcome.error.slice(0, 300)}`);
}

/** Jobs that fail, are cancelled or never end. */
function judgeJob({ run, outcome, heard }: Done): ExampleProblem[] {
  const problem = (message: string): ExampleProblem[] => [{ layer: 'job', message }];
  if (heard.some(({ tooOften }) => tooOften))
    return problem('It waits for ever: it looks more often than the text says.');
  if (outcome.end === 'well') return problem(`It ends well although the job did not (${run.situation}).`);
  const reason = run.situation === 'job-fails' && run.subject.request.batch === undefined ? failure : '';
  if (!(outcome.error + outcome.output).includes(reason))
    return problem('It does not say why the job failed.');
  if (run.situation !== 'job-stuck' || run.subject.request.batch !== undefined) return [];
  const isCancelled = heard.at(-1)?.method === 'DELETE';
  return isCancelled === (jobOf(run.subject.request).cancel === true)
    ? []
    : problem('It gives up on a job without cancelling it.');
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
function expectedTraffic({ subject, situation }: Run, runner: Runner, base: string): Sent[] {
  const { request } = subject;
  const get = (path: string): Sent => ({ method: 'GET', path: base + path, fields: {}, uploads: {} });
  if (request.batch !== undefined) return batchTraffic(request, base, get);
  const first = { method: 'POST', path: base + request.endpoint, ...contentOf(request) };
  if (request.result === 'job') {
    const { path, content, result } = jobOf(request);
    const looks = situation === 'job-late' ? polling.job.times : 2;
    const file =
      situation === 'result-elsewhere'
        ? { ...get(''), path: '/elsewhere/job' }
        : get(result === undefined ? `${path}/job${content ?? ''}` : '/files/jobs/job/result');
    return [first, ...Array.from({ length: looks }, () => get(`${path}/job`)), file];
  }
  // What is printed as it came is told of a call of a tool, not of what the tool has said.
  const isRound = request.result === 'tool-call' && situation === 'fine' && runner.prints === 'value';
  return isRound ? [first, { ...first, fields: withTool(request) }] : [first];
}

/** The request once more, with the call of the tool and what it has answered. */
function withTool({ body }: ExampleRequest): unknown {
  const { messages } = body;
  const call = { id: 'call-1', type: 'function', function: toolCalled };
  return {
    ...body,
    messages: [
      ...(messages as readonly object[]),
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'call-1', content: 'Oslo: 9 degrees, light rain' },
    ],
  };
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
  'tool-call': { value: chatText, answer: toolCalled.name },
  json: { value: chatText, answer: 'quantity' },
  image: mediaUrl,
  vector: { value: String(vector.length), answer: String(vector[0]) },
  transcript,
  verdict: { value: 'rue', answer: 'true' },
  'encoded-vector': { value: `${String(mediaBytes.length)} bytes`, answer: mediaBytes.toString('base64') },
  speakers: { value: `A: ${transcript}`, answer: transcript },
  ranking: String(relevance),
  pages: pageText,
  batch: 'custom_id',
};

/** File that must have been written; a picture may have come as an address instead. */
function writtenFile({ subject: { request, model }, situation }: Run): string | undefined {
  const isBytes = (model.request?.returns === 'b64') !== (situation === 'other-image');
  if (request.result === 'image' && isBytes) return 'image.png';
  if (request.result === 'speech') return speechFile(request);
  if (request.result === 'spoken-message') return 'answer.wav';
  return request.result === 'job' ? jobOf(request).saves : undefined;
}

/** @returns what is missing, else undefined */
function missingAnswer({ run, runner, outcome, folder }: Omit<Done, 'heard'>): string | undefined {
  const { request } = run.subject;
  const { output } = outcome;
  const file = writtenFile(run);
  if (file !== undefined && !sameBytes(join(folder, file))) return `${file} does not hold what came back`;
  // A plain answer is printed where a tool is not called.
  const mark = run.situation === 'no-tool' ? chatText : (file ?? printed[request.result]);
  const text = typeof mark === 'object' ? mark[runner.prints] : mark;
  if (text !== undefined && !output.includes(text))
    return `"${text}" is not in what it printed: ${output.slice(0, 300)}`;
  if (request.cost !== undefined && !output.includes(costText(request.cost)))
    return `it does not print the cost`;
  return undefined;
}

const costText = ({ unit }: NonNullable<ExampleRequest['cost']>) =>
  `Cost: ${mockCost}${unit === undefined ? '' : ` ${unit}`}`;

function sameBytes(file: string): boolean {
  try {
    return readFileSync(file).equals(mediaBytes);
  } catch {
    return false;
  }
}
