/**
 * The W3C's own checker (Nu Html Checker, vnu.jar), where Java and the jar are there. It is no dependency: its npm
 * package downloads a Java at install time.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CannotRun } from '../../report.ts';
import { codes, raising, type SiteFinding } from '../finding.ts';

export const vnuCodes = codes('html', {
  'html-invalid-vnu': {
    why: 'The W3C’s checker (vnu) refuses it.',
    fix: 'Correct the markup in src/components or src/layouts.',
  },
});

const finding = raising(vnuCodes);

/** What vnu says that does not hold for these pages, each with its reason. */
const withoutMessage: readonly { readonly pattern: RegExp; readonly reason: string }[] = [];

export interface VnuResult {
  readonly findings: readonly SiteFinding[];
  /** Why it did not run. */
  readonly skipped?: string | undefined;
}

const report = z.object({
  messages: z.array(
    z.object({
      type: z.string(),
      subType: z.string().optional(),
      message: z.string(),
      url: z.string().optional(),
      lastLine: z.number().optional(),
    }),
  ),
});

/**
 * @param folder the built site
 * @param jar path of vnu.jar
 * @throws CannotRun when the checker ends without its report
 */
export async function checkWithVnu(folder: string, jar: string | undefined): Promise<VnuResult> {
  if (jar === undefined)
    return { findings: [], skipped: 'the W3C’s HTML checker, because VNU_JAR does not name vnu.jar.' };
  if (!existsSync(jar))
    throw new CannotRun(
      `VNU_JAR names ${jar}, which is not there. Correct it, or unset it to skip that check.`,
    );
  const output = await run([
    '-jar',
    jar,
    '--format',
    'json',
    '--exit-zero-always',
    '--skip-non-html',
    folder,
  ]);
  if (output === undefined)
    return { findings: [], skipped: 'the W3C’s HTML checker, because there is no `java` to run it.' };
  return { findings: findingsIn(output, folder) };
}

function findingsIn(output: string, folder: string): SiteFinding[] {
  const start = output.indexOf('{"');
  if (!output.includes('"messages":['))
    throw new CannotRun(`vnu ended without a report: ${output.slice(0, 500)}`);
  const { messages } = report.parse(JSON.parse(output.slice(start)));
  return messages
    .filter(({ type, subType }) => type !== 'info' || subType === 'warning')
    .filter(({ message }) => !withoutMessage.some(({ pattern }) => pattern.test(message)))
    .map(({ message, url, lastLine }) => {
      const file = url === undefined ? '' : relative(folder, fileURLToPath(url)).replaceAll('\\', '/');
      return finding('html-invalid-vnu', file, message, lastLine);
    });
}

/** What it wrote; undefined when there is no Java. */
async function run(args: readonly string[]): Promise<string | undefined> {
  const most = 256 * 1024 * 1024;
  return new Promise((resolve, reject) => {
    execFile('java', [...args], { maxBuffer: most }, (error, _stdout, stderr) => {
      if (error?.code === 'ENOENT') resolve(undefined);
      else if (error) reject(new Error(`vnu: ${error.message}`));
      else resolve(stderr);
    });
  });
}
