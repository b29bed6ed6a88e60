import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gateway, providers } from '#catalog/test-catalog.ts';
import { runCatalog } from '../run.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cost-'));
  writeFileSync(join(folder, 'models.yaml'), catalog);
  vi.stubEnv('CATALOG', join(folder, 'models.yaml'));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const fee = 'platformFee: { percent: 5, chargedOn: top-up }';
const catalog = `${gateway.replace('gateway:', `gateway:\n  ${fee}`)}${providers}
models:
  - id: acme/chat
    name: Chat
    modality: chat
    prices:
      input: [3.00, { amount: 1.50, when: { service: batch } }]
      output: 15
      cacheRead: 0.30
  - id: acme/ear
    name: Ear
    modality: transcription
    prices: { audioMinute: 0.0007 }
  - id: acme/hours
    name: Hours
    modality: transcription
    prices: { audioMinute: { amount: 0.04, per: hour, atLeast: 10 seconds } }
  - id: acme/trial
    name: Trial
    modality: chat
    prices: { input: { amount: 3, freePerMonth: 1000000 }, output: 15 }
  - id: acme/gone
    name: Gone
    modality: chat
    status: deprecated
    retires: 2026-11-01
    prices: { input: 3, output: 15 }
  - id: acme/past
    name: Past
    modality: chat
    status: deprecated
    retires: 2026-11-01
    free: { reason: A preview, source: https://a.example }
  - id: acme/gift
    name: Gift
    modality: chat
    free: { reason: A preview, source: https://a.example }
  - id: acme/plan
    name: Plan
    modality: chat
    priceStatus: plan
  - id: acme/brush
    name: Brush
    modality: image
    prices: { image: { grid: [quality], rates: { low: 0.01, high: 0.04 } } }
`;

const usage = {
  prompt_tokens: 1500,
  completion_tokens: 400,
  total_tokens: 1900,
  prompt_tokens_details: { cached_tokens: 1000 },
};

async function run(id: string, pasted: unknown, ...more: string[]) {
  const file = join(folder, 'usage.txt');
  writeFileSync(file, typeof pasted === 'string' ? pasted : JSON.stringify(pasted));
  let [out, err] = ['', ''];
  const code = await runCatalog(['cost', id, '--usage', 'usage.txt', ...more], {
    out: (text) => (out += text),
    err: (text) => (err += text),
    environment: { BUILD_DATE: '2026-11-23', INIT_CWD: folder },
    now: new Date('2026-11-23T12:00:00Z'),
  });
  return { code, out, err };
}

const json = async (id: string, pasted: unknown, ...more: string[]): Promise<unknown> => {
  const { code, out } = await run(id, pasted, '--format', 'json', ...more);
  return { code, ...(JSON.parse(out) as object) };
};

