/** Examples for curl and a POSIX shell. */
import type { Gateway } from '#catalog/types.ts';
import { quotableHeader, jsonString, shellWord, quotableVariable } from './literals.ts';
import { printValue, type ApiSampleText, type Notation, type Printer } from './printer.ts';
import { polling, speechFile, type ExampleRequest, type Json, type Result } from './request.ts';

/** How values are written in JSON. */
const notation: Notation = {
  string: jsonString,
  boolean: String,
  key: jsonString,
  pad: '',
  trailing: '',
  step: '  ',
};

/** curl in any POSIX shell, without jq: there may be only curl. */
export const curl: Printer = {
  example: (request, gateway) => {
    const env = quotableVariable(gateway.apiKey.env);
    const keyed = `\${${env}:?set ${env} to your key}`;
    const more = {
      at: (path: string, variable: string) =>
        address(gateway.baseUrl + path) + (variable === '' ? '' : `"$${variable}"`),
      authorization: `$${env}`,
      cost: request.costHeader === undefined ? undefined : quotableHeader(request.costHeader),
      file: speechFile(request),
    };
    const code =
      request.batch === undefined
        ? (scripts[request.result] ?? showAnswer)({ parts: partsOf(request, gateway, keyed), ...more })
        : batchScript(request, more, keyed);
    return `${code}\n`;
  },
  apiProgram: (sample) => ({ stem: 'prices', code: pricesProgram(sample) }),
};

/** The command after `curl` and its general options. */
function partsOf(
  { endpoint, body, files }: ExampleRequest,
  { baseUrl }: Gateway,
  keyed: string,
): Sent['parts'] {
  const parts = [address(baseUrl + endpoint), `-H "Authorization: Bearer ${keyed}"`];
  if (files === undefined) {
    const json = shellWord(printValue(body, notation, '  ', Infinity));
    return [...parts, `-H 'Content-Type: application/json'`, `-d ${json}`];
  }
  const { model, ...others } = body;
  // Unlike -F, --form-string gives no meaning to a leading @ or <.
  const field = (name: string, value: Json) =>
    `--form-string ${name}=${shellWord(typeof value === 'string' ? value : JSON.stringify(value))}`;
  const uploads = Object.entries(files).flatMap(([name, file]) =>
    typeof file === 'string' ? [`-F ${name}=@${file}`] : file.map((each) => `-F '${name}[]=@${each}'`),
  );
  const rest = Object.entries(others).map(([name, value]) => field(name, value));
  return [...parts, field('model', model), ...uploads, ...rest];
}

/** Addresses stand bare where they can, as in any documentation. */
function address(url: string): string {
  return /^[\w.:/@%+-]+$/.test(url) ? url : shellWord(url);
}

/** A command in parts, the first of which is the address, and where to ask again. */
interface Sent {
  readonly parts: readonly string[];
  /** Address of an operation on the gateway, followed by what the shell puts there. */
  readonly at: (path: string, variable: string) => string;
  readonly authorization: string;
  /** Prints the cost, where it is asked for. */
  readonly cost?: string | undefined;
  /** Name of the file that spoken words go to. */
  readonly file: string;
}

const lines = (parts: readonly string[]) => parts.join(' \\\n  ');

/** Prints the value of a field of the JSON in a variable. */
const fieldOf = (variable: string, field: string) =>
  `printf '%s' "$${variable}" | grep -o '"${field}": *"[^"]*"' | head -n 1 | cut -d '"' -f 4`;

const costOption = (cost: string | undefined, stream = '') =>
  cost === undefined ? [] : [`-w '${stream}\\nCost: %header{${cost}}\\n'`];

// A refused request says why in its body. Where the answer is saved, only a good one may get there.
/** The plain command: it prints the answer. */
const showAnswer = ({ parts, cost }: Sent) =>
  `curl --fail-with-body ${lines([...parts, ...costOption(cost)])}`;

const stream = ({ parts }: Sent) => `curl --fail-with-body -N ${lines(parts)}`;

const saveSpeech = ({ parts, cost, file }: Sent) =>
  `curl -fsS ${lines([...parts, `--output ${file}`, ...costOption(cost)])}`;

