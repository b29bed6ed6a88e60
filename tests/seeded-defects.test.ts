/** A small site is built once; one defect after the other is put into it in memory, and every one is found. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import type { Catalog } from '#catalog/types.ts';
import { checkSite } from '../scripts/check/site/check.ts';
import type { CodeTable, Group } from '../scripts/check/site/finding.ts';
import { codeTables, type FindingCode } from '../scripts/check/site/parts.ts';
import { siteInMemory, type SiteFiles } from '../scripts/check/site/site-files.ts';
import { root } from '../scripts/lib/run-command.ts';
import { parseOnce } from './support/parse-once.ts';
import {
  buildCatalog,
  buildFixture,
  fixture,
  fixtureInEuros,
  siteIn,
  temporaryFolder,
} from './support/run-build.ts';
import { changed, inEuros, type Change, type Defect } from './support/seeded-defects/defect.ts';
import { defects } from './support/seeded-defects/index.ts';
import { tamperings } from './support/tamperings.ts';

const date = '2026-11-23';
const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()] as const;
const [inDollars, inEurosFolder, euroCatalog] = folders;

/** A built site in memory. */
function filesIn(folder: string, files: readonly string[]): Map<string, string | Uint8Array> {
  return new Map(
    files
      .filter((file) => /\.\w+$|_headers$|_redirects$/.test(file))
      .map((file) => {
        const bytes = readFileSync(join(folder, file));
        return [file, file.endsWith('.png') ? bytes : bytes.toString('utf8')] as const;
      }),
  );
}

/** Of each site, by its catalog. */
const parsers = new Map<Catalog, ReturnType<typeof parseOnce>>();

function check(files: SiteFiles, catalog: Catalog, groups?: Group[]) {
  const parse = parsers.get(catalog) ?? parseOnce();
  parsers.set(catalog, parse);
  return checkSite(files, catalog, groups, parse).findings;
}

function expectClean(files: SiteFiles, catalog: Catalog) {
  // How near pages come to their limit is a matter of the real catalog, where it is reported.
  const wrong = check(files, catalog).filter(({ code }) => code !== 'page-near-limit');
  expect(wrong.map(({ code, file, message }) => `${code} ${file}: ${message}`)).toEqual([]);
}

function expectFound(
  clean: ReadonlyMap<string, string | Uint8Array>,
  catalog: Catalog,
  { code, file, at = file }: Defect,
  change: Change,
) {
  const files = new Map(clean);
  const content = changed(change, file, siteInMemory(clean).read);
  if (content === undefined) files.delete(file);
  else files.set(file, content);
  const site = siteInMemory(files);
  const findings = check(site, catalog, [groupOf(code)]);
  const found = findings.filter((finding) => finding.code === code);
  expect(
    found.map((finding) => finding.file),
    JSON.stringify(findings.slice(0, 5)),
  ).toContain(at);
}

function tableOf(code: FindingCode): CodeTable {
  const table = codeTables.find(({ kinds }) => code in kinds);
  if (table === undefined) throw new Error(`No table has the code ${code}.`);
  return table;
}

const groupOf = (code: FindingCode): Group => tableOf(code).group;

describe('in dollars', () => {
  let clean = new Map<string, string | Uint8Array>();
  const catalog = loadCatalog({ file: fixture('seeded-defects') });
  beforeAll(async () => {
    const { files } = await buildFixture('seeded-defects', inDollars, date);
    clean = filesIn(inDollars, files);
  });

  test('the site without a defect has no finding', () => {
    expectClean(siteInMemory(clean), catalog);
  });

  test.each(defects.map((defect) => [defect.code, defect.what, defect] as const))(
    '%s: %s',
    (_, _what, defect) => {
      expectFound(clean, catalog, defect, defect.change);
    },
  );
});

/** Edits of what readers, and the programs and scripts they use, get from a site; many of several files at once. */
describe('of edits over every kind of file', () => {
  let clean = new Map<string, string | Uint8Array>();
  const catalog = loadCatalog({ file: fixture('seeded-defects') });
  beforeAll(async () => {
    const { files } = await siteIn(inDollars);
    clean = filesIn(inDollars, files);
  });

  test('there are so many', () => {
    expect(tamperings.length).toBeGreaterThan(140);
  });

  test.each(tamperings)('%s: %s', (code, _, edited, before, after) => {
    const files = new Map(clean);
    for (const file of edited) {
      const content = changed([before, after], file, siteInMemory(clean).read);
      if (content !== undefined) files.set(file, content);
    }
    const findings = check(siteInMemory(files), catalog, [groupOf(code)]);
    expect(findings.map((finding) => finding.code)).toContain(code);
  });
});

/** Groups that look at sums of money. */
const ofMoney: readonly Group[] = ['prices', 'llms', 'parity', 'structured-data'];

describe('in euros', () => {
  let clean = new Map<string, string | Uint8Array>();
  const file = fixtureInEuros('seeded-defects', euroCatalog);
  const catalog = loadCatalog({ file });
  beforeAll(async () => {
    const { files } = await buildCatalog(file, inEurosFolder, date);
    clean = filesIn(inEurosFolder, files);
  });

  test('the site without a defect has no finding', () => {
    expectClean(siteInMemory(clean), catalog);
  });

  test.each(
    defects
      .filter(({ code }) => ofMoney.includes(groupOf(code)))
      .map((defect) => [defect.code, defect.what, defect] as const),
  )('%s: %s', (_, _what, defect) => {
    expectFound(clean, catalog, defect, inEuros(defect.change));
  });
});

/** Not in the table of defects, with the reason. */
const elsewhere: Readonly<Partial<Record<FindingCode, string>>> = {
  'html-invalid-vnu': 'wants Java and vnu.jar, which are no dependencies',
};

test('every code of the site check has its defect', () => {
  const seeded = new Set<string>(defects.map(({ code }) => code));
  const codes = codeTables.flatMap(({ kinds }) => Object.keys(kinds)).filter((code) => !(code in elsewhere));
  expect(codes.filter((code) => !seeded.has(code))).toEqual([]);
});

test('docs/seeded-defects.md is the table of them', async () => {
  const rows = defects.map(({ code, what, file }, index) =>
    [index + 1, what, `\`${file}\``, `\`${code}\``, tableOf(code).kinds[code]?.why ?? ''].join(' | '),
  );
  const text = `# Seeded defects

\`tests/seeded-defects.test.ts\` builds a small site, puts one of these defects into it at a time, and fails unless
\`npm run check:site\` finds it by the code named here. The site without a defect has no finding. This file is written
by that test: \`npx vitest run --project site tests/seeded-defects.test.ts -u\`.

| # | The site with … | in | is found as | because |
| --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}
`;
  const file = join(root, 'docs/seeded-defects.md');
  await expect(
    await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }),
  ).toMatchFileSnapshot(file);
});
