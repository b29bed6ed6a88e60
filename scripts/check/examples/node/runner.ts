/** Node examples: type-checked against the real SDK, and run in one process. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../../lib/run-command.ts';
import type { Runner } from '../runs.ts';
import { installProblems, type Fault, type ExampleProblem, type Subject } from '../subjects.ts';
import { runInWorker } from '../worker.ts';

const faults: readonly Fault[] = [
  { name: 'base URL of another version', task: 'chat', find: '/v1"', replace: '/v2"' },
  { name: 'missing /v1', task: 'chat', find: '/v1"', replace: '"' },
  { name: 'another host', task: 'chat', find: 'https://api.', replace: 'https://gpi.' },
  { name: 'wrong role', task: 'chat', find: '"user"', replace: '"usr"' },
  { name: 'misspelt field', task: 'chat', find: 'messages:', replace: 'mesages:' },
  { name: 'number for a text', task: 'chat', find: '"In one sentence: why is the sky blue?"', replace: '42' },
  { name: 'missing await', task: 'chat', find: 'await client', replace: 'client' },
  { name: 'missing await on a generator', task: 'stream', find: 'for await', replace: 'for' },
  { name: 'asks for no stream', task: 'stream', find: '  stream: true,\n', replace: '' },
  {
    name: 'no check of the key',
    task: 'chat',
    find: 'if (!apiKey) throw',
    replace: 'if (!apiKey && !process.env.PATH) throw',
  },
  { name: 'key left to the SDK', task: 'chat', find: ', apiKey }', replace: ' }' },
  { name: 'key from another variable', task: 'chat', find: 'process.env.', replace: 'process.env.MY_' },
  {
    name: 'dead import',
    task: 'chat',
    find: 'import OpenAI',
    replace: 'import { readFile } from "node:fs";\nimport OpenAI',
  },
  { name: 'takes the first of none', task: 'chat', find: 'choices[0]?.', replace: 'choices[0].' },
  { name: 'takes the first of none', task: 'generate-image', find: 'data?.[0]', replace: 'data[0]' },
  {
    name: 'takes no bytes of a picture',
    task: 'generate-image',
    find: 'if (image?.b64_json)',
    replace: 'if (image?.b64_json && image.url)',
  },
  {
    name: 'leaves the tool’s word unsaid',
    task: 'call-tool',
    find: 'messages.push({ role: "tool"',
    replace: 'console.log({ role: "tool"',
  },
  {
    name: 'waits for a tool that is not called',
    task: 'call-tool',
    find: 'if (message.content) console',
    replace: 'if (round > 0) console',
  },
  {
    name: 'takes a refusal for an answer',
    task: 'extract-json',
    find: 'throw new Error(message?.refusal ??',
    replace: 'console.log(message?.refusal ??',
  },
  {
    name: 'a cost that is missing is null',
    task: 'chat-cost',
    find: 'if (cost === null) throw',
    replace: 'if (cost === "") throw',
  },
  {
    name: 'shows the key to another host',
    task: 'generate-video',
    find: 'own ? {',
    replace: 'own || url ? {',
  },
  { name: 'wrong install line', task: 'chat', find: 'openai', replace: 'open-ai', where: 'install' },
  { name: 'another model’s size', task: 'generate-image', find: '1024x1024', replace: '1024*1024' },
  {
    name: 'generates where it should edit',
    task: 'edit-image',
    find: 'images.edit',
    replace: 'images.generate',
  },
  { name: 'image without a type', task: 'edit-image', find: ', { type: "image/png" }', replace: '' },
  {
    name: 'wrong state of a job',
    task: 'generate-video',
    find: '!== "completed"',
    replace: '!== "succeeded"',
  },
  {
    name: 'knows one place of a result',
    task: 'generate-video',
    find: ' ?? job.result?.file_url',
    replace: '',
  },
  { name: 'looks at jobs in the wrong place', task: 'generate-video', find: '`/jobs/', replace: '`/job/' },
  { name: 'waits for ever', task: 'generate-video', find: 'i < 120 && ', replace: '' },
  {
    name: 'hides why a job failed',
    task: 'generate-video',
    find: '`No result: ${JSON.stringify(job)}`',
    replace: '"No result"',
  },
  {
    name: 'leaves a job running',
    task: 'generate-video',
    find: 'if (!ended()) await client.delete',
    replace: 'if (!ended()) await client.get',
  },
  {
    name: 'cancels what is finished',
    task: 'generate-video',
    find: 'if (!ended()) await client.delete',
    replace: 'if (!ended() || job.id) await client.delete',
  },
  {
    name: 'wrong purpose of a file',
    task: 'chat-batch',
    find: 'purpose: "batch"',
    replace: 'purpose: "assistants"',
  },
  { name: 'speech read as text', task: 'speak', find: 'speech.arrayBuffer()', replace: 'speech.text()' },
];

/** Runs what Node understands, in one process. */
const nodeDriver = [process.execPath, join(import.meta.dirname, 'drive.ts')] as const;

/**
 * How examples in TypeScript are checked and run.
 * @param name names the folder of their types
 */
export function typescriptRunner(name: string, faults: readonly Fault[]): Runner {
  return {
    faults,
    prints: 'value',
    repeats: true,
    startsPrograms: false,
    packageVersion: (library) => {
      const manifest = readFileSync(join(packageFolder(library) ?? '', 'package.json'), 'utf8');
      return (JSON.parse(manifest) as { version: string }).version;
    },
    prepare: () =>
      Promise.resolve({
        skipped: [],
        notes: [],
        look: async (subjects, workshop) => {
          const types = await typeProblems(subjects, join(workshop.folder, `types-${name}`));
          return new Map(
            subjects.map((subject) => [
              subject,
              [...installProblems(subject, importsOf(subject.code)), ...(types.get(subject) ?? [])],
            ]),
          );
        },
        lanes: [{ takes: () => true, run: (runs, bench) => runInWorker(runs, nodeDriver, bench) }],
      }),
  };
}

export const node: Runner = typescriptRunner('node', faults);

function importsOf(code: string): string[] {
  const modules = [...code.matchAll(/from "([^"]+)"/g)].map(([, name = '']) => name);
  return [...new Set(modules.filter((name) => !name.startsWith('node:')))];
}

/** Stricter than most readers' projects. */
const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  module: 'nodenext',
  target: 'es2024',
  types: ['node'],
  skipLibCheck: true,
  noEmit: true,
};

/** @param folder made for them @returns the type errors of each subject that has any */
async function typeProblems(
  subjects: readonly Subject[],
  folder: string,
): Promise<Map<Subject, ExampleProblem[]>> {
  if (subjects.length === 0) return new Map();
  mkdirSync(folder);
  subjects.forEach(({ code }, index) => {
    writeFileSync(join(folder, `${index}.mts`), code);
  });
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.mts'] }));
  const output = await compile(folder);
  const problems = new Map<Subject, ExampleProblem[]>();
  for (const [, index, message = ''] of output.matchAll(/^(\d+)\.mts\(\d+,\d+\): error (.*)$/gm)) {
    const subject = subjects[Number(index)];
    if (subject === undefined) continue;
    problems.set(subject, [...(problems.get(subject) ?? []), { layer: 'types', message }]);
  }
  // An error of another kind (a broken configuration) would check nothing.
  if (problems.size === 0 && output.includes('error TS'))
    throw new Error(`TypeScript could not check the examples: ${output}`);
  return problems;
}

function compile(cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(packageFolder('typescript') ?? '', 'bin/tsc'), '-p', '.'], {
      cwd,
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', () => {
      resolve(output);
    });
  });
}
