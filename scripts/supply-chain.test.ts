/** Whose code runs where: in workflows, and while packages are installed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from './lib/run-command.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

const workflowSchema = z.looseObject({
  permissions: z.record(z.string(), z.string()),
  env: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.looseObject({
      permissions: z.record(z.string(), z.string()),
      'timeout-minutes': z.number(),
      steps: z.array(
        z.looseObject({
          uses: z.string().optional(),
          run: z.string().optional(),
          with: z.record(z.string(), z.unknown()).default({}),
        }),
      ),
    }),
  ),
});
const workflows = readdirSync(join(root, '.github/workflows')).map((file) => {
  const text = read(`.github/workflows/${file}`);
  return { file, text, workflow: workflowSchema.parse(parse(text)) };
});

test.each(workflows)('$file: every action is one commit, and says which version that is', ({ text }) => {
  const used = [...text.matchAll(/uses: *(.*)$/gm)].map(([, what = '']) => what);
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((what) => !/^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(what))).toEqual([]);
});

test.each(workflows)(
  '$file: where foreign packages run, nothing can be written and no credentials stay',
  ({ workflow }) => {
    expect(workflow.permissions).toEqual({});
    expect(workflow.env.ASTRO_TELEMETRY_DISABLED).toBe('1');
    for (const [name, { permissions, steps }] of Object.entries(workflow.jobs)) {
      const runs = steps.flatMap(({ run }) => run ?? []).join('\n');
      const isForeign = /\b(?:npm|npx|node)\b/.test(runs);
      const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
      if (!isForeign) continue;
      expect([name, permissions]).toEqual([name, { contents: 'read' }]);
      for (const checkout of checkouts) expect(checkout.with['persist-credentials']).toBe(false);
      expect(runs).not.toMatch(/secrets\.|github\.token|GH_TOKEN/);
      for (const [install] of runs.matchAll(/npm (?:ci|install|i)\b.*/g))
        expect(install).toContain('--ignore-scripts');
    }
  },
);

/** Packages that would run something while they are installed, and why that is not needed. */
const installScripts: Readonly<Record<string, string>> = {
  'node_modules/esbuild':
    'puts its program in the place of a script that starts it: a few milliseconds each time',
};

test('no package needs to run anything while it is installed', () => {
  const { packages } = z
    .looseObject({
      packages: z.record(z.string(), z.looseObject({ hasInstallScript: z.boolean().optional() })),
    })
    .parse(JSON.parse(read('package-lock.json')));
  const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript === true);
  expect(scripted.map(([name]) => name)).toEqual(Object.keys(installScripts));
  expect(read('scripts/setup.mjs')).toContain("'--ignore-scripts'");
});

test('every command that starts Astro tells it to report nothing', () => {
  const starting = readdirSync(join(root, 'scripts'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.m?ts$/.test(file) && !file.endsWith('.test.ts'))
    .filter((file) => /packageCommand\('astro'\)|import\('astro'\)/.test(read(`scripts/${file}`)));
  expect(starting.length).toBeGreaterThan(1);
  // The steps of checks are run by run-command.ts.
  const silent = (file: string) => read(`scripts/${file}`).includes('ASTRO_TELEMETRY_DISABLED');
  expect(starting.filter((file) => !silent(file))).toEqual(['lib/suites.ts']);
  expect(silent('lib/run-command.ts')).toBe(true);
});
