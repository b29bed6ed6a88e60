/** Examples for curl and a POSIX shell. */
import { quotableHeader, quotableUnit, jsonString, shellWord, quotableVariable } from './literals.ts';
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
  type Json,
  type Result,
} from './request.ts';

/** How values are written in JSON. */
const notation: Notation = {
  string: jsonString,
  boolean: String,
  key: jsonString,
  pad: '',
  trailing: '',
  step: '  ',
};

/** curl in any POSIX shell, without jq: there may be only curl. A refused request says why in its body, which is always printed. */
export const curl: Printer = {
  example: (request, gateway) => {
    const env = quotableVariable(gateway.apiKey.env);
    const at = (path: string) => address(gateway.baseUrl + path);
    const sent: Sent = { request, at, key: env, ownHost: ownHost(gateway) };
    return `${(scripts[request.result] ?? showAnswer)(sent)}\n`;
  },
  apiProgram: (sample) => ({ stem: 'prices', code: pricesProgram(sample) }),
};

/** Addresses stand bare where they can, as in any documentation. */
function address(url: string): string {
  return /^[\w.:/@%+-]+$/.test(url) ? url : shellWord(url);
}

/** What a script is made of. */
interface Sent {
  readonly request: ExampleRequest;
  /** Address of an operation on the gateway. */
  readonly at: (path: string) => string;
  /** Variable of the key. */
  readonly key: string;
  /** How the hosts end that may get the key. */
  readonly ownHost: string;
}

const lines = (parts: readonly string[]) => parts.join(' \\\n  ');
const keyed = ({ key }: Sent) => `-H "Authorization: Bearer \${${key}:?set ${key} to your key}"`;

/** The request as what follows `curl` and its general options. */
function partsOf(sent: Sent): string[] {
  const { request, at } = sent;
  const dump = request.cost === undefined ? [] : ['-D headers.txt'];
  return [at(request.endpoint), keyed(sent), ...contentParts(request), ...dump];
}

/** The body: JSON, or a form where there are files. */
function contentParts({ body, files }: ExampleRequest): string[] {
  if (files === undefined) {
    const json = shellWord(printValue(body, notation, '  ', Infinity));
    return [`-H 'Content-Type: application/json'`, `-d ${json}`];
  }
  const { model, ...others } = body;
  // Unlike -F, --form-string gives no meaning to a leading @ or <.
  const field = (name: string, value: Json) =>
    `--form-string ${name}=${shellWord(typeof value === 'string' ? value : JSON.stringify(value))}`;
  const uploads = Object.entries(files).flatMap(([name, file]) =>
    typeof file === 'string' ? [`-F ${name}=@${file}`] : file.map((each) => `-F '${name}[]=@${each}'`),
  );
  const rest = Object.entries(others).map(([name, value]) => field(name, value));
  return [field('model', model), ...uploads, ...rest];
}

const script = (...parts: readonly string[]) => ['#!/bin/sh\nset -eu\n', ...parts].join('\n');

/** Prints the cost that came with the answer. */
function costLines({ request: { cost } }: Sent): string[] {
  if (cost === undefined) return [];
  const header = quotableHeader(cost.header);
  return [
    `cost=$(grep -i '^${header}:' headers.txt | cut -d : -f 2 | tr -d ' \\r')`,
    `[ -n "$cost" ] || { echo '${costMissing(header)}' >&2; exit 1; }`,
    `echo "Cost: $cost${cost.unit === undefined ? '' : ` ${quotableUnit(cost.unit)}`}"`,
  ];
}

/** The plain command: it prints the answer. */
function showAnswer(sent: Sent): string {
  const command = `curl --fail-with-body ${lines(partsOf(sent))}`;
  return sent.request.cost === undefined ? command : script(command, 'echo', ...costLines(sent));
}

const stream = (sent: Sent) => `curl --fail-with-body -N ${lines(partsOf(sent))}`;

/** Saves what comes as it comes: on a refusal, that is the reason. */
const saveBytes = (command: string, file: string) => [
  `${command} > ${file} || { cat ${file} >&2; rm ${file}; exit 1; }`,
  `echo 'Saved ${file}'`,
];

const saveSpeech = (sent: Sent) =>
  script(
    ...saveBytes(`curl --fail-with-body -sS ${lines(partsOf(sent))}`, speechFile(sent.request)),
    ...costLines(sent),
  );

/** Keeps the answer in a variable, or prints why there is none. */
const keepAnswer = (sent: Sent) =>
  `answer=$(curl --fail-with-body -sS ${lines(partsOf(sent))}) || { printf '%s\\n' "$answer" >&2; exit 1; }`;

/** Prints the value of a field of the JSON in `$answer`. */
const fieldFunction = `field() { printf '%s' "$answer" | grep -o "\\"\${1}\\": *\\"[^\\"]*\\"" | head -n 1 | cut -d '"' -f 4; }`;

const saveAnswer = (sent: Sent) =>
  script(
    keepAnswer(sent),
    fieldFunction,
    'field transcript',
    'field data | base64 --decode > answer.wav',
    `[ -s answer.wav ] || { printf 'No speech: %s\\n' "$answer" >&2; exit 1; }`,
    `echo 'Saved answer.wav'`,
    ...costLines(sent),
  );

