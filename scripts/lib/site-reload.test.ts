import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createServer, type ViteDevServer } from 'vite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { siteFolder } from '#catalog/site-folder.ts';
import { siteReload } from './astro-plugins.ts';

let path: string;
let catalog: string;
let server: ViteDevServer;
/** When the last page was told. */
let told: number;
const onTheme = vi.fn();

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'ratecard-reload-'));
  catalog = join(path, 'models.yaml');
  copyFileSync('tests/sites/plain-gateway/models.yaml', catalog);
  writeFileSync(join(path, 'theme.css'), ':root{}');
  told = 0;
  onTheme.mockClear();
  server = await createServer({
    root: path,
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false },
    plugins: [siteReload(siteFolder({ SITE: path }), onTheme)],
  });
  server.ws.send = () => {
    told = performance.now();
  };
});

afterEach(async () => {
  await server.close();
  rmSync(path, { recursive: true });
});

test('a save by renaming soon after another one is told, too', async () => {
  for (const gap of [0, 5, 30, 45, 200]) {
    writeFileSync(catalog, `in place, ${gap} ms before`);
    await pause(gap);
    writeFileSync(`${catalog}.new`, `by renaming, ${gap} ms after`);
    const saved = performance.now();
    renameSync(`${catalog}.new`, catalog);
    await expect.poll(() => told, { message: `${gap} ms after` }).toBeGreaterThan(saved);
  }
  expect(onTheme).not.toHaveBeenCalled();
});

test('a saved theme is told, and to whoever prints with it', async () => {
  writeFileSync(join(path, 'theme.css'), ':root{color:red}');
  await expect.poll(() => told).toBeGreaterThan(0);
  expect(onTheme).toHaveBeenCalledOnce();
});
