import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outcomeOf } from './check/command.ts';
import { readArguments, usage } from './check/prices/arguments.ts';
import { gatewayText } from './check/prices/fixtures.ts';
import { runCheck } from './check/prices/run.ts';

/** A tiny catalog whose one price is as the libraries list it. */
const right = `${gatewayText}providers:
  openai: { name: OpenAI }
models:
  - id: openai/whisper-1
    name: Whisper
    modality: transcription
    prices:
      audioMinute: 0.006
    verify: { genai-prices: openai/whisper-1, ai-sdk-cost-calculator: openai/whisper-1 }
`;

/** A second model, whose price no library has. */
const unverified = `  - id: openai/dream
    name: Dream
    modality: image
    prices:
      image: 0.04
    unverified:
      { amounts: { image: 0.04 }, source: https://example.com, checked: 2026-11-01, expires: 2027-02-01 }
`;

const genai = [{ id: 'openai', models: [{ id: 'whisper-1', prices: { input_audio_hours: 0.36 } }] }];
const calculator = { openai: { 'whisper-1': { transcriptionPerMinute: 0.006 } } };

let folder = '';
/** Reads both libraries anew, as files of somebody's machine. */
let readAnew: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-prices-'));
  const paths = Object.entries({ 'genai-prices': genai, 'ai-sdk-cost-calculator': calculator });
  readAnew = paths.flatMap(([id, data]) => {
    writeFileSync(join(folder, `${id}.json`), JSON.stringify(data));
    return ['--source', `${id}=${join(folder, id)}.json@2026-11-10`];
  });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function run(catalog: string, ...args: string[]) {
  const file = join(folder, 'models.yaml');
  writeFileSync(file, catalog);
  const run = (options: ReturnType<typeof readArguments>) =>
    runCheck(options, { environment: {}, now: new Date(), cacheFolder: join(folder, 'cache') });
  const command = { name: 'price', usage, read: readArguments, run };
  const { code, out, error } = await outcomeOf(command, ['--catalog', file, ...args]);
  return { code, output: `${out}${error ?? ''}` };
}

const evidence = () => join(folder, 'prices.lock.json');

test('a catalog whose prices are right passes once its evidence is locked', async () => {
  const unread = await run(right);
  expect(unread).toMatchObject({ code: 1 });
  expect(unread.output).toContain('source-unasked');
  expect(unread.output).toContain('npm run check:prices -- --refresh');
  const unlocked = await run(right, ...readAnew);
  expect(unlocked).toMatchObject({ code: 1 });
  expect(unlocked.output).toContain('npm run check:prices -- --lock');

  expect(await run(right, '--lock', '--date', '2026-11-20')).toMatchObject({ code: 0 });
  const text = readFileSync(evidence(), 'utf8');
  expect(text).toMatch(/^\{\n"gateway": "https:[^\n]*",\n"date": "2026-11-20",\n[^]*\n\}\n$/);
  expect(await run(right)).toMatchObject({ code: 0 });
  expect(readFileSync(evidence(), 'utf8')).toBe(text);
});

test('a wrong price is caught with its line, and nothing is locked', async () => {
  const wrong = right.replace('0.006', '0.06');
  const { code, output } = await run(wrong, '--lock', ...readAnew);
  expect(code).toBe(1);
  expect(output).toContain(`models.yaml:15 openai/whisper-1: audioMinute is listed as $0.06`);
  expect(existsSync(evidence())).toBe(false);
});

test('a price that changed after it was locked is out of date', async () => {
  await run(right, '--lock', '--date', '2026-11-20', ...readAnew);
  const { code, output } = await run(right.replace('0.006', '0.0060'));
  expect(code).toBe(1);
  expect(output).toContain('evidence-outdated');
});

test('a broken catalog, a broken evidence file and a wrong option cannot run', async () => {
  const broken = await run(right.replace('prices:', 'price:'));
  expect(broken.code).toBe(2);
  expect(broken.output).toMatch(/could not run[^]*models\.yaml:14:\d+ key-unknown/);

  await run(right, ...readAnew);
  writeFileSync(evidence(), '{');
  const unreadable = await run(right);
  expect(unreadable.code).toBe(2);
  expect(unreadable.output).toContain('prices.lock.json could not be read');
  expect(await run(right, '--lock')).toMatchObject({ code: 2 });
  expect(readFileSync(evidence(), 'utf8')).toBe('{');
  expect(await run(right, '--lock', '--accept', 'lock')).toMatchObject({ code: 0 });
  const idle = await run(right, '--lock', '--accept', 'lock');
  expect(idle.output).toContain('Nothing that was recorded changed under the name "lock"');

  expect(await run(right, '--nonsense')).toMatchObject({ code: 2 });
});

