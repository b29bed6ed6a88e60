/**
 * After any edit, a build that keeps what did not change makes the same site, byte for byte, as a build from nothing.
 * Edits are chosen at random; a failure names the seed and the edits that led to it.
 */
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readManifest } from '../../scripts/lib/manifest.ts';
import { filesIn } from '../../scripts/lib/output-folder.ts';
import { root } from '../../scripts/lib/run-command.ts';
import { runCommand, temporaryFolder } from '../support/run-build.ts';

const place = temporaryFolder();
const SITE = join(place, 'site');
const kept = join(place, 'kept');
const fresh = join(place, 'fresh');
let BUILD_DATE = '2026-11-23';

const models = join(SITE, 'models.yaml');

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/** What a maintainer does in a day; each changes something else that pages are made of. */
const edits: Readonly<Record<string, (number: number) => void>> = {
  price: (number) => {
    edit(models, (text) => text.replaceAll(/characters: 1[\d.]+/g, `characters: 1${String(number)}.5`));
  },
  'model added': (number) => {
    const id = `skerry/new-${String(number)}`;
    edit(models, (text) =>
      text.includes(id)
        ? text
        : `${text}\n  - { id: ${id}, name: New ${String(number)}, modality: chat, prices: { input: 0.${String(number + 1)}, output: 2 } }\n`,
    );
  },
  'model removed': () => {
    edit(models, (text) => text.replace(/\n {2}- \{ id: skerry\/new-.*\n/, ''));
  },
  'model renamed': (number) => {
    edit(models, (text) => text.replace(/name: Tide.*/, `name: Tide ${String(number)}`));
  },
  'provider renamed': (number) => {
    edit(models, (text) =>
      text.replace(/skerry: \{ name: [^}]*\}/, `skerry: { name: Skerry ${String(number)} }`),
    );
  },
  'gateway renamed': (number) => {
    edit(models, (text) => text.replace(/^( {2}name: Nordpol).*/m, `$1 ${String(number)}`));
  },
  guide: (number) => {
    edit(
      join(SITE, 'content/guides/narwhal.mdx'),
      (text) => `${text}\nOnce more, in other words: ${'so '.repeat(number)}.\n`,
    );
  },
  'guide added': (number) => {
    writeFileSync(
      join(SITE, `content/guides/more-${String(number)}.mdx`),
      `---\ntitle: More\ndescription: More of it.\norder: 9\n---\n\n## What it is\n\nMore.\n`,
    );
  },
  theme: (number) => {
    writeFileSync(
      join(SITE, 'theme.css'),
      `:root {\n  --accent: light-dark(#7a1f5${String(number)}, #f0a8d4);\n}\n`,
    );
  },
  day: (number) => {
    BUILD_DATE = `2026-12-0${String(number + 1)}`;
  },
};

async function build(DIST: string, ...options: string[]): Promise<void> {
  const { code, output } = await runCommand('build', { SITE, DIST, BUILD_DATE }, '--draft', ...options);
  expect(code, output).toBe(0);
}

const bytes = (folder: string) =>
  new Map(filesIn(folder).map((file) => [file, readFileSync(join(folder, file), 'latin1')]));

test(
  'a site that was built over and over is the one that is built from nothing',
  { timeout: 600_000 },
  async () => {
    cpSync(join(root, 'tests/sites/euro'), SITE, {
      recursive: true,
      filter: (path) => !/\/(?:dist|prices\.lock\.json)$/.test(path),
    });
    await build(kept);
    const seed = Date.now() % 1_000_000;
    const step = fc.tuple(fc.constantFrom(...Object.keys(edits)), fc.integer({ min: 1, max: 8 }));
    // Several at a time, since a build from nothing takes long; every kind of edit is among them.
    const drawn = fc.sample(fc.array(step, { minLength: 1, maxLength: 3 }), { numRuns: 6, seed });
    const missing = Object.keys(edits).filter((name) => !drawn.flat().some(([other]) => other === name));
    const rounds = [...drawn, missing.map((name) => [name, 5] as const)].filter((round) => round.length > 0);
    for (const [index, round] of rounds.entries()) {
      for (const [name, number] of round) edits[name]?.(number);
      await build(kept);
      await build(fresh, '--no-cache');
      const told = `seed ${String(seed)}, round ${String(index)}: ${JSON.stringify(rounds.slice(0, index + 1))}`;
      const [one, other] = [bytes(kept), bytes(fresh)];
      expect([...one.keys()].sort(), told).toEqual([...other.keys()].sort());
      for (const [file, content] of other)
        expect(one.get(file) === content, `${file} differs: ${told}`).toBe(true);
    }
  },
);

test('what is damaged in a site, or in what is kept of it, is made again', { timeout: 600_000 }, async () => {
  const before = bytes(kept);
  const page = join(kept, 'q/skerry-tide-pricing/index.html');
  const { ino, mtimeMs } = statSync(join(kept, 'q/fjord-narwhal-2-pricing/index.html'));
  rmSync(page);
  writeFileSync(page, 'of another hand');
  rmSync(join(kept, 'models.md'));
  await build(kept);
  expect(bytes(kept)).toEqual(before);
  const same = statSync(join(kept, 'q/fjord-narwhal-2-pricing/index.html'));
  expect([same.ino, same.mtimeMs]).toEqual([ino, mtimeMs]);
  expect(Object.keys(readManifest(kept))).toHaveLength(before.size - 1);
});
