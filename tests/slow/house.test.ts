/** A documentation site that stands already (tests/house, made with Starlight) gets the prices as a part below a path. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownCommand, packageCommand, root, runNode } from '../../scripts/lib/run-command.ts';
import { serveDirectory, type StaticServer } from '../../scripts/lib/static-server.ts';
import { closePages, sharedBrowser } from '../support/chromium.ts';
import { siteIn, temporaryFolder, type FixtureSite } from '../support/run-build.ts';

const folder = temporaryFolder();
const dist = join(root, 'tests/house/dist');
let house: FixtureSite;
let server: StaticServer;
let browser: Browser;

const build = (environment: NodeJS.ProcessEnv = {}) =>
  runNode([packageCommand('astro'), 'build', '--root', 'tests/house'], {
    NODE_ENV: 'production',
    ...environment,
  });

beforeAll(async () => {
  rmSync(dist, { recursive: true, force: true });
  const { ok, output } = await build();
  expect(ok, output).toBe(true);
  house = await siteIn(dist);
  [browser, server] = await Promise.all([sharedBrowser(), serveDirectory(dist, { port: 0 })]);
});

afterAll(async () => {
  await closePages(browser);
  await server.close();
});

test('all that is made of the prices stands below their path, and the house is as it was', () => {
  const outside = house.files.filter((file) => !file.startsWith('pricing') && /\.\w+$/.test(file));
  expect(outside.filter((file) => !file.startsWith('_astro')).sort()).toEqual([
    '404.html',
    'index.html',
    'keys/index.html',
    'sitemap-0.xml',
    'sitemap-index.xml',
  ]);
  for (const file of [
    'index.html',
    'api/models.json',
    'q/quay-crane-2-pricing.md',
    'og/site.png',
    'favicon.svg',
  ])
    expect(house.files).toContain(join('pricing', file));
  // Its own MDX is still compiled by what it has for it.
  expect(house.read('keys/index.html')).toMatch(/A key has 40 characters[^]*class="expressive-code"/);
  expect(house.read('keys/index.html')).not.toContain('ratecard');
});

test('every page of prices has the header of the house once, and one title', () => {
  const pages = house.files.filter((file) => /^pricing\b.*\.html$/.test(file));
  expect(pages.length).toBeGreaterThan(12);
  for (const file of pages) {
    const page = parse(house.read(file));
    expect(page.querySelectorAll('body').length, file).toBe(1);
    expect(page.querySelectorAll('main').length, file).toBe(1);
    expect(page.querySelectorAll('h1').length, file).toBe(1);
    expect(page.querySelectorAll('link[rel=canonical]').map((link) => link.getAttribute('href'))).toEqual([
      `https://docs.harbour.example/${file.replaceAll('\\', '/').replace('index.html', '')}`,
    ]);
    const header = page.querySelector('header.header');
    expect(
      header?.querySelectorAll('a').map((link) => link.getAttribute('href')),
      file,
    ).toEqual(expect.arrayContaining(['/', '/pricing/']));
  }
});

test('every address leads to something', () => {
  const missing = house.files
    .filter((file) => /\.(?:html|md|txt)$/.test(file))
    .flatMap((file) =>
      [...house.read(file).matchAll(/(?:href|src|action)="(\/[^"#?]*)|\]\((\/[^)#?]*)/g)]
        .map(([, html, markdown]) => html ?? markdown ?? '')
        .filter((address) => !existsSync(join(dist, address, address.endsWith('/') ? 'index.html' : '')))
        .map((address) => `${file}: ${address}`),
    );
  // Starlight names an icon whether or not there is one.
  expect(missing.filter((line) => !line.endsWith('.html: /favicon.svg'))).toEqual([]);
});

test('in the browser, header, links, fetches and tools work', async () => {
  const page = await browser.newPage({ colorScheme: 'light' });
  const asked: string[] = [];
  const failed: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(response.url());
  });
  page.on('pageerror', (error) => failed.push(error.message));
  /** How the header of the house looks. */
  const look = () =>
    page.locator('header.header :is(a, select)').evaluateAll((all) =>
      all.map((one) => {
        const { color, font, margin, padding, textDecoration } = getComputedStyle(one);
        const { x, y, width, height } = one.getBoundingClientRect();
        return { color, font, margin, padding, textDecoration, x, y, width, height };
      }),
    );
  await page.goto(`${server.url}/keys/`);
  const before = await look();
  expect(before.length).toBeGreaterThan(3);
  await page.locator('header.header').getByRole('link', { name: 'Pricing' }).click();
  await page.waitForURL('**/pricing/');
  expect(await look()).toEqual(before);
  await page.locator('.search-open').click();
  await page
    .getByRole('combobox', { name: /search/i })
    .last()
    .fill('crane');
  await page.locator('dialog.search').getByRole('option').first().click();
  await page.waitForURL('**/pricing/q/quay-crane-2*/');
  await page.goto(`${server.url}/pricing/calculator/?model=quay/crane-2`);
  await page.getByLabel('Requests a month').fill('20000');
  await expect.poll(() => page.locator('.receipt .total data').first().textContent()).toBe('$93.00');
  // Light and dark are chosen in the header of the house, for its pages and for these.
  const paper = () =>
    page.locator('.ratecard').evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await paper()).toBe('rgb(255, 255, 255)');
  await page.locator('header.header select').first().selectOption('dark');
  expect(await paper()).toBe('rgb(23, 24, 28)');
  expect(failed).toEqual([]);
  const data = asked.filter((path) => path.endsWith('.json'));
  expect(data.length).toBeGreaterThan(1);
  expect(data.filter((path) => !path.startsWith('/pricing/'))).toEqual([]);
  await page.close();
});

test('what is of the prices passes the site check, and what is of the house is left to it', async () => {
  const { ok, output } = await runNode([ownCommand('check-site')], {
    ...{ SITE: 'tests/house/pricing', DIST: 'tests/house/dist/pricing', CATALOG: undefined },
  });
  expect(output).toMatch(/^\d+ figures recomputed from their keys\.\nOnly prices, proof, words, sitemap, /m);
  expect(ok, output).toBe(true);
});

test('a price that is not proved stops the build of the house before it changes a file', async () => {
  const site = join(root, 'tests/house/pricing');
  cpSync(site, folder, { recursive: true });
  const catalog = join(folder, 'models.yaml');
  writeFileSync(catalog, readFileSync(catalog, 'utf8').replaceAll('1.50', '1.05'));
  const before = house.read('pricing/manifest.json');
  const { ok, output } = await build({ CATALOG: catalog });
  expect(ok).toBe(false);
  expect(output).toContain('quay/crane-2');
  expect(house.read('pricing/manifest.json')).toBe(before);
});
