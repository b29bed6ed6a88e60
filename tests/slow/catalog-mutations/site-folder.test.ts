/**
 * A site folder damaged systematically: every key of its catalog, every line of its records, by leaving out, by a factor
 * of ten, by two digits in the wrong order, by the value of a neighbour and by a lost word; and the prose of its guides. What
 * validation, the gate of the build and the price check let pass,
 * before and after the commands that their messages name, is told with its place.
 */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml';
import { historyProblems } from '#catalog/check-history.ts';
import { unproven } from '#catalog/gate.ts';
import { loadCatalog } from '#catalog/load.ts';
import { loadEvidence } from '#catalog/records/price-evidence.ts';
import type { Catalog } from '#catalog/types.ts';
import { unsourcedClaims } from '../../../scripts/check/prices/claims.ts';
import { readArguments } from '../../../scripts/check/prices/arguments.ts';
import { runCheck } from '../../../scripts/check/prices/run.ts';
import { failed } from '../../../scripts/check/report.ts';
import { temporaryFolder } from '../../support/run-build.ts';
import { testSitePath } from '../../../scripts/lib/suites.ts';
import { randomFrom, sample, type Random } from './random.ts';

// `npm test` looks at a few; FOLDER_MUTATIONS=1000 npx vitest run --project=site tests/catalog-mutations/site-folder
// at so many. MUTATION_SITE names another site folder, MUTATION_SEED other places.
const { FOLDER_MUTATIONS, MUTATION_SITE = testSitePath, MUTATION_SEED = '1' } = process.env;
const folder = temporaryFolder();

const day = '2026-11-23';
const catalogFile = join(folder, 'models.yaml');
const guideFolder = 'content/guides';
const guides = filesIn(join(MUTATION_SITE, guideFolder)).map((name) => join(guideFolder, name));
const clean = new Map(
  ['models.yaml', 'prices.lock.json', 'price-history.jsonl', ...guides].map((file) => [
    file,
    textOf(join(MUTATION_SITE, file)),
  ]),
);
for (const kept of ['price-sources', guideFolder])
  if (existsSync(join(MUTATION_SITE, kept)))
    cpSync(join(MUTATION_SITE, kept), join(folder, kept), { recursive: true });

function filesIn(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort() : [];
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function textIn(file: string): string {
  return clean.get(file) ?? '';
}

/** In the order in which they are asked. */
const judges = ['validation', 'build', 'price check'] as const;
type Judge = (typeof judges)[number];

interface Mutation {
  readonly file: string;
  /** What is damaged, as the table has it. */
  readonly group: string;
  /** The key, or the kind of line, without the place in its list. */
  readonly key: string;
  readonly how: 'dropped' | 'doubled' | 'ten times' | 'digits swapped' | 'of a neighbour' | 'word lost';
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
  const file = 'models.yaml';
  const text = textIn(file);
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
        'word lost': before.includes(' ') ? put(withoutWord(before, random)) : undefined,
      };
      return mutationsOf(file, groupOf(path.slice(1)), path.slice(1), before, ways);
    }),
  );
}

/** What the rows of the table are, by the path of a key. */
function groupOf(path: string): string {
  const [section = '', , key = ''] = path.split('.');
  if (section !== 'models') return section;
  if (['prices', 'verify', 'unverified', 'exceptions', 'request', 'estimates'].includes(key)) return key;
  return facts.has(key) ? 'facts' : 'other keys';
}
const facts = new Set(
  'context maxOutput released knowledge openWeights capabilities caching retires replacement status'.split(
    ' ',
  ),
);

const withoutWord = (text: string, random: Random) => {
  const words = text.split(' ');
  return words.toSpliced(random.below(words.length), 1).join(' ');
};

function mutationsOf(
  file: string,
  group: string,
  key: string,
  before: string,
  ways: Readonly<Partial<Record<Mutation['how'], string | undefined>>>,
): Mutation[] {
  return (Object.entries(ways) as [Mutation['how'], string | undefined][]).flatMap(([how, text]) =>
    text === undefined || text === clean.get(file) ? [] : [{ file, group, key, how, before, text }],
  );
}

/** Lines of a record: figures and days in quotes, and names. */
function recordMutations(file: string, random: Random, most: number): Mutation[] {
  const lines = textIn(file).trimEnd().split('\n');
  const kinds = Map.groupBy(lines.entries(), ([, line]) => line.replaceAll(/"[^"]*"(?!:)|\d+/g, '*'));
  return [...kinds.values()].flatMap((own) =>
    sample(own, most, random).flatMap(([index, line]): Mutation[] => {
      const figure = random.pick([...line.matchAll(/"(\d[\d.-]*)"/g)]);
      const put = (next: string | undefined) =>
        next === undefined ? undefined : `${lines.with(index, next).join('\n')}\n`;
      const at = figure && { start: figure.index + 1, end: figure.index + 1 + (figure[1]?.length ?? 0) };
      const edit = (change: (text: string) => string) =>
        at && line.slice(0, at.start) + change(line.slice(at.start, at.end)) + line.slice(at.end);
      return mutationsOf(file, file, line.replaceAll(/"[^"]*"(?!:)/g, '*').slice(0, 60), line.slice(0, 80), {
        dropped: `${lines.toSpliced(index, 1).join('\n')}\n`,
        doubled: `${lines.toSpliced(index, 0, line).join('\n')}\n`,
        'ten times': put(edit(tenfold)),
        'digits swapped': put(edit(swapped)),
        'of a neighbour': put(random.pick(own)?.[1]),
      });
    }),
  );
}

