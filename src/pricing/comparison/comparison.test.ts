import { describe, expect, it } from 'vitest';
import { unitNamed, type Meter } from '#catalog/registry/meters.ts';
import type { When } from '#catalog/registry/conditions.ts';
import { modalities, type Workload } from '#catalog/registry/modalities.ts';
import { rateKey } from '#catalog/registry/rate-key.ts';
import type { Offer } from '../offer.ts';
import type { Words } from '../words.ts';
import { compare } from './comparison.ts';

type Rates = readonly (readonly [meter: Meter, amount: string, when?: When])[];

function offer(id: string, rates: Rates, facts: Partial<Offer> = {}): Offer {
  return {
    id,
    name: id.split('/')[1] ?? id,
    provider: 'Acme',
    path: `/q/${id.replace('/', '-')}-pricing/`,
    capabilities: [],
    context: undefined,
    maxOutput: undefined,
    openWeights: undefined,
    ...facts,
    rates: rates.map(([meter, amount, when = {}]) => ({
      meter,
      amount,
      when,
      mode: 'whole',
      key: rateKey(id, { meter, when, from: undefined }),
    })),
  };
}

const uses: Workload[] = [
  {
    id: 'short',
    label: 'a short chat',
    usage: { input: 1000, output: 1000 },
    counted: { one: 'chat', many: 'chats' },
  },
  { id: 'long', label: 'a long document', usage: { input: 100_000, output: 1000 } },
];

function comparing(...models: Offer[]) {
  const gateway = { currency: 'USD', platformFee: { percent: '5', chargedOn: 'top-up' } } as const;
  const { headline, perCall } = modalities.chat;
  return compare({ headline, perCall, gateway, uses, offers: models });
}

function plain(words: Words): string {
  return words
    .map((word) =>
      typeof word === 'string'
        ? word
        : word.kind === 'muted'
          ? plain(word.content)
          : word.kind === 'least'
            ? `${plain(word.content)} ${word.word}`
            : word.text,
    )
    .join('');
}

const verdictOf = (...models: Offer[]) => comparing(...models).verdict.map(plain);
const rowsOf = (table: { rows: readonly (readonly Words[])[] } | undefined) =>
  table?.rows.map((row) => row.map(plain).join(' | '));

const cheapIn = offer('acme/in', [
  ['input', '1'],
  ['output', '10'],
]);
const cheapOut = offer('acme/out', [
  ['input', '2'],
  ['output', '4'],
]);

describe('prices side by side', () => {
  it('stand in rows by meter, the lower one marked in a word, with by how much it is lower', () => {
    expect(rowsOf(comparing(cheapIn, cheapOut).prices)).toEqual([
      'Input per 1M tokens | $1.00 lower | $2.00 | 50%',
      'Output per 1M tokens | $10.00 | $4.00 lower | 60%',
    ]);
  });

  it('have a dash where one model has no such price, and leave out a condition that only one has', () => {
    const more = offer('acme/more', [
      ['input', '1'],
      ['input', '0.5', { service: 'batch' }],
      ['output', '10'],
      ['cacheRead', '0.1'],
    ]);
    expect(rowsOf(comparing(cheapIn, more).prices)).toEqual([
      'Input per 1M tokens | $1.00 | $1.00 | the same',
      'Output per 1M tokens | $10.00 | $10.00 | the same',
      'Cached input per 1M tokens | – | $0.10 | –',
    ]);
  });

  it('stand condition by condition, what holds without one first', () => {
    const batch = (id: string) =>
      offer(id, [
        ['input', '1'],
        ['input', '0.5', { service: 'batch' }],
        ['output', '10'],
        ['output', '5', { service: 'batch' }],
      ]);
    const names = rowsOf(comparing(batch('acme/one'), batch('acme/two')).prices)?.map(
      (row) => row.split(' per ')[0],
    );
    expect(names).toEqual(['Input', 'Output', 'Input, batch', 'Output, batch']);
  });

  it('of three models have the difference below each figure', () => {
    const { prices } = comparing(cheapIn, cheapOut, offer('acme/third', [['input', '3']]));
    expect(prices.columns).toEqual(['What is billed', 'in', 'out', 'third']);
    expect(rowsOf(prices)?.[0]).toBe('Input per 1M tokens | $1.00 lowest | $2.00 +100% | $3.00 +200%');
  });
});