describe('catalog cost', () => {
  test('says what a use costs, exact, before the fee and with it', async () => {
    expect(await json('acme/chat', { usage, x_wait: 2 })).toEqual({
      code: 0,
      model: 'acme/chat',
      perRequest: '0.0078',
      total: '0.0078',
      currency: 'USD',
      withFee: {
        perRequest: '0.00821052631579',
        exact: '39/4750',
        total: '0.00821052631579',
        exactTotal: '39/4750',
      },
      lines: [
        {
          meter: 'input',
          quantity: '500',
          per: '1000000',
          unit: '1M input tokens',
          amount: '3',
          cost: '0.0015',
          when: {},
        },
        {
          meter: 'output',
          quantity: '400',
          per: '1000000',
          unit: '1M output tokens',
          amount: '15',
          cost: '0.006',
          when: {},
        },
        {
          meter: 'cacheRead',
          quantity: '1000',
          per: '1000000',
          unit: '1M cached input tokens',
          amount: '0.3',
          cost: '0.0003',
          when: {},
        },
      ],
      unused: [],
      incomplete: false,
    });
  });

  test('multiplies by requests, and names the condition of a price and what is not counted', async () => {
    const told = { ...usage, service_tier: 'batch', seats: 4 };
    expect(await json('acme/chat', told, '--requests', '1000')).toMatchObject({
      perRequest: '0.00705',
      total: '7.05',
      lines: [{ meter: 'input', quantity: '500000', amount: '1.5', when: { service: 'batch' } }, {}, {}],
      unused: ['seats: 4'],
      incomplete: true,
    });
  });

  test('says a quotient that has no end as one', async () => {
    expect(await json('acme/ear', { seconds: 11 }, '--requests', '3')).toMatchObject({
      perRequest: '0.000128333333333',
      exact: '77/600000',
      total: '0.000385',
      lines: [{ quantity: '0.55', cost: '0.000385' }],
    });
    expect(await json('acme/ear', { seconds: 11 })).toMatchObject({
      lines: [{ quantity: '0.183333333333', exactQuantity: '11/60', exact: '77/600000' }],
    });
  });

  test('keeps the unit that is listed, and bills what is billed', async () => {
    expect(await json('acme/hours', { seconds: 11 })).toMatchObject({
      perRequest: '0.000122222222222',
      exact: '11/90000',
      lines: [
        { exactQuantity: '11/60', per: '60', unit: 'hour of audio', amount: '0.04', exact: '11/90000' },
      ],
    });
    expect(await json('acme/hours', { seconds: 3 }, '--requests', '9')).toMatchObject({
      perRequest: '0.000111111111111',
      exact: '1/9000',
      total: '0.001',
    });
  });

  test.each([
    ['acme/chat', '{"a": 1}', 'counts nothing that is known'],
    ['acme/chat', { usage: { seconds: 3 } }, 'no price for what is counted here'],
    ['acme/chatt', { usage }, 'Did you mean "acme/chat"'],
    ['acme/plan', { usage }, 'has no listed price on 2026-11-23'],
    ['acme/brush', { data: [{ url: 'x' }] }, 'depends on quality, which this object does not say'],
  ])('%s with %j is a problem and ends with 1', async (id, pasted, problem) => {
    expect(await json(id, pasted)).toEqual({ code: 1, problem: expect.stringContaining(problem) as string });
    expect(await run(id, pasted)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(problem) as string,
    });
  });

  test('a file that is not there is one, too', async () => {
    expect(await json('acme/chat', {}, '--usage', 'nowhere.txt')).toEqual({
      code: 1,
      problem: expect.stringContaining('cannot be read') as string,
    });
  });

  test('a fee that depends on the payment is left out', async () => {
    const text = catalog.replace('percent: 5', 'percent: 5, minimum: 0.80');
    writeFileSync(join(folder, 'models.yaml'), text);
    expect(await json('acme/chat', { usage })).not.toHaveProperty('withFee');
    expect((await run('acme/chat', { usage })).out).not.toContain('with the fee');
  });

  test('a free model costs nothing', async () => {
    expect(await json('acme/gift', { usage })).toMatchObject({
      code: 0,
      perRequest: '0',
      total: '0',
      lines: [],
    });
    expect((await run('acme/gift', { usage })).out).toBe('acme/gift is free.\n');
  });

  test('a wrong call ends with 2', async () => {
    for (const more of [['--requests', '0'], ['--requests', '1.5'], ['--format', 'xml'], ['--fee']])
      expect((await run('acme/chat', { usage }, ...more)).code, more.join(' ')).toBe(2);
  });

  test('reads well', async () => {
    const { out } = await run('acme/chat', { usage: { ...usage, seats: 4 } }, '--requests', '1000');
    expect(out).toBe(`acme/chat on 2026-11-23
  Meter         Condition  Quantity   Price               Cost
  Input                    500,000    $3.00 / 1M tokens   $1.50
  Output                   400,000    $15.00 / 1M tokens  $6.00
  Cached input             1,000,000  $0.30 / 1M tokens   $0.30
1,000 requests: $7.80, $8.22 with the fee
Each: $0.0078, $0.008211 with the fee
Not used: seats: 4
Incomplete: something above costs money and is not in this sum.
`);
  });

  test('takes nothing off that is free in a month, since a response does not say what came before, and says so', async () => {
    const free = '1,000,000 input tokens';
    const told = await json('acme/trial', { usage });
    // 1,500 × 3 + 400 × 15
    expect(told).toMatchObject({
      perRequest: '0.0105',
      lines: [{ quantity: '1500', freePerMonth: free }, {}],
    });
    const { out } = await run('acme/trial', { usage });
    expect(out).toContain(`Not taken off: ${free} that are free in each month, since they may be used up.`);
    expect((await run('acme/chat', { usage })).out).not.toContain('Not taken off');
  });

  test('says of a retired model that it is', async () => {
    expect(await json('acme/gone', { usage })).toMatchObject({ code: 0, retired: '2026-11-01' });
    expect((await run('acme/gone', { usage })).out).toContain(
      'Retired on 2026-11-01: these are its last prices',
    );
    expect((await run('acme/past', { usage })).out).toBe(
      'acme/past was free until it was retired on 2026-11-01.\n',
    );
    expect(await json('acme/chat', { usage })).not.toHaveProperty('retired');
  });

  test('says of an empty file what belongs there', async () => {
    const { code, err } = await run('acme/chat', ' ');
    expect([code, err]).toEqual([1, expect.stringContaining('usage.txt is empty')]);
  });
});
