import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createServer } from 'vite';
import { expect, test } from 'vitest';
import { siteFolder } from '#catalog/site-folder.ts';
import { siteReload } from './astro-plugins.ts';

test('a save by renaming soon after another one is told, too', async () => {
  const path = mkdtempSync(join(tmpdir(), 'ratecard-reload-'));
  const catalog = join(path, 'models.yaml');
  copyFileSync('tests/sites/plain-gateway/models.yaml', catalog);
  const server = await createServer({
    root: path,
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false },
    plugins: [siteReload(siteFolder({ SITE: path }))],
  });
  let told = 0;
  server.ws.send = () => {
    told = performance.now();
  };
  try {
    for (const gap of [0, 5, 30, 45, 200]) {
      writeFileSync(catalog, `in place, ${gap} ms before`);
      await pause(gap);
      writeFileSync(`${catalog}.new`, `by renaming, ${gap} ms after`);
      const saved = performance.now();
      renameSync(`${catalog}.new`, catalog);
      await expect.poll(() => told, { message: `${gap} ms after` }).toBeGreaterThan(saved);
    }
  } finally {
    await server.close();
    rmSync(path, { recursive: true });
  }
});
