/** Each fault in the code that prints is noticed by the site check, in dollars and in euros. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/lib/run-command.ts';
import { printingFaults } from '../support/printing-faults/faults.ts';
import { fixture } from '../support/run-build.ts';

const catalogs = [
  ['in dollars', fixture('seeded-defects')],
  ['in euros', fixture('euro')],
] as const;

/** By catalog: what is found without a fault, then with each. */
let found: Readonly<Record<string, readonly (readonly string[])[]>> = {};

beforeAll(() => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--experimental-strip-types',
      join(root, 'tests/support/printing-faults/run.ts'),
      JSON.stringify(printingFaults),
      ...catalogs.map(([, file]) => file),
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: undefined, BUILD_DATE: '2026-11-23' },
      maxBuffer: 2 ** 28,
    },
  );
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(`The sites could not be printed:\n${stderr}`);
  found = JSON.parse(last) as typeof found;
});

describe.each(catalogs)('%s', (_, file) => {
  test('without a fault there is no finding', () => {
    expect(found[file]?.[0]).toEqual([]);
  });

  test.each(printingFaults.map((fault, index) => [fault.what, fault.code, index] as const))(
    '%s',
    (_what, code, index) => {
      const findings = found[file]?.[index + 1] ?? [];
      expect(
        findings.map((finding) => finding.split(' ')[0]),
        findings.slice(0, 5).join('\n'),
      ).toContain(code);
    },
  );
});
