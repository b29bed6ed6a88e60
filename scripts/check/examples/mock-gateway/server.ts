/** The mock gateway: a local server that takes only what the gateway's description, or ours, allows. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gateway, Model } from '#catalog/types.ts';
import { scenarios } from './call.ts';
import { operationAt } from './operations.ts';
import { parseBody, readAll, type Body } from './read-body.ts';
import { Refusal } from './refusal.ts';
import type { Reply } from './reply.ts';
import { newStores, type Stores } from './stores.ts';

/** One request, and how it was answered. */
export interface Exchange extends Body {
  readonly method: string;
  /** With the base path. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly status: number;
  /** Why it was refused. */
  readonly refusal?: string | undefined;
}

export interface MockOptions {
  readonly gateway: Gateway;
  readonly models: readonly Model[];
  /** 0 picks a free one. */
  readonly port: number;
  /** Told of each request when it has been answered; `run` is what the header `x-mock-run` says. */
  readonly onExchange?: (exchange: Exchange, run: string) => void;
}

export interface MockGateway {
  /** Stands for the gateway's base URL: `http://127.0.0.1:4010/v1`. */
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** What every answer is said to have cost. */
export const mockCost = '0.000421';

/**
 * Starts the server on this machine only.
 * @throws the system's error when the port is taken (`code` is `EADDRINUSE`)
 */
export async function startMockGateway(options: MockOptions): Promise<MockGateway> {
  const models = new Map(options.models.map((model) => [model.id, model]));
  const stores = newStores();
  const server = createServer((request, response) => {
    void serve(request, response, { ...options, models, stores });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${basePath(options.gateway)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

type Context = Omit<MockOptions, 'models'> & { models: ReadonlyMap<string, Model>; stores: Stores };

const basePath = ({ baseUrl }: Gateway) => new URL(baseUrl).pathname.replace(/\/$/, '');

async function serve(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const { method = '', url = '', headers } = request;
  const path = new URL(url, 'http://mock').pathname;
  let body: Body = { fields: {}, uploads: {} };
  let status = 500;
  let refusal: string | undefined;
  try {
    const bytes = await readAll(request);
    body = await parseBody(bytes, headers['content-type']);
    const reply = replyTo(request, path, body, context);
    status = write(response, reply, context.gateway.metering?.costHeader);
  } catch (error) {
    const refused =
      error instanceof Refusal ? error : new Refusal(500, `The mock gateway failed: ${String(error)}`);
    refusal = refused.message;
    ({ status } = refused);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(refused.toJson()));
  }
  const run = headers['x-mock-run'];
  context.onExchange?.(
    { method, path, headers, ...body, status, refusal },
    typeof run === 'string' ? run : '',
  );
}

function replyTo(
  { method = '', headers }: IncomingMessage,
  path: string,
  body: Body,
  context: Context,
): Reply {
  const base = basePath(context.gateway);
  if (!path.startsWith(`${base}/`))
    throw new Refusal(404, `There is no ${path}; addresses begin with ${base}/.`);
  const { operation, id } = operationAt(method, path.slice(base.length));
  if (!/^Bearer [\x21-\x7e]+$/.test(headers.authorization ?? '')) {
    throw new Refusal(401, 'Send your key as "Authorization: Bearer …".');
  }
  const scenario = scenarios.find((known) => known === headers['x-mock-scenario']);
  if (scenario === 'refuse') throw new Refusal(402, 'The mock gateway was told to refuse: budget exceeded.');
  const wanted = operation.form === true ? 'multipart/form-data' : 'application/json';
  if (method === 'POST' && headers['content-type']?.startsWith(wanted) !== true) {
    throw new Refusal(415, `${path} takes ${wanted}, not ${headers['content-type'] ?? 'nothing'}.`);
  }
  const { gateway, models, stores } = context;
  return operation.run({ path: path.slice(base.length), id, scenario, ...body, gateway, models, stores });
}

/** @returns the status it was written with */
function write(response: ServerResponse, reply: Reply, costHeader: string | undefined): number {
  if (costHeader !== undefined) response.setHeader(costHeader, mockCost);
  if (reply.kind === 'json') {
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.value));
    return reply.status;
  }
  if (reply.kind === 'bytes') {
    response.writeHead(200, { 'content-type': reply.type }).end(reply.bytes);
    return 200;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of reply.events) response.write(`data: ${JSON.stringify(event)}\n\n`);
  response.end('data: [DONE]\n\n');
  return 200;
}