describe('the same use', () => {
  it('is told with the fee, and its difference is the one of the unrounded costs', () => {
    expect(rowsOf(comparing(cheapIn, cheapOut).uses)).toEqual([
      'A short chat | $0.011 (you pay $0.01158) | $0.006 lower (you pay $0.006316) | 45%',
      'A long document | $0.11 lower (you pay $0.1158) | $0.204 (you pay $0.2147) | 46%',
    ]);
  });

  it('is not asked of a model that cannot take it', () => {
    const small = offer(
      'acme/small',
      [
        ['input', '1'],
        ['output', '1'],
      ],
      { context: 32_000 },
    );
    expect(rowsOf(comparing(cheapIn, small).uses)?.[1]).toBe(
      'A long document | $0.11 (you pay $0.1158) | – | –',
    );
  });

  it('counts the price of a request where there is one', () => {
    const asks = offer('acme/asks', [
      ['input', '1'],
      ['output', '10'],
      ['request', '0.5'],
    ]);
    expect(rowsOf(comparing(cheapIn, asks).uses)?.[0]).toContain('$0.511');
  });
});

describe('the verdict', () => {
  it('says where the order turns', () => {
    expect(verdictOf(cheapIn, cheapOut).slice(0, 3)).toEqual([
      'Which is cheaper depends on the use: out for a short chat (45% less), in for a long document (46% less).',
      '$10 buys 863 chats with in and 1,583 with out.',
      'in has the cheaper input, out the cheaper output: in costs less as long as a request has at most 166 tokens out for every 1,000 in.',
    ]);
  });

  it('names the one that is always cheaper, where most and where least', () => {
    const cheap = offer('acme/cheap', [
      ['input', '0.9'],
      ['output', '1'],
    ]);
    expect(verdictOf(cheapIn, cheap)[0]).toBe(
      'cheap costs less in each use below: 83% less than in for a short chat, 17% for a long document.',
    );
    expect(verdictOf(cheapIn, cheap, cheapOut)[0]).toMatch(
      /^cheap is the cheapest of the 3 in each use below: /,
    );
  });

  it('says so when both cost the same', () => {
    const twin = offer('acme/twin', [
      ['input', '1'],
      ['output', '10'],
    ]);
    expect(verdictOf(cheapIn, twin)).toEqual([
      'Both cost the same in every use below.',
      '$10 buys 863 chats with in and 863 with twin.',
      'Input and output cost the same with both.',
    ]);
  });

  it('does not set units against each other', () => {
    const perRequest = offer('acme/asks', [['request', '0.01']]);
    expect(verdictOf(cheapIn, perRequest)[0]).toBe(
      'No use below is priced by all of them: in is billed per 1M input tokens and asks is billed per request.',
    );
  });

  it('gives no unit as a reason where one thing is counted in two', () => {
    const inThousands = offer('acme/k', [
      ['input', '0.001'],
      ['output', '0.01'],
    ]);
    const per1K = {
      ...inThousands,
      rates: inThousands.rates.map((rate) => ({ ...rate, unit: unitNamed(rate.meter, '1K') })),
      maxOutput: 10,
    };
    expect(verdictOf(cheapIn, per1K)[0]).toBe('No use below is priced by all of them.');
    expect(rowsOf(comparing(cheapIn, per1K).prices)).toEqual([
      'Input | $1.00 per 1M tokens | $0.001 per 1K tokens | the same',
      'Output | $10.00 per 1M tokens | $0.01 per 1K tokens | the same',
    ]);
  });

  it('says nothing of a turning point that a price per request would move', () => {
    const asks = offer('acme/asks', [
      ['input', '2'],
      ['output', '4'],
      ['request', '0.001'],
    ]);
    expect(verdictOf(cheapIn, asks).join(' ')).not.toContain('tokens out for every');
  });

  it('tells context, abilities, tiers, caches, weights and status from the facts', () => {
    const rich = offer(
      'acme/rich',
      [
        ['input', '1'],
        ['input', '2', { inputTokensOver: 200_000 }],
        ['output', '10'],
        ['cacheRead', '0.1'],
      ],
      { context: 1_000_000, capabilities: ['tools', 'vision'], openWeights: true, stage: 'preview' },
    );
    const poor = offer(
      'acme/poor',
      [
        ['input', '3'],
        ['output', '20'],
      ],
      {
        context: 200_000,
        capabilities: ['tools'],
        openWeights: false,
      },
    );
    expect(verdictOf(rich, poor).slice(2)).toEqual([
      'rich prices requests of more than 200,000 input tokens higher: input then costs $2.00 instead of $1.00 per 1M tokens, while poor has one price for all lengths.',
      'Input read from cache costs 90% less with rich; poor lists no price for it.',
      'The weights of rich are open, those of poor are not.',
      'rich has the larger context: 1,000,000 tokens against 200,000 of poor.',
      'Only rich is listed here as one that reads images.',
      'Rich is a preview.',
    ]);
  });

  it('says nothing of an ability where none is recorded of the other', () => {
    const able = offer('acme/able', [['input', '1']], { capabilities: ['tools'] });
    expect(verdictOf(able, cheapOut).join(' ')).not.toContain('Only');
  });
});
