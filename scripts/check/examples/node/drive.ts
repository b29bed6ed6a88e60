/**
 * Runs Node examples as they stand, one after the other: `node drive.ts order.json`. Requests to the gateway go to
 * the mock, anything else is refused; the waits between two looks at a job pass at once. What
 * begins and how it ended is told on file descriptor 3.
 */
import { readFileSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Order } from '../worker.ts';

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Order;

/** What is known of the run under way. */
const state = { id: '', scenario: '', open: 0, output: '', stray: [] as unknown[] };

const realFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : input instanceof URL ? input.href : input;
  const redirect = order.redirects.find(({ from }) => url.startsWith(from));
  if (redirect === undefined) throw new Error(`${url} is not at the gateway`);
  const headers = new Headers(init?.headers);
  headers.set('x-mock-run', state.id);
  headers.set('x-mock-scenario', state.scenario);
  state.open++;
  try {
    return await realFetch(redirect.to + url.slice(redirect.from.length), { ...init, headers });
  } finally {
    state.open--;
  }
};

const realTimeout = globalThis.setTimeout;
const hasty = (run: () => void, wait = 0, ...rest: []) =>
  realTimeout(run, order.waits.includes(wait / 1000) ? 0 : wait, ...rest);
globalThis.setTimeout = hasty as typeof setTimeout;

for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk: Uint8Array | string, ...rest: unknown[]) => {
    state.output += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    const done = rest.find((each) => typeof each === 'function');
    done?.();
    return true;
  };
}
process.on('unhandledRejection', (error) => state.stray.push(error));

/** A process of its own would end only when nothing is under way any more. */
async function settled(): Promise<void> {
  do await new Promise((resolve) => realTimeout(resolve, 1));
  while (state.open > 0);
}

const tell = (line: object) => writeSync(3, `${JSON.stringify(line)}\n`);

for (const { id, file, folder, environment, scenario } of order.runs) {
  Object.assign(state, { id, scenario, output: '', stray: [] });
  tell({ begun: id });
  for (const name of order.unset) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, environment);
  process.chdir(folder);
  const error = await import(pathToFileURL(file).href).then(settled).then(
    () => (state.stray.length > 0 ? String(state.stray[0]) : ''),
    (reason: unknown) => String(reason) || 'an error without a message',
  );
  tell({ id, ok: error === '', error, output: state.output });
}
// Connections that are kept alive would keep the process, too.
process.exit(0);
