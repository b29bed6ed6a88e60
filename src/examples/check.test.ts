/** What can be checked without running anything: types for Node, syntax for Python and bash. */
import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Example } from './example.ts';
import { examplesFor } from './index.ts';
import { testGateway, variants } from './test-models.ts';
import { makeWorkshop } from './test-runners.ts';

const workshop = makeWorkshop();
afterAll(() => {
  rmSync(workshop, { recursive: true });
});

function textsIn(language: Example['language']): string[] {
  const all = Object.values(variants).flatMap((model) => examplesFor(model, testGateway()));
  return all.filter((example) => example.language === language).map(({ code }) => code);
}

/** As strict as TypeScript gets, and stricter than most readers' projects. */
const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: false,
  noUnusedLocals: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  module: 'nodenext',
  target: 'es2024',
  types: ['node'],
  skipLibCheck: true,
  noEmit: true,
};

it('Node examples pass the strict type check, and the check would notice', { timeout: 60_000 }, () => {
  const faults = {
    'fault-index':
      'import OpenAI from "openai";\nconst a = await new OpenAI().images.generate({ prompt: "x" });\nconsole.log(a.data[0].url);',
    'fault-role':
      'import OpenAI from "openai";\nawait new OpenAI().chat.completions.create({ model: "x", messages: [{ role: "usr", content: "x" }] });',
  };
  const texts = Object.fromEntries(textsIn('node').map((code, index) => [`example-${index}`, code]));
  for (const [name, code] of Object.entries({ ...texts, ...faults }))
    writeFileSync(join(workshop, `${name}.ts`), code);
  writeFileSync(join(workshop, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const tsc = resolve('node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', '.'], { cwd: workshop, encoding: 'utf8' });
  const errors = stdout.split('\n').filter((line) => /^\S+\.ts\(/.test(line));
  expect(errors.filter((line) => line.startsWith('example-'))).toEqual([]);
  for (const name of Object.keys(faults)) expect(stdout).toContain(`${name}.ts(`);
});

it('Python examples compile', () => {
  const program = 'import json, sys\nfor text in json.load(sys.stdin): compile(text, "example.py", "exec")';
  execFileSync('python3', ['-W', 'error', '-c', program], { input: JSON.stringify(textsIn('python')) });
});

it('curl examples are bash', () => {
  for (const text of textsIn('curl')) execFileSync('bash', ['-n'], { input: text });
});
