import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** A tiny catalog whose one price is as the libraries list it. */
const right = `gateway:
  name: Test
  url: https://example.com
  baseUrl: https://example.com/v1
  currency: USD
  apiKey: { env: KEY, placeholder: sk-... }
  links: { getKey: https://example.com/key }
providers:
  openai: { name: OpenAI }
models:
  - id: openai/whisper-1
    name: Whisper
    modality: transcription
    prices:
      audioMinute: 0.006
    verify: { genai-prices: openai/whisper-1, ai-sdk-cost-calculator: openai/whisper-1 }
`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-prices-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function run(catalog: string, ...args: string[]) {
  const file = join(folder, 'models.yaml');
  writeFileSync(file, catalog);
  const script = join(import.meta.dirname, 'check-prices.ts');
  return new Promise<{ code: unknown; output: string }>((resolve) => {
    const command = ['--experimental-strip-types', script, '--catalog', file, ...args];
    const env = { ...process.env, BUILD_DATE: undefined, NODE_OPTIONS: undefined };
    execFile(process.execPath, command, { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, output: stdout + stderr });
    });
  });
}

const evidence = () => join(folder, 'prices.lock.json');

test('a catalog whose prices are right passes once its evidence is locked', async () => {
  const unlocked = await run(right);
  expect(unlocked).toMatchObject({ code: 1 });
  expect(unlocked.output).toContain('npm run check:prices -- --lock');

  expect(await run(right, '--lock', '--date', '2026-11-20')).toMatchObject({ code: 0 });
  const text = readFileSync(evidence(), 'utf8');
  expect(text).toMatch(/^\{\n {2}"date": "2026-11-20",\n[^]*\n\}\n$/);
  expect(await run(right)).toMatchObject({ code: 0 });
  expect(readFileSync(evidence(), 'utf8')).toBe(text);
});

test('a wrong price is caught with its line, and nothing is locked', async () => {
  const wrong = right.replace('0.006', '0.06');
  const { code, output } = await run(wrong, '--lock');
  expect(code).toBe(1);
  expect(output).toContain(`models.yaml:15 openai/whisper-1: audioMinute is listed as $0.06`);
  expect(existsSync(evidence())).toBe(false);
});

test('a price that changed after it was locked is out of date', async () => {
  await run(right, '--lock', '--date', '2026-11-20');
  const { code, output } = await run(right.replace('0.006', '0.0060'));
  expect(code).toBe(1);
  expect(output).toContain('evidence-outdated');
});

test('a broken catalog, a broken evidence file and a wrong option cannot run', async () => {
  const broken = await run(right.replace('prices:', 'price:'));
  expect(broken.code).toBe(2);
  expect(broken.output).toMatch(/could not run[^]*models\.yaml:14:\d+ key-unknown/);

  writeFileSync(evidence(), '{');
  const unreadable = await run(right);
  expect(unreadable.code).toBe(2);
  expect(unreadable.output).toContain('prices.lock.json could not be read');
  expect((await run(right, '--lock')).code).toBe(0);

  expect(await run(right, '--nonsense')).toMatchObject({ code: 2 });
});

test('a source that cannot be read yet cannot run', async () => {
  const { code, output } = await run(right.replace('{ genai-prices:', '{ litellm: x/y, genai-prices:'));
  expect(code).toBe(2);
  expect(output).toContain('pinned to "litellm"');
});
