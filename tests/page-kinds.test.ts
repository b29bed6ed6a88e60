import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { samplePages } from './support/page-kinds.ts';

test('one page of each folder stands for its kind, and every page at the top for itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sample-pages-'));
  for (const page of ['', 'q', 'q/a-pricing', 'q/b-pricing', 'models', 'models/chat', 'changes']) {
    mkdirSync(join(folder, page), { recursive: true });
    writeFileSync(join(folder, page, 'index.html'), '');
  }
  writeFileSync(join(folder, '404.html'), '');
  expect(samplePages(folder)).toEqual([
    '/',
    '/changes/',
    '/models/',
    '/models/chat/',
    '/q/',
    '/q/a-pricing/',
  ]);
  rmSync(folder, { recursive: true });
});
