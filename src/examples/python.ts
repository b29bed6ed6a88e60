/** Prints a request as Python with the OpenAI SDK. */
import type { Gateway } from '#catalog/types.ts';
import { sdkComment, type Example } from './example.ts';
import { printValue, type Notation } from './layout.ts';
import { pythonString, variableName } from './literals.ts';
import type { ExampleRequest, Result } from './request.ts';

const notation: Notation = {
  string: pythonString,
  boolean: (value) => (value ? 'True' : 'False'),
  key: pythonString,
  pad: '',
  trailing: ',',
  step: '    ',
};

interface Handling {
  /** Name of the variable that takes the response. */
  readonly name: string;
  readonly imports?: readonly string[];
  readonly lines: readonly string[];
}

const handling: Readonly<Record<Result, Handling>> = {
  message: { name: 'completion', lines: ['print(completion.choices[0].message.content)'] },
  vector: { name: 'embedding', lines: ['print(len(embedding.data[0].embedding))'] },
  'image-url': { name: 'image', lines: ['print(image.data[0].url)'] },
  'image-b64': {
    name: 'image',
    imports: ['base64'],
    lines: [
      'with open("image.png", "wb") as file:',
      '    file.write(base64.b64decode(image.data[0].b64_json))',
    ],
  },
  speech: { name: 'speech', lines: ['speech.write_to_file("speech.mp3")'] },
  transcript: { name: 'transcript', lines: ['print(transcript.text)'] },
  verdict: { name: 'moderation', lines: ['print(moderation.results[0].flagged)'] },
  job: {
    name: 'job',
    imports: ['time'],
    lines: [
      'for _ in range(120):  # ten minutes at most',
      '    if job["status"] in ("completed", "failed"):',
      '        break',
      '    time.sleep(5)',
      '    job = client.get(f"/jobs/{job[\'id\']}", cast_to=dict[str, Any])',
      'if job["status"] != "completed":',
      '    raise SystemExit(f"No result: {job}")',
      'print(job["result_url"])',
    ],
  },
  ranking: {
    name: 'ranking',
    lines: ['for result in ranking["results"]:', '    print(result["index"], result["relevance_score"])'],
  },
  pages: { name: 'scan', lines: ['for page in scan["pages"]:', '    print(page["markdown"])'] },
};

/** The Python example of a request. */
export function printPython(request: ExampleRequest, gateway: Gateway): Example {
  const env = variableName(gateway.apiKey.env);
  const { name, imports = [], lines } = handling[request.result];
  const binary = request.call === undefined && request.result === 'speech';
  const untyped = request.call === undefined && !binary;
  const code = [
    ...[...imports, 'os'].sort().map((module) => `import ${module}`),
    ...(untyped ? ['from typing import Any'] : []),
    '',
    `from openai import ${binary ? 'HttpxBinaryResponseContent, ' : ''}OpenAI`,
    '',
    'client = OpenAI(',
    `    base_url=${pythonString(gateway.baseUrl)},`,
    `    api_key=os.environ[${pythonString(env)}],`,
    ')',
    '',
    ...callLines(request, name, binary ? 'HttpxBinaryResponseContent' : 'dict[str, Any]'),
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

function callLines(
  { call, endpoint, body, files = {} }: ExampleRequest,
  name: string,
  type: string,
): string[] {
  if (call === undefined) {
    const value = printValue(body, notation, '    ', Infinity);
    return [
      `${name} = client.post(`,
      `    ${pythonString(endpoint)},`,
      `    body=${value},`,
      `    cast_to=${type},`,
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
  return [`${name} = client.${call}(`, model, ...uploads, ...others, ')'];
}
