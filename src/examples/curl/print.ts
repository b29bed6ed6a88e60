/** Prints a request for curl and a POSIX shell. */
import type { Gateway } from '#catalog/types.ts';
import type { Example } from '../example.ts';
import { printValue } from '../layout.ts';
import { headerName, shellWord, variableName } from '../literals.ts';
import type { ExampleRequest, Json } from '../request.ts';
import { scripts, showAnswer, type Sent } from './answers.ts';
import { batchScript } from './batch.ts';
import { notation } from './notation.ts';

/** The curl example of a request. */
export function printCurl(request: ExampleRequest, gateway: Gateway): Example {
  const env = variableName(gateway.apiKey.env);
  const keyed = `\${${env}:?set ${env} to your key}`;
  const more = {
    at: (path: string, variable: string) =>
      address(gateway.baseUrl + path) + (variable === '' ? '' : `"$${variable}"`),
    authorization: `$${env}`,
    cost: request.costHeader === undefined ? undefined : headerName(request.costHeader),
  };
  const code =
    request.batch === undefined
      ? (scripts[request.result] ?? showAnswer)({ parts: partsOf(request, gateway, keyed), ...more })
      : batchScript(request, more, keyed);
  return {
    language: 'curl',
    label: 'curl',
    syntax: 'bash',
    file: `${request.task}.sh`,
    code: `${code}\n`,
  };
}

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