test('where the catalog has another currency than the sources, a pin proves nothing and a statement is enough', async () => {
  const inEuros = right.replace('currency: USD', 'currency: EUR');
  const pinned = await run(inEuros);
  expect(pinned.code).toBe(1);
  expect(pinned.output).toContain('pin-currency');
  expect(pinned.output).toContain('price-unverified');
  expect(pinned.output).toContain('prices are in EUR, those of every price source in USD');

  const stated = inEuros.replace(
    / {4}verify: .*\n/,
    '    unverified: { amounts: { audioMinute: 0.006 }, source: https://example.com/prices, checked: 2026-11-20, expires: 2027-01-20 }\n',
  );
  expect(await run(stated, '--lock', '--date', '2026-11-23')).toMatchObject({ code: 0 });
  expect(await run(stated)).toMatchObject({ code: 0 });
});

test('what is kept of a source is evidence as long as nobody touches it', async () => {
  expect(await run(right, '--lock', '--date', '2026-11-20', ...readAnew)).toMatchObject({ code: 0 });
  const kept = join(folder, 'price-sources/genai-prices.json');
  const text = readFileSync(kept, 'utf8');
  expect(text).toContain('"openai/whisper-1": {"id":"whisper-1","prices":{"input_audio_hours":0.36}}');
  writeFileSync(kept, text.replace('0.36', '0.63'));
  const touched = await run(right, '--lock');
  expect(touched.code).toBe(2);
  expect(touched.output).toContain('genai-prices.json was changed by hand');
  writeFileSync(kept, text);
  const locked = readFileSync(evidence(), 'utf8');
  writeFileSync(evidence(), locked.replace('"asOf":"2026-11-10"', '"asOf":"2026-11-19"'));
  const { code, output } = await run(right);
  expect(code).toBe(2);
  expect(output).toContain('was changed by hand');
});

test('a model that no source was asked for is told, until they are', async () => {
  await run(right, '--lock', '--date', '2026-11-20', ...readAnew);
  const { code, output } = await run(right + unverified, '--lock', '--date', '2026-11-20');
  expect(code).toBe(1);
  expect(output).toContain('genai-prices was not asked for openai/dream');
  expect(await run(right + unverified, '--lock', '--date', '2026-11-20', ...readAnew)).toMatchObject({
    code: 0,
  });
});

const history = () => join(folder, 'price-history.jsonl');
const catalogText = () => readFileSync(join(folder, 'models.yaml'), 'utf8');

test('--update writes a settled price and its line, keeps every other byte, and locks', async () => {
  const wrong = right.replace('audioMinute: 0.006', 'audioMinute:   0.0070   # per minute');
  const told = await run(wrong, '--update', '--dry-run', '--date', '2026-11-20', ...readAnew);
  expect(told.output).toContain(
    '-      audioMinute:   0.0070   # per minute\n+      audioMinute:   0.006   # per minute',
  );
  expect(told.output).toContain('"from":"0.0070","to":"0.006"');
  expect(catalogText()).toBe(wrong);
  expect(existsSync(history())).toBe(false);

  expect(await run(wrong, '--update', '--date', '2026-11-20')).toMatchObject({ code: 0 });
  expect(catalogText()).toBe(wrong.replace('0.0070', '0.006'));
  expect(readFileSync(history(), 'utf8')).toBe(
    '{"date":"2026-11-20","id":"openai/whisper-1","meter":"audioMinute","from":"0.0070","to":"0.006",' +
      '"source":"genai-prices, ai-sdk-cost-calculator","kind":"update","observed":true}\n',
  );
  expect(await run(catalogText())).toMatchObject({ code: 0 });
});

test('a changed price without a line fails, and --record appends it', async () => {
  await run(right + unverified, '--lock', '--date', '2026-11-20', ...readAnew);
  const changed = right + unverified.replaceAll('0.04', '0.05');
  const { code, output } = await run(changed, '--lock', '--date', '2026-11-21');
  expect(code).toBe(1);
  expect(output).toContain('change-unrecorded');
  expect(output).toContain('image goes from $0.04 to $0.05 per image on 2026-11-21');

  await run(changed, '--record', 'change', '--dry-run', '--date', '2026-11-21');
  expect(existsSync(history())).toBe(false);
  const meant = ['--record', 'repair', '--lock', '--accept', 'openai/dream:unverified'];
  expect(await run(changed, ...meant, '--date', '2026-11-21')).toMatchObject({ code: 0 });
  expect(readFileSync(history(), 'utf8')).toContain('"from":"0.04","to":"0.05"');
  expect(readFileSync(history(), 'utf8')).toContain('"kind":"repair"');
  expect(await run(changed)).toMatchObject({ code: 0 });
});

test('--only and --since look at fewer models, and at their evidence only', async () => {
  await run(right + unverified, '--lock', '--date', '2026-11-20', ...readAnew);
  const { code, output } = await run(right.replace('0.006', '0.06') + unverified, '--only', '*/dream');
  expect(output).toContain('1 prices of 1 models');
  expect(code).toBe(0);
  expect((await run(right + unverified, '--since', '2026-01-01')).output).toContain('0 prices of 0 models');
});

