/** Prints a request as Python with the OpenAI SDK. */
import type { Gateway } from '#catalog/types.ts';
import { sdkComment, type Example } from '../example.ts';
import { printValue } from '../layout.ts';
import { headerName, pythonString, variableName } from '../literals.ts';
import type { ExampleRequest } from '../request.ts';
import { answers } from './answers.ts';
import { batchImports, batchLines } from './batch.ts';
import { notation } from './notation.ts';

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

/** The Python example of a request. */
export function printPython(request: ExampleRequest, gateway: Gateway): Example {
  const env = variableName(gateway.apiKey.env);
  const { imports, untyped, raw, lines } = partsOf(request);
  const code = [
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
  ];
  return {
    language: 'python',
    label: 'Python',
    syntax: 'python',
    file: `${request.task}.py`,
    install: 'pip install openai',
    code: sdkComment(gateway, 'python', '#') + code.join('\n'),
  };
}

function partsOf(request: ExampleRequest): Parts {
  if (request.result === 'batch') {
    return { imports: batchImports, untyped: false, raw: false, lines: batchLines(request) };
  }
  const { name, imports = [], lines } = answers[request.result];
  const posted = request.call === undefined;
  const raw = posted && (request.result === 'speech' || request.costHeader !== undefined);
  const unwrapped = unwrapping(request, name);
  return {
    imports,
    untyped: posted && !raw,
    raw,
    lines: [...callLines(request, unwrapped.name, raw), ...unwrapped.lines, ...lines, ...costLines(request)],
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
  return [`print("Cost:", ${headers}.get(${pythonString(headerName(costHeader))}))`];
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
