/** Python examples: read with any Python, and run with one that has the pinned wheel, made once and kept in `.cache`. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { fingerprint } from '#catalog/records/example-evidence.ts';
import { root } from '../../../lib/run-command.ts';
import type { Runner } from '../runs.ts';
import { installProblems, type Fault, type ExampleProblem, type Subject } from '../subjects.ts';
import { runInWorker } from '../worker.ts';
import { argumentProblem } from './sent-request.ts';

const faults: readonly Fault[] = [
  { name: 'missing /v1', task: 'chat', find: '/v1"', replace: '"' },
  { name: 'wrong role', task: 'chat', find: '"user"', replace: '"usr"' },
  { name: 'misspelt field', task: 'chat', find: 'messages=', replace: 'mesages=' },
  { name: 'true of another language', task: 'stream', find: '=True', replace: '=true' },
  { name: 'no check of the key', task: 'chat', find: 'if not api_key:', replace: 'if api_key == "x":' },
  { name: 'key left to the SDK', task: 'chat', find: ', api_key=api_key', replace: '' },
  { name: 'key from another variable', task: 'chat', find: 'environ.get("', replace: 'environ.get("MY_' },
  { name: 'bad quoting', task: 'chat', find: 'In one', replace: 'In "one"' },
  { name: 'wrong indentation', task: 'stream', find: '    if chunk', replace: 'if chunk' },
  { name: 'dead import', task: 'chat', find: 'import os', replace: 'import os\nimport time' },
  { name: 'missing import', task: 'extract-json', find: 'import json\n', replace: '' },
  {
    name: 'takes the first of none',
    task: 'stream',
    find: '    if chunk.choices:\n        print',
    replace: '    if True:\n        print',
  },
  { name: 'wrong install line', task: 'chat', find: 'openai', replace: 'open-ai', where: 'install' },
  { name: 'wrong path', task: 'rerank', find: '"/rerank"', replace: '"/embeddings"' },
  { name: 'answer of another kind', task: 'rerank', find: 'dict[str, Any]', replace: 'str' },
  { name: 'voice of another vendor', task: 'speak', find: 'voice="', replace: 'voice="un' },
  { name: 'text for a number', task: 'generate-video', find: 'duration": 8', replace: 'duration": "8"' },
  { name: 'wrong state of a job', task: 'generate-video', find: '("completed", ', replace: '("succeeded", ' },
  {
    name: 'knows one place of a result',
    task: 'generate-video',
    find: 'job.get("result_url") or job["result"]["file_url"]',
    replace: 'job["result_url"]',
  },
  {
    name: 'cancels what is finished',
    task: 'generate-video',
    find: 'if job["status"] not in ended:',
    replace: 'if job["id"]:',
  },
  {
    name: 'shows the key to another host',
    task: 'generate-video',
    find: 'if result.host.endswith(',
    replace: 'if result.host != str(',
  },
  {
    name: 'leaves the tool’s word unsaid',
    task: 'call-tool',
    find: 'messages.append({"role": "tool"',
    replace: 'print({"role": "tool"',
  },
  {
    name: 'takes a refusal for an answer',
    task: 'extract-json',
    find: 'SystemExit(message.refusal or "The answer is empty.")',
    replace: 'SystemExit()',
  },
  {
    name: 'takes no bytes of a picture',
    task: 'generate-image',
    find: 'image.b64_json:',
    replace: 'image.b64_json and image.url:',
  },
  {
    name: 'a cost that is missing is None',
    task: 'chat-cost',
    find: 'if cost is None:',
    replace: 'if cost == "":',
  },
  { name: 'waits for ever', task: 'generate-video', find: 'range(120)', replace: 'iter(int, 1)' },
  {
    name: 'a failed job ends well',
    task: 'generate-video',
    find: 'SystemExit(f"No result: {job}")',
    replace: 'SystemExit()',
  },
  {
    name: 'temperature for a model that reasons',
    task: 'reason',
    find: 'reasoning_effort="low"',
    replace: 'temperature=0',
  },
  { name: 'wrong header', task: 'chat-cost', find: '.get("x-', replace: '.get("x-x-' },
];

export const python: Runner = {
  faults,
  prints: 'value',
  repeats: true,
  startsPrograms: false,
  packageVersion: pinnedVersion,
  prepare: async () => {
    const { plain, ready, missing } = await preparePython(process.env);
    return {
      skipped: missing === undefined ? [] : [`runs of Python examples: ${missing}`],
      notes:
        ready === undefined
          ? ['The arguments of every Python example equal the request object, as read from its text.']
          : [],
      look: (subjects) => look(subjects, plain),
      lanes:
        ready === undefined
          ? []
          : [
              {
                takes: () => true,
                run: (runs, bench) =>
                  runInWorker(runs, [ready, join(import.meta.dirname, 'drive.py')], bench),
              },
            ],
    };
  },
};

/** Syntax, unused imports, the install line and the arguments. @param python any interpreter */
async function look(
  subjects: readonly Subject[],
  python: string | undefined,
): Promise<Map<Subject, ExampleProblem[]>> {
  const read = python === undefined ? {} : await readTexts(subjects, python);
  return new Map(
    subjects.map((subject, index) => {
      const { problems = [], imports } = read[index] ?? {};
      const syntax = problems.map((message): ExampleProblem => ({ layer: 'syntax', message }));
      const install = imports === undefined || syntax.length > 0 ? [] : installProblems(subject, imports);
      const message = argumentProblem(subject.code, subject.request);
      const differing: ExampleProblem[] = message === undefined ? [] : [{ layer: 'arguments', message }];
      return [subject, [...differing, ...syntax, ...install]];
    }),
  );
}