test('a change that the sources contradict is not recorded, and a line that contradicts the price is found', async () => {
  await run(right, '--lock', '--date', '2026-11-20', ...readAnew);
  const wrong = await run(right.replace('0.006', '0.06'), '--record', 'change', '--lock');
  expect(wrong.code).toBe(1);
  expect(existsSync(history())).toBe(false);

  const line = {
    date: '2026-11-01',
    id: 'openai/whisper-1',
    meter: 'audioMinute',
    from: '0.01',
    to: '0.09',
    source: 'x',
    kind: 'stated',
  };
  writeFileSync(history(), `${JSON.stringify(line)}\n`);
  const orphan = await run(right, '--date', '2026-11-20');
  expect(orphan.code).toBe(1);
  expect(orphan.output).toMatch(/history-end: [^]*price-history\.jsonl:1:87 The price is listed as 0\.006/);
});

test('what no source knows is locked again by its name only', async () => {
  await run(right, ...readAnew);
  expect(await run(right, '--lock', '--date', '2026-11-23')).toMatchObject({ code: 0 });
  const locked = readFileSync(evidence(), 'utf8');
  const slips = {
    'openai/whisper-1:name': right.replace('name: Whisper', 'name: Whimper'),
    'openai/whisper-1:modality': right.replace('modality: transcription', 'modality: speech'),
    'providers:openai': right.replace('name: OpenAI', 'name: OpenAl'),
    'gateway:links': right.replace('https://example.com/key', 'https://example.com/keys'),
    'openai/whisper-1:verify.genai-prices': right.replace('genai-prices: openai/whisper-1, ', ''),
    'openai/whisper-1': right.replace('- id: openai/whisper-1', '- id: openai/whisper-2'),
  };
  for (const [name, slip] of Object.entries(slips)) {
    for (const more of [[], ['--lock', '--date', '2026-11-23']]) {
      const { code, output } = await run(slip, ...more);
      expect(code, `${name} ${more.join(' ')}`).toBe(1);
      expect(output.replaceAll(/\s+/g, ' ')).toContain(`\`npm run check:prices -- --lock --accept ${name}`);
    }
    expect(readFileSync(evidence(), 'utf8')).toBe(locked);
  }
  const meant = slips['providers:openai'];
  const accepted = await run(meant, '--lock', '--date', '2026-11-23', '--accept', 'providers:openai');
  expect(accepted).toMatchObject({ code: 0 });
  expect(await run(meant)).toMatchObject({ code: 0 });
  const idle = await run(meant, '--lock', '--accept', 'providers:*');
  expect(idle).toMatchObject({ code: 2 });
  expect(idle.output).toContain('Nothing that was recorded changed under the name "providers:*"');
});

test('what is new is locked as it is, and so is a model that says where it went', async () => {
  await run(right, ...readAnew);
  await run(right, '--lock', '--date', '2026-11-23');
  const grown = `${right}${unverified}`
    .replace('name: Whisper', 'name: Whisper\n    listed: 2026-11-20')
    .replace('links: { ', 'links: { playground: https://example.com/play, ');
  const unlocked = await run(grown, ...readAnew);
  expect(unlocked).toMatchObject({ code: 1 });
  expect(unlocked.output).not.toContain('value-changed');
  expect(await run(grown, '--lock', '--date', '2026-11-23')).toMatchObject({ code: 0 });
  const gone = `${grown.slice(0, grown.indexOf('  - id: openai/dream'))}removed:\n  - { id: openai/dream, name: Dream, date: 2026-11-22 }\n`;
  expect(await run(gone, '--lock', '--date', '2026-11-23')).toMatchObject({ code: 0 });
});

test('a record that was edited by hand, or reads as other than it is written, is refused', async () => {
  await run(right, ...readAnew);
  await run(right, '--lock', '--date', '2026-11-23');
  const locked = readFileSync(evidence(), 'utf8');
  for (const [edit, said] of [
    [locked.replace('"date": "2026-11-23"', '"date": "2026-11-24"'), 'was changed by hand'],
    [locked.replace('"models": {', '"models": {},\n"models": {'), 'a key stands twice'],
  ] as const) {
    writeFileSync(evidence(), edit);
    for (const options of [[], ['--lock']]) {
      const { code, output } = await run(right, ...options);
      expect(code).toBe(2);
      expect(output).toContain(said);
      expect(readFileSync(evidence(), 'utf8')).toBe(edit);
    }
  }
  // Neither is one without its seal.
  const sealless = locked.replace(/,\n"seal": "[^"]*"/, '');
  writeFileSync(evidence(), sealless);
  expect(await run(right, '--lock')).toMatchObject({ code: 2 });
  const anew = ['--lock', '--accept', 'lock', '--date', '2026-11-23'];
  expect(await run(right, ...anew)).toMatchObject({ code: 0 });
  expect(readFileSync(evidence(), 'utf8')).toBe(locked);
});