/** Figures, names and claims in the prose of a guide. */
function guideMutations(file: string, random: Random): Mutation[] {
  const text = textIn(file);
  const paragraphs = text.split('\n\n');
  const at = (pattern: RegExp, change: (found: string) => string) => {
    const found = random.pick([...text.matchAll(pattern)]);
    if (found === undefined) return undefined;
    return text.slice(0, found.index) + change(found[0]) + text.slice(found.index + found[0].length);
  };
  const paragraph = random.below(paragraphs.length);
  return mutationsOf(file, 'guides', file, '', {
    dropped: paragraphs.toSpliced(paragraph, 1).join('\n\n'),
    'ten times': at(/\d+/g, (found) => `${found}0`),
    'digits swapped': at(/\d{2,}/g, swapped),
    'word lost': at(/\b(?:not|no|only|never|nothing|without|where|before|after|each|every) /g, () => ''),
    'of a neighbour': at(/\b(?:input|output|price|batch|cache[ds]?|model|gateway|provider)\b/g, (found) =>
      found === 'price' ? 'cost' : 'token',
    ),
  });
}

async function check(...args: string[]): Promise<boolean> {
  try {
    const options = readArguments(['--catalog', catalogFile, '--date', day, ...args]);
    return !failed(await runCheck(options, { environment: {}, now: new Date(day), cacheFolder: folder }));
  } catch {
    return false;
  }
}

/** What validation and the gate of the build say; undefined when the site would be built. */
function refusal(): Judge | undefined {
  let catalog: Catalog;
  try {
    catalog = loadCatalog({ file: catalogFile });
  } catch {
    return 'validation';
  }
  try {
    const evidence = loadEvidence(catalog);
    const isOpen = unproven(catalog, evidence).length > 0 || unsourcedClaims(catalog).length > 0;
    return isOpen || historyProblems(catalog, evidence).length > 0 ? 'build' : undefined;
  } catch {
    return 'build';
  }
}

async function judgeNow(): Promise<Judge | undefined> {
  return refusal() ?? ((await check()) ? undefined : 'price check');
}

function write(texts: ReadonlyMap<string, string>): void {
  for (const [file, text] of texts) writeFileSync(join(folder, file), text);
}

/** Who notices first; and whether, after the commands that the messages name, somebody still does, or all is as it was. */
async function outcomeOf({ file, text }: Mutation): Promise<{ by: Judge | undefined; isReleased: boolean }> {
  write(new Map([...clean, [file, text]]));
  const by = await judgeNow();
  if (by === undefined || by === 'validation') return { by, isReleased: by === undefined };
  for (const command of ['--record=change', '--record=repair', '--lock']) await check(command);
  const isMended = [...clean].every(([one, before]) => textOf(join(folder, one)) === before);
  return { by, isReleased: !isMended && (await judgeNow()) === undefined };
}

test('what is damaged in a site folder is noticed, also after the commands that messages name', async () => {
  write(clean);
  expect(await judgeNow()).toBe(undefined);
  const random = randomFrom(Number(MUTATION_SEED));
  const perKey = 2;
  const all = [
    ...catalogMutations(random, perKey),
    ...recordMutations('prices.lock.json', random, perKey),
    ...recordMutations('price-history.jsonl', random, perKey),
    ...guides.flatMap((guide) => guideMutations(guide, random)),
  ];
  // As many of each group: lines of records are far more than keys.
  const groups = [...Map.groupBy(all, ({ group }) => group).values()];
  const each = Math.ceil(Number(FOLDER_MUTATIONS ?? groups.length) / groups.length);
  const some = groups.flatMap((own) => sample(own, each, random));
  const results: (Mutation & Awaited<ReturnType<typeof outcomeOf>>)[] = [];
  for (const mutation of some) results.push({ ...mutation, ...(await outcomeOf(mutation)) });
  if (FOLDER_MUTATIONS !== undefined) console.log(tableOf(results).join('\n'));
  expect(some.length).toBeGreaterThan(10);
  const escapes = results.filter(({ by, isReleased }) => by === undefined || isReleased);
  // Of a few, one that escapes weighs more.
  expect(escapes.length / results.length).toBeLessThanOrEqual(FOLDER_MUTATIONS === undefined ? 0.1 : 0.03);
  expect(escapes.filter(({ group }) => group === 'prices' || group === 'price-history.jsonl')).toEqual([]);
});

function tableOf(results: readonly (Mutation & Awaited<ReturnType<typeof outcomeOf>>)[]): string[] {
  const count = (own: typeof results, wanted: (one: (typeof results)[number]) => boolean) =>
    String(own.filter(wanted).length).padStart(6);
  const row = (name: string, own: typeof results) =>
    [
      name.padEnd(20),
      String(own.length).padStart(6),
      ...judges.map((judge) => count(own, ({ by }) => by === judge)),
      count(own, ({ by }) => by === undefined),
      count(own, ({ by, isReleased }) => by !== undefined && isReleased),
    ].join('  ');
  const groups = [...Map.groupBy(results, ({ group }) => group)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    `${'damaged'.padEnd(20)}   tried  valid.   build   check  missed  released by the commands`,
    ...groups.map(([name, own]) => row(name, own)),
    row('all', results),
    ...results
      .filter(({ by, isReleased }) => by === undefined || isReleased)
      .map(
        ({ by, file, key, how, before }) =>
          `${by === undefined ? 'missed' : 'released'}: ${file} ${key} ${how}, was ${before}`,
      )
      .sort(),
  ];
}
