/** The statement that sends a request with the OpenAI SDK. */
import { printValue } from '../layout.ts';
import { jsonString } from '../literals.ts';
import type { ExampleRequest } from '../request.ts';
import { notation } from './notation.ts';

/**
 * @param name variable that takes the answer
 * @param type name of the answer's type, where the SDK has none
 */
export function callLines(request: ExampleRequest, name: string, type: string | undefined): string[] {
  // A job is asked for again and again until it is done.
  const keyword = request.result === 'job' ? 'let' : 'const';
  const call = request.call === undefined ? postLines(request, type) : methodLines(request, request.call);
  const [first = '', ...rest] = call;
  // The SDK would read a plain `post` as text; the bytes of speech are in the response itself.
  if (request.call === undefined && type === undefined) {
    return chained(`${keyword} ${name} = await client`, first, rest, 'asResponse');
  }
  if (request.costHeader === undefined) return [`${keyword} ${name} = await client.${first}`, ...rest, '});'];
  const path = first.split('.').slice(0, -1);
  const client = ['client', ...path].join('.');
  const method = first.slice(path.join('.').length).replace(/^\./, '');
  return chained(`${keyword} { data: ${name}, response } = await ${client}`, method, rest, 'withResponse');
}

/** A call whose result is not the answer but what it came in, as Prettier would break it. */
function chained(start: string, first: string, rest: readonly string[], last: string): string[] {
  return [
    start,
    `  .${first}`,
    ...rest.map((line) => `  ${line}`.replaceAll('\n', '\n  ')),
    '  })',
    `  .${last}();`,
  ];
}

function postLines({ endpoint, body }: ExampleRequest, type: string | undefined): string[] {
  const typed = type === undefined ? '' : `<${type}>`;
  return [
    `post${typed}(${jsonString(endpoint)}, {`,
    `  body: ${printValue(body, notation, '  ', Infinity)},`,
  ];
}

function methodLines({ body, files = {} }: ExampleRequest, call: string): string[] {
  const fields = Object.entries(body).map(([field, value]) => {
    const prefix = `  ${field}: `;
    return `${prefix}${printValue(value, notation, '  ', prefix.length)},`;
  });
  const uploads = Object.entries(files).map(([field, file]) => {
    if (typeof file === 'string') return `  ${field}: ${upload(file)},`;
    return [`  ${field}: [`, ...file.map((each) => `    ${upload(each)},`), '  ],'].join('\n');
  });
  const [model = '', ...others] = fields;
  return [`${call}({`, model, ...uploads, ...others];
}

/** The SDK sends a stream without a type; image endpoints refuse what is not declared an image. */
function upload(file: string): string {
  const stream = `createReadStream(${jsonString(file)})`;
  return file.endsWith('.png') ? `await toFile(${stream}, null, { type: "image/png" })` : stream;
}
