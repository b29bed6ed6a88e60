/**
 * Runs examples in processes that are watched. No clock says that an example is wrong: what asks more often than its
 * own text says is stopped by count; what shows no sign of life (no request, no work of the processor) is stopped as
 * stalled, which may be the machine's fault and is tried again.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { polling } from '#examples/index.ts';
import { environmentOf, scenarioOf, type Bench, type Outcome, type Run } from './runs.ts';

/** What a driver is told to run: a JSON file, read by `node/drive.ts` and `python/drive.py`. */
export interface Order {
  readonly redirects: Bench['redirects'];
  readonly runs: readonly {
    readonly id: string;
    /** The code, and the folder it runs in. */
    readonly file: string;
    readonly folder: string;
    readonly environment: Readonly<Record<string, string>>;
    /** Told to the mock gateway with every request. */
    readonly scenario: string;
  }[];
  /** Variables that are removed before each run. */
  readonly unset: readonly string[];
  /** Waits, in seconds, that pass at once. */
  readonly waits: readonly number[];
}

/** What a driver says on its file descriptor 3, a line of JSON each: that a run begins, and how it ended. */
type DriverLine =
  | { readonly begun: string }
  | { readonly id: string; readonly ok: boolean; readonly error: string; readonly output: string };

/** When a process counts as stalled: after so many glances in a row at which nothing had changed. */
export interface Patience {
  readonly glanceMs: number;
  readonly glances: number;
  /** Seconds of work of the processor without any request, after which it is stopped as well. */
  readonly cpuSeconds: number;
}

const patience: Patience = { glanceMs: 250, glances: 120, cpuSeconds: 60 };

/** So many programs in a row may end before their first run; after more it is not the examples that are wrong. */
const mostInVain = 5;