const saveImage = (sent: Sent) =>
  script(
    keepAnswer(sent),
    fieldFunction,
    'url=$(field url)',
    'if [ -n "$url" ]; then',
    '  echo "$url"',
    'else',
    '  field b64_json | base64 --decode > image.png',
    `  [ -s image.png ] || { printf 'No image: %s\\n' "$answer" >&2; exit 1; }`,
    `  echo 'Saved image.png'`,
    'fi',
    ...costLines(sent),
  );

/** A call whose answer goes on being used, for scripts of several. */
const apiFunction = (sent: Sent) => `api() { # sets $answer, or prints why there is none
  answer=$(curl --fail-with-body -sS "$@" \\
    ${keyed(sent)}) ||
    { printf '%s\\n' "$answer" >&2; exit 1; }
}`;

function awaitJob(sent: Sent): string {
  const { request, at, key } = sent;
  const job = jobOf(request);
  const { path, id = 'id', status = 'status', done, cancel, saves } = job;
  const place = `${at(`${path}/`)}"$id"`;
  return script(
    apiFunction(sent),
    fieldFunction,
    `ended() { field ${status} | grep -Eqx '${endedStates(job).join('|')}'; }`,
    '',
    `api ${lines([at(request.endpoint), ...contentParts(request)])}`,
    `id=$(field ${id})`,
    'tries=0',
    `until ended || [ $((tries += 1)) -gt ${polling.job.times} ]; do # ten minutes at most`,
    `  sleep ${polling.job.seconds}`,
    `  api ${place}`,
    'done',
    ...(cancel === true ? [`ended || api ${place} -X DELETE # too long: cancel it`] : []),
    `printf '%s\\n' "$answer"`,
    `[ "$(field ${status})" = ${done} ]`,
    '',
    ...(job.result === undefined
      ? saveBytes(`curl --fail-with-body -sSL ${keyed(sent)} \\\n  ${place}${job.content ?? ''}`, saves)
      : [
          ...resultLines(job.result),
          'host=${url#*://}',
          `case \${host%%/*} in # no other host gets the key`,
          `  *${sent.ownHost}) set -- -H "Authorization: Bearer $${key}" ;;`,
          'esac',
          ...saveBytes('curl --fail-with-body -sSL "$@" "$url"', saves),
        ]),
  );
}

/** Takes the address of a result from the first of several places that has it. */
function resultLines(places: readonly string[]): string[] {
  const field = (place: string) => place.slice(place.lastIndexOf('.') + 1);
  return places.map((place, index) =>
    index === 0
      ? `url=$(field ${field(place)})`
      : `[ -n "$url" ] || url=$(field ${field(place)})${index === 1 ? ' # it has either' : ''}`,
  );
}

/** A request as a line of a batch: upload, start, wait, print. */
function runBatch(sent: Sent): string {
  const { request, at } = sent;
  const { body, batch } = request;
  if (batch === undefined) throw new Error('This request is not for a batch: it says no path.');
  const { url, hours } = batch;
  const line = { custom_id: 'request-1', method: 'POST', url, body };
  const start = `"input_file_id": "'"$(field id)"'", "endpoint": "${url}", "completion_window": "${hours}h"`;
  return script(
    apiFunction(sent),
    fieldFunction,
    `ended() { field status | grep -Eqx 'completed|failed|expired|cancelled'; }`,
    '',
    '# One line per request.',
    `printf '%s' ${shellWord(printValue(line, notation, '', Infinity))} | tr -d '\\n' > requests.jsonl`,
    `api ${at('/files')} -F purpose=batch -F file=@requests.jsonl`,
    `api ${lines([at('/batches'), `-H 'Content-Type: application/json'`, `-d '{${start}}'`])}`,
    'id=$(field id)',
    'tries=0',
    `until ended || [ $((tries += 1)) -gt $((${hours} * ${polling.batch.timesPerHour})) ]; do # ${hours} hours at most`,
    `  sleep ${polling.batch.seconds}`,
    `  api ${at('/batches/')}"$id"`,
    'done',
    'output=$(field output_file_id)',
    `[ -n "$output" ] || { printf 'No result: %s\\n' "$answer" >&2; exit 1; }`,
    `api ${at('/files/')}"$output"/content`,
    `printf '%s\\n' "$answer"`,
  );
}

/** What is done with what comes back; whatever is not listed is shown. */
const scripts: Readonly<Partial<Record<Result, (sent: Sent) => string>>> = {
  stream,
  speech: saveSpeech,
  'spoken-message': saveAnswer,
  image: saveImage,
  job: awaitJob,
  batch: runBatch,
};

/** Lists the rates of one model. */
function pricesProgram({ id, tableUrl }: ApiSampleText): string {
  // The id as a pattern: a dot stands for itself.
  const pattern = id.replaceAll(/[.[\]*^$\\]/g, String.raw`\$&`);
  return `# The head of the table, and the rates of one model.
curl --fail --silent --show-error ${tableUrl} |
  grep -e '^id,' -e ${shellWord(`^${pattern},`)}
`;
}
