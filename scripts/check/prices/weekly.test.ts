/**
 * What a scheduled job runs, `--refresh newest --today --update`, against a server of this machine that serves good, stale,
 * broken, ten-fold and missing files: what it answers, and what it has written.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CannotRun, failed, type Report } from '../report.ts';
import { readArguments } from './arguments.ts';
import { gatewayText } from './fixtures.ts';
import { runCheck, type RunContext } from './run.ts';

/** Prices for a million tokens, by model, as both sources list them. */
const prices = {
  one: { input: 2, output: 8 },
  two: { input: 3, output: 15 },
  three: { input: 0.5, output: 4 },
};
type Prices = Record<string, { input: number; output: number }>;

const maps = {
  litellm: (listed: Prices): Record<string, Record<string, unknown>> =>
    Object.fromEntries(
      Object.entries(listed).map(([id, { input, output }]) => [
        id,
        {
          litellm_provider: 'acme',
          mode: 'chat',
          input_cost_per_token: input / 1e6,
          output_cost_per_token: output / 1e6,
        },
      ]),
    ),
  'models.dev': (listed: Prices) => ({
    acme: {
      id: 'acme',
      name: 'Acme',
      models: Object.fromEntries(
        Object.entries(listed).map(([id, cost]) => [
          id,
          {
            id,
            name: id,
            limit: { context: 1000, output: 100 },
            modalities: { input: ['text'], output: ['text'] },
            cost,
          },
        ]),
      ),
    },
  }),
};

/** A catalog of these prices; the third model is pinned to one source alone. */
const catalogText = `${gatewayText}providers:
  acme: { name: Acme }
models:
  - { id: acme/one, name: One, modality: chat, prices: { input: 2, output: 8 }, verify: { litellm: acme/one, models.dev: acme/one } }
  - { id: acme/two, name: Two, modality: chat, prices: { input: 3, output: 15 }, verify: { litellm: acme/two, models.dev: acme/two } }
  - { id: acme/three, name: Three, modality: chat, prices: { input: 0.50, output: 4 }, verify: { litellm: acme/three } }
`;

/** What the server answers, by path; a path that is not there is missing. */
let served = new Map<string, { readonly text: string; readonly headers?: Record<string, string> }>();
let version = '1.0.0';
let server: Server;
let address = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const file = served.get(request.url ?? '');
    response.writeHead(file === undefined ? 404 : 200, file?.headers).end(file?.text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.close();
});

const json = (value: unknown) => ({ text: JSON.stringify(value) });

/** Serves both sources. @param next version of the one that is a package */
function serve(
  litellm: { readonly text: string } | undefined,
  dev: { readonly text: string } | undefined,
  next = '1.1.0',
) {
  version = next;
  served = new Map([
    ...(litellm === undefined ? [] : [['/litellm', litellm] as const]),
    ...(dev === undefined ? [] : [['/models.dev', dev] as const]),
  ]);
}

/** Of what is published elsewhere, the server has copies: in the place of the registry's client, and of the address. */
function context(day: string): RunContext {
  return {
    now: new Date(`${day}T05:23:00Z`),
    environment: {},
    cacheFolder: join(folder, 'cache'),
    fetch: () => fetch(`${address}/models.dev`),
    run: async (program, args) => {
      const response = await fetch(`${address}/litellm`);
      if (!response.ok)
        throw new Error(`${program} ended with 1: the server answered ${String(response.status)}`);
      const [, into = ''] =
        args.map((arg) => arg.split('--dest=')).find(([, path]) => path !== undefined) ?? [];
      const file = 'litellm/model_prices_and_context_window_backup.json';
      writeFileSync(
        join(into, `litellm-${version}-py3-none-any.whl`),
        zipSync({ [file]: strToU8(await response.text()) }),
      );
      return '';
    },
  };
}

let folder = '';
const file = () => join(folder, 'models.yaml');

async function run(day: string, ...more: string[]): Promise<Report> {
  return runCheck(readArguments(['--catalog', file(), ...more]), context(day));
}

const weekly = (day = '2026-12-07') => run(day, '--refresh', 'newest', '--today', '--update');

