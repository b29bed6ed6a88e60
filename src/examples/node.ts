/** Prints a request as TypeScript for Node with the OpenAI SDK. */
import type { Gateway } from '#catalog/types.ts';
import { sdkComment, type Example } from './example.ts';
import { printValue, type Notation } from './layout.ts';
import { jsonString as jsString, variableName } from './literals.ts';
import type { ExampleRequest, Result } from './request.ts';

const notation: Notation = {
  string: jsString,
  boolean: String,
  key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : jsString(name)),
  pad: ' ',
  trailing: ',',
  step: '  ',
};

interface Handling {
  /** Name of the variable that takes the response. */
  readonly name: string;
  /** Name and shape of the response's type, where the SDK has none. */
  readonly type?: readonly [name: string, shape: string];
  readonly lines: readonly string[];
}

const handling: Readonly<Record<Result, Handling>> = {
  message: { name: 'completion', lines: ['console.log(completion.choices[0]?.message.content);'] },
  vector: { name: 'embedding', lines: ['console.log(embedding.data[0]?.embedding.length);'] },
  'image-url': { name: 'image', lines: ['console.log(image.data?.[0]?.url);'] },
  'image-b64': {
    name: 'image',
    lines: ['await writeFile("image.png", Buffer.from(image.data?.[0]?.b64_json ?? "", "base64"));'],
  },
  speech: {
    name: 'speech',
    lines: ['await writeFile("speech.mp3", Buffer.from(await speech.arrayBuffer()));'],
  },
  transcript: { name: 'transcript', lines: ['console.log(transcript.text);'] },
  verdict: { name: 'moderation', lines: ['console.log(moderation.results[0]?.flagged);'] },
  job: {
    name: 'job',
    type: ['Job', '{ id: string; status: string; result_url?: string }'],
    lines: [
      '// Ten minutes at most.',
      'for (let i = 0; i < 120 && !["completed", "failed"].includes(job.status); i++) {',
      '  await new Promise((resolve) => setTimeout(resolve, 5000));',
      '  job = await client.get<Job>(`/jobs/${job.id}`);',
      '}',
      'if (job.status !== "completed") throw new Error(`No result: ${JSON.stringify(job)}`);',
      'console.log(job.result_url);',
    ],
  },
  ranking: {
    name: 'ranking',
    type: ['Ranking', '{ results: { index: number; relevance_score: number }[] }'],
    lines: ['for (const result of ranking.results) console.log(result.index, result.relevance_score);'],
  },
  pages: {
    name: 'scan',
    type: ['Scan', '{ pages: { markdown: string }[] }'],
    lines: ['for (const page of scan.pages) console.log(page.markdown);'],
  },
};

/** The Node example of a request. */
export function printNode(request: ExampleRequest, gateway: Gateway): Example {
  const env = variableName(gateway.apiKey.env);
  const { name, type, lines } = handling[request.result];
  const uploads = request.files === undefined ? [] : ['import { createReadStream } from "node:fs";'];
  const writes = lines.some((line) => line.includes('writeFile'))
    ? ['import { writeFile } from "node:fs/promises";']
    : [];
  const toFile = request.files !== undefined && 'image' in request.files;
  const code = [
    ...uploads,
    ...writes,
    `import OpenAI${toFile ? ', { toFile }' : ''} from "openai";`,
    '',
    `const apiKey = process.env.${env};`,
    `if (!apiKey) throw new Error("Set ${env} to your key.");`,
    '',
    `const client = new OpenAI({ baseURL: ${jsString(gateway.baseUrl)}, apiKey });`,
    '',
    ...(type === undefined ? [] : [`type ${type[0]} = ${type[1]};`, '']),
    ...callLines(request, name, type?.[0]),
    ...lines,
    '',
  ];
  return {
    language: 'node',
    label: 'Node / TypeScript',
    syntax: 'typescript',
    file: `${request.task}.ts`,
    install: 'npm install openai',
    code: sdkComment(gateway, 'node', '//') + code.join('\n'),
  };
}

function callLines(request: ExampleRequest, name: string, type: string | undefined): string[] {
  const { call, endpoint, body, files = {} } = request;
  if (call === undefined) {
    // A job is asked for again and again until it is done.
    const keyword = request.result === 'job' ? 'let' : 'const';
    return type === undefined
      ? [
          // The SDK would read a plain `post` as text; the bytes are in the response itself.
          `${keyword} ${name} = await client`,
          `  .post(${jsString(endpoint)}, {`,
          `    body: ${printValue(body, notation, '    ', Infinity)},`,
          '  })',
          '  .asResponse();',
        ]
      : [
          `${keyword} ${name} = await client.post<${type}>(${jsString(endpoint)}, {`,
          `  body: ${printValue(body, notation, '  ', Infinity)},`,
          '});',
        ];
  }
  const fields = Object.entries(body).map(([field, value]) => {
    const prefix = `  ${field}: `;
    return `${prefix}${printValue(value, notation, '  ', prefix.length)},`;
  });
  const uploads = Object.entries(files).map(([field, file]) => {
    if (typeof file === 'string') return `  ${field}: ${upload(file)},`;
    return [`  ${field}: [`, ...file.map((each) => `    ${upload(each)},`), '  ],'].join('\n');
  });
  const [model = '', ...others] = fields;
  return [`const ${name} = await client.${call}({`, model, ...uploads, ...others, '});'];
}

/** The SDK sends a stream without a type; image endpoints refuse what is not declared an image. */
function upload(file: string): string {
  const stream = `createReadStream(${jsString(file)})`;
  return file.endsWith('.png') ? `await toFile(${stream}, null, { type: "image/png" })` : stream;
}
