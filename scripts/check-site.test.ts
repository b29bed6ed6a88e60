import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { catalogText } from '../tests/support/small-site/catalog.ts';
import { cleanSite } from '../tests/support/small-site/site.ts';

// Commands in processes of their own: slow where others work too.
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-site-'));
  write('models.yaml', catalogText);
  for (const [path, text] of cleanSite()) write(`dist/${path}`, text);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function run(...args: string[]) {
  const script = join(import.meta.dirname, 'check-site.ts');
  return new Promise<{ code: unknown; output: string }>((resolve) => {
    const command = ['--experimental-strip-types', script, ...args];
    const env = { ...process.env, NODE_OPTIONS: undefined, CATALOG: join(folder, 'models.yaml') };
    execFile(process.execPath, command, { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, output: stdout + stderr });
    });
  });
}

/** What this small site has; tests/seeded-defects.test.ts goes through all groups on a built one. */
const groups = ['prices', 'words', 'pages', 'links', 'structured-data', 'parity'];
const dist = () => [...groups, '--dist', join(folder, 'dist')];

test('a clean site passes, with what was recomputed', async () => {
  const { code, output } = await run(...dist());
  expect(output).toMatch(
    /5 pages and \d+ other files for 3 models[^]*\d+ figures recomputed[^]*✓ site: all well/,
  );
  expect(code).toBe(0);
});

test('a wrong figure fails, with file, reason and remedy, in every format', async () => {
  const page = 'dist/q/acme-pixel-pricing/index.html';
  write(page, (cleanSite().get(page.slice('dist/'.length)) ?? '').replace('>$0.040<', '>$0.041<'));
  const { code, output } = await run(...dist());
  expect(code).toBe(1);
  expect(output).toContain(page);
  expect(output.replaceAll(/\s+/g, ' ')).toContain(
    '"$0.041" should be $0.040: that is what acme/pixel#image comes to.',
  );
  expect((await run(...dist(), '--format', 'github')).output).toContain('title=figure-wrong::');
  expect(JSON.parse((await run(...dist(), '--format', 'json')).output)).toMatchObject({
    ok: false,
    check: 'site',
  });
});

test('no site, a broken catalog and a wrong option cannot run', async () => {
  const nowhere = await run('--dist', join(folder, 'nowhere'));
  expect(nowhere).toMatchObject({ code: 2 });
  expect(nowhere.output).toContain('npm run build');

  write('broken.yaml', catalogText.replace('prices:', 'price:'));
  const broken = await run(...dist(), '--catalog', join(folder, 'broken.yaml'));
  expect(broken.code).toBe(2);
  expect(broken.output).toMatch(/could not run[^]*broken\.yaml:\d+:\d+ key-unknown/);

  expect(await run('--nonsense')).toMatchObject({ code: 2 });
});
