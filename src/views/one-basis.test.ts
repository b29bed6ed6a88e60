/** What is compared is compared by one basis, and what is said of a use is said of all that it pays. */
import { expect, test } from 'vitest';
import { problemsOf } from '#catalog/test-catalog.ts';
import { loadCatalog } from '#catalog/load.ts';
import { keys, stepKey } from '#pricing/trace-key.ts';
import { guideTable } from '#views/guides/guide-tables.ts';
import { modalityPage } from '#views/lists/modality-page.ts';
import { answer } from '#views/model/answer.ts';
import { faq } from '#views/model/faq.ts';
import { howItWorks } from '#views/model/how-it-works.ts';
import { modelPage } from '#views/model/model-page.ts';
import { noticesOf } from '#views/model/notice.ts';
import { countedUse } from '#views/model/estimate.ts';
import { usesOf } from '#views/model/worked-uses.ts';
import { comparisonOf } from '#views/compare/side-by-side.ts';
import type { Page, Table } from '#views/page/blocks.ts';
import { plainText } from '#views/page/inline.ts';
import { printMarkdown } from '#views/page/markdown.ts';
import { createSite } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';

const peak = 'when: { utc: ["01:00-04:00", "06:00-10:00"], days: [mon, tue, wed, thu, fri] }';
const text = `${testGateway}  pricing: pass-through
providers:
  acme: { name: Acme }
models:
  - { id: acme/peaks, name: Peaks, modality: chat, prices: { input: [0.15, { amount: 0.30, ${peak} }], output: [0.6, { amount: 1.2, ${peak} }] } }
  - { id: acme/more, name: More, modality: chat, prices: { input: [0.66, { amount: 1.32, ${peak} }], output: [1.98, { amount: 3.96, ${peak} }] } }
  - { id: acme/long, name: Long, modality: chat, context: 1000000, prices: { input: [0.05, { amount: 0.25, when: { inputTokensOver: 256000 } }], output: [0.4, { amount: 2, when: { inputTokensOver: 256000 } }] } }
  - { id: acme/even, name: Even, modality: chat, context: 1000000, prices: { input: 0.1, output: 0.4 } }
  - { id: acme/wide, name: Wide, modality: chat, context: 1000000, prices: { input: 0.2, output: 0.8 } }
  - { id: acme/short, name: Short, modality: chat, context: 200000, prices: { input: 0.2, output: 0.8 } }
  - { id: acme/seeker, name: Seeker, modality: chat, prices: { input: 2, output: 8, searches: 5 } }
  - id: acme/gone
    name: Gone
    modality: chat
    prices: { input: 1, output: 2 }
    status: deprecated
    retires: 2027-03-01
    replacement: acme/intro
  - id: acme/intro
    name: Intro
    modality: chat
    prices: { input: [{ amount: 0.6, until: 2027-01-01 }, { amount: 1.2, from: 2027-01-01 }], output: 2 }
  - id: acme/clip
    name: Clip
    modality: video
    prices: { videoSecond: 0.4 }
    request: { seconds: [8, 4, 6] }
  - { id: acme/any, name: Any, modality: video, prices: { videoSecond: 0.2 } }
  - id: acme/other
    name: Other
    modality: transcription
    prices: { audioMinute: 0.0052 }
    exceptions: { amounts: { audioMinute: 0.0052 }, reason: another one is printed elsewhere, source: https://acme.example, checked: 2026-11-10, expires: 2027-02-01 }
`;
const site = createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23');
const wordsOf = (page: Page) => printMarkdown(site, page).text;
const pageOf = (id: string) => wordsOf(modelPage(site, site.model(id)));
const rows = (table: Table | undefined) =>
  table?.rows.map((row) => row.map((cell) => plainText(cell)).join(' | ')) ?? [];

test('the price that names no hours is the one of most hours of a week', () => {
  const catalog = (prices: string) =>
    problemsOf(
      `${testGateway}providers:\n  acme: { name: Acme }\nmodels:\n  - { id: acme/a, name: A, modality: chat, prices: { ${prices} } }\n`,
    );
  const [problem, ...more] = catalog(
    'input: [2, { amount: 1, when: { utc: ["10:00-01:00", "04:00-06:00"] } }, { amount: 1, when: { utc: ["01:00-04:00", "06:00-10:00"], days: [sat, sun] } }], output: 4',
  );
  expect(more).toEqual([]);
  expect(problem?.code).toBe('hours-unusual');
  expect(problem?.message).toBe('2 per 1M input tokens holds in 35 of the 168 hours of a week, 1 in 133.');
  expect(catalog(`input: [1, { amount: 2, ${peak} }], output: 4`)).toEqual([]);
  expect(catalog('input: [1, { amount: 0.5, when: { utc: ["16:30-00:30"] } }], output: 4')).toEqual([]);
});