/** Every file beside the catalog, itself included. */
function written(): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:yaml|json|jsonl)$/.test(path),
  );
  return Object.fromEntries(
    paths
      .filter((path) => !path.startsWith('cache'))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

/** Of which day the evidence is. */
const day = () => (JSON.parse(written()['prices.lock.json'] ?? '{}') as { date?: string }).date;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weekly-'));
  writeFileSync(file(), catalogText);
  serve(json(maps.litellm(prices)), json(maps['models.dev'](prices)), '1.0.0');
  const day = '2026-11-30';
  const report = await run(
    day,
    '--source',
    `litellm=1.0.0@${day}`,
    '--source',
    'models.dev=newest',
    '--lock',
  );
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const changed = (id: keyof typeof prices, input: number): Prices => ({
  ...prices,
  [id]: { ...prices[id], input },
});

describe('good files', () => {
  test('with the same prices: the day moves, and nothing else', async () => {
    serve(json(maps.litellm(prices)), json(maps['models.dev'](prices)));
    const report = await weekly();
    expect([failed(report), report.texts ?? []]).toEqual([false, []]);
    expect([day(), written()['models.yaml']]).toEqual(['2026-12-07', catalogText]);
  });

  test('with a new price that both list: it is applied, recorded and locked', async () => {
    serve(json(maps.litellm(changed('one', 2.5))), json(maps['models.dev'](changed('one', 2.5))));
    expect(failed(await weekly())).toBe(false);
    expect(day()).toBe('2026-12-07');
    expect(written()['models.yaml']).toBe(catalogText.replace('input: 2,', 'input: 2.50,'));
    expect(written()['price-history.jsonl']).toMatch(
      /^\{"date":"2026-12-07","id":"acme\/one","meter":"input","from":"2","to":"2.50",.*"kind":"update","observed":true\}\n$/,
    );
    // What was written stands when it is checked by itself.
    expect((await run('2026-12-08')).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('what is not certain is proposed, and nothing is applied', () => {
  test.each([
    [
      'a price that one source alone lists',
      changed('three', 0.6),
      prices,
      'which litellm alone lists',
      '0.60',
    ],
    [
      'a step beyond a factor of 1.5 that both list',
      changed('one', 3.5),
      changed('one', 3.5),
      'by more than a factor of 1.5',
      '3.50',
    ],
    ['a ten-fold price', changed('one', 20), changed('one', 20), 'by more than a factor of 1.5', '20'],
    ['a tenth', changed('two', 0.3), changed('two', 0.3), 'by more than a factor of 1.5', '0.30'],
  ])('%s', async (_, litellm, dev, doubt, to) => {
    serve(json(maps.litellm(litellm)), json(maps['models.dev'](dev)));
    const report = await weekly();
    expect(failed(report)).toBe(true);
    const [text] = report.texts ?? [];
    expect(text?.title).toMatch(/^Proposed, and not applied/);
    expect(text?.text).toContain(doubt);
    expect(text?.text).toMatch(new RegExp(`^\\+  - .*input: ${to.replace('.', '\\.')},`, 'm'));
    expect([day(), written()['models.yaml'], written()['price-history.jsonl']]).toEqual([
      '2026-11-30',
      catalogText,
      undefined,
    ]);
  });

  test('a price on which the sources disagree is not even that', async () => {
    const tenfold = Object.fromEntries(
      Object.entries(prices).map(([id, { input, output }]) => [
        id,
        { input: input * 10, output: output * 10 },
      ]),
    );
    serve(json(maps.litellm(tenfold)), json(maps['models.dev'](prices)));
    const report = await weekly();
    expect(failed(report)).toBe(true);
    // Only the model that has no other source.
    expect(report.texts?.map(({ text }) => text.match(/^# .*/gm))).toEqual([
      [
        '# acme/three: input from 0.50 to 5, which litellm alone lists, by more than a factor of 1.5',
        '# acme/three: output from 4 to 40, which litellm alone lists, by more than a factor of 1.5',
      ],
    ]);
    expect([day(), written()['models.yaml']]).toEqual(['2026-11-30', catalogText]);
  });
});

const edited = (from: string, to: string) => ({
  text: JSON.stringify(maps.litellm(prices)).replaceAll(from, to),
});
const good = () => json(maps['models.dev'](prices));

describe('what cannot be believed stops it, and nothing is written', () => {
  test.each<[string, () => void, RegExp]>([
    [
      'a missing package',
      () => {
        serve(undefined, good());
      },
      /litellm \(newest\) could not be fetched from PyPI: .*404/,
    ],
    [
      'a missing file',
      () => {
        serve(json(maps.litellm(prices)), undefined);
      },
      /models\.dev could not be fetched from .*404/,
    ],
    [
      'everything missing',
      () => {
        serve(undefined, undefined);
      },
      /could not be fetched/,
    ],
    [
      'a file that is cut off',
      () => {
        serve(json(maps.litellm(prices)), { text: good().text.slice(0, 200) });
      },
      /is not models\.dev as published/,
    ],
    [
      'a page in the place of a file',
      () => {
        serve({ text: '<!doctype html><title>Busy</title>' }, good());
      },
      /is not LiteLLM.* as published/,
    ],
    [
      'a file that holds nothing',
      () => {
        serve(json({}), good());
      },
      /every entry is gone/,
    ],
    [
      'an older version',
      () => {
        serve(json(maps.litellm(prices)), good(), '0.9.9');
      },
      /litellm 0\.9\.9.* is older than what is kept: litellm 1\.0\.0/,
    ],
    [
      'a file of an earlier day',
      () => {
        serve(json(maps.litellm(prices)), {
          ...good(),
          headers: { 'last-modified': 'Mon, 02 Nov 2026 05:00:00 GMT' },
        } as { text: string });
      },
      /data of 2026-11-02, is older than what is kept/,
    ],
    [
      'a renamed field',
      () => {
        serve(edited('input_cost_per_token', 'input_token_cost'), good());
      },
      /input_cost_per_token is gone from 3 of 3 entries/,
    ],
    [
      'a price as text',
      () => {
        serve(edited('"input_cost_per_token":0.000002', '"input_cost_per_token":"0.000002"'), good());
      },
      /input_cost_per_token is text where it was a number/,
    ],
    [
      'an emptied price',
      () => {
        serve(edited('"input_cost_per_token":0.000002', '"input_cost_per_token":null'), good());
      },
      /input_cost_per_token is empty where it was a number/,
    ],
  ])('%s', async (_, arrange, says) => {
    const before = written();
    arrange();
    const stopped = await weekly().catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(CannotRun);
    expect((stopped as CannotRun).message).toMatch(says);
    expect(written()).toEqual(before);
  });

  test('no kept files at all', async () => {
    rmSync(join(folder, 'price-sources'), { recursive: true });
    const before = written();
    await expect(run('2026-12-07', '--today')).rejects.toThrow(/Nothing is kept of litellm, models\.dev/);
    await expect(run('2026-12-07', '--update')).rejects.toThrow(
      '--update compares with what sources list now',
    );
    expect(written()).toEqual(before);
  });
});

describe('no command makes a figure right that nothing proves', () => {
  test.each([
    [['--lock']],
    [['--record', 'change']],
    [['--record', 'repair']],
    [['--record', 'change', '--lock']],
    [['--record', 'repair', '--lock']],
    [['--refresh', 'newest', '--record', 'change', '--lock']],
  ])('an amount edited by hand, then %s', async (options) => {
    serve(json(maps.litellm(prices)), good());
    writeFileSync(file(), catalogText.replace('input: 0.50', 'input: 0.05'));
    expect(failed(await run('2026-12-07', ...options))).toBe(true);
    expect([day(), written()['price-history.jsonl']]).toEqual(['2026-11-30', undefined]);
    expect(failed(await run('2026-12-07'))).toBe(true);
  });

  test('a history edited by hand, then locked', async () => {
    serve(json(maps.litellm(changed('one', 2.5))), json(maps['models.dev'](changed('one', 2.5))));
    await weekly();
    const history = join(folder, 'price-history.jsonl');
    const right = readFileSync(history, 'utf8');
    const made = right
      .replace('"from":"2","to":"2.50"', '"from":"9","to":"2"')
      .replace('2026-12-07', '2026-01-07');
    for (const text of [
      '',
      made + right,
      right + made,
      right.replace('"2"', '"1"'),
      right.replace('12-07', '12-06'),
    ]) {
      writeFileSync(history, text);
      for (const options of [
        [],
        ['--lock'],
        ['--record', 'change', '--lock'],
        ['--record', 'repair', '--lock'],
      ])
        expect([text, failed(await run('2026-12-08', ...options))]).toEqual([text, true]);
      expect(readFileSync(history, 'utf8')).toBe(text);
    }
    expect(day()).toBe('2026-12-07');
  });
});

describe('a source that stays as it is', () => {
  test('is as old as it was, and confirms nothing after half a year; the plain check stays as it was', async () => {
    serve(json(maps.litellm(prices)), good(), '1.0.0');
    const report = await weekly('2027-06-07');
    expect(failed(report)).toBe(true);
    const found = report.findings.filter(({ code }) => ['source-stale', 'price-unverified'].includes(code));
    expect(found.map(({ code }) => code)).toEqual([
      'price-unverified',
      'price-unverified',
      'price-unverified',
      'source-stale',
      'source-stale',
    ]);
    expect(found[2]?.message).toMatch(
      /acme\/three: no pinned source has input, output \(.* is of 2026-11-30: too old/,
    );
    expect([day(), written()['models.yaml']]).toEqual(['2026-11-30', catalogText]);
    // Without today, nothing goes red by waiting.
    expect(failed(await run('2027-06-07'))).toBe(false);
  });

  test('is enough for what a fresh one confirms, too', async () => {
    serve(json(maps.litellm(prices)), good(), '1.9.0');
    await run('2027-06-07', '--source', 'litellm=1.9.0@2027-06-01', '--lock');
    const report = await run('2027-06-07', '--today');
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(report.findings.map(({ code }) => code)).toContain('source-stale');
  });
});
