import { expect, test } from 'vitest';
import { CannotRun } from '../../report.ts';
import { installedVersion } from './installed-version.ts';
import { loadAdapters } from './load-adapters.ts';

test('loads the sources that are asked for', async () => {
  const adapters = await loadAdapters(['ai-sdk-cost-calculator', 'genai-prices']);
  expect(adapters.map(({ id }) => id)).toEqual(['ai-sdk-cost-calculator', 'genai-prices']);
});

test('says what to do about a source that is a file', async () => {
  await expect(loadAdapters(['litellm'])).rejects.toThrow(CannotRun);
  await expect(loadAdapters(['litellm'])).rejects.toThrow('--source litellm=<path>@<day>');
});

test('says what to do about a missing or unknown library', () => {
  expect(() => installedVersion('no-such-prices')).toThrow('npm ci');
  expect(() => installedVersion('big.js', { 'big.js': { '0.0.1': '2020-01-01' } })).toThrow(
    /big\.js 7\.0\.1 is installed.*known: 0\.0\.1.*--newest/s,
  );
});