interface Ended {
  /** Why it was stopped, if it was. */
  readonly stopped: 'endless' | 'stalled' | undefined;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

interface Watched {
  readonly command: readonly [program: string, ...args: string[]];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Id of the run that is under way, if one is. */
  readonly underWay: () => string | undefined;
  readonly heard: Bench['heard'];
  /** Gets each line that the process writes to its file descriptor 3. */
  readonly onLine?: (line: string) => void;
  readonly patience?: Patience | undefined;
}

/** Starts a process and waits for its end, or ends it with all that it has started. */
export function runWatched(watched: Watched): Promise<Ended> {
  const { command, cwd, env, underWay, heard, onLine } = watched;
  const { glanceMs, glances, cpuSeconds } = watched.patience ?? patience;
  const [program, ...args] = command;
  return new Promise((resolve) => {
    // A group of its own, so that what it has started ends with it.
    const child = spawn(program, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    let output = '';
    let stopped: Ended['stopped'];
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    const lines = createInterface({ input: child.stdio[3] as Readable });
    lines.on('line', (line) => onLine?.(line));

    let last = { run: underWay(), requests: 0, cpu: 0 };
    let cpuAtSign = 0;
    let quiet = 0;
    const timer = setInterval(() => {
      const run = underWay();
      const exchanges = run === undefined ? [] : heard(run);
      const now = { run, requests: exchanges.length, cpu: cpuSecondsOf(child.pid) };
      const asked = now.run !== last.run || now.requests !== last.requests;
      if (asked) cpuAtSign = now.cpu;
      quiet = asked || now.cpu !== last.cpu ? 0 : quiet + 1;
      last = now;
      if (exchanges.some(({ tooOften }) => tooOften)) stopped = 'endless';
      else if (quiet >= glances || now.cpu - cpuAtSign > cpuSeconds) stopped = 'stalled';
      if (stopped !== undefined) endGroup(child.pid);
    }, glanceMs);
    child.once('error', (error) => (output += error.message));
    child.once('close', (code, signal) => {
      clearInterval(timer);
      resolve({ stopped, code, signal, output });
    });
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}

/** Seconds that a process and those it waited for have kept the processor busy; 0 where the system does not tell. */
function cpuSecondsOf(pid: number | undefined): number {
  try {
    const text = readFileSync(`/proc/${pid ?? ''}/stat`, 'utf8');
    // After the name, which may hold anything: user, system, and the same of ended children; in hundredths.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / 100;
  } catch {
    return 0;
  }
}

/** How a run ended whose process did, and whose end the process did not tell itself. */
export function outcomeOf({ stopped, code, signal, output }: Ended): Outcome {
  if (stopped === 'endless') return { end: 'endless', error: 'it asks more often than it says', output };
  if (stopped === 'stalled') return { end: 'stalled', error: 'it asked for nothing for long', output };
  // Only from outside is a process killed: that says nothing of the example.
  if (signal === 'SIGKILL') return { end: 'stalled', error: 'its process was killed from outside', output };
  if (code === 0) return { end: 'well', error: '', output };
  return {
    end: 'error',
    error: `${signal ?? `exit code ${code ?? '?'}`} ${output.trim().slice(-2000)}`,
    output,
  };
}

/**
 * Runs many examples in one process, because loading an SDK takes longer than an example does. When one takes the
 * process down with it, or has to be stopped, those that had not begun get another.
 * @param command the driver, to which the order is added
 * @returns the outcome of each run
 * @throws when the driver itself does not work
 */
export async function runInWorker(
  runs: readonly Run[],
  command: Watched['command'],
  { workshop, redirects, heard }: Bench,
  more: { readonly patience?: Patience } = {},
): Promise<Map<Run, Outcome>> {
  const outcomes = new Map<Run, Outcome>();
  const byId = new Map(runs.map((run) => [run.id, run]));
  const orders = runs.map((run) => ({
    id: run.id,
    file: workshop.prepare(run),
    folder: workshop.folderOf(run),
    environment: environmentOf(run),
    scenario: scenarioOf(run),
  }));
  const unset = [...new Set(runs.map(({ subject }) => subject.gateway.apiKey.env))];
  const waits = [polling.job.seconds, polling.batch.seconds];
  const isLeft = ({ id }: { id: string }) => !runs.some((run) => run.id === id && outcomes.has(run));
  let inVain = 0;
  for (let left = orders; left.length > 0; left = left.filter(isLeft)) {
    const order = join(workshop.folder, `order-${left[0]?.id ?? ''}.json`);
    writeFileSync(order, JSON.stringify({ redirects, runs: left, unset, waits } satisfies Order));
    const state: { begun?: Run | undefined; any: boolean } = { any: false };
    const ended = await runWatched({
      command: [...command, order],
      cwd: workshop.folder,
      // Variables of this shell (a proxy, a key) must not change what an example does.
      env: {
        PATH: process.env.PATH,
        HOME: workshop.folder,
        PYTHONDONTWRITEBYTECODE: '1',
        NODE_NO_WARNINGS: '1',
        NODE_OPTIONS: '--experimental-strip-types',
      },
      underWay: () => state.begun?.id,
      heard,
      onLine: (text) => {
        const line = JSON.parse(text) as DriverLine;
        state.begun = 'begun' in line ? byId.get(line.begun) : undefined;
        state.any = true;
        const run = 'begun' in line ? undefined : byId.get(line.id);
        if (run !== undefined && 'ok' in line) {
          const { ok, error, output } = line;
          outcomes.set(run, { end: ok ? 'well' : 'error', error, output });
        }
      },
      ...more,
    });
    inVain = state.any ? 0 : inVain + 1;
    if (inVain > mostInVain)
      throw new Error(`${command.join(' ')} does not get anything to run: ${outcomeOf(ended).error}`);
    // Leaving with code 0 in the middle of a run is no good end either: what follows was never reached.
    if (state.begun !== undefined)
      outcomes.set(state.begun, outcomeOf(ended.code === 0 ? { ...ended, code: null } : ended));
  }
  return outcomes;
}