test('models by the hour are ranked like with like, and the basis is named', () => {
  const only = text.slice(0, text.indexOf('  - { id: acme/long'));
  const two = createSite(loadCatalog({ file: 'test.yaml', text: only }), undefined, site.date);
  expect(two.tracer.ranking('chat', 'input').map(({ model }) => model.name)).toEqual(['Peaks', 'More']);
  expect(pageOf('acme/more')).toContain('It is ranked by its price at most hours of the week.');
  expect(wordsOf(modalityPage(site, 'chat'))).toContain(
    'Where the hour decides, the price is that of most hours of a week.',
  );
  expect(wordsOf(modalityPage(site, 'video'))).not.toContain('Where the hour decides');
});

test('a long window is priced at the length of what fills it', () => {
  expect(rows(guideTable(site, 'cheapest-able'))).toEqual([
    'Takes 200,000 tokens | Long | $0.05 in, $0.40 out per 1M tokens | 4',
    'Takes 1,000,000 tokens | Even | $0.10 in, $0.40 out per 1M tokens | 3',
  ]);
  expect(wordsOf(modalityPage(site, 'chat'))).toMatch(
    /With 1,000,000 tokens of context or more \| 3 \| \[Even\]\(\S+\) \| \$0\.10 in/,
  );
});

test('what costs more for long requests is no cheaper model for those', () => {
  expect(pageOf('acme/wide')).toContain('- Cheaper: [Even]');
  expect(pageOf('acme/wide')).not.toMatch(/\| \[Long\]/);
  expect(pageOf('acme/short')).toMatch(/\| \[Long\]\(\S+\) Acme, cheapest \|/);
});

test('searches that no use counts are told apart from every total', () => {
  const words = pageOf('acme/seeker');
  expect(words).toContain('Searches cost extra.');
  expect(countedUse(site, site.model('acme/seeker'))?.many).toBe(
    'chats (1,500 in, 400 out), not counting searches',
  );
});

test('a clip is as long as the model makes one', () => {
  const clip = site.model('acme/clip');
  expect(
    usesOf(site, clip)
      .map(({ label }) => label)
      .join(),
  ).not.toContain('5 seconds');
  expect(countedUse(site, clip)?.many).toBe('clips of 8 seconds');
  expect(countedUse(site, site.model('acme/any'))?.many).toBe('clips of 5 seconds');
  const { uses } = comparisonOf(site, [clip, site.model('acme/any')]);
  expect(uses?.rows.map((row) => row.slice(0, 2).map((cell) => plainText(cell)))).toContainEqual([
    'A clip of 5 seconds',
    '–',
  ]);
});

test('a price beside which the page tells another figure is not called the provider’s', () => {
  const other = site.model('acme/other');
  const words = [
    plainText(answer(site, other)),
    ...howItWorks(site, other).flatMap((block) =>
      block.kind === 'steps' ? block.items.map(({ title, content }) => `${title} ${plainText(content)}`) : [],
    ),
    ...faq(site, other).map(({ answer: own }) => plainText(own)),
  ].join('\n');
  expect(words).not.toMatch(/pass|without a markup/);
  // That a price is what a call costs is no section.
  expect(howItWorks(site, other)).toEqual([]);
  expect(plainText(answer(site, site.model('acme/wide')))).toContain(
    'pass-through on the underlying Acme rate',
  );
});

test('a model that goes says when, and what its replacement costs', () => {
  const [notice] = noticesOf(site, site.model('acme/gone'));
  expect(notice?.label).toBe('Retires');
  expect(plainText(notice?.figure ?? [])).toBe('1 March 2027');
  expect(plainText(notice?.content ?? [])).toBe(
    'Use its replacement, Intro: $0.60 in, $2.00 out per 1M tokens.',
  );
});

test('a price ends on its last day', () => {
  expect(pageOf('acme/intro')).toMatch(/\| Standard, until 31 December 2026 \| [^|]*\$0\.60 /);
});

test('a statement that nobody renewed in time says so', () => {
  const late = createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2027-02-24');
  const note = 'It was due to be read again by 1 February 2027 and may no longer hold.';
  expect(wordsOf(modelPage(late, late.model('acme/other')))).toContain(note);
  expect(pageOf('acme/other')).not.toContain('read again');
});

test('what one pays is the top-up that it needs, to the cent', () => {
  const terms =
    '  platformFee: { percent: 5, chargedOn: top-up }\n  topUp: { minimum: 5, autoRenew: false }\nproviders:\n';
  const fee = loadCatalog({ file: 'test.yaml', text: text.replace('providers:\n', terms) });
  const { amount } = createSite(fee, undefined, site.date);
  for (const requests of [8, 333, 1024, 26_245]) {
    const paid = keys.fee(`acme/seeker#quote(input=150000,output=45000;${String(requests)})`);
    const [own, needed] = [paid, stepKey(paid, 'payment')].map((key) =>
      amount(key).text.replace(/\.00$/, ''),
    );
    expect(needed).toBe(own);
  }
});
