/**
 * A site folder damaged systematically: every key of its catalog, every line of its records, by leaving out, by a factor
 * of ten, by two digits in the wrong order, and by the value of a neighbour. What validation and the price check let pass,
 * before and after the commands that their messages name, is told with its place.
 */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml';
import { loadCatalog } from '#catalog/load.ts';
import { readArguments } from '../../scripts/check/prices/arguments.ts';
import { runCheck } from '../../scripts/check/prices/run.ts';
import { failed } from '../../scripts/check/report.ts';
import { temporaryFolder } from '../support/run-build.ts';
import { testSitePath } from '../../scripts/lib/suites.ts';
import { randomFrom, sample, type Random } from './random.ts';

// `npm test` looks at a few; FOLDER_MUTATIONS=1000 npx vitest run --project=site tests/catalog-mutations/site-folder
// at so many. MUTATION_SITE names another site folder, MUTATION_SEED other places.
const { FOLDER_MUTATIONS, MUTATION_SITE = testSitePath, MUTATION_SEED = '1' } = process.env;
const folder = temporaryFolder();
afterAll(folder.remove);

const files = ['models.yaml', 'prices.lock.json', 'price-history.jsonl'] as const;
type File = (typeof files)[number];
const clean = Object.fromEntries(files.map((file) => [file, textOf(join(MUTATION_SITE, file))])) as Record<
  File,
  string
>;
if (existsSync(join(MUTATION_SITE, 'price-sources')))
  cpSync(join(MUTATION_SITE, 'price-sources'), join(folder.path, 'price-sources'), { recursive: true });

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

interface Mutation {
  readonly file: File;
  /** The key, or the kind of line, without the place in its list. */
  readonly key: string;
  readonly how: 'dropped' | 'ten times' | 'digits swapped' | 'of a neighbour';
  readonly before: string;
  readonly text: string;
}

/** Two digits that differ, in the other order. */
const swapped = (text: string) => {
  for (const match of text.matchAll(/(?=(\d)(\.?)(\d))/g)) {
    const [, one, point = '', other] = match;
    if (one !== other)
      return (
        text.slice(0, match.index) +
        String(other) +
        point +
        String(one) +
        text.slice(match.index + 2 + point.length)
      );
  }
  return text;
};
/** Dates and names are not multiplied. */
const tenfold = (text: string) =>
  /^\d+$/.test(text)
    ? `${text}0`
    : text.replace(
        /^(\d+)\.(\d)(\d*)$/,
        (_, whole: string, first: string, rest: string) =>
          `${whole === '0' ? '' : whole}${first}${rest === '' ? '' : `.${rest}`}`,
      );

/** Every scalar of a YAML text by its key. */
function scalarsIn(
  text: string,
): Map<
  string,
  { readonly start: number; readonly end: number; readonly pair: readonly [number, number] | undefined }[]
> {
  const found = new Map<
    string,
    { start: number; end: number; pair: readonly [number, number] | undefined }[]
  >();
  const visit = (node: unknown, path: string, pair?: Pair) => {
    if (isMap(node))
      for (const item of node.items)
        visit(
          item.value,
          `${path}.${/^models\.\*\.(?:prices|verify)|providers/.test(path.slice(1)) && !isMap(item.value) ? '*' : String((item.key as { value?: unknown }).value)}`,
          item,
        );
    else if (isSeq(node)) for (const item of node.items) visit(item, `${path}.*`);
    else if (isScalar(node) && node.range) {
      const [start, end] = node.range;
      const from = (pair?.key as Node | undefined)?.range?.[0];
      found.set(path, [
        ...(found.get(path) ?? []),
        { start, end, pair: from === undefined ? undefined : [from, end] },
      ]);
    }
  };
  visit(parseDocument(text, { schema: 'failsafe' }).contents, '');
  return found;
}

function catalogMutations(random: Random, most: number): Mutation[] {
  const text = clean['models.yaml'];
  return [...scalarsIn(text)].flatMap(([path, places]) =>
    sample(places, most, random).flatMap(({ start, end, pair }): Mutation[] => {
      const before = text.slice(start, end);
      const other = places[(places.findIndex((one) => one.start === start) + 1) % places.length];
      const put = (value: string) => text.slice(0, start) + value + text.slice(end);
      // Within a line a pair goes with its comma, on lines of its own with the line.
      const without = pair && `${text.slice(0, pair[0])}${text.slice(pair[1]).replace(/^,? */, '')}`;
      const ways = {
        dropped: without,
        'ten times': put(tenfold(before)),
        'digits swapped': put(swapped(before)),
        'of a neighbour': other && put(text.slice(other.start, other.end)),
      };
      return mutationsOf('models.yaml', path.slice(1), before, ways);
    }),
  );
}

