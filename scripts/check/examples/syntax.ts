/** What can be said of a text without running it, but for the types. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { skeletonOf } from '#examples/index.ts';
import type { Problem, Subject } from './subject.ts';
import { argumentProblem } from './python/arguments.ts';

/** Problems of the text itself: its id, its arguments, what it has the reader install. */
export function textProblems(subject: Subject): Problem[] {
  const problems: Problem[] = [];
  try {
    skeletonOf(subject.code, subject.model.id);
  } catch (error) {
    problems.push({ layer: 'text', message: error instanceof Error ? error.message : String(error) });
  }
  const imports = subject.language === 'node' ? nodeImports(subject.code) : undefined;
  if (imports !== undefined) problems.push(...installProblems(subject, imports));
  if (subject.language !== 'python') return problems;
  const message = argumentProblem(subject.code, subject.request);
  return message === undefined ? problems : [...problems, { layer: 'arguments', message }];
}

function nodeImports(code: string): string[] {
  const modules = [...code.matchAll(/from "([^"]+)"/g)].map(([, name = '']) => name);
  return [...new Set(modules.filter((name) => !name.startsWith('node:')))];
}

/** The install line names what is imported, no more and no less. */
function installProblems({ install = '' }: Subject, imports: readonly string[]): Problem[] {
  const named = install.split(' ').slice(2);
  if (imports.toSorted().join(' ') === named.toSorted().join(' ')) return [];
  return [
    { layer: 'text', message: `It imports ${imports.join(', ')}, but has the reader run "${install}".` },
  ];
}

/** Python: syntax, unused imports and the install line. @param python any interpreter */
export function pythonProblems(subjects: readonly Subject[], python: string): Map<Subject, Problem[]> {
  const input = JSON.stringify(subjects.map(({ code }, index) => ({ name: String(index), code })));
  const program = join(import.meta.dirname, 'drivers', 'look.py');
  const { stdout, stderr } = spawnSync(python, [program], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  if (stdout === '') throw new Error(`Python examples could not be looked at: ${stderr}`);
  const found = JSON.parse(stdout) as Record<string, { problems: string[]; imports: string[] }>;
  return new Map(
    subjects.map((subject, index) => {
      const { problems = [], imports = [] } = found[index] ?? {};
      const syntax = problems.map((message): Problem => ({ layer: 'syntax', message }));
      return [subject, [...syntax, ...(syntax.length > 0 ? [] : installProblems(subject, imports))]];
    }),
  );
}

/** Shell: syntax, in each shell that is here. */
export function shellProblems({ code }: Subject, shells: readonly string[]): Problem[] {
  return shells.flatMap((shell): Problem[] => {
    const { status, stderr } = spawnSync(shell, ['-n'], { input: code, encoding: 'utf8' });
    return status === 0 ? [] : [{ layer: 'syntax', message: `${shell}: ${stderr.trim()}` }];
  });
}
