/** The operations of the gateway that examples use, as its public description lists them. */
import { Refusal, type Call, type Reply } from './call.ts';
import {
  cancelJob,
  fileContent,
  getBatch,
  getJob,
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

/** Every one, in the order of the description. */
const operations: readonly Operation[] = [
  { method: 'POST', path: '/chat/completions', run: chat },
  { method: 'POST', path: '/embeddings', run: embed },
  { method: 'POST', path: '/images/generations', run: generateImage },
  { method: 'POST', path: '/images/edits', form: 'or JSON', run: editImage },
  { method: 'POST', path: '/audio/transcriptions', form: true, run: transcribe },
  { method: 'POST', path: '/audio/speech', run: speak },
  { method: 'POST', path: '/moderations', run: moderate },
  { method: 'POST', path: '/videos/generations', run: startJob },
  { method: 'POST', path: '/audio/music', run: startJob },
  { method: 'POST', path: '/3d/generations', run: startJob },
  { method: 'POST', path: '/ocr', run: readDocument },
  { method: 'POST', path: '/rerank', run: rerank },
  { method: 'GET', path: '/jobs/:id', run: getJob },
  { method: 'DELETE', path: '/jobs/:id', run: cancelJob },
  { method: 'GET', path: '/files/jobs/:id/result', run: jobFile },
  { method: 'POST', path: '/files', form: true, run: uploadFile },
  { method: 'GET', path: '/files/:id/content', run: fileContent },
  { method: 'POST', path: '/batches', run: startBatch },
  { method: 'GET', path: '/batches/:id', run: getBatch },
];

/** The operation at an address, and what stands for `:id`. @throws Refusal when there is none */
export function operationAt(method: string, path: string): { operation: Operation; id: string } {
  const matches = operations.flatMap((operation) => {
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
