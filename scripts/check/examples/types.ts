/** Type-checks Node examples against the real SDK, as strictly as TypeScript gets. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../lib/run-command.ts';
import type { Workshop } from './run/workshop.ts';
import type { Problem, Subject } from './subject.ts';

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

/** @returns the type errors of each subject that has any */
export async function typeProblems(
  subjects: readonly Subject[],
  workshop: Workshop,
): Promise<Map<Subject, Problem[]>> {
  const folder = join(workshop.folder, 'types');
  mkdirSync(folder);
  subjects.forEach(({ code }, index) => {
    writeFileSync(join(folder, `${index}.ts`), code);
  });
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const output = await compile(folder);
  const problems = new Map<Subject, Problem[]>();
  for (const [, index, message = ''] of output.matchAll(/^(\d+)\.ts\(\d+,\d+\): error (.*)$/gm)) {
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
    const child = spawn(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], {
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
