/** The weekly workflow runs commands that exist, with options that they have. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readGatewayArguments } from './check/gateway/run.ts';
import { readArguments } from './check/prices/arguments.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const { scripts } = z
  .looseObject({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

const step = z.looseObject({ run: z.string().optional() });
const workflowSchema = z.looseObject({
  jobs: z.record(z.string(), z.looseObject({ steps: z.array(step) })),
});
const workflow = workflowSchema.parse(parse(read('.github/workflows/prices.yml')));
const runs = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
const documented = [...read('docs/price-check.md').matchAll(/^npm .*$/gm)].map(([command]) => command);

/** Script and arguments of each `npm run` in a text. */
function npmRuns(commands: readonly string[]) {
  return commands
    .flatMap((command) => [...command.matchAll(/\bnpm run (?:--silent )?(\S+)(?: -- ([^>\n]*))?/g)])
    .map(([, script = '', args = '']) => ({ script, args: args.split(/\s+/).filter((word) => word !== '') }));
}

test.each([
  ['workflow', runs],
  ['documentation', documented],
])('every npm command of the %s exists, with its options', (_, commands) => {
  const found = npmRuns(commands);
  expect(found.length).toBeGreaterThan(1);
  for (const { script, args } of found) {
    expect(Object.keys(scripts)).toContain(script);
    if (script === 'check:prices') expect(() => readArguments(args)).not.toThrow();
    if (script === 'check:gateway')
      expect(() => readGatewayArguments(args.filter((word) => word !== ';' && word !== 'fi'))).not.toThrow();
  }
});

test('the workflow updates from the newest of every source, weekly', () => {
  const [update] = npmRuns(runs)
    .filter(({ script }) => script === 'check:prices')
    .map(({ args }) => readArguments(args));
  expect(update).toMatchObject({ refresh: 'newest', today: true, update: true });
  expect(read('.github/workflows/prices.yml')).toMatch(/schedule:\n[^]*cron: '\d+ \d+ \* \* \d'/);
});
