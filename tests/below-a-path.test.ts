/** A site below a path of its host: nothing it links, loads or fetches is asked for outside of it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveDirectory, type StaticServer } from '../scripts/lib/static-server.ts';
import { closePages, sharedBrowser } from './support/chromium.ts';
import {
  buildCatalog,
  fixtureInEuros,
  runCommand,
  temporaryFolder,
  type FixtureSite,
} from './support/run-build.ts';

const folder = temporaryFolder();
const dist = join(folder.path, 'dist');
const file = fixtureInEuros('seeded-defects', folder.path);
const base = '/docs/prices/';
let site: FixtureSite;
let server: StaticServer;
let browser: Browser;

beforeAll(async () => {
  const text = readFileSync(file, 'utf8');
  const host = /^  url: (\S+?)\/?$/m.exec(text)?.[1] ?? '';
  const own = `site:
  url: ${host}${base}
  navigation: [{ label: Docs, href: ${host}/docs/ }]
  footer: [{ title: Elsewhere, places: [{ label: Status, href: https://status.example/ }] }]
`;
  writeFileSync(file, `${own}${text}`);
  site = await buildCatalog(file, dist, '2026-11-23');
  [browser, server] = await Promise.all([sharedBrowser(), serveDirectory(dist, { port: 0, base })]);
});

afterAll(async () => {
  await closePages(browser);
  await server.close();
  folder.remove();
});

test('no file of it has an address at the root of the host', () => {
  const outside = site.files
    .filter((path) => /\.(?:html|md|css|js|json|xml|txt)$/.test(path))
    .flatMap((path) =>
      [...site.read(path).matchAll(/(?:href|src|action)="(\/[^"]*)"|\]\((\/[^)]*)\)|url\((\/[^)]*)\)/g)]
        .map(([, ...found]) => found.find(Boolean) ?? '')
        .filter((address) => !address.startsWith(base))
        .map((address) => `${path}: ${address}`),
    );
  expect(outside).toEqual([]);
});

test('every page leads to what the gateway has besides', () => {
  const pages = site.files.filter((path) => path.endsWith('index.html'));
  expect(pages.length).toBeGreaterThan(20);
  for (const path of pages) {
    const [header = '', footer = ''] = ['header', 'footer'].map(
      (tag) => new RegExp(`<${tag}[^]*</${tag}>`).exec(site.read(path))?.[0],
    );
    expect(header, path).toMatch(/<a href="https:\/\/[^"]*\/docs\/">Docs<\/a>/);
    expect(footer, path).toMatch(/Elsewhere[^]*<a href="https:\/\/status\.example\/">Status<\/a>/);
  }
});

test('the check of the site agrees', async () => {
  const { code, output } = await runCommand('check-site', { CATALOG: file, DIST: dist });
  expect(output).toContain('all well');
  expect(code, output).toBe(0);
});

test('every page, and each tool that is used, asks for nothing outside of it', async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  const failed: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(`${server.url}/`);
  await page.locator('.search-open').click();
  await page
    .getByRole('combobox', { name: /search/i })
    .last()
    .fill('talk');
  await page.locator('dialog.search').getByRole('option').first().waitFor();
  await page.goto(`${server.url}/calculator/`);
  const links = await page
    .locator('header a, footer a')
    .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  const pages = new Set(links.filter((link) => link.startsWith(server.url) && link.endsWith('/')));
  expect(pages.size).toBeGreaterThan(5);
  for (const link of pages) await page.goto(link);
  await page.goto(`${server.url}/calculator/?model=beta/talk`);
  await page.locator('.receipt .total data').first().waitFor();
  await page.goto(`${server.url}/models/`);
  await page.locator('tbody tr').first().waitFor();
  expect(failed).toEqual([]);
  expect(asked.filter((url) => url.startsWith('http') && !url.startsWith(`${server.url}/`))).toEqual([]);
  await page.close();
});
