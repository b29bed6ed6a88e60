/**
 * What linters say of every text: mypy and ruff of Python, shellcheck of shell scripts. They take long and come from a package
 * index, so only `--full` asks them; TypeScript is checked in every run.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '#catalog/registry/languages.ts';
import { preparePython } from './python/runner.ts';
import type { ExampleProblem, Subject } from './subjects.ts';

/**
 * Their commands, each of which names a file and a line for whatever it finds. What is written in Python is run as a module: its
 * script would name the interpreter where the environment was made, not where it stands.
 */
const linters: readonly (readonly [language: Language, name: string, program: string, ...args: string[]])[] =
  [
    ['python', 'mypy', 'python', '-m', 'mypy', '--strict', '--no-error-summary', '--hide-error-context'],
    ['python', 'ruff', 'ruff', 'check', '--output-format', 'concise', '--no-cache'],
    ['curl', 'shellcheck', 'shellcheck', '--shell=sh', '--format=gcc'],
  ];

/** @returns the problems of each subject that has any, or why nothing could be asked */
export async function lint(
  subjects: readonly Subject[],
): Promise<Map<Subject, ExampleProblem[]> | { readonly missing: string }> {
  const { ready, missing = 'the linters are missing' } = await preparePython(
    process.env,
    join(import.meta.dirname, 'python/linters.txt'),
  );
  if (ready === undefined) return { missing };
  const folder = mkdtempSync(join(tmpdir(), 'ratecard-lint-'));
  const problems = new Map<Subject, ExampleProblem[]>();
  try {
    // Modules cannot be called what examples are: "chat-cost" is no name.
    const files = subjects.map(({ file, code }, index) => {
      const name = `text_${index}${file.slice(file.lastIndexOf('.'))}`;
      writeFileSync(join(folder, name), code);
      return name;
    });
    for (const [language, linter, program, ...args] of linters) {
      const of = files.filter((_, index) => subjects[index]?.language === language);
      const said = await run(join(ready, '..', program), [...args, ...of], folder);
      for (const [, index, message = ''] of said.matchAll(/^text_(\d+)\.\w+:\d+:(?:\d+:)? (.*)$/gm)) {
        const subject = subjects[Number(index)];
        if (subject === undefined) continue;
        const found: ExampleProblem = { layer: 'lint', message: `${linter}: ${message}` };
        problems.set(subject, [...(problems.get(subject) ?? []), found]);
      }
    }
    return problems;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What it prints; 0 and 1 are its answers, anything else is none. */
function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, maxBuffer: 64 * 2 ** 20 }, (error, stdout, stderr) => {
      if (error === null || error.code === 1) resolve(stdout);
      else reject(new Error(`${program} does not work: ${stderr || error.message}`));
    });
  });
}
