/** Runs shell examples, each in a shell of its own, with real curl. */
import { execFile } from 'node:child_process';
import type { Driver } from './in-process.ts';
import { timeoutSeconds, type Outcome } from './outcome.ts';
import { environmentOf, type Run } from './plan.ts';
import type { Workshop } from './workshop.ts';

/** So many shells at a time: they mostly wait. */
const atOnce = 4;

/**
 * @param shell bash, dash…
 * @param curl path of the real curl
 */
export async function runInShell(
  runs: readonly Run[],
  workshop: Workshop,
  { shell, curl, redirect }: { shell: string; curl: string; redirect: Driver['redirect'] },
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const waiting = [...runs];
  const work = async () => {
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
      const env = {
        PATH: `${workshop.bin}:${process.env.PATH ?? ''}`,
        HOME: workshop.folder,
        ...environmentOf(run),
        MOCK_CURL: curl,
        MOCK_FROM: redirect.from,
        MOCK_TO: redirect.to,
        MOCK_RUN: run.id,
        MOCK_SCENARIO: run.situation,
      };
      outcomes.set(run.id, await runOne([shell, workshop.prepare(run)], workshop.folderOf(run), env));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}

function runOne([shell, file]: [string, string], cwd: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(shell, [file], { cwd, env, timeout: timeoutSeconds * 1000 }, (error, stdout, stderr) => {
      const reason = error?.killed === true ? 'it took too long' : `exit code ${error?.code ?? '?'}`;
      resolve({
        ok: error === null,
        error: error === null ? '' : `${reason} ${stderr.trim()}`,
        output: stdout + stderr,
      });
    });
  });
}