/** What Python itself says of each text. */
async function readTexts(subjects: readonly Subject[], python: string) {
  const looking = execute(python, [join(import.meta.dirname, 'look.py')], { maxBuffer: 64 * 2 ** 20 });
  looking.child.stdin?.end(
    JSON.stringify(subjects.map(({ code }, index) => ({ name: String(index), code }))),
  );
  const { stdout } = await looking;
  return JSON.parse(stdout) as Record<string, { problems: string[]; imports: string[] }>;
}

const requirements = join(import.meta.dirname, 'requirements.txt');
const execute = promisify(execFile);
/** For a machine that is busy: a package index that does not answer is given up by pip itself, within a minute. */
const installSeconds = 600;

interface PythonState {
  /** The machine's own interpreter: enough for syntax. */
  readonly plain?: string | undefined;
  /** The interpreter that has the SDK. */
  readonly ready?: string | undefined;
  /** Why there is none. */
  readonly missing?: string | undefined;
}

/** The version of a wheel that is pinned. */
function pinnedVersion(name: string): string {
  const lines = readFileSync(requirements, 'utf8').split('\n');
  const version = lines.find((line) => line.startsWith(`${name}==`))?.slice(`${name}==`.length);
  if (version === undefined) throw new Error(`${requirements} pins no version of ${name}.`);
  return version;
}

/**
 * Finds or makes the environment; never throws for what a machine may lack.
 * @param packages the file that lists them
 * @param environment PYTHON names another interpreter than `python3`; pip's own variables name another index
 */
export async function preparePython(
  environment: NodeJS.ProcessEnv,
  packages = requirements,
): Promise<PythonState> {
  const python = environment.PYTHON ?? 'python3';
  const version = await execute(python, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
  if (version === undefined) return { missing: `there is no ${python} here` };
  const key = fingerprint(
    [packages, requirements].map((file) => readFileSync(file, 'utf8')).join('') + version,
  );
  const folder =
    (packages === requirements ? environment.RATECARD_PYTHON_ENV : undefined) ??
    join(root, '.cache', `python-${key}`);
  const ready = join(folder, 'bin', 'python');
  if (existsSync(ready)) return { plain: python, ready };
  // Made beside and renamed over, so that an interrupted one is never taken for whole.
  const making = `${folder}.${process.pid}`;
  try {
    await execute(python, ['-m', 'venv', making]);
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--no-input',
      '--retries',
      '1',
    ];
    await execute(join(making, 'bin', 'python'), [...pip, '--timeout', '15', '-r', packages], {
      timeout: installSeconds * 1000,
    });
    rmSync(folder, { recursive: true, force: true });
    renameSync(making, folder);
    return { plain: python, ready };
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    return {
      plain: python,
      missing: `what ${basename(packages)} lists could not be installed: ${lastLine(error)}`,
    };
  }
}

function lastLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return said.trim().split('\n').at(-1) ?? '';
}
