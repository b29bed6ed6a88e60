import { expect, test } from 'vitest';
import { CannotRun } from '../../report.ts';
import { installedVersion } from './installed-version.ts';
import { loadAdapters } from './load-adapters.ts';

test('loads the sources that are asked for', async () => {
  const adapters = await loadAdapters(['ai-sdk-cost-calculator', 'genai-prices']);
  expect(adapters.map(({ id }) => id)).toEqual(['ai-sdk-cost-calculator', 'genai-prices']);
});

test('says what to do about a source it cannot read', async () => {
  await expect(loadAdapters(['litellm'])).rejects.toThrow(CannotRun);
  await expect(loadAdapters(['litellm'])).rejects.toThrow('cannot read that source yet');
});

test('says what to do about a missing or unknown library', () => {
  expect(() => installedVersion('no-such-prices', {}, 'x.ts')).toThrow('npm ci');
  expect(() => installedVersion('big.js', { '0.0.1': '2020-01-01' }, 'x.ts')).toThrow(
    /big\.js 7\.0\.1 is installed.*x\.ts/s,
  );
});
