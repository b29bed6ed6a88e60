/** curl examples: scripts for any POSIX shell, each run in a shell of its own with the real curl. */
import { execFile, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  copyFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { environmentOf, type Bench, type Outcome, type Run, type Runner } from '../runs.ts';
import type { Fault, ExampleProblem, Subject } from '../subjects.ts';
import { outcomeOf, runWatched } from '../worker.ts';

const faults: readonly Fault[] = [
  { name: 'missing /v1', task: 'chat', find: '/v1/', replace: '/' },
  { name: 'wrong path', task: 'moderate', find: '/moderations', replace: '/chat/completions' },
  { name: 'wrong method', task: 'chat', find: 'curl ', replace: 'curl -X PUT ' },
  { name: 'no Bearer', task: 'chat', find: 'Bearer ', replace: '' },
  { name: 'no content type', task: 'chat', find: "  -H 'Content-Type: application/json' \\\n", replace: '' },
  { name: 'wrong role', task: 'chat', find: '"user"', replace: '"usr"' },
  { name: 'quote ends too early', task: 'chat', find: 'the sky blue', replace: "the sky's blue" },
  { name: 'shell runs the prompt', task: 'chat', find: 'In one sentence', replace: `'"$(id)"'` },
  { name: 'comma after the last field', task: 'chat', find: '}]\n  }', replace: '}],\n  }' },
  { name: 'no check of the key', task: 'chat', find: ':?set ', replace: ':-set ' },
  { name: 'a refusal ends well', task: 'chat', find: '--fail-with-body ', replace: '' },
  { name: 'name of a file for the file', task: 'edit-image', find: '=@', replace: '=' },
  { name: 'file in the wrong field', task: 'transcribe', find: '-F file=', replace: '-F audio=' },
  {
    name: 'only for bash',
    task: 'generate-video',
    find: `printf '%s' "$answer" | grep -o "\\"\${1}\\": *\\"[^\\"]*\\""`,
    replace: `grep -o "\\"\${1}\\": *\\"[^\\"]*\\"" <<< "$answer"`,
  },
  {
    name: 'wrong state of a job',
    task: 'generate-video',
    find: 'completed|',
    replace: 'succeeded|',
  },
  { name: 'waits for ever', task: 'generate-video', find: ' || [ $((tries += 1)) -gt 120 ]', replace: '' },
  {
    name: 'knows one place of a result',
    task: 'generate-video',
    find: 'url=$(field file_url)',
    replace: ':',
  },
  {
    name: 'a failed job ends well',
    task: 'generate-video',
    find: `[ "$(field status)" = completed ]`,
    replace: `[ "$(field status)" = completed ] || exit 0`,
  },
  { name: 'wrong header', task: 'chat-cost', find: "'^x-", replace: "'^x-x-" },
  {
    name: 'a cost that is missing is empty',
    task: 'chat-cost',
    find: '[ -n "$cost" ] ||',
    replace: 'true ||',
  },
  { name: 'saves a refusal', task: 'speak', find: '--fail-with-body -sS', replace: '-sS' },
  { name: 'hides why it was refused', task: 'generate-image', find: '--fail-with-body -sS', replace: '-fsS' },
  { name: 'takes no address of a picture', task: 'generate-image', find: 'field url', replace: 'field uri' },
  {
    name: 'takes no bytes of a picture',
    task: 'generate-image',
    find: 'field b64_json',
    replace: 'field b64',
  },
  { name: 'shows the key to another host', task: 'generate-video', find: '  *', replace: '  * | *' },
  {
    name: 'asks for the result without the key',
    task: 'generate-video',
    find: 'set -- -H',
    replace: 'set -- -A',
  },
  {
    name: 'stream without -N',
    task: 'stream',
    find: ' -N ',
    replace: ' ',
    escapes: 'curl then prints the same text a little later: what is sent and what comes out are equal',
  },
];

const wantedShells = ['bash', 'dash'];
/** curl prints a response header since 7.83, and keeps the body of a refusal since 7.76. */
const neededCurl = [7, 83] as const;
/** So many shells at a time: they mostly wait. */
const atOnce = 4;

export const curl: Runner = {
  faults,
  prints: 'answer',
  repeats: false,
  startsPrograms: true,
  packageVersion: (name) => {
    throw new Error(`${name} is no package of a shell.`);
  },
  prepare: () => {
    const program = which('curl');
    const problem = program === undefined ? 'there is no curl here' : curlProblem(program);
    const shells = wantedShells.filter((shell) => which(shell) !== undefined);
    const missing = wantedShells.filter((shell) => !shells.includes(shell));
    return Promise.resolve({
      skipped: [
        ...(problem === undefined ? [] : [`runs of curl examples: ${problem}`]),
        ...missing.map((shell) => `runs of curl examples in ${shell}: there is no ${shell} here`),
      ],
      notes: [`curl examples are for any shell: tried in ${shells.join(' and ')}.`],
      look: (subjects) => look(subjects, shells),
      lanes:
        program === undefined || problem !== undefined
          ? []
          : shells.map((shell, index) => ({
              // In the first shell every run, in the others the plain ones: they show whether the script is for all.
              takes: ({ situation }) => index === 0 || situation === 'fine',
              run: (runs, bench) => runInShell(runs, bench, { shell, program }),
            })),
    });
  },
};

/** Syntax, in each shell. */
async function look(
  subjects: readonly Subject[],
  shells: readonly string[],
): Promise<Map<Subject, ExampleProblem[]>> {
  const problems = new Map<Subject, ExampleProblem[]>();
  for (const subject of subjects) {
    const said = await Promise.all(shells.map((shell) => syntaxError(shell, subject.code)));
    const ofSubject = said.flatMap((text, index): ExampleProblem[] =>
      text === undefined ? [] : [{ layer: 'syntax', message: `${shells[index] ?? ''}: ${text}` }],
    );
    problems.set(subject, ofSubject);
  }
  return problems;
}

function syntaxError(shell: string, code: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = execFile(shell, ['-n'], (error, _, stderr) => {
      resolve(error === null ? undefined : stderr.trim());
    });
    child.stdin?.end(code);
  });
}

