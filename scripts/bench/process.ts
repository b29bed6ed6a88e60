/** What a program takes: by the clock, of the processors, of memory. With all that it starts; Linux alone counts that. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Taken {
  /** Seconds by the clock. */
  readonly wall: number;
  /** Seconds of all processors. */
  readonly cpu: number;
  /** Most of memory at once, in megabytes, looked at every few milliseconds. */
  readonly peak: number;
}

export interface Program {
  readonly command: readonly [file: string, ...args: string[]];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Linux counts times of processes in hundredths of a second. */
const ticks = 100;

/** What takes longer hangs, on any machine and at any size. */
const patience = 45 * 60_000;

const looks = 25;

/** Runs a program to its end. @throws Error with what it printed where it failed */
export async function taken({ command: [file, ...args], cwd, env = {} }: Program): Promise<Taken> {
  const before = ofChildren();
  const started = performance.now();
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patience,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  let peak = 0;
  const watching = setInterval(() => (peak = Math.max(peak, memoryOf(child.pid))), looks);
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject).once('close', resolve);
    });
    const wall = (performance.now() - started) / 1000;
    if (code !== 0) throw new Error(`${file} ${args.join(' ')} failed in ${cwd}:\n${printed.slice(-4000)}`);
    return { wall, cpu: (ofChildren() - before) / ticks, peak };
  } finally {
    clearInterval(watching);
  }
}

/** Of every program that this one has started and that has ended, with those it had started itself. */
function ofChildren(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[13]) + Number(fields[14]);
}

/** Of a process and all it has started, in megabytes; nothing once it has ended. */
function memoryOf(pid: number | undefined): number {
  try {
    const place = `/proc/${String(pid)}`;
    const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`${place}/status`, 'utf8'))?.[1] ?? 0);
    const started = readFileSync(`${place}/task/${String(pid)}/children`, 'utf8').split(' ');
    const others = started.filter((text) => text !== '').map((text) => memoryOf(Number(text)));
    return others.reduce((sum, megabytes) => sum + megabytes, (kilobytes * 1024) / 1e6);
  } catch {
    return 0;
  }
}
