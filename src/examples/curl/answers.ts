/** What curl examples do with what comes back, in any POSIX shell and without jq: there may be only curl. */
import { polling, type Result } from '../request.ts';

/** A command in parts, the first of which is the address, and where to ask again. */
export interface Sent {
  readonly parts: readonly string[];
  /** Address of an operation on the gateway, followed by what the shell puts there. */
  readonly at: (path: string, variable: string) => string;
  readonly authorization: string;
  /** Prints the cost, where it is asked for. */
  readonly cost?: string | undefined;
}

const lines = (parts: readonly string[]) => parts.join(' \\\n  ');
const { seconds, times } = polling.job;

/** Prints the value of a field of the JSON in a variable. */
export const fieldOf = (variable: string, field: string) =>
  `printf '%s' "$${variable}" | grep -o '"${field}": *"[^"]*"' | head -n 1 | cut -d '"' -f 4`;

const costOption = (cost: string | undefined, stream = '') =>
  cost === undefined ? [] : [`-w '${stream}\\nCost: %header{${cost}}\\n'`];

// A refused request says why in its body. Where the answer is saved, only a good one may get there.
/** The plain command: it prints the answer. */
export const showAnswer = ({ parts, cost }: Sent) =>
  `curl --fail-with-body ${lines([...parts, ...costOption(cost)])}`;

const stream = ({ parts }: Sent) => `curl --fail-with-body -N ${lines(parts)}`;

const saveSpeech = ({ parts, cost }: Sent) =>
  `curl -fsS ${lines([...parts, '--output speech.mp3', ...costOption(cost)])}`;

const saveImage = ({ parts, cost }: Sent) =>
  `image=$(curl -fsS ${lines([...parts, ...costOption(cost, '%{stderr}')])}) &&
  printf '%s' "$image" | grep -o '"b64_json": *"[^"]*"' | cut -d '"' -f 4 | base64 --decode > image.png`;

const awaitJob = ({ parts, at, authorization }: Sent) => `#!/bin/sh
set -eu

job=$(curl -fsS ${lines(parts)})
id=$(${fieldOf('job', 'id')})
waiting() { printf '%s' "$job" | grep -Eq '"status": *"(queued|processing)"'; }
tries=0
while waiting && [ $((tries += 1)) -le ${times} ]; do # ten minutes at most
  sleep ${seconds}
  job=$(curl -fsS ${at('/jobs/', 'id')} -H "Authorization: Bearer ${authorization}")
done
if waiting; then # too long: cancel it
  curl -fsS -X DELETE ${at('/jobs/', 'id')} -H "Authorization: Bearer ${authorization}"
fi
printf '%s\\n' "$job"
printf '%s' "$job" | grep -q '"status": *"completed"'`;

/** By result; whatever is not listed is shown. */
export const scripts: Readonly<Partial<Record<Result, (sent: Sent) => string>>> = {
  stream,
  speech: saveSpeech,
  'image-b64': saveImage,
  job: awaitJob,
};
