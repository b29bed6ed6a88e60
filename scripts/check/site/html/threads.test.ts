import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { validateHtml } from './threads.ts';

const folder = mkdtempSync(join(tmpdir(), 'html-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const html = (body: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>${body}</body></html>`;

test('every page is validated once, in threads, in the order of files', async () => {
  mkdirSync(join(folder, 'q'));
  const good = Array.from({ length: 10 }, (_, index) => `q/${index}.html`);
  for (const file of good) writeFileSync(join(folder, file), html('<p>Text</p>'));
  writeFileSync(join(folder, 'z.html'), html('<p><div>Text</div></p>'));
  writeFileSync(join(folder, 'a.html'), html('<img src="/a.png">'));
  const findings = await validateHtml(folder, ['z.html', ...good, 'a.html']);
  expect([...new Set(findings.map(({ file }) => file))]).toEqual(['a.html', 'z.html']);
});

test('a page that cannot be read is an error, not a pass', async () => {
  await expect(validateHtml(folder, ['none.html'])).rejects.toThrow('none.html');
});
