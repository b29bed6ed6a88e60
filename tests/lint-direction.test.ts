import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';

// The files below do not exist, so rules that need types cannot run on them; the direction needs none.
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
const directionRules = new Set([
  'no-restricted-imports',
  '@typescript-eslint/no-restricted-imports',
  'no-restricted-syntax',
]);

/** What the direction rules say about one line of code in a file of that name. */
async function complaints(filePath: string, code: string): Promise<string[]> {
  const results = await eslint.lintText(code, { filePath });
  const messages = results.flatMap((result) => result.messages);
  expect(messages.filter((message) => message.fatal)).toEqual([]);
  return messages.flatMap((message) => (directionRules.has(message.ruleId ?? '') ? [message.message] : []));
}

const forbidden = [
  ['src/catalog/x.ts', '#pricing/money.ts'],
  ['src/catalog/x.ts', '../views/model.ts'],
  ['src/catalog/x.ts', 'big.js'],
  ['src/catalog/rules/x.ts', '#pricing/rates.ts'],
  ['src/catalog/rules/x.test.ts', '#pricing/rates.ts'],
  ['src/pricing/x.ts', '#catalog/load.ts'],
  ['src/pricing/x.ts', '../catalog/types.ts'],
  ['src/pricing/x.ts', 'node:fs'],
  ['src/pricing/deep/x.ts', '../../views/model.ts'],
  ['src/pricing/x.ts', 'zod'],
  ['src/examples/x.ts', '#pricing/money.ts'],
  ['src/examples/x.ts', '#catalog/load.ts'],
  ['src/highlight/x.ts', '#catalog/types.ts'],
  ['src/views/x.ts', '#components/Price.astro'],
  ['src/views/x.ts', '../routes/index.astro'],
  ['src/components/X.astro', '#catalog/types.ts'],
  ['src/components/X.astro', '../pricing/money.ts'],
  ['src/components/X.astro', '#pages/index.astro'],
  ['src/layouts/X.astro', '#pricing/money.ts'],
  ['src/client/x.ts', '#views/model.ts'],
  ['src/client/x.ts', '#catalog/load.ts'],
  ['src/routes/x.ts', '#catalog/load.ts'],
  ['src/routes/q/x.astro', '#pricing/money.ts'],
  ['src/content.config.ts', '../scripts/build.ts'],
  ['src/views/x.ts', '../../scripts/build.ts'],
  ['src/views/x.test.ts', '../../tests/support/chromium.ts'],
  ['src/catalog/x.test.ts', '#views/model.ts'],
  ['scripts/check/x.ts', '../reporters/terminal.ts'],
  ['scripts/check/reporters/x.ts', '#catalog/types.ts'],
  ['scripts/check/reporters/x.ts', '../prices/check.ts'],
  ['src/views/page/x.ts', '#views/model/model-page.ts'],
  ['src/catalog/registry/x.ts', '#catalog/schema/model.ts'],
  ['src/catalog/read/x.ts', '../rules/rules.ts'],
  ['scripts/check/site/x.ts', '#pricing/rates.ts'],
  ['scripts/check/site/checks/x.test.ts', '#views/words/phrases.ts'],
  ['scripts/check/site/oracle/x.ts', '#catalog/registry/conditions.ts'],
  ['scripts/check/site/oracle/x.ts', '../../../../src/pricing/decimal.ts'],
] as const;

const allowed = [
  ['src/catalog/rules/x.ts', '#pricing/decimal.ts'],
  ['src/catalog/x.ts', 'node:fs'],
  ['src/catalog/deep/x.ts', '../types.ts'],
  ['src/catalog/schema/x.ts', 'zod'],
  ['src/pricing/x.ts', '#catalog/types.ts'],
  ['src/pricing/x.ts', './money.ts'],
  ['src/pricing/x.test.ts', '#catalog/load.ts'],
  ['src/pricing/x.test.ts', 'vitest'],
  ['src/examples/x.ts', '#catalog/registry/modalities.ts'],
  ['src/highlight/x.ts', 'shiki/core'],
  ['src/views/x.ts', '#pricing/money.ts'],
  ['src/components/X.astro', '#views/model/model-page.ts'],
  ['src/layouts/X.astro', '#components/Price.astro'],
  ['src/layouts/X.astro', 'astro/types'],
  ['src/client/x.ts', '#pricing/money.ts'],
  ['src/routes/q/x.astro', '#layouts/Page.astro'],
  ['scripts/check/x.ts', '#catalog/load.ts'],
  ['scripts/check/reporters/x.ts', '../report.ts'],
  ['scripts/check/site/x.ts', '#catalog/load.ts'],
  ['scripts/check/site/oracle/x.ts', '#catalog/records/price-history.ts'],
] as const;

/** The import as each kind of file writes it. */
function statement(file: string, source: string): string {
  const line = `import * as x from '${source}';\nconsole.log(x);\n`;
  return file.endsWith('.astro') ? `---\n${line}---\n<p />\n` : line;
}

test.each(forbidden)('%s may not import %s', async (file, source) => {
  expect(await complaints(file, statement(file, source))).toHaveLength(1);
});

test.each(allowed)('%s may import %s', async (file, source) => {
  expect(await complaints(file, statement(file, source))).toEqual([]);
});

test('import() and re-exports are held to the same direction, and the message names what is allowed', async () => {
  const [dynamic] = await complaints(
    'src/pricing/x.ts',
    "export const x = await import('#views/model.ts');\n",
  );
  expect(dynamic).toMatch(/src\/pricing may import only #pricing, #catalog\/registry, #catalog\/types\.ts/);
  expect(await complaints('src/pricing/x.ts', "export * from '#views/model.ts';\n")).toHaveLength(1);
  expect(await complaints('src/pricing/x.ts', "import type { X } from '#views/model.ts';\n")).toHaveLength(1);
});

test('the site check may name the words of the registry, and not read them', async () => {
  const [named, read] = ['import type { Meter }', 'import { meters }'].map(
    (what) => `${what} from '#catalog/registry/meters.ts';\n`,
  );
  expect(await complaints('scripts/check/site/x.ts', named ?? '')).toEqual([]);
  expect(await complaints('scripts/check/site/x.ts', read ?? '')).toHaveLength(1);
  expect(await complaints('scripts/check/site/x.ts', "await import('#views/site.ts');\n")).toHaveLength(1);
});

test('a script inside a component is held to the direction of its folder', async () => {
  const page = "<p />\n<script>\n  import { x } from '#catalog/load.ts';\n  console.log(x);\n</script>\n";
  expect(await complaints('src/components/X.astro', page)).toHaveLength(1);
});