function mutationsOf(
  file: File,
  key: string,
  before: string,
  ways: Readonly<Record<Mutation['how'], string | undefined>>,
): Mutation[] {
  return (Object.entries(ways) as [Mutation['how'], string | undefined][]).flatMap(([how, text]) =>
    text === undefined || text === clean[file] ? [] : [{ file, key, how, before, text }],
  );
}

/** Lines of a record: figures and days in quotes. */
function recordMutations(file: File, random: Random, most: number): Mutation[] {
  const lines = clean[file].trimEnd().split('\n');
  const kinds = Map.groupBy(lines.entries(), ([, line]) => line.replaceAll(/"[^"]*"(?!:)|\d+/g, '*'));
  return [...kinds.values()].flatMap((own) =>
    sample(own, most, random).flatMap(([index, line]): Mutation[] => {
      const figures = [...line.matchAll(/"(\d[\d.-]*)"/g)];
      const figure = random.pick(figures);
      const put = (next: string | undefined) =>
        next === undefined ? undefined : lines.with(index, next).join('\n');
      const other = random.pick(own)?.[1];
      const at = figure && { start: figure.index + 1, end: figure.index + 1 + (figure[1]?.length ?? 0) };
      const edit = (change: (text: string) => string) =>
        at && line.slice(0, at.start) + change(line.slice(at.start, at.end)) + line.slice(at.end);
      return mutationsOf(file, line.replaceAll(/"[^"]*"(?!:)/g, '*').slice(0, 60), line.slice(0, 80), {
        dropped: lines.toSpliced(index, 1).join('\n'),
        'ten times': put(edit(tenfold)),
        'digits swapped': put(edit(swapped)),
        'of a neighbour': put(other),
      });
    }),
  );
}

async function check(...args: string[]): Promise<boolean> {
  try {
    const options = readArguments([
      '--catalog',
      join(folder.path, 'models.yaml'),
      '--date',
      '2026-11-23',
      ...args,
    ]);
    return !failed(
      await runCheck(options, { environment: {}, now: new Date('2026-11-23'), cacheFolder: folder.path }),
    );
  } catch {
    return false;
  }
}

function write(texts: Readonly<Record<File, string>>): void {
  for (const file of files) writeFileSync(join(folder.path, file), texts[file]);
}

/** `refused` by validation, `failed` by the price check, `released` by the commands its messages name, or `missed`. */
async function outcomeOf({ file, text }: Mutation): Promise<'refused' | 'failed' | 'released' | 'missed'> {
  write({ ...clean, [file]: text });
  try {
    loadCatalog({ file: join(folder.path, 'models.yaml') });
  } catch {
    return 'refused';
  }
  if (await check()) return 'missed';
  const [changed] = ['--record=update', '--lock'] as const;
  await check(changed);
  await check('--lock');
  const isMended = files.every((one) => textOf(join(folder.path, one)) === clean[one]);
  return isMended || !(await check()) ? 'failed' : 'released';
}

test('what is damaged in a site folder is noticed, also after the commands that messages name', async () => {
  write(clean);
  expect(await check()).toBe(true);
  const random = randomFrom(Number(MUTATION_SEED));
  const perKey = 2;
  const all = [
    ...catalogMutations(random, perKey),
    ...recordMutations('prices.lock.json', random, perKey),
    ...recordMutations('price-history.jsonl', random, perKey),
  ];
  const some = sample(all, Number(FOLDER_MUTATIONS ?? 15), random);
  const escapes: string[] = [];
  for (const mutation of some) {
    const outcome = await outcomeOf(mutation);
    if (outcome === 'missed' || outcome === 'released')
      escapes.push(`${outcome}: ${mutation.file} ${mutation.key} ${mutation.how}, was ${mutation.before}`);
  }
  if (FOLDER_MUTATIONS !== undefined)
    console.log(
      `${String(some.length - escapes.length)} of ${String(some.length)} noticed.\n${escapes.sort().join('\n')}`,
    );
  expect(some.length).toBeGreaterThan(10);
  // Of names, notes and prose no source knows anything; of a price, and of the history, nothing passes.
  expect(escapes.filter((one) => /models\.\*\.prices|price-history/.test(one))).toEqual([]);
});
