import { expect, test } from 'vitest';
import { hasPinnedNode, isAtLeast, nodeProblem } from './node-version.mjs';

test('versions compare part by part, as numbers', () => {
  expect(isAtLeast('20.19.0', '20.19.0')).toBe(true);
  expect(isAtLeast('20.9.0', '20.19.0')).toBe(false);
  expect(isAtLeast('22.0.0', '20.19.0')).toBe(true);
  expect(isAtLeast('23.0.0-nightly', '22.12.0')).toBe(true);
});

test('Linux on x64 and arm64 brings its own Node', () => {
  expect(hasPinnedNode({ platform: 'linux', arch: 'arm64' })).toBe(true);
  expect(hasPinnedNode({ platform: 'linux', arch: 'ia32' })).toBe(false);
  expect(hasPinnedNode({ platform: 'darwin', arch: 'arm64' })).toBe(false);
});

test('Node 20.19 is enough on Linux, not on other systems', () => {
  const node = { versions: { node: '20.19.0' } };
  expect(nodeProblem({ platform: 'linux', arch: 'x64', ...node })).toBeUndefined();
  expect(nodeProblem({ platform: 'darwin', arch: 'arm64', ...node })).toMatch(/needs 22\.12\.0 or newer/);
  expect(nodeProblem({ platform: 'linux', arch: 'x64', versions: { node: '18.20.0' } })).toMatch(/too old/);
});
