import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  allows,
  difference,
  hasPinnedNode,
  installProblem,
  isAtLeast,
  isOutOfStep,
  nodeProblem,
} from './installation.mjs';

const linux = { platform: 'linux', arch: 'x64' };
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A project folder with one installed package. */
function project(): string {
  const root = mkdtempSync(join(tmpdir(), 'ratecard-setup-'));
  folders.push(root);
  const packages = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };
  mkdirSync(join(root, 'node_modules/a'), { recursive: true });
  writeFileSync(join(root, 'package.json'), JSON.stringify({ dependencies: { a: '1.0.0' } }));
  writeFileSync(
    join(root, 'package-lock.json'),
    JSON.stringify({ packages: { '': { dependencies: { a: '1.0.0' } }, ...packages } }),
  );
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  writeFileSync(join(root, 'node_modules/a/package.json'), '{}');
  return root;
}

test('a field allows what it lists, everything when empty, nothing it negates', () => {
  expect(allows(undefined, 'linux')).toBe(true);
  expect(allows('linux', 'linux')).toBe(true);
  expect(allows(['darwin', 'linux'], 'win32')).toBe(false);
  expect(allows(['!win32'], 'win32')).toBe(false);
  expect(allows(['!win32'], 'linux')).toBe(true);
});

test('equal lockfiles have no difference, and optional packages may be missing', () => {
  const a = { version: '1.0.0', integrity: 'sha512-a' };
  expect(difference({ '': {}, a }, { a }, linux)).toBeUndefined();
  expect(difference({ a, b: { ...a, optional: true } }, { a }, linux)).toBeUndefined();
});

test('every other difference is named', () => {
  const a = { version: '1.0.0', integrity: 'sha512-a' };
  expect(difference({ a }, {}, linux)).toBe('a is missing');
  expect(difference({ a: { ...a, version: '2.0.0' } }, { a }, linux)).toBe('a is another version');
  expect(difference({ a: { ...a, integrity: 'sha512-b' } }, { a }, linux)).toBe('a is another version');
  expect(difference({}, { a }, linux)).toBe('a is not in package-lock.json');
  expect(difference({ a: { ...a, os: 'darwin' } }, { a: { ...a, os: 'darwin' } }, linux)).toBe(
    'a is for another machine',
  );
});

test('package.json and its lockfile are compared both ways', () => {
  expect(isOutOfStep({ dependencies: { a: '1' } }, { dependencies: { a: '1' } })).toBe(false);
  expect(isOutOfStep({ dependencies: { a: '2' } }, { dependencies: { a: '1' } })).toBe(true);
  expect(isOutOfStep({}, { devDependencies: { a: '1' } })).toBe(true);
});

test('an installed folder is fine', () => {
  expect(installProblem(project(), linux)).toBeUndefined();
});

test('a missing record, a deleted package and an edited package.json are problems', () => {
  const root = project();
  const copy = `${root}-copy`;
  folders.push(copy);

  cpSync(root, copy, { recursive: true });
  rmSync(join(copy, 'node_modules/.package-lock.json'));
  expect(installProblem(copy, linux)).toMatch(/missing or incomplete/);

  cpSync(root, copy, { recursive: true });
  rmSync(join(copy, 'node_modules/a'), { recursive: true });
  expect(installProblem(copy, linux)).toBe('node_modules/a is missing');

  cpSync(root, copy, { recursive: true });
  writeFileSync(join(copy, 'package.json'), JSON.stringify({ dependencies: { a: '2.0.0' } }));
  expect(installProblem(copy, linux)).toMatch(/disagree/);
});

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
