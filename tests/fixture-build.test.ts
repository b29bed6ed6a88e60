import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'node-html-parser';
import { one, readPage, words } from './support/built-pages.ts';
import {
  allButHtml,
  buildFixture,
  fixture,
  runCommand,
  temporaryFolder,
  type FixtureSite,
} from './support/run-build.ts';

// A gateway that adds its fee on top of credits, with every kind of rate and standing: real builds, on two days.
const before = temporaryFolder();
const after = temporaryFolder();
let site: FixtureSite;

beforeAll(async () => {
  site = await buildFixture('many-conditions', before, '2026-11-23');
});

const main = (id: string, folder = before) =>
  one(readPage(folder, `/q/${id.replace('/', '-')}-pricing/`), 'main');
const answer = (id: string) => words(one(main(id), '.lead'));

/** The rows of a model's price table, cells apart by " | ". */
function priceRows(id: string, folder = before): string[] {
  const [table] = main(id, folder).querySelectorAll('.section-price table');
  return (
    table?.querySelectorAll('tbody tr').map((row) => row.querySelectorAll('th, td').map(words).join(' | ')) ??
    []
  );
}

/** The answer of the FAQ to the question that matches. */
function faq(id: string, question: RegExp): string {
  const entry = main(id)
    .querySelectorAll('.faq section')
    .find((section) => question.test(words(section)));
  return entry === undefined ? '' : words(one(entry, 'p'));
}

/** The known facts of a model's page, by term. */
function facts(id: string): Record<string, string> {
  const entries = main(id).querySelectorAll('.facts > div');
  return Object.fromEntries(entries.map((fact) => [words(one(fact, 'dt')), words(one(fact, 'dd'))]));
}

describe('a fee that is added on top of the credits', () => {
  test('is added to each price, and a payment funds less than itself', () => {
    const id = 'black-forest-labs/flux-2-klein-9b';
    expect(words(one(main(id), '.tiles'))).toContain('You pay $0.042 with fee');
    expect(priceRows(id)).toEqual(['Standard | not checked $0.040 $0.042']);
    expect(main(id).querySelectorAll('.pairs > div').map(words)).toEqual([
      '$20 top-up 476 images',
      '$100 top-up 2,380 images',
    ]);
    expect(words(one(main(id), '.section-how-it-works'))).toContain('$100 pays for $95.23 of usage');
  });

  test('is told alike in the guides, which say only what this gateway does', () => {
    const guide = words(one(readPage(before, '/guides/how-billing-works/'), 'main'));
    expect(guide).toContain('to the credits you buy: $100 pays for $95.23 of usage');
    expect(guide).toContain('You prepay $20 or more, and credits renew automatically');
    expect(guide).not.toMatch(/of each payment|nothing renews|audit log/i);
  });
});

describe('conditions in words', () => {
  test('batch, long context, and both at once', () => {
    expect(priceRows('acme/batch').map((row) => row.replaceAll('not checked ', ''))).toEqual([
      'Standard | $2.00 $2.10 | $6.00 $6.30',
      'Batch | $1.00 $1.05 | $3.00 $3.15',
      'Over 200,000 input tokens | $4.00 $4.20 | as standard',
      'Batch, over 200,000 input tokens | $2.50 $2.63 | as standard',
    ]);
    expect(answer('acme/batch')).toContain(
      'is priced at $2.00 per 1M input tokens and $6.00 per 1M output tokens',
    );
  });

  test('a grid without a standard price answers with its lowest, "from"', () => {
    expect(answer('acme/grid')).toContain(
      'Gridder (acme/grid) is priced from $0.011 per image through Northgate.',
    );
    expect(words(one(readPage(before, '/q/acme-grid-pricing/'), 'title'))).toContain('from $0.011 per image');
    expect(priceRows('acme/grid').map((row) => row.replaceAll('not checked ', ''))).toEqual([
      'Low quality, 1024x1024 | $0.011 $0.01155',
      'Low quality, 1536x1024 | $0.016 $0.0168',
      'High quality, 1024x1024 | $0.167 $0.1754',
      'High quality, 1536x1024 | $0.250 $0.2625',
    ]);
    expect(words(one(main('acme/grid'), '.section-calculator'))).toContain(
      '1,000 images at $0.011, low quality, 1024x1024 $11.00',
    );
  });

  test('a window of the day, a marginal megapixel, a resolution with sound', () => {
    expect(priceRows('acme/off-peak')[1]).toMatch(
      /^16:30 to 00:30 UTC, Mon, Tue \| not checked \$0\.30 \$0\.315/,
    );
    // The window is not what a reader pays at any hour: the answer is the standard price.
    expect(answer('acme/off-peak')).toContain('priced at $0.60 per 1M input tokens');
    expect(priceRows('acme/megapixel').map((row) => row.replaceAll('not checked ', ''))).toEqual([
      'Standard | $0.015 $0.01575',
      'Beyond the first of a request | $0.002 $0.0021',
    ]);
    expect(priceRows('acme/video')[1]).toContain('1080p, with audio | not checked $0.20');
  });

  test('estimates of an image billed in tokens stand apart from the prices', () => {
    const tables = main('acme/drawn-in-tokens').querySelectorAll('.section-price table').map(words);
    expect(tables[1]).toMatch(/Estimate.*Low quality \$0\.011 High quality \$0\.167/);
    expect(priceRows('acme/drawn-in-tokens')).toHaveLength(1);
    // An estimate is no price: nobody may add it to a bill.
    expect(site.read('api/models.csv')).not.toMatch(/drawn-in-tokens.*0\.167/);
  });
});

