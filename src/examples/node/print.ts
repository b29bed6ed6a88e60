/** Prints a request as TypeScript for Node with the OpenAI SDK. */
import type { Gateway } from '#catalog/types.ts';
import { sdkComment, type Example } from '../example.ts';
import { jsonString, headerName, variableName } from '../literals.ts';
import type { ExampleRequest } from '../request.ts';
import { answers } from './answers.ts';
import { batchLines } from './batch.ts';
import { callLines } from './call.ts';

/** The Node example of a request. */
export function printNode(request: ExampleRequest, gateway: Gateway): Example {
  const env = variableName(gateway.apiKey.env);
  const lines = request.result === 'batch' ? batchLines(request) : answeredCall(request, request.result);
  const uses = (name: string) => lines.some((line) => line.includes(`${name}(`));
  const code = [
    ...(uses('createReadStream') ? ['import { createReadStream } from "node:fs";'] : []),
    ...(uses('writeFile') ? ['import { writeFile } from "node:fs/promises";'] : []),
    `import OpenAI${uses('toFile') ? ', { toFile }' : ''} from "openai";`,
    '',
    `const apiKey = process.env.${env};`,
    `if (!apiKey) throw new Error("Set ${env} to your key.");`,
    '',
    `const client = new OpenAI({ baseURL: ${jsonString(gateway.baseUrl)}, apiKey });`,
    '',
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

function answeredCall(request: ExampleRequest, result: keyof typeof answers): string[] {
  const { name, type, lines } = answers[result];
  return [
    ...(type === undefined ? [] : [`type ${type[0]} = ${type[1]};`, '']),
    ...callLines(request, name, type?.[0]),
    ...lines,
    ...costLines(request, name),
  ];
}

function costLines({ costHeader, call, result }: ExampleRequest, name: string): string[] {
  if (costHeader === undefined) return [];
  // Spoken words from the general `post` are taken as the response that they came in.
  const response = call === undefined && result === 'speech' ? name : 'response';
  return [`console.log("Cost:", ${response}.headers.get(${jsonString(headerName(costHeader))}));`];
}
