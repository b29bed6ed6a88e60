import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { fixture, runCommand, temporaryFolder } from '../support/run-build.ts';

const folder = temporaryFolder();
test('every example of every model with an odd id runs, and what arrives is the id', async () => {
  cpSync(dirname(fixture('odd-ids')), folder, { recursive: true });
  // That faults are noticed is a matter of the languages, not of these ids.
  const options = ['--every', '--no-faults', '--lock'];
  const { code, output } = await runCommand(
    'check-examples',
    { CATALOG: join(folder, 'models.yaml') },
    ...options,
  );
  expect(code, output).toBe(0);
  expect(output).toContain('0 texts are wrong');
});