const saveAnswer = ({ parts, cost }: Sent) =>
  `answer=$(curl -fsS ${lines([...parts, ...costOption(cost, '%{stderr}')])}) &&
  printf '%s' "$answer" | grep -o '"data": *"[^"]*"' | cut -d '"' -f 4 | base64 --decode > answer.wav`;

const saveImage = ({ parts, cost }: Sent) =>
  `image=$(curl -fsS ${lines([...parts, ...costOption(cost, '%{stderr}')])}) &&
  printf '%s' "$image" | grep -o '"b64_json": *"[^"]*"' | cut -d '"' -f 4 | base64 --decode > image.png`;

const awaitJob = ({ parts, at, authorization }: Sent) => `#!/bin/sh
set -eu

job=$(curl -fsS ${lines(parts)})
id=$(${fieldOf('job', 'id')})
waiting() { printf '%s' "$job" | grep -Eq '"status": *"(queued|processing)"'; }
tries=0
while waiting && [ $((tries += 1)) -le ${polling.job.times} ]; do # ten minutes at most
  sleep ${polling.job.seconds}
  job=$(curl -fsS ${at('/jobs/', 'id')} -H "Authorization: Bearer ${authorization}")
done
if waiting; then # too long: cancel it
  curl -fsS -X DELETE ${at('/jobs/', 'id')} -H "Authorization: Bearer ${authorization}"
fi
printf '%s\\n' "$job"
printf '%s' "$job" | grep -q '"status": *"completed"'`;

/** What is done with what comes back; whatever is not listed is shown. */
const scripts: Readonly<Partial<Record<Result, (sent: Sent) => string>>> = {
  stream,
  speech: saveSpeech,
  'spoken-message': saveAnswer,
  'image-b64': saveImage,
  job: awaitJob,
};

/**
 * A request as a line of a batch: upload, start, wait, print.
 * @param keyed the key with a check that it is set, for the first command
 */
function batchScript(request: ExampleRequest, sent: Omit<Sent, 'parts'>, keyed: string): string {
  const { body, batch } = request;
  if (batch === undefined) throw new Error('This request is not for a batch: it says no path.');
  const { url, hours } = batch;
  const line = { custom_id: 'request-1', method: 'POST', url, body };
  const start = `"input_file_id": "'"$file"'", "endpoint": "${url}", "completion_window": "${hours}h"`;
  const { at, authorization } = sent;
  return `#!/bin/sh
set -eu

# One line per request.
printf '%s' ${shellWord(printValue(line, notation, '', Infinity))} | tr -d '\\n' > requests.jsonl
file=$(curl -fsS ${at('/files', '')} \\
  -H "Authorization: Bearer ${keyed}" \\
  -F purpose=batch -F file=@requests.jsonl)
file=$(${fieldOf('file', 'id')})
batch=$(curl -fsS ${at('/batches', '')} \\
  -H "Authorization: Bearer ${authorization}" \\
  -H 'Content-Type: application/json' \\
  -d '{${start}}')
id=$(${fieldOf('batch', 'id')})
ended='"status": *"(completed|failed|expired|cancelled)"'
tries=0
until printf '%s' "$batch" | grep -Eq "$ended" || [ $((tries += 1)) -gt $((${hours} * ${polling.batch.timesPerHour})) ]; do
  sleep ${polling.batch.seconds}
  batch=$(curl -fsS ${at('/batches/', 'id')} -H "Authorization: Bearer ${authorization}")
done
output=$(${fieldOf('batch', 'output_file_id')})
if [ -z "$output" ]; then
  printf 'No result: %s\\n' "$batch" >&2
  exit 1
fi
curl -fsS ${at('/files/', 'output')}/content -H "Authorization: Bearer ${authorization}"`;
}

/** Lists the rates of one model. */
function pricesProgram({ id, tableUrl }: ApiSampleText): string {
  // The id as a pattern: a dot stands for itself.
  const pattern = id.replaceAll(/[.[\]*^$\\]/g, String.raw`\$&`);
  return `# The head of the table, and the rates of one model.
curl --fail --silent --show-error ${tableUrl} |
  grep -e '^id,' -e ${shellWord(`^${pattern},`)}
`;
}
