/** A tiny gateway for tests: takes any request, remembers it, and answers in the shape of its endpoint. */
/* eslint-disable no-restricted-imports -- Only tests import this file; no page does. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  /** Below the base URL. */
  readonly path: string;
  readonly authorization: string | undefined;
  /** The parsed JSON, or the fields of the form; a file is its name, type and text. */
  readonly body: unknown;
}

export const pngBytes = Buffer.from('not really a picture');

const answers: Readonly<Record<string, unknown>> = {
  '/chat/completions': { choices: [{ message: { role: 'assistant', content: 'the-result' } }] },
  '/embeddings': { data: [{ embedding: [0.1, 0.2, 0.3] }] },
  '/moderations': { results: [{ flagged: true }] },
  '/audio/transcriptions': { text: 'the-result' },
  '/rerank': { results: [{ index: 1, relevance_score: 0.9 }] },
  '/ocr': { pages: [{ markdown: 'the-result' }] },
};
const picture = { data: [{ url: 'the-result', b64_json: pngBytes.toString('base64') }] };

/**
 * Starts the server. The first segment of an address names the session whose requests are kept together,
 * the rest is the gateway's: `/<session>/v1/…`. In sessions that begin with "failing", jobs fail.
 */
export async function startServer() {
  const sessions = new Map<string, Received[]>();
  const server = createServer((request, response) => {
    void (async () => {
      const [, session = '', , ...rest] = (request.url ?? '').split('/');
      const path = `/${rest.join('/')}`;
      const { method = '', headers } = request;
      const received = sessions.get(session) ?? [];
      sessions.set(session, received);
      const body = await readBody(request);
      received.push({ method, path, authorization: headers.authorization, body });
      if (path === '/audio/speech') {
        response.setHeader('content-type', 'audio/mpeg').end(pngBytes);
        return;
      }
      const polls = received.filter((one) => one.path.startsWith('/jobs/')).length;
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify(answer(path, polls, session)));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: (session: string) => `http://127.0.0.1:${port}/${session}/v1`,
    received: (session: string): readonly Received[] => sessions.get(session) ?? [],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(path: string, polls: number, session: string): unknown {
  if (path.startsWith('/images/')) return picture;
  if (answers[path] !== undefined) return answers[path];
  const status =
    polls === 0
      ? 'queued'
      : polls === 1
        ? 'processing'
        : session.startsWith('failing')
          ? 'failed'
          : 'completed';
  return {
    id: 'job-1',
    status,
    modality: 'video',
    ...(status === 'completed' ? { result_url: 'the-result' } : {}),
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return undefined;
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) return JSON.parse(bytes.toString());
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const fields: Record<string, unknown[]> = {};
  for (const [name, value] of form) {
    const seen = typeof value === 'string' ? value : [value.name, value.type, await value.text()];
    (fields[name] ??= []).push(seen);
  }
  return fields;
}
