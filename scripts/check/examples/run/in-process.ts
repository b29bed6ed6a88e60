/**
 * Runs many examples in one process, because loading an SDK takes longer than an example does. The program in
 * `../drivers` that does so writes a line per run; when one takes the process down with it, the rest get another.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { polling } from '#examples/index.ts';
import type { Outcome } from './outcome.ts';
import { timeoutSeconds } from './outcome.ts';
import { environmentOf, type Run } from './plan.ts';
import type { Order } from './order.ts';
import type { Workshop } from './workshop.ts';

export interface Driver {
  /** Program and arguments, to which the order is added. */
  readonly command: readonly [program: string, ...args: string[]];
  /** Where requests to the gateway go instead. */
  readonly redirect: { readonly from: string; readonly to: string };
}

/** So many programs in a row may end at their first run; after more it is not the examples that are wrong. */
const mostInVain = 5;

/**
 * @returns the outcome of each run by its id
 * @throws when the driver itself does not work
 */
export async function runInProcess(
  runs: readonly Run[],
  workshop: Workshop,
  { command, redirect }: Driver,
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const orders = runs.map((run) => ({
    id: run.id,
    file: workshop.prepare(run),
    folder: workshop.folderOf(run),
    environment: environmentOf(run),
    scenario: run.situation.includes(' ') || run.situation === 'fine' ? '' : run.situation,
  }));
  const unset = [...new Set(runs.map(({ subject }) => subject.gateway.apiKey.env))];
  const waits = [polling.job.seconds, polling.batch.seconds];
  let startedInVain = 0;
  for (let left = orders; left.length > 0; left = left.filter(({ id }) => !outcomes.has(id))) {
    const first = left[0]?.id ?? '';
    const order = join(workshop.folder, `order-${first}.json`);
    const results = join(workshop.folder, `results-${first}.jsonl`);
    const content: Order = { ...redirect, results, runs: left, unset, waits, timeoutSeconds };
    writeFileSync(order, JSON.stringify(content));
    const said = await run(command, order, workshop.folder);
    startedInVain = existsSync(results) ? 0 : startedInVain + 1;
    if (startedInVain > mostInVain)
      throw new Error(`${command.join(' ')} does not get anything to run: ${said}`);
    for (const line of linesOf(results)) {
      const { id, ...outcome } = JSON.parse(line) as Outcome & { id: string };
      outcomes.set(id, outcome);
    }
    const stopped = left.find(({ id }) => !outcomes.has(id));
    if (stopped !== undefined)
      outcomes.set(stopped.id, { ok: false, error: `The process ended: ${said}`, output: '' });
  }
  return outcomes;
}

function linesOf(file: string): string[] {
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
}

/** @returns what it printed, for when it ended early */
function run([program, ...args]: Driver['command'], order: string, cwd: string): Promise<string> {
  return new Promise((resolve) => {
    // Variables of this shell (a proxy, a key) must not change what an example does.
    const env = {
      PATH: process.env.PATH,
      HOME: cwd,
      PYTHONDONTWRITEBYTECODE: '1',
      NODE_NO_WARNINGS: '1',
      NODE_OPTIONS: '--experimental-strip-types',
    };
    const child = spawn(program, [...args, order], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
    }
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('close', (code, signal) => {
      resolve(`${said.trim()} (${signal ?? `exit code ${code ?? '?'}`})`);
    });
  });
}
