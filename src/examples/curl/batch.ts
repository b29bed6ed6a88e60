/** A request as a line of a batch, in a shell script. */
import { printValue } from '../layout.ts';
import { shellWord } from '../literals.ts';
import { polling, type ExampleRequest } from '../request.ts';
import { fieldOf, type Sent } from './answers.ts';
import { notation } from './notation.ts';

const { seconds, timesPerHour } = polling.batch;

/**
 * Upload, start, wait, print.
 * @param keyed the key with a check that it is set, for the first command
 */
export function batchScript(request: ExampleRequest, sent: Omit<Sent, 'parts'>, keyed: string): string {
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
until printf '%s' "$batch" | grep -Eq "$ended" || [ $((tries += 1)) -gt $((${hours} * ${timesPerHour})) ]; do
  sleep ${seconds}
  batch=$(curl -fsS ${at('/batches/', 'id')} -H "Authorization: Bearer ${authorization}")
done
output=$(${fieldOf('batch', 'output_file_id')})
if [ -z "$output" ]; then
  printf 'No result: %s\\n' "$batch" >&2
  exit 1
fi
curl -fsS ${at('/files/', 'output')}/content -H "Authorization: Bearer ${authorization}"`;
}
