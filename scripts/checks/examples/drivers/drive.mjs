/**
 * Runs Node examples as they stand, one after the other: `node drive.mjs order.json`. Requests to the gateway go to
 * the mock, anything else is refused; the waits between two looks at a job pass at once.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { from, to, results, runs, unset, waits, timeoutSeconds } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

let current;
let open = 0;
let output = '';
let stray;

const realFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (!request.url.startsWith(from)) throw new Error(`${request.url} is not at the gateway`);
  const headers = new Headers(request.headers);
  headers.set('x-mock-run', current.id);
  headers.set('x-mock-scenario', current.scenario);
  open++;
  try {
    return await realFetch(to + request.url.slice(from.length), { ...init, headers });
  } finally {
    open--;
  }
};

const realTimeout = globalThis.setTimeout;
globalThis.setTimeout = (run, wait, ...rest) =>
  realTimeout(run, waits.includes(wait / 1000) ? 0 : wait, ...rest);

for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk, ...rest) => {
    output += String(chunk);
    rest.find((each) => typeof each === 'function')?.();
    return true;
  };
}
process.on('unhandledRejection', (error) => (stray ??= error));

/** A process of its own would end only when nothing is under way any more. */
async function settled() {
  do await new Promise((resolve) => realTimeout(resolve, 1));
  while (open > 0);
}

for (const run of runs) {
  current = run;
  output = '';
  stray = undefined;
  for (const name of unset) delete process.env[name];
  Object.assign(process.env, run.environment);
  process.chdir(run.folder);
  let late;
  const tooLate = new Promise((_, reject) => {
    late = realTimeout(() => reject(new Error('it took too long')), timeoutSeconds * 1000);
  });
  let error = '';
  try {
    await Promise.race([import(pathToFileURL(run.file).href).then(settled), tooLate]);
    if (stray !== undefined) error = String(stray);
  } catch (reason) {
    error = String(reason) || 'an error without a message';
  }
  clearTimeout(late);
  appendFileSync(results, `${JSON.stringify({ id: run.id, ok: error === '', error, output })}\n`);
  // What still runs would disturb the next one.
  if (error.includes('it took too long')) process.exit(1);
}
// Connections that are kept alive would keep the process, too.
process.exit(0);
