/** Since when pages say what they say. */
import { expect, test } from 'vitest';
import { gateway, providers } from '#catalog/errors/error-examples.ts';
import { loadCatalog } from '#catalog/load.ts';
import type { PageRecord } from '#catalog/records/page-record.ts';
import type { Evidence } from '#catalog/records/price-evidence.ts';
import { createSite } from '#views/site.ts';
import { buildPages, dataDay, pageRecordOf } from './build.ts';
import { filesOf } from './files.ts';
import { modelAddress } from '#address.ts';

const models = `models:
  - { id: acme/one, name: One, modality: chat, prices: { input: 1, output: 2 } }
  - id: acme/two
    name: Two
    modality: image
    prices: { image: [{ amount: 3, until: 2026-12-01 }, { amount: 4, from: 2026-12-01 }] }
  - { id: acme/three, name: Three, modality: speech, prices: { characters: 15 } }
`;

function siteOn(date: string, record?: PageRecord, text = models, checked = date) {
  const catalog = loadCatalog({ file: 'test.yaml', text: `${gateway}${providers}${text}` });
  const evidence: Evidence = { date: checked, sources: {}, rates: {}, pins: {} };
  return createSite(catalog, evidence, date, [], { pageRecord: record });
}

const first = pageRecordOf(siteOn('2026-11-20'));
const one = '/q/acme-one-pricing/';
const two = '/q/acme-two-pricing/';
const dayOf = (build: ReturnType<typeof buildPages>, path: string) => build.pages.get(path)?.updated;

test('a later check that finds the same moves no day but that of the page of proof', () => {
  const second = pageRecordOf(siteOn('2026-11-23', first));
  const moved = [...second].filter(([path, { day }]) => first.get(path)?.day !== day).map(([path]) => path);
  expect(moved).toEqual(['/verification/']);
});

test('a price that changes moves the days of the pages that have it, and of no other', () => {
  const build = buildPages(siteOn('2026-11-23', first, models.replace('input: 1,', 'input: 1.5,')));
  expect(dayOf(build, one)).toBe('2026-11-23');
  expect(dayOf(build, '/providers/acme/')).toBe('2026-11-23');
  expect(dayOf(build, two)).toBe('2026-11-20');
});

test('an announced price moves the day of its page when it comes, though nobody checked since', () => {
  const on = (date: string) => buildPages(siteOn(date, first, models, '2026-11-20'));
  expect(dayOf(on('2026-11-30'), two)).toBe('2026-11-20');
  expect(dayOf(on('2026-12-01'), two)).toBe('2026-12-01');
  expect(dayOf(on('2026-12-09'), two)).toBe('2026-12-01');
  expect(dayOf(on('2026-12-09'), one)).toBe('2026-11-20');
});

test('the day of a page is the same in every format', async () => {
  const build = buildPages(siteOn('2026-11-23', first, models.replace('input: 1,', 'input: 1.5,')));
  const text = async (path: string) =>
    await [...filesOf(build)].find((file) => file.path === path)?.content();
  for (const [slug, id, day] of [
    ['acme-one', 'acme/one', '2026-11-23'],
    ['acme-two', 'acme/two', '2026-11-20'],
  ] as const) {
    expect(await text(`q/${slug}-pricing.md`)).toContain(`\nupdated: ${day}\n---\n`);
    expect(await text(`api/models/${id}.json`)).toMatch(`{"generated":"${day}"`);
    expect(await text('sitemap-models.xml')).toContain(`/q/${slug}-pricing/</loc><lastmod>${day}</lastmod>`);
    const jsonLd = build.pages.get(`/q/${slug}-pricing/`)?.jsonLd?.['@graph'] ?? [];
    expect(jsonLd.flatMap(({ dateModified }) => dateModified ?? [])).toEqual([day]);
  }
  expect(await text('api/modalities/speech.json')).toMatch('{"generated":"2026-11-20"');
  expect(await text('api/models.json')).toMatch('{"generated":"2026-11-23"');
  expect(await text('api/index.json')).toMatch('{"generated":"2026-11-23"');
  expect(dataDay(build, [], modelAddress(build.site.model('acme/two')))).toBe('2026-11-20');
});
