/** The mock gateway: a local server that takes only what the gateway's description, or ours, allows. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gateway, Model } from '#catalog/types.ts';
import { basePathOf } from '#examples/index.ts';
import {
  newStores,
  Refusal,
  scenarios,
  toldStatus,
  type ParsedBody,
  type Exchange,
  type Reply,
  type Scenario,
  type Stores,
  type Upload,
} from './call.ts';
import { elsewhere, jobFile } from './jobs.ts';
import { requestPath } from '../../../lib/static-server.ts';
import { operationAt } from './operations.ts';

export interface MockOptions {
  readonly gateway: Gateway;
  readonly models: readonly Model[];
  /** 0 picks a free one. */
  readonly port: number;
  /** What goes wrong for requests that name no scenario themselves. @default nothing */
  readonly scenario?: Scenario | undefined;
  /** Told of each request when it has been answered; `run` is what the header `x-mock-run` says. */
  readonly onExchange?: (exchange: Exchange, run: string) => void;
}

export interface MockGateway {
  /** Stands for the gateway's base URL: `http://127.0.0.1:4010/v1`. */
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** Why a request is refused whose scenario it is. */
export const refusedText = 'The mock gateway was told to refuse: budget exceeded.';

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
    baseUrl: `http://127.0.0.1:${port}${basePathOf(options.gateway)}`,
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

async function serve(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const { method = '', url = '', headers } = request;
  const path = requestPath(url);
  let body: ParsedBody = { fields: {}, uploads: {} };
  let status = 500;
  let refusal: string | undefined;
  let tooOften: boolean | undefined;
  try {
    const bytes = await readAll(request);
    body = await parseBody(bytes, headers['content-type']);
    const reply = replyTo(request, path, body, context);
    ({ tooOften } = reply);
    const isSilent = headers['x-mock-scenario'] === 'no-cost';
    status = write(response, reply, isSilent ? undefined : context.gateway.metering?.costHeader);
  } catch (error) {
    const refused =
      error instanceof Refusal ? error : new Refusal(500, `The mock gateway failed: ${String(error)}`);
    refusal = refused.message;
    ({ status } = refused);
    // Of a body that is too long, no more is read.
    if (status === 413) response.setHeader('connection', 'close');
    if (headers['x-mock-scenario'] === 'break') response.destroy();
    else
      response
        // Whoever sends it again need not wait.
        .writeHead(status, { 'content-type': 'application/json', 'retry-after': '0.001' })
        .end(JSON.stringify(refused.toJson()));
  }
  const run = headers['x-mock-run'];
  context.onExchange?.(
    { method, path, headers, ...body, status, tooOften, refusal },
    typeof run === 'string' ? run : '',
  );
}

function replyTo(
  { method = '', headers }: IncomingMessage,
  path: string,
  body: ParsedBody,
  context: Context,
): Reply {
  const base = basePathOf(context.gateway);
  if (path.startsWith(elsewhere.path)) {
    if (headers.authorization === undefined) return jobFile();
    throw new Refusal(403, 'The key was sent to another host than those of the gateway.');
  }
  if (!path.startsWith(`${base}/`))
    throw new Refusal(404, `There is no ${path}; addresses begin with ${base}/.`);
  const { operation, id } = operationAt(context.gateway, method, path.slice(base.length));
  if (!/^Bearer [\x21-\x7e]+$/.test(headers.authorization ?? '')) {
    throw new Refusal(401, 'Send your key as "Authorization: Bearer …".');
  }
  const scenario = scenarios.find((known) => known === headers['x-mock-scenario']) ?? context.scenario;
  if (scenario === 'break') throw new Refusal(500, 'The mock gateway was told to break the connection.');
  if (scenario === 'refuse') throw new Refusal(402, refusedText);
  const told = toldStatus(scenario);
  if (told !== undefined) throw new Refusal(Number(told), refusedText);
  const wanted = [
    ...(operation.form === undefined ? [] : ['multipart/form-data']),
    ...(operation.form === true ? [] : ['application/json']),
  ];
  const isWanted = wanted.some((type) => headers['content-type']?.startsWith(type));
  if (method === 'POST' && !isWanted) {
    throw new Refusal(
      415,
      `${path} takes ${wanted.join(' or ')}, not ${headers['content-type'] ?? 'nothing'}.`,
    );
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

const nothing: ParsedBody = { fields: {}, uploads: {} };

/** @throws Refusal when the body is not what its content type says */
function parseBody(bytes: Buffer, type = ''): Promise<ParsedBody> | ParsedBody {
  if (bytes.length === 0) return nothing;
  if (type.startsWith('multipart/form-data')) return parseForm(bytes, type);
  if (!type.startsWith('application/json')) {
    throw new Refusal(415, `The content type is "${type}"; send application/json or multipart/form-data.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new Refusal(400, `The body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(400, 'The body is not a JSON object.');
  }
  return { fields: value as Record<string, unknown>, uploads: {} };
}

async function parseForm(bytes: Buffer, type: string): Promise<ParsedBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch((error: unknown) => {
      throw new Refusal(400, `The form cannot be read: ${String(error)}`);
    });
  const fields: Record<string, unknown> = {};
  const uploads: Record<string, Upload[]> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      if (name in fields) throw new Refusal(400, `The field ${name} is given twice.`, name);
      fields[name] = value;
    } else {
      (uploads[name] ??= []).push({ name: value.name, type: value.type, text: await value.text() });
    }
  }
  return { fields, uploads };
}

/** Far more than any example sends; a body is kept in memory. */
const longestBody = 32 * 1024 * 1024;

/** All bytes of a request. @throws Refusal when there are more than {@link longestBody} */
async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > longestBody)
      throw new Refusal(413, `The body is longer than ${String(longestBody / 1024 / 1024)} MiB.`);
  }
  return Buffer.concat(chunks);
}