describe('an announced change', () => {
  const dated = [
    'Standard, until 14 December 2026 | not checked $3.00',
    'Standard, from 15 December 2026 | not checked $4.50',
  ];

  test('shows today’s price, and the next one with its date', () => {
    expect(answer('acme/announced')).toContain('is priced at $3.00 per 1M input tokens');
    const rows = priceRows('acme/announced');
    for (const [index, words] of dated.entries()) expect(rows[index]).toContain(words);
  });

  test('becomes the price on that very day, and the one before is gone', async () => {
    await buildFixture('many-conditions', after, '2026-12-15');
    const text = words(main('acme/announced', after));
    expect(text).toContain('is priced at $4.50 per 1M input tokens');
    expect(text).not.toContain('$3.00');
    expect(text).not.toContain('15 December');
    expect(priceRows('acme/announced', after)[0]).toContain('| not checked $4.50 $4.73');
    expect(priceRows('acme/batch', after)).toEqual(priceRows('acme/batch'));
  });
});

describe('what a model is besides its price', () => {
  test('aliases, snapshots and hosts', () => {
    expect(facts('acme/chat').Aliases).toBe('acme/chat-latest until 28 February 2027');
    expect(facts('acme/chat-2026-01-15')['Snapshot of']).toBe('Acme Chat');
    expect(words(one(main('acme/chat-hosted'), 'h1'))).toBe('How much does Acme Chat on Northcloud cost?');
    // The host charges the price, not the maker.
    expect(answer('acme/chat-hosted')).toContain('the underlying Northcloud rate');
    expect(answer('acme/chat')).toContain('the underlying Acme rate');
  });

  test('a deprecated model names its last day and links to its replacement', () => {
    expect(words(one(main('acme/old'), '.notice'))).toMatch(
      /^Retires 1 February 2027 Use its replacement, Acme Chat: \$/,
    );
    expect(main('acme/old').querySelector('.notice a[href="/q/acme-chat-pricing/"]')).not.toBeNull();
  });

  test.each([
    ['acme/gift', /is free through Northgate\. Acme gives it away while it is tried out\./, /Free/],
    ['acme/flat', /is part of a plan at Northgate.*It comes with every Business plan\./, /Part of a plan/],
    ['acme/riddle', /no reliable price for it.*Acme names two prices for it\./, /Price not known/],
  ])('%s says why it has no price, everywhere', (id, text, word) => {
    const said = main(id).querySelector('.notice');
    expect(`${answer(id)} ${said === null ? '' : words(said)}`).toMatch(text);
    expect(main(id).querySelector('.section-price, .section-calculator')).toBeNull();
    expect(
      site
        .read('llms.txt')
        .split('\n')
        .find((line) => line.startsWith(`- \`${id}\``)),
    ).toMatch(word);
    const rows = one(readPage(before, '/models/'), 'table').querySelectorAll('tbody tr').map(words);
    expect(rows.find((row) => row.includes(id))).toMatch(word);
  });

  test('the free tier is this gateway’s', () => {
    expect(answer('moonshot/kimi-k2.6')).toContain(
      'The free tier covers it: 50 free requests a day, a payment card needed.',
    );
    expect(answer('acme/chat')).not.toContain('no card');
    expect(faq('acme/chat', /prompt caching/)).toContain('25% of the uncached price.');
    expect(faq('anthropic/claude-haiku-4.5', /prompt caching/)).toMatch(
      /^Yes: mark in the request what to cache, and it is read at the cached price\./,
    );
  });
});

test('nothing of AIgateway is left in another gateway’s site', () => {
  const left = site.files.filter(
    (file) => /\.(html|md|txt|json|csv)$/.test(file) && /aigateway/i.test(site.read(file)),
  );
  expect(left).toEqual([]);
});

test('every link of the site leads to a file of it', () => {
  const dead = site.files
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) =>
      parse(site.read(file))
        .querySelectorAll('a[href^="/"]')
        .map((link) => link.getAttribute('href')?.split('#')[0] ?? '')
        .filter((href) => !site.files.includes(`${href.slice(1)}${href.endsWith('/') ? 'index.html' : ''}`))
        .map((href) => `${file}: ${href}`),
    );
  expect(dead).toEqual([]);
});

test('the site check recomputes every figure of it', async () => {
  const { code, output } = await runCommand(
    'check-site',
    { BUILD_DATE: '2026-11-23' },
    ...allButHtml,
    '--dist',
    before,
    '--catalog',
    fixture('many-conditions'),
  );
  expect(output).toMatch(/figures recomputed/);
  expect(code, output).toBe(0);
});
