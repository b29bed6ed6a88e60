import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../scripts/lib/run-command.ts';
import { fixture, runCommand, temporaryFolder, type CommandResult } from './support/run-build.ts';

// What a maintainer sees when a catalog with mistakes is built with the real command.
const folder = temporaryFolder();

function build(name: string): Promise<CommandResult> {
  const CATALOG = relative(root, fixture(name));
  return runCommand('build', {
    CATALOG,
    DIST: join(folder, name),
    BUILD_DATE: '2026-11-23',
  });
}

/** The part of the output that is about one mistake. */
function report(output: string, code: string): string {
  return (
    output.split(/\n\n(?=tests\/sites\/)/).find((part) => part.split('\n')[0]?.endsWith(` ${code}`)) ?? ''
  );
}

describe('a catalog with seven mistakes', () => {
  const lines = readFileSync(fixture('mistakes'), 'utf8').split('\n');
  let ran: CommandResult;
  beforeAll(async () => {
    ran = await build('mistakes');
  });

  test('fails, names all of them in one run and in the order of the file, and builds nothing', () => {
    expect(ran.code).toBe(1);
    expect(ran.output).toContain('7 mistakes in tests/sites/mistakes/models.yaml');
    const places = [...ran.output.matchAll(/^tests\/sites\/mistakes\/models\.yaml:(\d+):\d+ /gm)];
    expect(places).toHaveLength(7);
    expect(places.map(([, line]) => Number(line))).toEqual(
      places.map(([, line]) => Number(line)).sort((a, b) => a - b),
    );
    expect(existsSync(join(folder, 'mistakes'))).toBe(false);
  });

  test('says so without a stack trace', () => {
    expect(ran.output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect(ran.output).not.toMatch(/node_modules|\.ts\b|CatalogError/);
  });

  test.each([
    ['price-negative', 'image: -0.040', '-0.040', /-0\.040 is below zero/, /Write `0\.040`/],
    ['price-not-decimal', 'input: 1e-6', '1e-6', /"1e-6" is not a plain decimal/, /Write `0\.000001`/],
    [
      'key-unknown',
      'imgae: 0.040',
      'imgae',
      /Unknown key "imgae"\. Did you mean "image"\?/,
      /Use one of: .*megapixel/,
    ],
    [
      'provider-unknown',
      'id: acne/',
      'acne',
      /"acne" is not listed.*Did you mean "acme"\?/,
      /correct the id/,
    ],
    [
      'id-duplicate',
      'id: acme/good',
      'acme',
      /"acme\/good" is already listed in line 14/,
      /Remove one of the entries/,
    ],
    ['price-zero', 'image: 0.00', '0.00', /0\.00 is no price/, /priceStatus: unknown/],
    [
      'price-magnitude',
      'input: 0.00000125',
      '0.00000125',
      /outside what any .*model/,
      /magnitude: "the reason"/,
    ],
  ])('%s: line, column, frame, reason and advice', (code, text, token, message, advice) => {
    // Ids may stand twice; the later one is the mistake.
    const line = lines.findLastIndex((candidate) => candidate.includes(text)) + 1;
    const column = (lines[line - 1] ?? '').indexOf(token) + 1;
    const part = report(ran.output, code);
    expect(part).toContain(`tests/sites/mistakes/models.yaml:${line}:${column} ${code}`);
    const frame = part.split('\n');
    const marked = frame.findIndex((row) => row.startsWith('  > '));
    expect(frame[marked]).toBe(`  > ${line} | ${lines[line - 1] ?? ''}`);
    // The caret stands under the first character of what is wrong.
    expect(frame[marked + 1]?.indexOf('^')).toBe(frame[marked]?.indexOf(token));
    expect(part).toMatch(message);
    expect(part.split('\n').find((row) => row.startsWith('  → '))).toMatch(advice);
  });
});

test('a file that is no YAML is placed as well, and builds nothing', async () => {
  const { code, output } = await build('yaml-syntax');
  expect(code).toBe(1);
  expect(output).toMatch(/^1 mistake in tests\/sites\/yaml-syntax\/models\.yaml\n/);
  expect(output).toMatch(/^tests\/sites\/yaml-syntax\/models\.yaml:14:\d+ yaml-syntax$/m);
  expect(output).toMatch(/^ {2}> 14 \| {5}name: Good: better$/m);
  expect(output).toMatch(/^ {2}→ Mend the YAML/m);
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(existsSync(join(folder, 'yaml-syntax'))).toBe(false);
});

test('a catalog that is not there is named, with what to do', async () => {
  const { code, output } = await runCommand('build', {
    CATALOG: 'tests/sites/no-such.yaml',
    DIST: join(folder, 'none'),
    BUILD_DATE: '2026-11-23',
  });
  expect(code).toBe(1);
  expect(output).toContain('tests/sites/no-such.yaml');
  expect(output).toMatch(/file-unreadable[\s\S]*→ Check the path, or unset CATALOG/);
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

test('a broken catalog leaves the site of the build before as it was', async () => {
  const site = join(folder, 'earlier');
  mkdirSync(site);
  writeFileSync(join(site, 'index.html'), 'the site of yesterday');
  const { code } = await runCommand('build', {
    CATALOG: fixture('mistakes'),
    DIST: site,
    BUILD_DATE: '2026-11-23',
  });
  expect(code).toBe(1);
  expect(readdirSync(site)).toEqual(['index.html']);
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toBe('the site of yesterday');
});

test('a catalog that was never checked is not built, and told how to get checked', async () => {
  const { code, output } = await runCommand('build', {
    CATALOG: fixture('plain-gateway'),
    DIST: join(folder, 'dateless'),
  });
  expect(code).toBe(1);
  expect(output).toMatch(
    /prices\.lock\.json is missing, so nothing says that the 4 prices of .* are right\. Nothing was built\.\n {2}→ Run `npm run check:prices -- --lock`/,
  );
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(existsSync(join(folder, 'dateless'))).toBe(false);
});

describe('a gateway that claims something without a source', () => {
  const catalog = join(folder, 'claiming.yaml');
  const built = (...options: readonly string[]) =>
    runCommand(
      'build',
      { CATALOG: catalog, DIST: join(folder, 'claiming'), BUILD_DATE: '2026-11-23' },
      ...options,
    );

  test('is not published, but can be looked at', async () => {
    const text = readFileSync(fixture('plain-gateway'), 'utf8');
    writeFileSync(
      catalog,
      text.replace('  currency: USD\n', '$&  pricing: pass-through\n  callFee: false\n'),
    );
    const { code, output } = await built();
    expect(code).toBe(1);
    expect(output).toMatch(/claiming\.yaml:9 claim-unsourced `gateway\.pricing` has no source\./);
    expect(output).toMatch(/claiming\.yaml:10 claim-unsourced `gateway\.callFee` has no source\./);
    expect(output).toMatch(/→ Name under `gateway\.claims` who says so: .* --draft/);
    expect(output).not.toMatch(/^\s+at /m);
    expect(existsSync(join(folder, 'claiming'))).toBe(false);
    const draft = await built('--draft');
    expect(draft.code, draft.output).toBe(0);
  });
});
