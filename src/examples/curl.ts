/** Prints a request for curl and bash. */
import type { Gateway } from '#catalog/types.ts';
import type { Example } from './example.ts';
import { printValue, type Notation } from './layout.ts';
import { jsonString, shellWord, variableName } from './literals.ts';
import type { ExampleRequest, Json } from './request.ts';

const notation: Notation = {
  string: jsonString,
  boolean: String,
  key: jsonString,
  pad: '',
  trailing: '',
  step: '  ',
};

/** The curl example of a request. */
export function printCurl(request: ExampleRequest, gateway: Gateway): Example {
  const { baseUrl, apiKey } = gateway;
  const env = variableName(apiKey.env);
  const script = { 'image-b64': saveImage, job: awaitJob, speech: saveSpeech };
  const print = Object.entries(script).find(([result]) => result === request.result)?.[1] ?? show;
  return {
    language: 'curl',
    label: 'curl',
    syntax: 'bash',
    file: `${request.task}.sh`,
    code: `${print(send(request, baseUrl, env), baseUrl, env)}\n`,
  };
}

/** The parts of the command, after `curl` and its general options. */
function send({ endpoint, body, files }: ExampleRequest, baseUrl: string, env: string): string[] {
  const parts = [
    address(baseUrl + endpoint),
    `-H "Authorization: Bearer \${${env}:?set ${env} to your key}"`,
  ];
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

const lines = (parts: readonly string[]) => parts.join(' \\\n  ');

// A refused request says why in its body. Where the answer is piped or saved, only a good one may get there.
const show = (parts: string[]) => `curl --fail-with-body ${lines(parts)}`;
const saveSpeech = (parts: string[]) => `curl -fsS ${lines([...parts, '--output speech.mp3'])}`;
const saveImage = (parts: string[]) =>
  `set -o pipefail
curl -fsS ${lines(parts)} |
  grep -o '"b64_json": *"[^"]*"' | cut -d '"' -f 4 | base64 --decode > image.png`;

// Without jq, so that it runs where there is only curl.
const awaitJob = (parts: string[], baseUrl: string, env: string) => `#!/usr/bin/env bash
set -euo pipefail

job=$(curl -fsS ${lines(parts)})
id=$(grep -o '"id": *"[^"]*"' <<< "$job" | head -n 1 | cut -d '"' -f 4)
for _ in {1..120}; do # ten minutes at most
  if grep -Eq '"status": *"(completed|failed)"' <<< "$job"; then break; fi
  sleep 5
  job=$(curl -fsS ${address(`${baseUrl}/jobs/`)}"$id" -H "Authorization: Bearer $${env}")
done
echo "$job"
grep -q '"status": *"completed"' <<< "$job"`;

/** Addresses stand bare where they can, as in any documentation. */
function address(url: string): string {
  return /^[\w.:/@%+-]+$/.test(url) ? url : shellWord(url);
}
