/** Whether an example is right is never decided by how long it takes, and never by what ran before it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { tasksFor } from '#examples/index.ts';
import { testGateway, testModel } from '#examples/test-models.ts';
import { judge } from './judge.ts';
import type { Exchange } from './mock-gateway/call.ts';
import { runners } from './runners.ts';
import { scenarioOf, type Bench, type Lane, type Outcome, type Run } from './runs.ts';
import { runLanes } from './verify.ts';
import { runInWorker, runWatched, type Patience } from './worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'ratecard-worker-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const model = testModel('acme/film', 'video');
const gateway = testGateway();
const [task] = tasksFor(model, gateway);
const [example] = task?.examples ?? [];
if (task === undefined || example === undefined) throw new Error('There is no example.');
const subject = { ...example, name: 'an example', model, gateway, request: task.request };
const runOf = (id: string): Run => ({ id, subject, situation: 'job-stuck' });

/** A driver whose runs do what their ids say. */
const driver = join(folder, 'driver.mjs');
writeFileSync(
  driver,
  `import { readFileSync, writeSync } from 'node:fs';
const tell = (line) => writeSync(3, JSON.stringify(line) + '\\n');
const acts = {
  stops: () => process.kill(process.pid, 'SIGSTOP'), // as if the machine had no time for it
  dies: () => process.exit(3),
  leaves: () => process.exit(0),
  killed: () => process.kill(process.pid, 'SIGKILL'),
  asks: () => new Promise(() => setInterval(() => undefined, 1000)),
};
for (const { id } of JSON.parse(readFileSync(process.argv[2], 'utf8')).runs) {
  tell({ begun: id });
  await acts[id]?.();
  tell({ id, ok: id !== 'throws', error: id === 'throws' ? 'an error' : '', output: '' });
}
`,
);

/** Long enough for a program to start on a busy machine: only what is stopped on purpose does nothing for so long. */
const patience: Patience = { glanceMs: 50, glances: 80, cpuSeconds: 60 };

const bench = (heard: Bench['heard'] = () => []): Bench => ({
  workshop: { folder, prepare: () => driver, folderOf: () => folder, remove: () => undefined },
  redirects: [{ from: '', to: '' }],
  heard,
});
const inWorker: Lane['run'] = (runs, on) => runInWorker(runs, [process.execPath, driver], on, { patience });
const ends = (outcomes: ReadonlyMap<Run, Outcome>) =>
  Object.fromEntries([...outcomes].map(([{ id }, { end }]) => [id, end]));

describe('in a worker', () => {
  const run = async (ids: string[], heard?: Bench['heard']) =>
    ends(await inWorker(ids.map(runOf), bench(heard)));

  test.each([
    ['that stalls', 'stops', 'stalled'],
    ['that is killed from outside', 'killed', 'stalled'],
    ['that takes the process with it', 'dies', 'error'],
    ['that leaves the process as if all were well', 'leaves', 'error'],
    ['that ends with an error', 'throws', 'error'],
  ])('a run %s is told of, and no other', async (_, id, end) => {
    expect(await run(['first', id, 'next', 'last'])).toEqual({
      first: 'well',
      [id]: end,
      next: 'well',
      last: 'well',
    });
  });

  test('a run that asks too often is stopped, whatever the time', async () => {
    const looks = [{ tooOften: true }] as unknown as Exchange[];
    const heard = (id: string) => (id === 'asks' ? looks : []);
    expect(await run(['asks', 'next'], heard)).toEqual({ asks: 'endless', next: 'well' });
  });

  test('a driver that gets nothing to run is an error', async () => {
    const broken = runInWorker([runOf('first')], [process.execPath, '--no-such-option'], bench(), {
      patience,
    });
    await expect(broken).rejects.toThrow(/does not get anything to run: .*no-such-option/s);
  });
});

test('what has stalled is tried again alone, and only that', async () => {
  const alone: string[][] = [];
  const lane: Lane = {
    takes: () => true,
    run: (runs, on) => {
      alone.push(runs.map(({ id }) => id));
      return inWorker(runs, on);
    },
  };
  const outcomes = await runLanes([{ lane, runs: ['first', 'stops', 'last'].map(runOf) }], bench());
  expect(alone).toEqual([['first', 'stops', 'last'], ['stops-alone']]);
  // By its new name it does not stop.
  expect(ends(outcomes)).toEqual({ first: 'well', 'stops-alone': 'well', last: 'well' });
});

describe('a process', () => {
  const watch = (command: [string, ...string[]], heard: Bench['heard'], how: Partial<Patience>) =>
    runWatched({
      command,
      cwd: folder,
      env: { PATH: process.env.PATH },
      underWay: () => 'it',
      heard,
      patience: { ...patience, ...how },
    });

  test('that goes on asking is never stalled, however slow it is', async () => {
    const exchanges: Exchange[] = [];
    const heard = () => {
      exchanges.push({} as Exchange);
      return exchanges;
    };
    const { stopped, code } = await watch(['sleep', '1'], heard, { glanceMs: 10, glances: 2 });
    expect({ stopped, code }).toEqual({ stopped: undefined, code: 0 });
  });

  test('that only computes is stopped in the end', async () => {
    const how = { glanceMs: 10, glances: 1000, cpuSeconds: 0.2 };
    const { stopped } = await watch(['sh', '-c', 'while :; do :; done'], () => [], how);
    expect(stopped).toBe('stalled');
  });

  test('ends with what it has started', async () => {
    const { stopped } = await watch(['sh', '-c', 'sleep 1000; echo late'], () => [], {
      glanceMs: 10,
      glances: 50,
    });
    expect(stopped).toBe('stalled');
  });
});

describe('is judged', () => {
  const judged = (end: Outcome['end'], heard: Partial<Exchange>[] = []) =>
    judge({
      run: runOf('it'),
      runner: runners.node,
      outcome: { end, error: '', output: '' },
      heard: heard.map((more) => ({
        method: 'GET',
        path: '/',
        headers: {},
        fields: {},
        uploads: {},
        status: 200,
        ...more,
      })),
      folder,
    }).map(({ message }) => message);

  test('by the count of its looks', () => {
    expect(scenarioOf(runOf('it'))).toBe('job-stuck');
    const looks = [{ tooOften: false }, { tooOften: true }, { method: 'DELETE' }];
    expect(judged('error', looks)).toEqual(['It waits for ever: it looks more often than the text says.']);
    expect(judged('endless', looks)).toHaveLength(1);
    expect(judged('error', [{ tooOften: false }, { method: 'DELETE' }])).toEqual([]);
  });

  test('as neither right nor wrong when it stalled', () => {
    expect(judged('stalled')).toEqual([]);
  });
});
