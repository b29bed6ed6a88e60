import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isWithin, outputFolder } from './output-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'ratecard-out-'));

afterAll(() => {
  rmSync(root, { recursive: true });
});

test('a folder is within itself and its parents, not within a namesake', () => {
  expect(isWithin('/a/site', '/a/site')).toBe(true);
  expect(isWithin('/a/site', '/a/site/q')).toBe(true);
  expect(isWithin('/a/site', '/a/site-old')).toBe(false);
});

test('dist is the usual place; another may be named relative to the project', () => {
  expect(outputFolder(root)).toBe(join(root, 'dist'));
  expect(outputFolder(root, '../elsewhere')).toBe(join(root, '../elsewhere'));
});

test('the project and folders above it are refused', () => {
  expect(() => outputFolder(root, '.')).toThrow(/would delete it/);
  expect(() => outputFolder(root, '/')).toThrow(/would delete it/);
});

test('a folder with other files is refused, a site built earlier is replaced', () => {
  mkdirSync(join(root, 'photos'));
  writeFileSync(join(root, 'photos/cat.png'), '');
  expect(() => outputFolder(root, 'photos')).toThrow(/not a site built earlier/);
  writeFileSync(join(root, 'photos/index.html'), '');
  expect(outputFolder(root, 'photos')).toBe(join(root, 'photos'));
});
