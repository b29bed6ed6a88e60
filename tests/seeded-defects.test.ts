/** A small site is built once; one defect after the other is put into it in memory, and every one is found. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { checkSite } from '../scripts/check/site/check.ts';
import { findingTable, groupOf, kindOf, type FindingCode } from '../scripts/check/site/finding-table.ts';
import { htmlFaults } from '../scripts/check/site/html/page.ts';
import { siteInMemory } from '../scripts/check/site/site-files.ts';
import { root } from '../scripts/lib/run-command.ts';
import { buildFixture, fixture, temporaryFolder } from './support/run-build.ts';
import { changed } from './support/seeded-defects/defect.ts';
import { defects } from './support/seeded-defects/index.ts';

const folder = temporaryFolder();
const clean = new Map<string, string | Uint8Array>();
const catalog = loadCatalog({ file: fixture('seeded-defects') });

beforeAll(async () => {
  const site = await buildFixture('seeded-defects', folder.path, '2026-11-23');
  for (const file of site.files) {
    if (/\.\w+$|_headers$/.test(file)) {
      const bytes = readFileSync(join(folder.path, file));
      clean.set(file, file.endsWith('.png') ? bytes : bytes.toString('utf8'));
    }
  }
});

afterAll(folder.remove);

const read = (file: string) => siteInMemory(clean).read(file);

test('the site without a defect has no finding', () => {
  const files = siteInMemory(clean);
  const html = [...files.paths].filter((path) => path.endsWith('.html'));
  const findings = [
    ...checkSite(files, catalog).findings,
    ...html.flatMap((path) => htmlFaults(path, files.read(path))),
  ];
  // How near pages come to their limit is a matter of the real catalog, where it is reported.
  const wrong = findings.filter(({ code }) => code !== 'page-near-limit');
  expect(wrong.map(({ code, file, message }) => `${code} ${file}: ${message}`)).toEqual([]);
});

test.each(defects.map((defect) => [defect.code, defect.what, defect] as const))(
  '%s: %s',
  (code, _, { file, change, at = file }) => {
    const files = new Map(clean);
    const content = changed(change, file, read);
    if (content === undefined) files.delete(file);
    else files.set(file, content);
    const site = siteInMemory(files);
    const findings =
      code === 'html-invalid'
        ? htmlFaults(file, site.read(file))
        : checkSite(site, catalog, [groupOf(code)]).findings;
    const found = findings.filter((finding) => finding.code === code);
    expect(
      found.map((finding) => finding.file),
      JSON.stringify(findings.slice(0, 5)),
    ).toContain(at);
  },
);

/** Not in the table of defects, with the reason. */
const elsewhere: Readonly<Partial<Record<FindingCode, string>>> = {
  'html-invalid-vnu': 'wants Java and vnu.jar, which are no dependencies',
};

test('every code of the site check has its defect', () => {
  const seeded = new Set<string>(defects.map(({ code }) => code));
  const codes = Object.keys(findingTable).filter((code) => !(code in elsewhere));
  expect(codes.filter((code) => !seeded.has(code))).toEqual([]);
});

test('docs/seeded-defects.md is the table of them', async () => {
  const rows = defects.map(({ code, what, file }, index) =>
    [index + 1, what, `\`${file}\``, `\`${code}\``, kindOf(code).why].join(' | '),
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