async function runInShell(
  runs: readonly Run[],
  { workshop, redirects, heard }: Bench,
  { shell, program }: { shell: string; program: string },
): Promise<Map<Run, Outcome>> {
  const bin = programFolder(workshop.folder);
  const outcomes = new Map<Run, Outcome>();
  const waiting = [...runs];
  const [own, other] = redirects;
  const work = async () => {
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
      const { id, situation } = run;
      const ended = await runWatched({
        command: [shell, workshop.prepare(run)],
        cwd: workshop.folderOf(run),
        env: {
          PATH: `${bin}:${process.env.PATH ?? ''}`,
          HOME: workshop.folder,
          ...environmentOf(run),
          MOCK_CURL: program,
          MOCK_FROM: own?.from,
          MOCK_TO: own?.to,
          MOCK_FROM_OTHER: other?.from,
          MOCK_TO_OTHER: other?.to,
          MOCK_RUN: id,
          MOCK_SCENARIO: situation,
        },
        underWay: () => id,
        heard,
      });
      outcomes.set(run, outcomeOf(ended));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}

/** Programs to be found before others: `curl`, which redirects, and `sleep`, so that nobody waits for the mock. */
function programFolder(folder: string): string {
  const bin = join(folder, 'bin');
  if (existsSync(bin)) return bin;
  mkdirSync(bin);
  copyFileSync(join(import.meta.dirname, 'curl.sh'), join(bin, 'curl'));
  writeFileSync(join(bin, 'sleep'), '#!/bin/sh\n');
  for (const name of ['curl', 'sleep']) chmodSync(join(bin, name), 0o755);
  return bin;
}

function which(program: string): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function curlProblem(curl: string): string | undefined {
  const { stdout } = spawnSync(curl, ['--version'], { encoding: 'utf8' });
  const [, major = 0, minor = 0] = /^curl (\d+)\.(\d+)/.exec(stdout) ?? [];
  const [wantedMajor, wantedMinor] = neededCurl;
  const old = Number(major) < wantedMajor || (Number(major) === wantedMajor && Number(minor) < wantedMinor);
  return old
    ? `curl is ${major}.${minor}, which lacks %header{…} (since ${neededCurl.join('.')})`
    : undefined;
}
