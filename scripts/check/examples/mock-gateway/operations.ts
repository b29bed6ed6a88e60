/** The operations of a gateway that examples use: OpenAI's, and those that the gateway has its own way. */
import type { Gateway } from '#catalog/types.ts';
import { endpointOf } from '#examples/index.ts';
import { keptPer } from '#pricing/kept.ts';
import { Refusal, type Call, type Reply } from './call.ts';
import {
  cancelJob,
  fileContent,
  getBatch,
  getJob,
  jobEndpoints,
  jobFile,
  startBatch,
  startJob,
  uploadFile,
} from './jobs.ts';
import { editImage, generateImage, speak, transcribe } from './media.ts';
import { chat, embed, moderate, readDocument, rerank } from './text.ts';

interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the base path; `:id` is any one segment. */
  readonly path: string;
  /** Whether it takes a form with files, or that as well as JSON; any other `POST` takes JSON. @default false */
  readonly form?: true | 'or JSON';
  readonly run: (call: Call) => Reply;
}

/** Those that every gateway has. */
const operations: readonly Operation[] = [
  { method: 'POST', path: '/chat/completions', run: chat },
  { method: 'POST', path: '/embeddings', run: embed },
  { method: 'POST', path: '/images/generations', run: generateImage },
  { method: 'POST', path: '/images/edits', form: 'or JSON', run: editImage },
  { method: 'POST', path: '/audio/transcriptions', form: true, run: transcribe },
  { method: 'POST', path: '/audio/speech', run: speak },
  { method: 'POST', path: '/moderations', run: moderate },
  { method: 'GET', path: '/files/jobs/:id/result', run: jobFile },
  { method: 'POST', path: '/files', form: true, run: uploadFile },
  { method: 'GET', path: '/files/:id/content', run: fileContent },
  { method: 'POST', path: '/batches', run: startBatch },
  { method: 'GET', path: '/batches/:id', run: getBatch },
];

/** All of one gateway. */
const operationsOf = keptPer((gateway: Gateway): readonly Operation[] => {
  const { jobs } = gateway.api ?? {};
  const post = (path: string | undefined, run: Operation['run']): Operation[] =>
    path === undefined ? [] : [{ method: 'POST', path, run }];
  return [
    ...operations,
    ...post(endpointOf(gateway, 'rerank'), rerank),
    ...post(endpointOf(gateway, 'ocr'), readDocument),
    ...jobEndpoints(gateway).flatMap(({ path }) => post(path, startJob)),
    ...(jobs === undefined
      ? []
      : [
          { method: 'GET', path: `${jobs.path}/:id`, run: getJob } as const,
          { method: 'DELETE', path: `${jobs.path}/:id`, run: cancelJob } as const,
          ...(jobs.content === undefined
            ? []
            : [{ method: 'GET', path: `${jobs.path}/:id${jobs.content}`, run: jobFile } as const]),
        ]),
  ];
});

/** The operation at an address, and what stands for `:id`. @throws Refusal when there is none */
export function operationAt(
  gateway: Gateway,
  method: string,
  path: string,
): { operation: Operation; id: string } {
  const matches = operationsOf(gateway).flatMap((operation) => {
    const id = idIn(operation.path, path);
    return id === undefined ? [] : [{ operation, id }];
  });
  const match = matches.find(({ operation }) => operation.method === method);
  if (match !== undefined) return match;
  const methods = matches.map(({ operation }) => operation.method).join(' or ');
  throw matches.length > 0
    ? new Refusal(405, `${path} is called with ${methods}, not with ${method}.`)
    : new Refusal(404, `There is no ${path}.`);
}

function idIn(pattern: string, path: string): string | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  let id = '';
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment === ':id' && value !== '') id = decodeURIComponent(value);
    else if (segment !== value) return undefined;
  }
  return id;
}
